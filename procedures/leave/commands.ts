/** Leave: asking, opinion, decision, departure, extension, return, withdrawal. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, contextOf, type HeldCase, holdCase, type NewFact, subjectOf, throughGate } from '@guilu/records/cases/index.ts';
import { entrustedTo, type Instrument, notEntrusted } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { type DecidedLeave, leaveDecisionPaper } from './papers.ts';
import { detailOf, levelOfActor } from './queries.ts';
import { decidingChain, isForTheOffice, type Leave, leavesFrom, mayAct, mayAsk, mayExtend, mayRecordOn, stateOf } from './rules.ts';
import { type Opinion, routeOf } from './store.ts';

interface HeldLeave {
  held: HeldCase;
  leave: Leave;
}

/** The case, held, with the leave that the path names. */
async function holdLeave(work: Work, params: { caseId: string; leaveId: string }): Promise<HeldLeave | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const leave = leavesFrom(held.live).find((one) => one.id === params.leaveId);
  return leave ? { held, leave } : notFound('leave/not-found');
}

/** Appends and answers the leave as it then stands. */
async function record(work: Work, held: HeldCase, leaveId: string | undefined, facts: NewFact[]) {
  const appended = await appendTo(work, held, facts);
  return isRefusal(appended) ? appended : detailOf(work, leaveId ?? appended.ids[0] ?? '');
}

export async function askForLeave(work: Work, { params, body }: Call<typeof contract.requestLeave>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  if (held.row.kind !== 'correction') return refused('leave/not-supervised');
  const no = mayAsk(body, leavesFrom(held.live), held.row.term_end, work.today);
  if (no) return no;
  const gate = await throughGate(work, held.row, 'correction.apply-leave', { appliedOn: work.today, from: body.from, urgent: body.urgent, proof: body.proof }, 'leave/gate');
  if (isRefusal(gate)) return gate;
  const source = work.actor.personId ? { by: 'person', channel: 'app' } : undefined;
  return record(work, held, undefined, [{ type: 'correction.leave-applied', on: work.today, data: body, gate, ...(source && { source }) }]);
}

interface Turn extends HeldLeave {
  chain: string[];
  opinions: Opinion[];
  verdict: 'opinion' | 'decide' | undefined;
  route: NonNullable<ReturnType<typeof routeOf>>;
  /** By which the office decides for the county. */
  by: Instrument | undefined;
  /** What whoever may not decide is told. */
  no: Refusal;
}

/** Whose turn it is, asked anew at the moment of the act: other leaves may have been approved meanwhile. */
async function takeTurn(work: Work, params: { caseId: string; leaveId: string }): Promise<Turn | Refusal> {
  const found = await holdLeave(work, params);
  if (isRefusal(found)) return found;
  if (stateOf(found.leave, work.today) !== 'asked') return refused('leave/decided-already', { params: { on: found.leave.decidedOn } });
  const subject = await subjectOf(work, found.held.row);
  const route = routeOf(subject, await contextOf(work, subject, work.at), found.leave);
  if (!route || route.refused) return refused('leave/nobody-decides', { params: { why: route?.refused } });
  const opinions = await sql<Opinion>`select leave_id, level, text, given_name, given_at from leave_opinion where leave_id = ${params.leaveId}`.execute(work.tx);
  const { by, chain, no } = await whoDecides(work, found.held, route.chain);
  return { ...found, route, opinions: opinions.rows, chain, by, no, verdict: mayAct(levelOfActor(work), chain, opinions.rows) };
}

/** The levels that decide today: the law's, and the county where the office holds no power for it (CCL 9). */
async function whoDecides(work: Work, { row }: HeldCase, lawful: readonly string[]) {
  const { by, ended } = isForTheOffice(lawful) ? await entrustedTo(work.tx, row.county, row.office, 'leave', work.today) : {};
  const chain = decidingChain(lawful, by !== undefined);
  const missing = isForTheOffice(lawful) && !by && levelOfActor(work) === 'office';
  const no = missing ? notEntrusted('leave', ended) : refused('leave/not-your-turn', { status: 403, params: { decides: chain.at(-1) } });
  return { by, chain, no };
}

export async function passOn(work: Work, { params, body }: Call<typeof contract.giveOpinion>) {
  const turn = await takeTurn(work, params);
  if (isRefusal(turn)) return turn;
  if (turn.verdict !== 'opinion') return refused('leave/not-your-turn', { status: 403, params: { decides: turn.chain.at(-1) } });
  const { row } = turn.held;
  await sql`insert into leave_opinion (county, id, case_id, leave_id, level, text, given_by, given_name, given_at)
    values (${row.county}, ${uuid()}, ${row.id}, ${turn.leave.id}, ${levelOfActor(work)}, ${body.text}, ${work.actor.accountId}, ${work.actor.name}, ${work.at})`.execute(work.tx);
  work.audit.wrote('leave passed on', { personId: row.person_id ?? undefined, caseId: row.id }, { leave: turn.leave.id, level: levelOfActor(work) });
  return detailOf(work, turn.leave.id);
}

/** Records a decision with its paper, in one transaction. */
async function decide(work: Work, turn: Turn, fact: NewFact, refusal?: DecidedLeave['refusal']) {
  const appended = await appendTo(work, turn.held, [fact]);
  if (isRefusal(appended)) return appended;
  const otherDays = Number(turn.route.answer.values.other ?? 0);
  const paper = await leaveDecisionPaper(work, appended, { leave: turn.leave, opinions: turn.opinions, level: turn.chain.at(-1) ?? 'office', otherDays, instrument: turn.by?.instrument, ...(refusal && { refusal }) });
  return isRefusal(paper) ? paper : detailOf(work, turn.leave.id);
}

export async function approve(work: Work, { params }: Call<typeof contract.approveLeave>) {
  const turn = await takeTurn(work, params);
  if (isRefusal(turn)) return turn;
  if (turn.verdict !== 'decide') return turn.no;
  const { leave, route } = turn;
  if (leave.to < work.today) return refused('leave/over-already', { params: { until: leave.to } });
  const { rule, values } = route.answer;
  const kept = { rule: rule.id, version: rule.version, pack: rule.pack, decides: turn.chain, values };
  const data = { from: leave.from, to: leave.to, decidedBy: turn.chain.at(-1), for: leave.id };
  return decide(work, turn, { type: 'correction.leave-approved', on: work.today, data, gate: kept });
}

export async function refuse(work: Work, { params, body }: Call<typeof contract.refuseLeave>) {
  const turn = await takeTurn(work, params);
  if (isRefusal(turn)) return turn;
  if (turn.verdict !== 'decide') return turn.no;
  const { leave, held } = turn;
  const asked = { purpose: leave.purpose, proof: leave.proof, reason: body.reason, evidence: body.evidence.trim().length > 0 };
  const gate = await throughGate(work, held.row, 'correction.refuse-leave', asked, 'leave/refusal-unlawful');
  if (isRefusal(gate)) return gate;
  return decide(work, turn, { type: 'correction.leave-refused', on: work.today, data: { reason: body.reason, evidence: body.evidence, for: leave.id }, source: { decidedBy: turn.chain.at(-1) }, gate }, body);
}

export async function depart(work: Work, { params, body }: Call<typeof contract.recordDeparture>) {
  const found = await holdLeave(work, params);
  if (isRefusal(found)) return found;
  const { leave, held } = found;
  if (!leave.approvedId) return refused('leave/not-approved');
  const no = mayRecordOn('depart', leave, body.on, work.today);
  if (no) return no;
  return record(work, held, leave.id, [{ type: 'case.contact-made', on: body.on, data: { channel: 'phone', about: 'leave', for: leave.approvedId } }]);
}

export async function extend(work: Work, { params, body }: Call<typeof contract.extendLeave>) {
  const found = await holdLeave(work, params);
  if (isRefusal(found)) return found;
  const { leave, held } = found;
  if (!leave.approvedId || leave.returnedOn) return refused('leave/not-running');
  const no = mayExtend(leave, body.to, held.row.term_end, work.today);
  if (no) return no;
  const subject = await subjectOf(work, held.row);
  const route = routeOf(subject, await contextOf(work, subject, work.at), { from: leave.from, to: body.to }, leave.approvedId);
  const { chain, no: notTheirs } = await whoDecides(work, held, route?.chain ?? []);
  const decides = chain.at(-1);
  if (!decides || levelOfActor(work) !== decides) return notTheirs;
  return record(work, held, leave.id, [{ type: 'correction.leave-extended', on: work.today, data: { to: body.to, for: leave.approvedId }, source: { reason: body.reason } }]);
}

export async function comeBack(work: Work, { params, body }: Call<typeof contract.recordReturn>) {
  const found = await holdLeave(work, params);
  if (isRefusal(found)) return found;
  const { leave, held } = found;
  if (!leave.approvedId) return refused('leave/not-approved');
  if (leave.returnedOn) return refused('leave/returned-already', { params: { on: leave.returnedOn } });
  const no = mayRecordOn('return', leave, body.on, work.today);
  if (no) return no;
  return record(work, held, leave.id, [{ type: 'correction.leave-returned', on: body.on, data: { for: leave.approvedId } }]);
}

/** Withdraws a request, or a leave approved and not begun; what was recorded stays in the timeline. */
export async function withdraw(work: Work, { params, body }: Call<typeof contract.withdrawLeave>) {
  const found = await holdLeave(work, params);
  if (isRefusal(found)) return found;
  const { leave, held } = found;
  const state = stateOf(leave, work.today);
  if (state !== 'asked' && state !== 'approved') return refused('leave/not-withdrawable');
  if (work.actor.personId && state !== 'asked') return refused('leave/not-withdrawable');
  const before = await detailOf(work, leave.id);
  const superseded = [leave.approvedId, leave.id].filter((id) => id !== undefined);
  const appended = await appendTo(work, held, superseded.map((supersedes) => ({ type: 'case.record-withdrawn', on: work.today, data: { reason: body.reason }, supersedes })));
  return isRefusal(appended) ? appended : before;
}
