/** Papers and person arrive in either order: receiving whoever comes, the receipt that asks for what is missing, the notice where nobody came. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, type HeldCase, type NewFact, nextNumber } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { holdFor } from './commands.ts';
import type * as contract from './contract.ts';
import { notReportedPaper, receiptPaper } from './papers.ts';
import { wrongReceiving } from './rules.ts';
import { stationOf } from './store.ts';

type Body = Call<typeof contract.receive>['body'];

export const hasFact = (held: Pick<HeldCase, 'live'>, type: string) => held.live.some((fact) => fact.type === type);
const came = ['correction.reported-in', 'correction.handed-over'];

/** Everything of the counter in one act. What is on file already is not recorded again. */
export async function receive(work: Work, { params, body }: Call<typeof contract.receive>) {
  const held = await holdFor(work, params.caseId, 'reception');
  if (isRefusal(held)) return held;
  if (hasFact(held, 'correction.registered')) return refused('reception/received-already');
  const wrong = wrongReceiving(body);
  if (wrong) return wrong;
  const year = Number(work.today.slice(0, 4));
  const running = await nextNumber(work.tx, held.row.county, 'archive', year);
  const archiveNumber = `${held.row.county}-${year}-${String(running).padStart(4, '0')}`;
  const appended = await appendTo(work, held, factsOf(held, body, archiveNumber));
  return isRefusal(appended) ? appended : { archiveNumber };
}

function factsOf(held: HeldCase, body: Body, archiveNumber: string): NewFact[] {
  const { on } = body;
  const fact = (type: string, data: Record<string, unknown> = {}, source?: Record<string, unknown>): NewFact => ({
    type: `correction.${type}`,
    on,
    data,
    ...(source && { source }),
  });
  const source = { way: body.way, ...(body.why && { why: body.why }) };
  const arrives = body.handedOverBy
    ? fact('handed-over', { from: body.handedOverBy }, source)
    : fact('reported-in', {}, source);
  const { category, termStart, termEnd } = body;
  const registered = { category, termStart, termEnd, ...(body.minorRegime && { minorRegime: true }) };
  return [
    ...(came.some((type) => hasFact(held, type)) ? [] : [arrives]),
    ...identityOf(held, body),
    fact('papers-checked', {}, { papers: body.papers, missing: body.missing ?? [] }),
    fact('identity-verified', {}, body.idType ? { idType: body.idType } : undefined),
    fact('registered', registered),
    fact('archive-opened', { number: archiveNumber }),
    fact('rights-told', { signed: body.rightsSigned }),
  ].filter((one) => one.type !== 'correction.papers-checked' || body.papers !== 'none');
}

/** Who it is by the paper that was shown, where it is another than on file, such as a pass of Hong Kong, Macao or Taiwan. */
function identityOf(held: HeldCase, { idType, idNumber, nationality, on }: Body): NewFact[] {
  const before = held.live.filter((fact) => fact.type === 'person.identified').at(-1)?.data;
  if (!before || idNumber === undefined) return [];
  const { formerNames, ...kept } = before;
  const names = Array.isArray(formerNames) ? { formerNames } : {};
  const data = {
    ...kept,
    ...names,
    idStatus: 'verified',
    idType: idType ?? '居民身份证',
    idNumber: idNumber.toUpperCase(),
  };
  return [{ type: 'person.identified', on, data: { ...data, ...(nationality && { nationality }) } }];
}

/** The receipt leaves; what is missing is asked for with it, and asked for once. */
export async function sendReceipt(work: Work, { params, body }: Call<typeof contract.sendReceipt>) {
  const held = await holdFor(work, params.caseId, 'reception');
  if (isRefusal(held)) return held;
  const missing = body.missing ?? [];
  const received = held.live.filter((fact) => fact.type === 'correction.papers-received').at(-1);
  if (!received && !missing.length) return refused('reception/no-papers');
  const sent = hasFact(held, 'correction.papers-receipt-sent');
  if (sent && !missing.length) return refused('reception/receipt-sent-already');
  const paper = await receiptPaper(work, held, { ...body, missing, receivedOn: received?.on.slice(0, 10) });
  if (isRefusal(paper)) return paper;
  const source = { paper: paper.paperId, number: paper.number };
  const facts: NewFact[] = [
    ...(received && !sent ? [{ type: 'correction.papers-receipt-sent', on: work.today, source }] : []),
    ...(missing.length ? [{ type: 'correction.papers-requested', on: work.today, data: { missing }, source }] : []),
  ];
  const appended = await appendTo(work, held, facts);
  return isRefusal(appended) ? appended : paper;
}

/** The day by which the person was to report in, as the law's duty counted it. */
export async function reportBy(work: Work, row: Pick<HeldCase['row'], 'county' | 'id'>): Promise<string | undefined> {
  const { rows } = await sql<{
    due_on: string;
  }>`select due_on::text from duty where county = ${row.county} and case_id = ${row.id} and rule = 'correction.report-in' order by due_on desc limit 1`.execute(
    work.tx,
  );
  return rows[0]?.due_on;
}

/** Nobody came: the finding, and the notice that is handed to court, procuratorate and police in the same act. */
export async function tellNotReported(work: Work, { params, body }: Call<typeof contract.noticeNotReported>) {
  const held = await holdFor(work, params.caseId, 'reception');
  if (isRefusal(held)) return held;
  const by = await reportBy(work, held.row);
  const no = mayTell(held, by, work.today);
  if (no) return no;
  const found = await appendTo(work, held, [
    { type: 'correction.found-missing', on: work.today, data: { cause: body.cause }, source: { done: body.done } },
  ]);
  if (isRefusal(found)) return found;
  const agencies = await toTell(work, held);
  const told = agencies.map(({ name }) => name);
  const paper = await notReportedPaper(work, held, { done: body.done, reportBy: by ?? '', told }, found.ids);
  if (isRefusal(paper)) return paper;
  const { accountId, name, organisation, organisationName } = work.actor;
  if (agencies.length)
    await work.publish('letter.wanted', {
      caseId: held.row.id,
      paperId: paper.paperId,
      organisations: agencies.map(({ code }) => code),
      by: { accountId, name, organisation, organisationName },
    });
  return { ...paper, told };
}

function mayTell(held: HeldCase, by: string | undefined, today: string): Refusal | undefined {
  if (came.some((type) => hasFact(held, type))) return refused('reception/came-already');
  if (!by || by >= today) return refused('reception/not-late', { params: { on: by ?? '' } });
  return hasFact(held, 'correction.found-missing') ? refused('reception/told-already') : undefined;
}

/** The county's court (who decided, where the judgment names no other), its procuratorate, the police station of the place. */
async function toTell(work: Work, { row }: HeldCase): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{
    code: string;
    name: string;
  }>`select code, name from organisation where county = ${row.county} and kind in ('court', 'procuratorate') and (valid_to is null or valid_to >= ${work.today}) order by kind`.execute(
    work.tx,
  );
  const station = await stationOf(work, row);
  return [...rows, ...(station ? [{ code: station.code, name: station.name }] : [])];
}
