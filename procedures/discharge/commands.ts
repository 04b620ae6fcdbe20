/** Ending a case: appraisal, discharge with its papers, deferral, handover, termination, change of term, closing, reopening. */
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import {
  type Appended,
  appendTo,
  type HeldCase,
  holdCase,
  type NewFact,
  throughGate,
} from '@guilu/records/cases/index.ts';
import { keepAttachment, standingPapers } from '@guilu/records/papers/index.ts';
import type * as contract from './contract.ts';
import { appraisalPaper, endOf, makeAll } from './papers.ts';
import type { Ending, Made } from './particulars-of-paper.ts';
import { openDutiesOf } from './queries.ts';
import { handoverOf, mayAppraise, mayCertify, mayClose, mayTerminate } from './rules.ts';

async function ofCorrection(work: Work, caseId: string): Promise<HeldCase | Refusal> {
  const held = await holdCase(work, caseId);
  if (isRefusal(held)) return held;
  return held.row.kind === 'correction' ? held : notFound();
}

const ending = (appended: Appended): Ending => ({ caseRow: appended.caseRow, facts: appended.subject.facts });

/** The summary, the appraisal or both. An appraisal written anew supersedes the former one, and its paper says so. */
export async function saveAppraisal(work: Work, { params, body }: Call<typeof contract.writeAppraisal>) {
  const held = await ofCorrection(work, params.caseId);
  if (isRefusal(held)) return held;
  if (!body.summary && !body.appraisal) return invalid('discharge/nothing-written', 'summary');
  const no = body.appraisal && mayAppraise(held.live, body);
  if (no) return no;
  const again = (type: string) => {
    const before = held.live.find((fact) => fact.type === type);
    return before && { supersedes: before.id };
  };
  const facts: NewFact[] = [];
  if (body.summary) {
    const type = 'correction.summary-written';
    facts.push({ type, on: work.today, ...again(type), source: { text: body.summary } });
  }
  if (body.appraisal) {
    const type = 'correction.appraisal-written';
    facts.push({ type, on: work.today, ...again(type), ...(body.noSummary && { source: { noSummary: body.noSummary } }) });
  }
  const appended = await appendTo(work, held, facts);
  if (isRefusal(appended)) return appended;
  if (!body.appraisal) return { factIds: appended.ids, papers: [] };
  const paper = await appraisalPaper(work, ending(appended), { ...body, appraisal: body.appraisal });
  return isRefusal(paper) ? paper : { factIds: appended.ids, papers: [paper] };
}

/** Discharges: certificate, notice and letter are made in the same transaction, and the handover where it is owed. */
export async function dischargePerson(work: Work, { params, body }: Call<typeof contract.discharge>) {
  const held = await ofCorrection(work, params.caseId);
  if (isRefusal(held)) return held;
  const gate = await throughGate(work, held.row, 'correction.discharge', body);
  if (isRefusal(gate)) return gate;
  const early = mayCertify(held.live, body, held.row.term_end);
  if (early) return early;
  const facts: NewFact[] = [{ type: 'correction.discharged', on: body.on, data: { cause: body.cause }, gate }];
  const handedOver = handoverOf(held.row.category) === 'owed';
  if (handedOver) facts.push({ type: 'correction.handed-to-resettlement', on: body.on });
  const appended = await appendTo(work, held, facts);
  if (isRefusal(appended)) return appended;
  const names = ['discharge-certificate', 'discharge-notice', 'exit-letter', ...(handedOver ? ['handover-letter'] : [])];
  const papers = await makeAll(work, ending(appended), names);
  return isRefusal(papers) ? papers : { papers, handedOver };
}

/** Hands over later, where the discharge was recorded without it. */
export async function handOverLater(work: Work, { params, body }: Call<typeof contract.handOver>) {
  const held = await ofCorrection(work, params.caseId);
  if (isRefusal(held)) return held;
  const end = endOf(held.live);
  if (!end || end.type !== 'correction.discharged') return refused('case/not-ended');
  if (handoverOf(held.row.category) !== 'owed') return refused('handover/not-owed');
  const appended = await appendTo(work, held, [{ type: 'correction.handed-to-resettlement', on: body.on }]);
  if (isRefusal(appended)) return appended;
  const papers = await makeAll(work, ending(appended), ['handover-letter']);
  return isRefusal(papers) ? papers : { papers };
}

/** The certificate is put off only where the person is detained or missing; the term itself is never prolonged (OP26 20). */
export async function deferCertificate(work: Work, { params, body }: Call<typeof contract.defer>) {
  const held = await ofCorrection(work, params.caseId);
  if (isRefusal(held)) return held;
  if (endOf(held.live)) return refused('discharge/ended-already');
  const gate = await throughGate(work, held.row, 'correction.postpone-discharge', body);
  if (isRefusal(gate)) return gate;
  const appended = await appendTo(work, held, [
    { type: 'correction.discharge-deferred', on: work.today, data: { reason: body.reason }, gate },
  ]);
  return isRefusal(appended) ? appended : { factId: appended.ids[0] ?? '' };
}

const beforeEnd = new Set(['release-letter']);

/** Makes one paper of the end again, after the former was made void or what it says has changed. */
export async function makeAgain(work: Work, { params, body }: Call<typeof contract.makePaper>): Promise<Made | Refusal> {
  const held = await ofCorrection(work, params.caseId);
  if (isRefusal(held)) return held;
  const end = endOf(held.live);
  if (!end && !beforeEnd.has(body.paper)) return refused('case/not-ended');
  if (end?.type === 'correction.terminated' && body.paper !== 'discharge-notice') return refused('discharge/no-certificate');
  const standing = await standingPapers(work, held.row, body.paper);
  if (standing[0]) return refused('paper/stands-already', { params: { number: standing[0] } });
  const papers = await makeAll(work, { caseRow: held.row, facts: held.live }, [body.paper]);
  if (isRefusal(papers)) return papers;
  return papers[0] ?? notFound();
}

/** Ends by a decision or by death. Form 12 is made; a death that was not on record yet is recorded as known. */
export async function terminatePerson(work: Work, { params, body }: Call<typeof contract.terminate>) {
  const held = await ofCorrection(work, params.caseId);
  if (isRefusal(held)) return held;
  const gate = await throughGate(work, held.row, 'correction.close', { as: 'terminated', cause: body.cause });
  if (isRefusal(gate)) return gate;
  const no = mayTerminate(body);
  if (no) return no;
  if (endOf(held.live)) return refused('discharge/ended-already');
  const unknown = body.cause === 'died' && !held.live.some((fact) => fact.type === 'person.death-known');
  const source = body.paper && { source: { paper: body.paper } };
  const appended = await appendTo(work, held, [
    ...(unknown ? [{ type: 'person.death-known', on: work.today, data: { diedOn: body.on } }] : []),
    { type: 'correction.terminated', on: body.on, data: { cause: body.cause }, gate, ...source },
  ]);
  if (isRefusal(appended)) return appended;
  const papers = await makeAll(work, ending(appended), ['discharge-notice']);
  return isRefusal(papers) ? papers : { papers };
}

/** Moves the end of the term; without an uploaded court paper nothing moves it. The paper is kept with the file. */
export async function changeTermByPaper(work: Work, { params, upload }: Call<typeof contract.changeTerm>) {
  const held = await ofCorrection(work, params.caseId);
  if (isRefusal(held)) return held;
  const fields = upload?.fields ?? {};
  const [termEnd, paper, on] = [fields.termEnd ?? '', fields.paper ?? '', fields.on ?? work.today];
  if (!/^\d{4}-\d\d-\d\d$/.test(termEnd)) return invalid('discharge/term-end-missing', 'termEnd');
  if (!paper.trim()) return invalid('discharge/paper-number-missing', 'paper');
  if (held.row.term_start && termEnd < held.row.term_start)
    return invalid('discharge/term-end-before-start', 'termEnd', { start: held.row.term_start });
  const there = (upload?.bytes.length ?? 0) > 0;
  const gate = await throughGate(work, held.row, 'correction.change-term', { by: 'court', paper: there });
  if (isRefusal(gate)) return gate;
  const data = { termEnd, by: 'court', paper };
  const fact: NewFact = { type: 'correction.term-changed', on, data, gate, source: { fileName: upload?.fileName } };
  const appended = await appendTo(work, held, [fact]);
  if (isRefusal(appended)) return appended;
  const factId = appended.ids[0] ?? '';
  const file = { fileName: upload?.fileName ?? '', bytes: upload?.bytes ?? Buffer.alloc(0) };
  const kept = await keepAttachment(work, held.row, file, factId);
  return isRefusal(kept) ? kept : { factId };
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
  const data = { ground: body.ground, ...(body.reason && { reason: body.reason }) };
  const appended = await appendTo(work, held, [{ type: 'case.closed', on: work.today, data }]);
  return isRefusal(appended) ? appended : {};
}

export async function reopen(work: Work, { params, body }: Call<typeof contract.reopenCase>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  if (!held.row.closed_on) return refused('case/not-closed');
  const data = { reason: body.reason, ...(body.paper && { paper: body.paper }) };
  const appended = await appendTo(work, held, [{ type: 'case.reopened', on: work.today, data }]);
  return isRefusal(appended) ? appended : {};
}
