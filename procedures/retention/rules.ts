/** How long a kind of record is kept, from when, and who may do what with a destruction list. Pure. */
import { addDays, addMonths, type PlainDate } from '@guilu/calendar';
import type { RetentionKind } from '@guilu/law';
import { type Refusal, refused } from '@guilu/platform/http/refusal.ts';

export type ListState = 'proposed' | 'refused' | 'approved' | 'carried-out';

/** The day on which the time is over, counted from the day it began; undefined where it is kept for ever. */
export function endOf(kind: Pick<RetentionKind, 'keep'>, since: PlainDate): PlainDate | undefined {
  if (!kind.keep) return undefined;
  const { count, unit } = kind.keep;
  if (unit === 'day') return addDays(since, count);
  return addMonths(since, unit === 'year' ? count * 12 : count);
}

/** The latest first day whose time is over today; undefined where the kind is kept for ever. */
export function cutoffOf(kind: Pick<RetentionKind, 'keep'>, today: PlainDate): PlainDate | undefined {
  if (!kind.keep) return undefined;
  const { count, unit } = kind.keep;
  let day = unit === 'day' ? addDays(today, -count) : addMonths(today, -(unit === 'year' ? count * 12 : count));
  // Months are of unequal length: never a day earlier than the time allows.
  while ((endOf(kind, addDays(day, 1)) ?? today) <= today && day < today) day = addDays(day, 1);
  while ((endOf(kind, day) ?? today) > today) day = addDays(day, -1);
  return day;
}

export interface Listed {
  state: ListState;
  proposedBy: string;
}

/** Another than who proposed it approves or refuses a list, once. */
export function mayDecide(list: Listed, by: string): Refusal | undefined {
  if (list.state !== 'proposed') return refused('retention/decided-already');
  return list.proposedBy === by ? refused('retention/own-list', { status: 403 }) : undefined;
}

/** Only what was approved is carried out, and once. */
export function mayCarryOut(list: Listed): Refusal | undefined {
  if (list.state === 'carried-out') return refused('retention/carried-out-already');
  return list.state === 'approved' ? undefined : refused('retention/not-approved');
}
