/** The entry announcement from its planning to its holding: the request to attend, who comes, the paper signed on the spot, the fact. */
import { dayOfInstant } from '@guilu/calendar';
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, type HeldCase, throughGate } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { holdFor } from './commands.ts';
import type * as contract from './contract.ts';
import { invitationPaper, sheetPaper } from './papers.ts';
import { presenceOf, wrongPlanning } from './rules.ts';
import { type AnnouncementRow, keepPeople, plannedOf, stationOf } from './store.ts';

type Planned = { announcementId: string; paper: { paperId: string; number: string }; told?: string };

/** Fixes day, hour and place; what was planned before is moved. The police station is told in the same act. */
export async function plan(
  work: Work,
  { params, body }: Call<typeof contract.planAnnouncement>,
): Promise<Planned | Refusal> {
  const held = await holdFor(work, params.caseId, 'reception');
  if (isRefusal(held)) return held;
  const no = mayPlan(held) ?? wrongPlanning(body, work.at);
  if (no) return no;
  const before = await plannedOf(work, held.row.id);
  const stands = before && held.live.some((fact) => fact.id === before.scheduled_id);
  const scheduled = await appendTo(work, held, [
    {
      type: 'correction.announcement-scheduled',
      on: work.today,
      data: { date: dayOfInstant(body.at) },
      ...(stands && { supersedes: before.scheduled_id }),
    },
  ]);
  if (isRefusal(scheduled)) return scheduled;
  const paper = await invitationPaper(work, held, { ...body, movedFrom: before?.held_at }, scheduled.ids);
  if (isRefusal(paper)) return paper;
  const told = body.people.some((one) => one.kind === 'police') ? await tellStation(work, held, paper) : undefined;
  if (isRefusal(told)) return told;
  const id = uuid();
  if (before)
    await sql`update announcement set state = 'moved' where county = ${before.county} and id = ${before.id}`.execute(
      work.tx,
    );
  await sql`insert into announcement (county, id, case_id, state, held_at, by_video, why_video, place, people, scheduled_id, notice_id, told, invitation, invitation_number, planned_by, planned_at)
    values (${held.row.county}, ${id}, ${held.row.id}, 'planned', ${body.at}, ${body.byVideo}, ${body.byVideo ? (body.whyVideo ?? '') : ''}, ${body.place}, ${JSON.stringify(body.people)}::jsonb,
            ${scheduled.ids[0]}, ${told?.factId ?? null}, ${told?.name ?? null}, ${paper.paperId}, ${paper.number}, ${work.actor.accountId}, ${work.at})`.execute(
    work.tx,
  );
  work.audit.wrote('announcement planned', subjectOf(held), { announcement: id, at: body.at });
  return { announcementId: id, paper, ...(told && { told: told.name }) };
}

const subjectOf = ({ row }: HeldCase) => ({ personId: row.person_id ?? undefined, caseId: row.id });
const stands = (held: HeldCase, type: string) => held.live.some((fact) => fact.type === type);

/** Whoever has not come yet is waited for first; what was announced is not announced again. */
function mayPlan(held: HeldCase): Refusal | undefined {
  if (stands(held, 'correction.announced')) return refused('reception/announced-already');
  const here = ['correction.reported-in', 'correction.handed-over', 'correction.registered'];
  return here.some((type) => stands(held, type)) ? undefined : refused('reception/not-here-yet');
}

/**
 * The notice to the police station of the place, as a fact, and the letter into its inbox. Nothing where the station is
 * not on the system: the paper then goes by hand and its sending is registered with it.
 */
async function tellStation(work: Work, held: HeldCase, paper: { paperId: string; number: string }) {
  const { row } = held;
  const station = await stationOf(work, row);
  if (!station) return undefined;
  const appended = await appendTo(work, held, [
    {
      type: 'case.notice-sent',
      on: work.today,
      data: { about: 'announcement', to: ['police'] },
      source: { paper: paper.paperId, number: paper.number },
    },
  ]);
  if (isRefusal(appended)) return appended;
  await work.publish('letter.wanted', {
    caseId: row.id,
    paperId: paper.paperId,
    organisations: [station.code],
    by: {
      accountId: work.actor.accountId,
      name: work.actor.name,
      organisation: work.actor.organisation,
      organisationName: work.actor.organisationName,
    },
  });
  return { factId: appended.ids[0] ?? '', name: station.short_name ?? station.name };
}

async function turn(work: Work, caseId: string): Promise<{ held: HeldCase; row: AnnouncementRow } | Refusal> {
  const held = await holdFor(work, caseId, 'reception');
  if (isRefusal(held)) return held;
  const row = await plannedOf(work, held.row.id);
  return row ? { held, row } : refused('reception/not-planned');
}

/** Somebody asked says whether they come; the police may name the officer who does. */
export async function answer(work: Work, { params, body }: Call<typeof contract.answerAnnouncement>) {
  const mine = await turn(work, params.caseId);
  if (isRefusal(mine)) return mine;
  const { row, held } = mine;
  if (!row.people[body.at]) return invalid('reception/not-asked', 'at');
  const people = row.people.map((one, at) =>
    at === body.at ? { ...one, ...(body.name && { name: body.name }), comes: body.comes, saidOn: work.today } : one,
  );
  await keepPeople(work, row, people);
  work.audit.wrote('announcement answered', subjectOf(held), { announcement: row.id, who: body.at, comes: body.comes });
  return { announcementId: row.id };
}

/** The paper that is read out and signed. Made again, the later one counts. */
export async function makeSheet(work: Work, { params }: Call<typeof contract.announcementSheet>) {
  const mine = await turn(work, params.caseId);
  if (isRefusal(mine)) return mine;
  const { row, held } = mine;
  const paper = await sheetPaper(work, held, row);
  if (isRefusal(paper)) return paper;
  await sql`update announcement set sheet = ${paper.paperId}, sheet_number = ${paper.number} where county = ${row.county} and id = ${row.id}`.execute(
    work.tx,
  );
  return paper;
}

/** It was held: through the law's gate, with who was there. A planned one is held with it. */
export async function hold(work: Work, { params, body }: Call<typeof contract.announce>) {
  const held = await holdFor(work, params.caseId, 'reception');
  if (isRefusal(held)) return held;
  if (stands(held, 'correction.announced')) return refused('reception/announced-already');
  const row = await plannedOf(work, held.row.id);
  if (body.present && !row) return refused('reception/not-planned');
  const present =
    body.present && row
      ? row.people.map((one, at) => ({ ...one, present: body.present?.includes(at) ?? false }))
      : undefined;
  const came = present ? presenceOf(present.filter((one) => one.present)) : said(body);
  if (isRefusal(came)) return came;
  const gate = await throughGate(work, held.row, 'correction.announce', {
    public: body.public,
    groupPresent: came.groupPresent,
    personSigned: body.signed,
    chairedBy: body.chairedBy,
  });
  if (isRefusal(gate)) return gate;
  const fact = { type: 'correction.announced', on: body.on, data: { ...came, signed: body.signed }, gate };
  const appended = await appendTo(work, held, [fact]);
  if (isRefusal(appended)) return appended;
  if (row)
    await sql`update announcement set state = 'held', announced_id = ${appended.ids[0]} where county = ${row.county} and id = ${row.id}`.execute(
      work.tx,
    );
  if (row && present) await keepPeople(work, row, present);
  return { factId: appended.ids[0] ?? '' };
}

function said(body: Call<typeof contract.announce>['body']) {
  const { groupPresent, policePresent, procuratorPresent } = body;
  if (groupPresent === undefined || policePresent === undefined || procuratorPresent === undefined)
    return invalid('reception/who-was-there', 'groupPresent');
  return { groupPresent, policePresent, procuratorPresent };
}
