/** Who is at an announcement and what its planning must say. Pure. */
import { isInstant } from '@guilu/calendar';
import { invalid, type Refusal } from '@guilu/platform/http/refusal.ts';
import { readResidentNumber } from '@guilu/records/people/identity-number.ts';
import { type Asked, idTypes } from './contract.ts';

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

interface Receiving {
  way: string;
  why?: string | undefined;
  papers: string;
  missing?: readonly string[] | undefined;
  idType?: string | undefined;
  idNumber?: string | undefined;
  termStart: string;
  termEnd: string;
}

/** What is wrong with a reception by itself. */
export function wrongReceiving(body: Receiving): Refusal | undefined {
  if (body.way !== 'in-person' && !body.why?.trim()) return invalid('reception/why-not-here', 'why');
  if (body.papers === 'incomplete' && !body.missing?.length) return invalid('reception/what-is-missing', 'missing');
  if (body.termEnd <= body.termStart) return invalid('reception/term-backwards', 'termEnd', { on: body.termStart });
  return body.idNumber === undefined ? undefined : wrongNumber(body.idType ?? '居民身份证', body.idNumber);
}

/** Numbers of the mainland’s identity card and of the residence permit have a check digit; the other papers letters and digits. */
function wrongNumber(idType: string, number: string): Refusal | undefined {
  if (!(idTypes as readonly string[]).includes(idType)) return invalid('reception/id-type', 'idType');
  const withCheckDigit = idType === '居民身份证' || idType === '港澳台居民居住证';
  const fits = withCheckDigit ? !('fault' in readResidentNumber(number)) : /^[A-Za-z0-9]{5,20}$/.test(number);
  return fits ? undefined : invalid('reception/id-number', 'idNumber', { idType });
}
