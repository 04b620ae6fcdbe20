/** Uploaded rosters and their rows. */
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type { ImportSummary } from './contract.ts';
import type { LayoutName, PreviewRow, RosterPreview } from './roster/index.ts';

export interface ImportRow {
  county: string;
  id: string;
  layout: LayoutName;
  file_name: string;
  /** Its time was over and the workbook was destroyed; counts and the rows that were taken in stay. */
  file_destroyed: boolean;
  sha256: string;
  state: 'previewed' | 'confirming' | 'confirmed' | 'failed';
  counts: Record<string, number>;
  /** `rows`: of persons; `records`: of what was done before, in a running stock. */
  about: { sheet: string; sheets: string[]; unread: string[]; rows: number; records?: { rows: number; left: number } };
  received_on: string | null;
  uploaded_at: string;
  uploaded_name: string;
  confirmed_at: string | null;
  confirmed_name: string | null;
  done: number;
  failure: string | null;
}

export function toSummary(row: ImportRow): ImportSummary {
  return {
    importId: row.id,
    layout: row.layout,
    fileName: row.file_name,
    sheets: row.about.sheets,
    unreadColumns: row.about.unread,
    counts: row.counts,
    rows: row.about.rows,
    ...(row.about.records && { records: row.about.records }),
    state: row.state,
    done: row.done,
    uploadedAt: row.uploaded_at,
    uploadedBy: row.uploaded_name,
    ...(row.confirmed_at && { confirmedAt: row.confirmed_at }),
    ...(row.confirmed_name && { confirmedBy: row.confirmed_name }),
    ...(row.failure && { failure: row.failure }),
  };
}

export async function findImport(work: Pick<Work, 'tx'>, id: string, lock = false): Promise<ImportRow | undefined> {
  const { rows } =
    await sql<ImportRow>`select * from roster_import where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      work.tx,
    );
  return rows[0];
}

/** Keeps a preview: the import and every row with its outcome, its reasons and, encrypted, what would be stored. */
export async function savePreview(work: Work, id: string, preview: RosterPreview, sha256: string): Promise<void> {
  const about = {
    sheet: preview.sheet,
    sheets: preview.sheets.map((sheet) => sheet.name),
    unread: [...new Set(preview.sheets.flatMap((sheet) => sheet.unread.map((column) => column.header)))],
    rows: preview.rows.filter((row) => !row.part).length,
    ...(preview.layout === 'running-stock' && { records: recordsIn(preview) }),
  };
  await sql`insert into roster_import (county, id, org_path, layout, file_name, sha256, state, counts, about, uploaded_at, uploaded_by, uploaded_name)
    values (${work.actor.county}, ${id}, ${work.actor.scope}, ${preview.layout}, ${preview.file}, ${sha256}, 'previewed', ${JSON.stringify(preview.counts)}::jsonb,
            ${JSON.stringify(about)}::jsonb, ${work.at}, ${work.actor.accountId}, ${work.actor.name})`.execute(work.tx);
  for (let at = 0; at < preview.rows.length; at += 1000) {
    const rows = preview.rows.slice(at, at + 1000).map((row, n) => toStored(work, id, at + n, preview.sheet, row));
    await sql`insert into roster_row (county, import_id, position, sheet, row_number, outcome, reasons, shown, sealed, part)
      select county, import_id, position, sheet, row_number, outcome, reasons, shown, sealed, part from jsonb_populate_recordset(null::roster_row, ${JSON.stringify(rows)}::jsonb)`.execute(
      work.tx,
    );
  }
}

/** How many rows tell of what was done before, and how many of them are left out. */
function recordsIn(preview: RosterPreview): { rows: number; left: number } {
  const records = preview.rows.filter((row) => row.part);
  return { rows: records.length, left: records.filter((row) => !row.outcome.startsWith('accepted')).length };
}

function toStored(work: Work, id: string, position: number, sheet: string, row: PreviewRow) {
  const kept = {
    fields: row.fields,
    cells: row.cells,
    reasons: row.reasons,
    joins: row.joins ?? null,
    ...(row.earlier && { earlier: row.earlier }),
  };
  return {
    county: work.actor.county,
    import_id: id,
    position,
    sheet: row.sheet ?? sheet,
    row_number: row.row,
    outcome: row.outcome,
    reasons: row.reasons.map((reason) => reason.code),
    shown: { name: row.person?.name ?? row.cells.name?.value ?? '' },
    sealed: work.keyring.encrypt(JSON.stringify(kept)),
    part: row.part ?? null,
  };
}

export interface StoredRow {
  position: number;
  sheet: string;
  row_number: number;
  outcome: PreviewRow['outcome'];
  shown: { name: string };
  sealed: string;
  case_id: string | null;
  part: string | null;
}

export type KeptRow = Pick<PreviewRow, 'fields' | 'cells' | 'reasons' | 'earlier'> & { joins: string | null };

export const openRow = (work: Pick<Work, 'keyring'>, row: StoredRow): KeptRow =>
  JSON.parse(work.keyring.decrypt(row.sealed)) as KeptRow;
