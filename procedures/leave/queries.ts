/** Leave: lists, one case's, and the outlook before asking. */
import { addDays, addMonths, daysInStretch } from '@guilu/calendar';
import { may } from '@guilu/platform/access/roles.ts';
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { contextOf, findCase, subjectOf } from '@guilu/records/cases/index.ts';
import { basisOf } from '@guilu/records/deadlines/index.ts';
import { entrustedTo } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import * as contract from './contract.ts';
import { actsOn, daysLateOf, decidingChain, isForTheOffice, leavesFrom, levels, mayAsk, stateOf, turnOf } from './rules.ts';
import { fromRow, routeOf, selectLeave } from './store.ts';

export const levelOfActor = (work: Pick<Work, 'actor'>) => levels[work.actor.organisationKind];

type Selected = Awaited<ReturnType<typeof selectLeave>>;

/** A row with its opinions as the screens see it. */
export function toDetail(work: Pick<Work, 'actor' | 'today'>, row: Selected['rows'][number], opinions: Selected['opinions']): contract.LeaveDetail {
  const leave = fromRow(row);
  const given = opinions.filter((opinion) => opinion.leave_id === leave.id);
  const state = stateOf(leave, work.today);
  const late = daysLateOf(leave, work.today);
  const chain = decidingChain(row.chain, row.held !== null);
  const instrument = leave.decidedOn ? leave.instrument : isForTheOffice(row.chain) ? row.held : undefined;
  const acts = work.actor.personId ? (state === 'asked' ? ['withdraw'] : []) : actsOn(leave, levelOfActor(work), chain, given, work.today);
  return {
    leaveId: leave.id,
    caseId: row.case_id,
    personId: row.person_id,
    name: row.name,
    fromOn: leave.from,
    toOn: leave.to,
    days: daysInStretch(leave.from, leave.to),
    purpose: leave.purpose,
    destination: leave.destination,
    proof: leave.proof,
    urgent: leave.urgent,
    appliedOn: leave.appliedOn,
    appliedBy: leave.appliedBy,
    state,
    chain: leave.decidedOn ? asDecided(row.chain, leave.decidedBy) : chain,
    ...(instrument && { instrument }),
    notEntrusted: !leave.decidedOn && isForTheOffice(row.chain) && row.held === null,
    ...(state === 'asked' && { waitsFor: turnOf(chain, given) }),
    opinions: given.map((opinion) => ({ level: opinion.level, by: opinion.given_name, at: opinion.given_at, text: opinion.text })),
    ...(leave.decidedBy && { decidedBy: leave.decidedBy }),
    ...(leave.decidedOn && { decidedOn: leave.decidedOn }),
    ...(leave.refusal && { refusal: leave.refusal }),
    ...(leave.departedOn && { departedOn: leave.departedOn }),
    ...(leave.returnedOn && { returnedOn: leave.returnedOn }),
    ...(late > 0 && { daysLate: late }),
    acts,
  };
}

/** The levels that it went through: the county where the office could have decided and did not hold the power. */
const asDecided = (chain: string[], by: string | undefined) => (by && !chain.includes(by) ? [...chain, by] : chain);

export async function detailOf(work: Work, leaveId: string) {
  const { rows, opinions } = await selectLeave(work, sql`l.leave_id = ${leaveId}`);
  return rows[0] ? toDetail(work, rows[0], opinions) : notFound();
}

export async function readLeaveOfCase(work: Work, { params }: Call<typeof contract.leaveOfCase>) {
  if (!(await findCase(work.tx, params.caseId))) return notFound();
  const { rows, opinions } = await selectLeave(work, sql`l.case_id = ${params.caseId}`);
  return { rows: rows.map((row) => toDetail(work, row, opinions)) };
}

export async function readLeaveList(work: Work, { query }: Pick<Call<typeof contract.listLeave>, 'query'>) {
  const { today } = work;
  const asked = sql`l.approved_id is null and l.refusal_reason is null`;
  const where = {
    mine: asked,
    asked,
    away: sql`l.approved_id is not null and l.returned_on is null and l.from_on <= ${today} and l.to_on >= ${today}`,
    late: sql`l.approved_id is not null and l.returned_on is null and l.to_on < ${today}`,
    all: sql`true`,
  }[query.show ?? 'mine'];
  const { rows, opinions, total } = await selectLeave(work, sql`${where} and c.closed_on is null`, query.page);
  const details = rows.map((row) => toDetail(work, row, opinions));
  if (query.show !== undefined && query.show !== 'mine') return { total, rows: details };
  const mine = details.filter((leave) => leave.waitsFor === levelOfActor(work));
  return { total: mine.length, rows: mine };
}

/** How many requests wait for this level. Agrees with the list "mine". */
export async function countApprovals(work: Work): Promise<number> {
  if (!levelOfActor(work) || !may(work.actor, contract.decideLeave)) return 0;
  return (await readLeaveList(work, { query: { show: 'mine' } })).total;
}

/** Before asking: who would decide, what has been used of the two months, what is left, and what stands in the way. */
export async function readOutlook(work: Work, { params, query }: Call<typeof contract.outlook>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const subject = await subjectOf(work, row);
  const context = await contextOf(work, subject, work.at);
  const all = leavesFrom(subject.facts);
  const itself = all.find((leave) => leave.id === query.leaveId);
  const route = routeOf(subject, context, query, itself?.approvedId);
  const taken = all.filter((leave) => leave !== itself);
  const windowFrom = addDays(addMonths(query.to, -2), 1);
  const away = taken.filter((leave) => leave.approvedId && (leave.returnedOn ?? leave.to) >= windowFrom && leave.from <= query.to);
  const { rule, values } = route?.answer ?? {};
  const limit = Number(rule?.settings.county ?? 30);
  const days = daysInStretch(query.from, query.to);
  const otherDays = Number(values?.other ?? 0);
  const no = itself ? undefined : mayAsk(query, taken, row.term_end, work.today);
  const forOffice = isForTheOffice(route?.chain ?? []);
  const { by, ended } = forOffice ? await entrustedTo(work.tx, row.county, row.office, 'leave', work.today) : {};
  const chain = decidingChain(route?.chain ?? [], by !== undefined);
  return {
    days,
    otherDays,
    windowFrom,
    limit,
    left: Math.max(0, limit - otherDays - days),
    chain,
    decides: chain.at(-1) ?? '',
    ...(by && { instrument: by.instrument }),
    notEntrusted: forOffice && !by,
    ...(ended && { ended: { instrument: ended.instrument, until: ended.until ?? '' } }),
    basis: basisOf(work, [...(rule?.basis ?? []), ...(forOffice ? ['CCL 9'] : [])]),
    verified: rule?.verified ?? false,
    away: away.map((leave) => ({ from: leave.from, to: leave.returnedOn ?? leave.to, destination: leave.destination })),
    problems: no ? [{ code: no.code, sentence: work.language.error(no.code, no.params) }] : [],
  };
}
