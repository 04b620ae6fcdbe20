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

/** Accepted rows in the order of the roster, as cases opened on `receivedOn`, and how many lie outside the actor's branch. */
export async function acceptedRows(
  work: Work,
  found: ImportRow,
  receivedOn: string,
): Promise<{ own: AcceptedRow[]; elsewhere: number }> {
  const isOwn = await ownBranch(work, found);
  const own: AcceptedRow[] = [];
  let elsewhere = 0;
  // A thousand at a time: of a long roster the sealed rows, opened, would fill the memory.
  for (let after = -1; ; ) {
    const { rows } =
      await sql<StoredRow>`select position, sheet, row_number, outcome, shown, sealed, case_id from roster_row
      where county = ${found.county} and import_id = ${found.id} and outcome in ('accepted', 'accepted-with-warning')
        and position > ${after} order by position limit 1000`.execute(work.tx);
    for (const row of rows) {
      const accepted = toAccepted(found, row, openRow(work, row), receivedOn);
      if (isOwn(accepted.case)) own.push(accepted);
      else elsewhere += 1;
    }
    const last = rows.at(-1);
    if (!last) return { own, elsewhere };
    after = last.position;
  }
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
    case: caseOfRow(found.layout, kept.fields, origin, unknown, kept.joins !== null),
  };
}
