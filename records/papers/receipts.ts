/** Receipts (回执): what was sent and waits for one, with the day by which it is due where a rule counts, and receiving one. */
import { addDays } from '@guilu/calendar';
import type { Wording } from '@guilu/law';
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type RawBuilder, sql } from 'kysely';
import { appendTo, findCase, holdCase } from '../cases/index.ts';
import { type DutyRow, dutyLineOf } from '../deadlines/index.ts';
import type * as contract from './contract.ts';
import type { Awaited } from './contract.ts';
import { awaitsReceipt, mayReceive } from './rules.ts';

const receipt = 'case.receipt-received';
/** How long a notice without a due day stays on the list of what is waited for. */
const remembered = 60;

interface SentRow {
  id: string;
  case_id: string;
  name: string;
  kind: string;
  type: string;
  on: string;
  data: Record<string, unknown>;
  number: string | null;
  received_on: string | null;
}

type Waiting = DutyRow & { started_by: string };

/** Open duties of cases that a receipt meets. */
async function waitingDuties(work: Work, where: RawBuilder<unknown>): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`select d.* from duty d join case_file c on c.county = d.county and c.id = d.case_id
    where d.state = 'open' and d.started_by is not null and d.rule = any(${receiptRules(work)}) and ${where}`.execute(work.tx);
  return rows.filter((row) => dutyLineOf(work, row).meets.includes(receipt));
}

/** Ids of the rules in any pack that a receipt meets; what a row of the table holds is asked again by its own version. */
function receiptRules(work: Work): string[] {
  const all = work.law.everyVersion().filter((version) => version.summary.metBy.includes(receipt));
  return [...new Set(all.map((version) => version.id))];
}

const sentRows = (where: RawBuilder<unknown>) => sql<SentRow>`select f.id, f.case_id, p.name, c.kind, f.type, f.on_day as on, f.data, f.source ->> 'number' as number,
    (select r.on_day from fact r where r.county = f.county and r.case_id = f.case_id and r.type = ${receipt} and r.data ->> 'for' = f.id::text
       and not exists (select 1 from fact w where w.county = r.county and w.supersedes = r.id) limit 1) as received_on
  from fact f join case_file c on c.county = f.county and c.id = f.case_id join person p on p.county = c.county and p.id = c.person_id
 where not exists (select 1 from fact w where w.county = f.county and w.supersedes = f.id) and ${where}
 order by f.on_day desc, f.seq desc limit 300`;

/** What was sent in one case, acknowledged or not. */
export async function readReceiptsOfCase(work: Work, { params }: Call<typeof contract.receiptsOfCase>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const duties = await waitingDuties(work, sql`d.case_id = ${row.id}`);
  const started = duties.map((duty) => duty.started_by);
  const { rows } = await sentRows(sql`f.county = ${row.county} and f.case_id = ${row.id}
    and (f.type in ('case.notice-sent', 'correction.handed-to-resettlement') or f.id = any(${started}::uuid[]))`).execute(work.tx);
  return { rows: rows.map((sent) => toAwaited(work, sent, duties)) };
}

/** Receipts waited for in scope: those that a rule counts days for, by due day, then notices of late without one. */
export async function readAwaited(work: Work) {
  const duties = await waitingDuties(work, sql`c.closed_on is null`);
  const due = await sentRows(sql`f.id = any(${duties.map((duty) => duty.started_by)}::uuid[])`).execute(work.tx);
  const since = addDays(work.today, -remembered);
  const others = await sentRows(sql`c.closed_on is null and f.type = 'case.notice-sent' and f.source ? 'paper' and f.on_day >= ${since}`).execute(work.tx);
  const known = new Set(due.rows.map((row) => row.id));
  const rows = [...due.rows, ...others.rows.filter((row) => !known.has(row.id))].filter((row) => !row.received_on);
  const lines = rows.map((row) => toAwaited(work, row, duties));
  return { rows: lines.sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || b.on.localeCompare(a.on)) };
}

function toAwaited(work: Work, row: SentRow, duties: readonly Waiting[]): Awaited {
  const duty = duties.find((one) => one.started_by === row.id);
  const line = duty && dutyLineOf(work, duty);
  const about = aboutOf(work, row);
  return {
    factId: row.id,
    caseId: row.case_id,
    name: row.name,
    kind: row.kind,
    title: work.law.factType(row.type)?.title ?? { zh: row.type, en: row.type },
    ...(about && { about }),
    to: [row.data.to ?? []].flat().map(String),
    on: row.on,
    ...(row.number && { number: row.number }),
    ...(line && { dueOn: line.dueOn, dutyKey: line.key }),
    overdue: line?.status === 'overdue',
    ...(row.received_on && { receivedOn: row.received_on }),
  };
}

function aboutOf(work: Work, row: SentRow): Wording | undefined {
  const field = work.law.factType(row.type)?.fields.find((one) => one.name === 'about');
  return field?.table && typeof row.data.about === 'string' ? work.law.codeTitle(field.table, row.data.about) : undefined;
}

/** The addressee has confirmed. Recorded once for each sending, not before it. */
export async function takeReceipt(work: Work, { params, body }: Call<typeof contract.receiveReceipt>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const duties = await waitingDuties(work, sql`d.case_id = ${held.row.id}`);
  const wanted = new Set(duties.map((duty) => duty.started_by));
  const sent = held.live.find((fact) => fact.id === body.for && awaitsReceipt(fact, wanted));
  const before = held.live.find((fact) => fact.type === receipt && fact.data.for === body.for);
  const no = mayReceive(sent, before, body.on);
  if (no) return no;
  const source = { ...(body.by && { signedBy: body.by }), ...(body.number && { number: body.number }) };
  const appended = await appendTo(work, held, [{ type: receipt, on: body.on, data: { for: body.for }, ...(Object.keys(source).length > 0 && { source }) }]);
  return isRefusal(appended) ? appended : { factId: appended.ids[0] ?? '' };
}
