/** A version of the plan is made: gate, facts, the words, the paper, in one transaction. */
import { addDays } from '@guilu/calendar';
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import {
  type Appended,
  appendTo,
  contextOf,
  type HeldCase,
  holdCase,
  type NewFact,
  throughGate,
  throughPower,
} from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { planPaper } from './papers.ts';
import { sameReport, wrongVersion } from './rules.ts';
import { type Content, lastOf, versionsOf } from './store.ts';

type Body = Call<typeof contract.writePlan>['body'];

export async function write(work: Work, { params, body }: Call<typeof contract.writePlan>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  if (held.row.kind !== 'correction') return notFound();
  const by = await throughPower(work, held.row, 'plan');
  if (isRefusal(by)) return by;
  const last = lastOf(await versionsOf(work, held.row.id), held.live);
  const no = mayWrite(held, body, last) ?? wrongVersion(body);
  if (no) return no;
  const facts = await factsOf(work, held, body, last);
  if (isRefusal(facts)) return facts;
  const appended = await appendTo(work, held, facts);
  if (isRefusal(appended)) return appended;
  return keep(work, held, body, last + 1, appended);
}

/** Made once the person is on the register, and on top of the version that whoever writes it has seen. */
function mayWrite(held: HeldCase, body: Body, last: number): Refusal | undefined {
  if (!held.live.some((fact) => fact.type === 'correction.registered')) return refused('plan/not-registered');
  if (body.after !== last) return refused('plan/changed-meanwhile', { params: { version: last } });
  const known = (fact: HeldCase['live'][number]) =>
    fact.id === body.incident && fact.type === 'correction.breach-found';
  if (body.incident && !held.live.some(known)) return invalid('plan/no-such-incident', 'incident');
  return undefined;
}

async function factsOf(work: Work, held: HeldCase, body: Body, last: number): Promise<NewFact[] | Refusal> {
  const report = await reportFact(held, body);
  const measures = body.measures.map(({ text }) => text);
  if (last === 0) return [{ type: 'correction.plan-made', on: body.on, data: { measures } }, ...report];
  const reason = body.reason?.trim() ?? '';
  if (!reason) return invalid('plan/no-reason', 'reason');
  const asked = { reason, afterBreach: body.incident !== undefined, incident: body.incident ?? '' };
  const gate = await throughGate(work, held.row, 'correction.revise-plan', asked);
  if (isRefusal(gate)) return gate;
  const data = { reason, ...(body.incident && { incident: body.incident }) };
  return [{ type: 'correction.plan-revised', on: body.on, data, gate, source: { measures } }, ...report];
}

/** How often to report is a fact of its own, where it is set anew: the duty follows from it (IM 24). */
function reportFact(held: HeldCase, body: Body): NewFact[] {
  const before = held.live.filter((fact) => fact.type === 'correction.report-interval-set').at(-1)?.data;
  if (!body.report || sameReport(before as Content['report'], body.report)) return [];
  return [{ type: 'correction.report-interval-set', on: body.on, data: { ...body.report, reason: '按矫正方案' } }];
}

async function keep(work: Work, held: HeldCase, body: Body, version: number, appended: Appended) {
  const { row } = held;
  const paper = await planPaper(work, held, body, version, appended.ids);
  if (isRefusal(paper)) return paper;
  const { after: _, on, stage, reviewOn, ...content } = body;
  await sql`insert into plan_version (county, id, case_id, version, fact_id, on_day, stage, content, review_on, paper_id, number, made_by, made_name, made_at)
    values (${row.county}, ${uuid()}, ${row.id}, ${version}, ${appended.ids[0]}, ${on}, ${stage}, ${JSON.stringify(content)}::jsonb, ${reviewOn ?? null},
            ${paper.paperId}, ${paper.number}, ${work.actor.accountId}, ${work.actor.name}, ${work.at})`.execute(
    work.tx,
  );
  work.audit.wrote('plan made', { personId: row.person_id ?? undefined, caseId: row.id }, { version, stage });
  return { version, ...paper, raised: await raisedBy(work, appended) };
}

/** Titles of the duties that begin with these facts, each once. A first period begins the day after, so tomorrow is asked. */
async function raisedBy(work: Work, { subject, ids }: Appended) {
  const { evaluation } = await contextOf(work, subject, addDays(work.today, 1));
  const begun = evaluation.duties.filter((duty) => ids.includes(duty.startedBy));
  const rules = new Map(begun.map((duty) => [duty.rule, duty]));
  return [...rules.values()].map(
    ({ rule, pack, version }) =>
      work.law.rule({ pack, sort: 'duty', id: rule, on: version })?.title ?? { zh: rule, en: rule },
  );
}
