/** The accepted rows of an uploaded roster, and which of them fall to whoever looks: an office takes its own, the county all. */
import type { Work } from '@guilu/platform/work.ts';
import { type NewCase, placesOf } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { caseOfRow } from './facts-of-row.ts';
import { type ImportRow, type KeptRow, openRow, type StoredRow } from './store.ts';

export interface AcceptedRow {
  position: number;
  /** The person on file whom the row joins. */
  joins: string | null;
  case: NewCase;
}

/**
 * Accepted rows in the order of the roster, as cases opened on `receivedOn`, a thousand at a time: of a long roster all rows
 * opened would fill the memory. `elsewhere`: how many of these lie outside the actor's branch.
 */
export async function* acceptedRows(
  work: Work,
  found: ImportRow,
  receivedOn: string,
): AsyncGenerator<{ own: AcceptedRow[]; elsewhere: number }> {
  const isOwn = await ownBranch(work, found);
  for (let after = -1; ; ) {
    const { rows } =
      await sql<StoredRow>`select position, sheet, row_number, outcome, shown, sealed, case_id, part from roster_row
      where county = ${found.county} and import_id = ${found.id} and outcome in ('accepted', 'accepted-with-warning') and part is null
        and position > ${after} order by position limit 1000`.execute(work.tx);
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    const all = rows.map((row) => toAccepted(found, row, openRow(work, row), receivedOn));
    const own = all.filter((row) => isOwn(row.case));
    yield { own, elsewhere: all.length - own.length };
  }
}

/** How many accepted rows fall to whoever looks, and how many to others. */
export async function countAccepted(work: Work, found: ImportRow): Promise<{ own: number; elsewhere: number }> {
  const count = { own: 0, elsewhere: 0 };
  for await (const { own, elsewhere } of acceptedRows(work, found, work.today)) {
    count.own += own.length;
    count.elsewhere += elsewhere;
  }
  return count;
}

/** Whether a case would be opened within the actor's branch. */
export async function ownBranch(work: Work, found: ImportRow): Promise<(one: NewCase) => boolean> {
  const places = await placesOf(work, found.county);
  return (one) => places(one).path.startsWith(work.actor.scope);
}

export function toAccepted(found: ImportRow, row: StoredRow, kept: KeptRow, receivedOn: string): AcceptedRow {
  const origin = { importId: found.id, sheet: row.sheet, row: row.row_number, receivedOn };
  const unknown = kept.reasons.some((reason) => reason.code === 'id-unknown');
  return {
    position: row.position,
    joins: kept.joins,
    case: caseOfRow(found.layout, kept.fields, origin, unknown, kept.joins !== null, kept.earlier),
  };
}
