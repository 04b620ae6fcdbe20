/** Ending a case: appraisal, discharge with its papers and handover, termination, change of term, closing, reopening. */
import type { Call } from '@guilu/platform/feature.ts';
import { keepFile } from '@guilu/platform/files/keep.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type Appended, appendTo, type HeldCase, holdCase, type NewFact, throughGate } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { appraisalPaper, dischargePapers } from './papers.ts';
import { openDutiesOf } from './queries.ts';
import { handoverOf, mayClose } from './rules.ts';

async function ofCorrection(work: Work, caseId: string): Promise<HeldCase | Refusal> {
  const held = await holdCase(work, caseId);
  if (isRefusal(held)) return held;
  return held.row.kind === 'correction' ? held : notFound();
}

export async function saveAppraisal(work: Work, { params, body }: Call<typeof contract.writeAppraisal>) {
  const held = await ofCorrection(work, params.caseId);
  if (isRefusal(held)) return held;
  const has = (type: string) => held.live.some((fact) => fact.type === type);
  const facts: NewFact[] = [];
  if (body.summary && !has('correction.summary-written')) facts.push({ type: 'correction.summary-written', on: work.today });
  const before = held.live.find((fact) => fact.type === 'correction.appraisal-written');
  facts.push({ type: 'correction.appraisal-written', on: work.today, ...(before && { supersedes: before.id }) });
  const appended = await appendTo(work, held, facts);
  if (isRefusal(appended)) return appended;
  const paper = await appraisalPaper(work, appended, body);
  return isRefusal(paper) ? paper : { factIds: appended.ids, papers: [paper] };
}

/** Discharges: the certificate and the notice are made in the same transaction, and the handover where it is owed. */
export async function dischargePerson(work: Work, { params, body }: Call<typeof contract.discharge>) {
  const held = await ofCorrection(work, params.caseId);
  if (isRefusal(held)) return held;
  const gate = await throughGate(work, held.row, 'correction.discharge', body);
  if (isRefusal(gate)) return gate;
  const facts: NewFact[] = [{ type: 'correction.discharged', on: body.on, data: { cause: body.cause }, gate }];
  const handedOver = handoverOf(held.row.category) === 'owed';
  if (handedOver) facts.push({ type: 'correction.handed-to-resettlement', on: body.on });
  const appended = await appendTo(work, held, facts);
  if (isRefusal(appended)) return appended;
  const papers = await dischargePapers(work, appended, body, handedOver);
  return isRefusal(papers) ? papers : { papers, handedOver };
}

export async function terminatePerson(work: Work, { params, body }: Call<typeof contract.terminate>) {
  const held = await ofCorrection(work, params.caseId);
  if (isRefusal(held)) return held;
  const gate = await throughGate(work, held.row, 'correction.close', { as: 'terminated', cause: body.cause });
  if (isRefusal(gate)) return gate;
  const appended = await appendTo(work, held, [{ type: 'correction.terminated', on: body.on, data: { cause: body.cause }, gate, ...(body.paper && { source: { paper: body.paper } }) }]);
  return isRefusal(appended) ? appended : {};
}

/** Moves the end of the term; without an uploaded court paper nothing moves it. */
export async function changeTermByPaper(work: Work, { params, upload }: Call<typeof contract.changeTerm>) {
  const held = await ofCorrection(work, params.caseId);
  if (isRefusal(held)) return held;
  const fields = upload?.fields ?? {};
  const [termEnd, paper, on] = [fields.termEnd ?? '', fields.paper ?? '', fields.on ?? work.today];
  if (!/^\d{4}-\d\d-\d\d$/.test(termEnd)) return invalid('discharge/term-end-missing', 'termEnd');
  if (!paper.trim()) return invalid('discharge/paper-number-missing', 'paper');
  if (held.row.term_start && termEnd < held.row.term_start) return invalid('discharge/term-end-before-start', 'termEnd', { start: held.row.term_start });
  const gate = await throughGate(work, held.row, 'correction.change-term', { by: 'court', paper: (upload?.bytes.length ?? 0) > 0 });
  if (isRefusal(gate)) return gate;
  const sha256 = await keepFile(work, upload?.bytes ?? Buffer.alloc(0), upload?.mediaType ?? 'application/octet-stream');
  const fact: NewFact = { type: 'correction.term-changed', on, data: { termEnd, by: 'court', paper }, gate, source: { file: sha256, fileName: upload?.fileName } };
  const appended = await appendTo(work, held, [fact]);
  return isRefusal(appended) ? appended : { factId: appended.ids[0] ?? '' };
}

export async function close(work: Work, { params, body }: Call<typeof contract.closeCase>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  if (held.row.closed_on) return refused('case/closed', { params: { on: held.row.closed_on } });
  const open = await openDutiesOf(work, held.row.county, held.row.id);
  const no = mayClose(body.ground, body.reason, held.row.kind, held.row.state, open);
  if (no) return no;
  if (held.row.kind === 'resettlement') {
    const gate = await throughGate(work, held.row, 'resettlement.close', body);
    if (isRefusal(gate)) return gate;
  }
  const appended = await appendTo(work, held, [{ type: 'case.closed', on: work.today, data: { ground: body.ground, ...(body.reason && { reason: body.reason }) } }]);
  return isRefusal(appended) ? appended : {};
}

export async function reopen(work: Work, { params, body }: Call<typeof contract.reopenCase>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  if (!held.row.closed_on) return refused('case/not-closed');
  const appended = await appendTo(work, held, [{ type: 'case.reopened', on: work.today, data: { reason: body.reason, ...(body.paper && { paper: body.paper }) } }]);
  return isRefusal(appended) ? appended : {};
}

/** The resettlement side acknowledges the file; the receipt is recorded on the correction it came from. */
export async function acknowledgeHandover(work: Work, { params }: Call<typeof contract.receiveHandover>): Promise<Record<string, never> | Refusal> {
  const own = await holdCase(work, params.caseId);
  if (isRefusal(own)) return own;
  const found = await sql<{ case_id: string; id: string }>`select f.case_id, f.id from fact f join case_file c on c.county = f.county and c.id = f.case_id
    where f.county = ${own.row.county} and c.person_id = ${own.row.person_id} and f.type = 'correction.handed-to-resettlement'
      and not exists (select 1 from fact r where r.county = f.county and r.case_id = f.case_id and r.type = 'case.receipt-received' and r.data ->> 'for' = f.id::text)
    order by f.on_day desc limit 1`.execute(work.tx);
  const handed = found.rows[0];
  if (!handed) return refused('handover/nothing-to-receive');
  const correction = await holdCase(work, handed.case_id);
  if (isRefusal(correction)) return correction;
  const receipt: Appended | Refusal = await appendTo(work, correction, [{ type: 'case.receipt-received', on: work.today, data: { for: handed.id } }]);
  if (isRefusal(receipt)) return receipt;
  const registered = own.live.some((fact) => fact.type === 'resettlement.office-registered');
  if (registered) return {};
  const appended = await appendTo(work, own, [{ type: 'resettlement.office-registered', on: work.today }]);
  return isRefusal(appended) ? appended : {};
}
