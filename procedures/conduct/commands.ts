/** Hearing, proposing and deciding a reward or a sanction; each step under the hold of the case. */
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, type HeldCase, holdCase, throughGate } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { measurePaper } from './papers.ts';
import { type Act, actsFor, askedOf, type Content, dataOf, lackingField, lawOf, type Measure } from './rules.ts';
import { changeMeasure, findMeasure, type MeasureRow, stepOf } from './store.ts';

interface Done {
  measureId: string;
  state: string;
  factId?: string;
  paper?: { paperId: string; number: string };
}

const subjectOf = ({ row }: HeldCase) => ({ personId: row.person_id ?? undefined, caseId: row.id });

export async function hearPerson(work: Work, { params, body }: Call<typeof contract.hear>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const incident = held.live.find((fact) => fact.id === body.incident && fact.type === 'correction.breach-found');
  if (!incident) return invalid('measure/no-such-incident', 'incident');
  if (body.on < incident.on.slice(0, 10))
    return invalid('measure/heard-before', 'on', { on: incident.on.slice(0, 10) });
  const appended = await appendTo(work, held, [
    { type: 'correction.statement-heard', on: body.on, data: { for: incident.id }, source: { text: body.said } },
  ]);
  return isRefusal(appended) ? appended : { factId: appended.ids[0] ?? '' };
}

/** What is wrong with a content by itself, or what the law's gate says to it today. */
async function mayPropose(
  work: Work,
  held: HeldCase,
  measure: Measure,
  content: Content,
): Promise<Refusal | undefined> {
  if (held.row.kind !== 'correction') return refused('measure/other-kind', { status: 422 });
  const field = lackingField(measure, content);
  if (field) return invalid(`measure/no-${field}`, field);
  const gate = await throughGate(
    work,
    held.row,
    lawOf[measure].gate,
    askedOf(measure, content, work.today),
    'measure/gate',
  );
  if (isRefusal(gate)) return gate;
  if (content.incident === undefined) return undefined;
  // The gates of admonition and warning ask this themselves; a proposal to the police is held to the same (IM 32).
  const heard = held.live.some(
    (fact) => fact.type === 'correction.statement-heard' && fact.data.for === content.incident,
  );
  if (!heard) return refused('measure/not-heard', { status: 422 });
  const decided = held.live.some(({ type, data }) => sanctions.has(type) && data.for === content.incident);
  return decided ? refused('measure/decided-already') : undefined;
}

/** Decisions on a breach; one of them at a time stands on the same facts. */
const sanctions: ReadonlySet<string> = new Set([lawOf.admonition.fact, lawOf.warning.fact, lawOf['public-order'].fact]);

export async function proposeMeasure(
  work: Work,
  { params, body: { measure, ...content } }: Call<typeof contract.propose>,
): Promise<Done | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const no = await mayPropose(work, held, measure, content);
  if (no) return no;
  const { row } = held;
  const same =
    content.incident === undefined ? sql`measure = ${measure}` : sql`content ->> 'incident' = ${content.incident}`;
  const running =
    await sql`select 1 from measure where county = ${row.county} and case_id = ${row.id} and state in ('proposed', 'returned') and ${same}`.execute(
      work.tx,
    );
  if (running.rows.length) return refused('measure/open-already');
  const id = uuid();
  await sql`insert into measure (county, id, case_id, measure, state, content, steps, proposed_by, proposed_at)
    values (${row.county}, ${id}, ${row.id}, ${measure}, 'proposed', ${JSON.stringify(content)}::jsonb, ${JSON.stringify([stepOf(work, 'propose')])}::jsonb,
            ${work.actor.accountId}, ${work.at})`.execute(work.tx);
  work.audit.wrote('measure proposed', subjectOf(held), { measure: id, kind: measure });
  return { measureId: id, state: 'proposed' };
}

interface Turn {
  held: HeldCase;
  row: MeasureRow;
}

/** The case held, the measure of the path, and the act due now for whoever asks. */
async function turn(work: Work, params: { caseId: string; measureId: string }, act: Act): Promise<Turn | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const row = await findMeasure(work, params.caseId, params.measureId);
  if (!row) return notFound('measure/not-found');
  if (act === 'decide' && row.state === 'proposed' && row.proposed_by === work.actor.accountId)
    return refused('measure/own', { status: 403 });
  const standing = { measure: row.measure, state: row.state, proposedBy: row.proposed_by, ...followed(row) };
  if (!actsFor(standing, work.actor).includes(act))
    return refused('measure/not-now', { params: { by: row.steps.at(-1)?.by ?? '' } });
  return { held, row };
}

export const followed = (row: MeasureRow) => ({
  copied: row.steps.some(({ act }) => act === 'copy'),
  answered: row.steps.some(({ act }) => act === 'answer'),
});

export async function reviseMeasure(
  work: Work,
  { params, body }: Call<typeof contract.revise>,
): Promise<Done | Refusal> {
  const mine = await turn(work, params, 'revise');
  if (isRefusal(mine)) return mine;
  const no = await mayPropose(work, mine.held, mine.row.measure, body);
  if (no) return no;
  await changeMeasure(work, mine.row, stepOf(work, 'revise'), { state: 'proposed', content: body });
  work.audit.wrote('measure proposed', subjectOf(mine.held), { measure: mine.row.id, kind: mine.row.measure });
  return { measureId: mine.row.id, state: 'proposed' };
}

/** Approved: the gate is asked once more, the fact recorded and the paper made, all or nothing. Refused: with its reason. */
export async function decideMeasure(
  work: Work,
  { params, body }: Call<typeof contract.decide>,
): Promise<Done | Refusal> {
  const mine = await turn(work, params, 'decide');
  if (isRefusal(mine)) return mine;
  const { held, row } = mine;
  if (!body.approved) {
    if (!body.reason) return invalid('measure/reason-wanted', 'reason');
    return ended(work, mine, 'refuse', 'refused', body.reason, 'measure decided');
  }
  const gate = await throughGate(
    work,
    held.row,
    lawOf[row.measure].gate,
    askedOf(row.measure, row.content, work.today),
    'measure/gate',
  );
  if (isRefusal(gate)) return gate;
  const appended = await appendTo(work, held, [
    {
      type: lawOf[row.measure].fact,
      on: work.today,
      data: dataOf(row.measure, row.content),
      source: { gate, measure: row.id },
    },
  ]);
  if (isRefusal(appended)) return appended;
  const factId = appended.ids[0] ?? '';
  const paper = await measurePaper(work, appended, row, factId);
  if (isRefusal(paper)) return paper;
  await changeMeasure(work, row, stepOf(work, 'approve', body.reason), {
    state: 'decided',
    factId,
    paperId: paper.paperId,
    decided: true,
  });
  work.audit.wrote('measure decided', subjectOf(held), {
    measure: row.id,
    kind: row.measure,
    approved: true,
    number: paper.number,
  });
  return { measureId: row.id, state: 'decided', factId, paper };
}

async function ended(
  work: Work,
  { held, row }: Turn,
  act: string,
  state: 'refused' | 'returned' | 'withdrawn',
  reason: string,
  audit: string,
): Promise<Done> {
  await changeMeasure(work, row, stepOf(work, act, reason), { state, decided: state === 'refused' });
  work.audit.wrote(audit, subjectOf(held), { measure: row.id, kind: row.measure, state });
  return { measureId: row.id, state };
}

export async function returnMeasure(work: Work, { params, body }: Call<typeof contract.giveBack>) {
  const mine = await turn(work, params, 'return');
  return isRefusal(mine) ? mine : ended(work, mine, 'return', 'returned', body.reason, 'measure returned');
}

export async function withdrawMeasure(work: Work, { params, body }: Call<typeof contract.withdraw>) {
  const mine = await turn(work, params, 'withdraw');
  return isRefusal(mine) ? mine : ended(work, mine, 'withdraw', 'withdrawn', body.reason, 'measure withdrawn');
}

export async function copyMeasure(work: Work, { params, body }: Call<typeof contract.copy>): Promise<Done | Refusal> {
  const mine = await turn(work, params, 'copy');
  if (isRefusal(mine)) return mine;
  const { held, row } = mine;
  const source = row.paper_id === null ? {} : { source: { paper: row.paper_id } };
  const appended = await appendTo(work, held, [
    {
      type: 'case.notice-sent',
      on: body.on,
      data: { about: 'decision', to: ['procuratorate'], for: row.fact_id },
      ...source,
    },
  ]);
  if (isRefusal(appended)) return appended;
  await changeMeasure(work, row, stepOf(work, 'copy'), {});
  return { measureId: row.id, state: row.state, factId: appended.ids[0] ?? '' };
}

export async function answerMeasure(
  work: Work,
  { params, body }: Call<typeof contract.answer>,
): Promise<Done | Refusal> {
  const mine = await turn(work, params, 'answer');
  if (isRefusal(mine)) return mine;
  const { held, row } = mine;
  if (body.penalty === 'none' && !body.reason) return invalid('measure/reason-wanted', 'reason');
  if (body.penalty === 'detention' && body.days === undefined) return invalid('measure/days-wanted', 'days');
  if (body.penalty === 'fine' && body.fine === undefined) return invalid('measure/fine-wanted', 'fine');
  const data = {
    penalty: body.penalty,
    ...(body.penalty === 'detention' && { days: body.days }),
    ...(body.penalty === 'fine' && { fine: body.fine }),
  };
  const appended =
    body.penalty === 'none'
      ? undefined
      : await appendTo(work, held, [
          {
            type: 'correction.public-order-punished',
            on: body.on,
            data,
            source: { number: body.number ?? '', measure: row.id },
          },
        ]);
  if (appended && isRefusal(appended)) return appended;
  await changeMeasure(work, row, stepOf(work, 'answer', [body.number, body.reason].filter(Boolean).join(' ')), {});
  work.audit.wrote('measure answered by the police', subjectOf(held), { measure: row.id, penalty: body.penalty });
  return { measureId: row.id, state: row.state, ...(appended && { factId: appended.ids[0] ?? '' }) };
}
