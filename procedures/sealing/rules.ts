/** Whose record is sealed, and when. Pure. (Measures on sealing minors' criminal records, 2022, 13, 18.) */
import { refused, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';

/** The grounds on which a seal may be lifted (article 18), and no other. */
export const liftGrounds = ['newly-found-crime', 'retrial'] as const;

const ends = new Set(['correction.discharged', 'correction.terminated']);

/** Under eighteen at the time of the offence, and five years or less. */
export function isMinorsRecord(live: readonly RecordedFact[]): boolean {
  const registered = live.filter((fact) => fact.type === 'correction.registered').at(-1);
  const months = registered?.data.sentenceMonths;
  return registered?.data.under18AtOffence === true && typeof months === 'number' && months <= 60;
}

/** true while the seal is on: the last of sealing and lifting was a sealing. */
export function isSealedRecord(live: readonly RecordedFact[]): boolean {
  const last = live
    .filter((fact) => fact.type === 'correction.record-sealed' || fact.type === 'correction.record-unsealed')
    .at(-1);
  return last?.type === 'correction.record-sealed';
}

/** May the record be sealed now? Execution must have ended; nothing else is asked of a minor's record. */
export function maySeal(live: readonly RecordedFact[]): Refusal | undefined {
  if (isSealedRecord(live)) return refused('sealing/sealed-already');
  if (!isMinorsRecord(live)) return refused('sealing/not-a-minors-record', { status: 422 });
  if (!live.some((fact) => ends.has(fact.type))) return refused('sealing/not-ended');
  return undefined;
}

/** May the job seal it by itself? Not what was unsealed: somebody decided that. */
export function sealsByItself(live: readonly RecordedFact[]): boolean {
  return maySeal(live) === undefined && !live.some((fact) => fact.type === 'correction.record-unsealed');
}

export interface Keeper {
  id: string;
  roles: readonly string[];
}

/**
 * Accounts to whom a sealed file stays open: the county's heads, who decide on queries; whoever set the seal; and the
 * officer of the file while something is still to be done in it.
 */
export function keepersOf(
  staff: readonly Keeper[],
  sealedBy: string | undefined,
  officer: string | null,
  closed: boolean,
): string[] {
  const heads = staff.filter((one) => one.roles.includes('county-head')).map((one) => one.id);
  return [...new Set([...heads, ...(sealedBy ? [sealedBy] : []), ...(officer && !closed ? [officer] : [])])];
}
