/** The decision on a request: by a named head, never by who took it down; the answer as a paper, a copy as one archive. */
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import { Undo, type Work } from '@guilu/platform/work.ts';
import { type Appended, appendTo, type HeldCase, holdCase } from '@guilu/records/cases/index.ts';
import { basisOf } from '@guilu/records/deadlines/index.ts';
import { agenciesOfPaper, issuePaper } from '@guilu/records/papers/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { makeCopy } from './copy.ts';
import { dataRequestAnswer } from './documents/data-request-answer/fields.ts';
import { explain } from './explain.ts';
import { mayBeCorrection, requestRow } from './queries.ts';
import { copyUntil, type Deciding, grounds, mayDecide, type Request, requestsFrom, rightOf } from './rules.ts';
import type { Explained, RequestRow } from './store.ts';

export async function decide(
  work: Work,
  { params, body }: Call<typeof contract.decideDataRequest>,
): Promise<{ paperNumber: string } | Refusal> {
  const row = await requestRow(work, params.requestId);
  if (!row) return notFound();
  const held = await holdCase(work, row.case_id);
  if (isRefusal(held)) return held;
  if (row.taken_by === work.actor.accountId) return refused('data-requests/own-request', { status: 403 });
  const one = requestsFrom(held.live).find((request) => request.id === params.requestId);
  if (!one) return notFound();
  const no = mayDecide(one, body, row.identity) ?? wrongCorrection(held, one, body);
  if (no) return no;
  const data = {
    for: one.id,
    outcome: body.outcome,
    ...(body.outcome !== 'granted' && { ground: body.ground }),
    ...(one.request === 'correction' && body.correctedBy && { correctedBy: body.correctedBy }),
    decidedBy: 'county',
  };
  const appended = await appendTo(work, held, [{ type: 'case.data-request-answered', on: work.today, data }]);
  if (isRefusal(appended)) return appended;
  return answer(work, appended, row, one, body);
}

function wrongCorrection({ live }: HeldCase, one: Request, { outcome, correctedBy }: Deciding): Refusal | undefined {
  if (one.request !== 'correction' || outcome === 'refused') return undefined;
  const asked = live.find((fact) => fact.id === one.id);
  const fact = live.find((other) => other.id === correctedBy);
  return asked && fact && mayBeCorrection(fact, asked)
    ? undefined
    : invalid('data-requests/not-a-correction', 'correctedBy');
}

interface Carried {
  copy?: { stored: string; hash: string };
  explanation?: Explained[];
  /** What was done, for the paper. */
  done: string;
}

/** What follows from a granted request. */
async function carryOut(
  work: Work,
  appended: Appended,
  row: RequestRow,
  one: Request,
  outcome: Deciding['outcome'],
): Promise<Carried> {
  if (outcome === 'refused') return { done: '本次请求没有办理的事项。' };
  if (one.request === 'copy') {
    const copy = await makeCopy(work, appended.caseRow, row.name);
    return {
      copy,
      done: `副本已经制作，可以在本人手机页下载或者到窗口领取，至${copyUntil(work.today)}止。副本文件校验值：${copy.hash}。`,
    };
  }
  if (one.request === 'explanation') {
    const fact = appended.subject.facts.find((other) => other.id === one.about);
    const explanation = fact ? await explain(work, row.county, fact) : [];
    return { explanation, done: explanation.map((line) => `${line.label.zh}：${line.text.zh}`).join('\n') };
  }
  const done = {
    correction: '记录已经更正；原记录按规定保留，并注明已被更正。',
    deletion: '应当删除的内容已列入销毁清单，经第二人核准后销毁并留销毁记录。',
    'withdraw-consent': '同意已经撤回，自撤回之日起不再据此处理；撤回前的处理不受影响。',
  };
  return { done: done[one.request] };
}

/** Makes the paper and keeps what was said. Everything is undone where the paper cannot be made. */
async function answer(
  work: Work,
  appended: Appended,
  row: RequestRow,
  one: Request,
  body: Deciding,
): Promise<{ paperNumber: string }> {
  const carried = await carryOut(work, appended, row, one, body.outcome);
  const agencies = await agenciesOfPaper(work, appended.caseRow);
  const ground = body.outcome === 'granted' ? undefined : body.ground;
  const basis = basisOf(work, [
    ...new Set([...rightOf[one.request], ...(ground ? (grounds[one.request][ground] ?? []) : [])]),
  ]);
  const details = row.details ? work.keyring.decrypt(row.details) : undefined;
  const askerName = row.asker_name ? work.keyring.decrypt(row.asker_name) : row.name;
  const paper = await issuePaper(work, appended.caseRow, {
    template: dataRequestAnswer,
    series: `${agencies.county}矫信答字`,
    facts: [one.id, ...appended.ids],
    data: (documentNumber) => ({
      documentNumber,
      agency: agencies.agency,
      date: work.today,
      name: row.name,
      asker: askerName,
      askedOn: one.askedOn,
      request: one.request,
      ...(details && { details }),
      outcome: body.outcome,
      ...(ground && {
        ground: work.law.codeTitle('corrections/data-ground', ground).zh,
        reasons: body.reasons?.trim() ?? '',
      }),
      answer: carried.done,
      legalBasis: basis.map((each) => each.zh).join('、'),
      court: agencies.court || '有管辖权的人民法院',
      agencyPhone: agencies.agencyPhone || '见窗口公示',
    }),
  });
  if (isRefusal(paper)) throw new Undo(paper);
  await keep(work, row, body, carried, paper.paperId);
  return { paperNumber: paper.number };
}

async function keep(
  work: Work,
  row: RequestRow,
  body: Deciding,
  { copy, explanation }: Carried,
  paperId: string,
): Promise<void> {
  const reasons = body.outcome !== 'granted' && body.reasons ? work.keyring.encrypt(body.reasons.trim()) : null;
  await sql`update data_request_text set reasons = ${reasons}, explanation = ${explanation ? JSON.stringify(explanation) : null}::jsonb, decided_by = ${work.actor.accountId},
      decided_name = ${work.actor.name}, decided_at = ${work.at}, paper_id = ${paperId}, copy_stored = ${copy?.stored ?? null}, copy_hash = ${copy?.hash ?? null},
      copy_until = ${copy ? copyUntil(work.today) : null} where county = ${row.county} and request_id = ${row.request_id}`.execute(
    work.tx,
  );
  if (copy)
    work.audit.wrote(
      'data copy made',
      { personId: row.person_id, caseId: row.case_id },
      { request: row.request_id, hash: copy.hash },
    );
}
