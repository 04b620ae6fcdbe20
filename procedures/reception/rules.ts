/** Who is at an announcement and what its planning must say. Pure. */
import { isInstant } from '@guilu/calendar';
import { invalid, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { Asked } from './contract.ts';

/** Members of the group besides the agency's own staff (CCL 25): one of them at least is there when it is announced (IM 20). */
const ofTheGroup = new Set<Asked['kind']>([
  'village',
  'family',
  'guardian',
  'employer',
  'school',
  'social-worker',
  'volunteer',
]);

export interface Presence {
  groupPresent: boolean;
  policePresent: boolean;
  procuratorPresent: boolean;
}

/** What follows from who came. */
export function presenceOf(people: readonly Pick<Asked, 'kind'>[]): Presence {
  return {
    groupPresent: people.some((one) => ofTheGroup.has(one.kind)),
    policePresent: people.some((one) => one.kind === 'police'),
    procuratorPresent: people.some((one) => one.kind === 'procurator'),
  };
}

interface Planning {
  at: string;
  byVideo: boolean;
  whyVideo?: string | undefined;
}

/** What is wrong with a planning by itself: it lies ahead, and by video only for a reason (CCL 26: a patient, somebody who cannot walk). */
export function wrongPlanning(planning: Planning, now: string): Refusal | undefined {
  if (!isInstant(planning.at)) return invalid('reception/needs-instant', 'at');
  if (Date.parse(planning.at) <= Date.parse(now)) return invalid('reception/in-the-past', 'at');
  if (planning.byVideo && !planning.whyVideo?.trim()) return invalid('reception/why-video', 'whyVideo');
  return undefined;
}
