/** Who may do what with a change of rules, and from which day it may hold. Pure. */
import { invalid, type Refusal, refused } from '@guilu/platform/http/refusal.ts';

export type ChangeState = 'draft' | 'proposed' | 'approved' | 'refused' | 'dropped';
export type Origin = 'form' | 'text' | 'file' | 'take-back';

export interface Standing {
  state: ChangeState;
  authorId: string;
}

export type Act = 'edit' | 'propose' | 'drop' | 'approve' | 'refuse' | 'recall';

const from: Record<Act, ChangeState> = { edit: 'draft', propose: 'draft', drop: 'draft', approve: 'proposed', refuse: 'proposed', recall: 'proposed' };

/** Refuses where the change does not stand so that the act can follow, or where it is another person's: only the author writes, only somebody else decides. */
export function mayAct(act: Act, change: Standing, accountId: string): Refusal | undefined {
  if (change.state !== from[act]) return refused('rules/not-in-state', { params: { state: change.state } });
  const decides = act === 'approve' || act === 'refuse';
  if (decides && change.authorId === accountId) return refused('rules/second-person', { status: 403 });
  if (!decides && change.authorId !== accountId) return refused('rules/authors-only', { status: 403 });
  return undefined;
}

/** A rule is never put in force for days that have passed: what was due then stays as it was. */
export function mayHoldFrom(effectiveOn: string, today: string): Refusal | undefined {
  return effectiveOn < today ? invalid('rules/in-the-past', 'effectiveOn', { today }) : undefined;
}

export type InForce = 'running' | 'coming' | 'replaced';

/** How an approved change stands on a day, given the approved ones after it. */
export function standingOn(change: { effectiveOn: string; rules: { sort: string; id: string }[] }, later: readonly { effectiveOn: string; rules: { sort: string; id: string }[] }[], today: string): InForce {
  const replaced = (rule: { sort: string; id: string }) =>
    later.some((other) => (other.effectiveOn <= today || other.effectiveOn <= change.effectiveOn) && other.effectiveOn >= change.effectiveOn && other.rules.some((one) => one.sort === rule.sort && one.id === rule.id));
  if (change.rules.every(replaced)) return 'replaced';
  return change.effectiveOn > today ? 'coming' : 'running';
}

export type AgeBand = 'under-18' | '18-35' | '36-59' | '60-over' | 'unknown';

export function ageBand(bornOn: string | null | undefined, today: string): AgeBand {
  if (!bornOn) return 'unknown';
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (today.slice(5) < bornOn.slice(5) ? 1 : 0);
  if (years < 18) return 'under-18';
  if (years <= 35) return '18-35';
  return years < 60 ? '36-59' : '60-over';
}
