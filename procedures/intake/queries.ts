/** Uploaded rosters, their rows with reasons as sentences, the marked workbook, the inbox. */
import type { Call, FileAnswer } from '@guilu/platform/feature.ts';
import { notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type DutyRow, dutyLineOf } from '@guilu/records/deadlines/index.ts';
import type { NewCase } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { countAccepted, ownBranch, toAccepted } from './accepted-rows.ts';
import type * as contract from './contract.ts';
import { countyPlaces, lookUpIn } from './on-file.ts';
import { progressOf } from './progress.ts';
import { effectOf, markedWorkbook, type Reason, readRoster, type ReasonCode, reasonWording } from './roster/index.ts';
import { stockTemplate } from './stock/template.ts';
import { findImport, type ImportRow, type KeptRow, openRow, type StoredRow, toSummary } from './store.ts';

export async function readImports(work: Work) {
  const { rows } = await sql<ImportRow>`select * from roster_import order by uploaded_at desc limit 50`.execute(
    work.tx,
  );
  return { rows: rows.map(toSummary) };
}

export async function readOneImport(work: Work, { params }: Call<typeof contract.readImport>) {
  const row = await findImport(work, params.importId);
  if (!row) return notFound();
  if (row.state === 'confirmed') return toSummary(row);
  const { elsewhere } = await countAccepted(work, row);
  return { ...toSummary(row), elsewhere };
}

/** How far the confirmation of a roster has come. */
export async function readProgress(work: Work, { params }: Call<typeof contract.confirmationProgress>) {
  const found = await findImport(work, params.importId);
  if (!found) return notFound();
  const progress = found.state === 'confirmed' ? undefined : progressOf(params.importId);
  return { running: progress !== undefined, done: progress?.done ?? 0, of: progress?.of ?? 0 };
}

const pageSize = 100;

export async function readRowsOfImport(work: Work, { params, query }: Call<typeof contract.readRows>) {
  const found = await findImport(work, params.importId);
  if (!found) return notFound();
  const isOwn = await ownBranch(work, found);
  const outcome = query.outcome
    ? sql`outcome = ${query.outcome} and part is null`
    : query.records
      ? sql`part is not null`
      : query.troubled
        ? sql`outcome <> 'accepted'`
        : sql`true`;
  const where = sql`county = ${found.county} and import_id = ${found.id} and ${outcome}`;
  const total = await sql<{ n: number }>`select count(*)::int n from roster_row where ${where}`.execute(work.tx);
  const { rows } =
    await sql<StoredRow>`select position, sheet, row_number, outcome, shown, sealed, case_id, part from roster_row where ${where}
    order by position limit ${pageSize} offset ${((query.page ?? 1) - 1) * pageSize}`.execute(work.tx);
  return { total: total.rows[0]?.n ?? 0, rows: rows.map((row) => toLine(found, row, openRow(work, row), isOwn)) };
}

function toLine(found: ImportRow, row: StoredRow, kept: KeptRow, isOwn: (one: NewCase) => boolean): contract.RosterRow {
  const elsewhere = !row.part && row.outcome.startsWith('accepted') && !isOwn(toAccepted(found, row, kept, '').case);
  const refuses = (reason: Reason) => effectOf(reason.code, found.layout) !== 'warning';
  return {
    position: row.position,
    sheet: row.sheet,
    row: row.row_number,
    outcome: row.outcome,
    reasons: kept.reasons.map((reason) => ({
      code: reason.code,
      sentence: sentenceOf(reason),
      refuses: refuses(reason),
    })),
    name: row.shown.name,
    ...(row.part && { part: row.part }),
    cells: cellsOf(kept.reasons, (reason) => effectOf(reason.code, found.layout) === 'refused'),
    ...(elsewhere && { elsewhere }),
    ...(row.case_id && { caseId: row.case_id }),
  };
}

/** Each cell once, in the order of the reasons. The first cell of a reason that refuses the row is the wrong one. */
function cellsOf(reasons: Reason[], refuses: (reason: Reason) => boolean): contract.RosterRow['cells'] {
  const cells = new Map<string, contract.RosterRow['cells'][number]>();
  for (const reason of reasons) {
    for (const [n, { at, header, value }] of reason.cells.entries()) {
      const wrong = (n === 0 && refuses(reason)) || (cells.get(at)?.wrong ?? false);
      cells.set(at, { at, header, value: /号码|证件/.test(header) ? halfShown(value, reason.code) : value, wrong });
    }
  }
  return [...cells.values()];
}

/** A number that is itself the matter is shown as it stands; one that is not stays half hidden. */
const halfShown = (value: string, code: ReasonCode) =>
  code.startsWith('bad-id') || code === 'id-precision-lost' || value.length < 10
    ? value
    : `${value.slice(0, 6)}…${value.slice(-4)}`;

/** The sentence with the other row or file it speaks of. The cells stand beside it, so they are left out of it. */
const sentenceOf = (reason: Reason) => reasonWording({ ...reason, cells: [] });

/** The workbook as received with what each row came to in its first two columns. */
export async function downloadMarkedRoster(
  work: Work,
  { params }: Call<typeof contract.downloadMarked>,
): Promise<FileAnswer | Refusal> {
  const found = await findImport(work, params.importId);
  if (!found) return notFound();
  if (found.file_destroyed) return refused('roster/workbook-destroyed', { status: 410 });
  const bytes = await work.files.get(found.sha256);
  const preview = await readRoster({
    bytes,
    fileName: found.file_name,
    layout: found.layout,
    places: await countyPlaces(work, found.county),
    onFile: lookUpIn(work, found.county),
    today: work.today,
  });
  if ('unreadable' in preview) return notFound();
  await work.audit.read('marked roster downloaded', {}, found.file_name);
  const marked = await markedWorkbook(bytes, preview, work.actor.language);
  const name = found.file_name.replace(/\.\w+$/, '');
  return {
    file: {
      bytes: marked,
      mediaType: xlsx,
      fileName: `${name}-处理结果.xlsx`,
    },
  };
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The empty workbook of a running stock. */
export async function downloadTemplate(): Promise<FileAnswer> {
  return { file: { bytes: await stockTemplate(), mediaType: xlsx, fileName: '在矫人员存量表.xlsx' } };
}

interface InboxRow {
  id: string;
  person_id: string;
  name: string;
  kind: string;
  state: string;
  received_on: string;
  office_name: string | null;
}

/** Notices of the last months for which something is still owed: a receipt, passing on, registration, an office. */
export async function readNotices(work: Work) {
  const { rows } =
    await sql<InboxRow>`select c.id, p.id as person_id, p.name, c.kind, c.state, c.opened_on as received_on, coalesce(o.short_name, o.name) as office_name
    from case_file c join person p on p.county = c.county and p.id = c.person_id left join organisation o on o.code = c.office
   where c.closed_on is null and c.state in ('noticed', 'expected', 'reported') order by c.opened_on desc limit 300`.execute(
      work.tx,
    );
  const duties =
    await sql<DutyRow>`select * from duty where case_id = any(${rows.map((row) => row.id)}::uuid[]) and state = 'open' order by due_on`.execute(
      work.tx,
    );
  return {
    rows: rows.map((row) => ({
      caseId: row.id,
      personId: row.person_id,
      name: row.name,
      kind: row.kind,
      receivedOn: row.received_on,
      ...(row.office_name && { officeName: row.office_name }),
      state: row.state,
      due: duties.rows
        .filter((duty) => duty.case_id === row.id)
        .slice(0, 4)
        .map((duty) => dutyLineOf(work, duty))
        .map((line) => ({
          key: line.key,
          rule: line.rule,
          title: line.title,
          dueOn: line.dueOn,
          overdue: line.status === 'overdue',
          meets: line.meets,
        })),
    })),
  };
}
