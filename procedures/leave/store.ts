/** Leave as rows: the projection, and reading it back. */
import type { Law } from '@guilu/law';
import { kept } from '@guilu/platform/database/database.ts';
import { projection, type ProjectionContext, type Subject } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { standsOn } from '@guilu/records/organisations/index.ts';
import { type RawBuilder, sql } from 'kysely';
import { type Leave, leavesFrom } from './rules.ts';

/** What the law says of a leave: who decides at this length, and the days it counted on the way. */
export interface RouteOfLeave {
  chain: string[];
  refused?: string;
  answer: NonNullable<ReturnType<Law['askRoute']>>;
}

/** Asks the route for a stretch, leaving out the leave itself where it is approved already. */
export function routeOf(subject: Subject, context: Omit<ProjectionContext, 'evaluation'>, wanted: { from: string; to: string }, itself?: string): RouteOfLeave | undefined {
  const facts = subject.facts.filter((fact) => fact.id !== itself);
  const answer = context.law.askRoute({ pack: context.packs, kind: subject.kind, rule: 'correction.leave', data: wanted, facts, asOf: context.asOf, calendar: context.calendar });
  if (!answer) return undefined;
  return { chain: answer.decides ?? [], ...(answer.refused && { refused: answer.refused }), answer };
}

const leaveFacts = ['correction.leave-applied', 'correction.leave-approved', 'correction.leave-refused', 'correction.leave-extended', 'correction.leave-returned', 'case.contact-made', 'case.record-withdrawn'];

export const leaveRequests = projection({
  name: 'leave',
  table: 'leave_request',
  kinds: ['correction'],
  facts: leaveFacts,
  key: ['leave_id'],
  columns: ['person_id', 'from_on', 'to_on', 'purpose', 'destination', 'proof', 'urgent', 'applied_on', 'applied_by', 'approved_id', 'decided_by', 'decided_on', 'refusal_reason', 'refusal_evidence', 'departed_on', 'returned_on', 'chain', 'instrument'],
  rows: (subject, context) => leavesFrom(subject.facts).map((leave) => ({ ...toRow(leave), person_id: subject.personId, chain: routeOf(subject, context, leave, leave.approvedId)?.chain ?? [] })),
});

function toRow(leave: Leave) {
  return {
    leave_id: leave.id,
    from_on: leave.from,
    to_on: leave.to,
    purpose: leave.purpose,
    destination: leave.destination,
    proof: leave.proof,
    urgent: leave.urgent,
    applied_on: leave.appliedOn,
    applied_by: leave.appliedBy,
    approved_id: leave.approvedId ?? null,
    decided_by: leave.decidedBy ?? null,
    decided_on: leave.decidedOn ?? null,
    refusal_reason: leave.refusal?.reason ?? null,
    refusal_evidence: leave.refusal?.evidence ?? null,
    departed_on: leave.departedOn ?? null,
    returned_on: leave.returnedOn ?? null,
    instrument: leave.instrument ?? null,
  };
}

type Row = ReturnType<typeof toRow> & {
  county: string;
  case_id: string;
  person_id: string;
  name: string;
  chain: string[];
  /** The instrument by which the office may decide today. */
  held: string | null;
};

export function fromRow(row: Row): Leave {
  return {
    id: row.leave_id,
    from: row.from_on,
    to: row.to_on,
    purpose: row.purpose,
    destination: row.destination,
    proof: row.proof,
    urgent: row.urgent,
    appliedOn: row.applied_on,
    appliedBy: row.applied_by,
    ...(row.approved_id && { approvedId: row.approved_id }),
    ...(row.decided_by && { decidedBy: row.decided_by }),
    ...(row.decided_on && { decidedOn: row.decided_on }),
    ...(row.refusal_reason && { refusal: { reason: row.refusal_reason, evidence: row.refusal_evidence ?? '' } }),
    ...(row.departed_on && { departedOn: row.departed_on }),
    ...(row.returned_on && { returnedOn: row.returned_on }),
    ...(row.instrument && { instrument: row.instrument }),
  };
}

export interface Opinion {
  leave_id: string;
  level: string;
  text: string;
  given_name: string;
  given_at: string;
}

/** Leave rows in scope that fit a condition over `l`, newest first, with the opinions on them and what the office may decide today. */
export async function selectLeave(work: Pick<Work, 'tx' | 'actor' | 'today'>, where: RawBuilder<unknown>, page = 1): Promise<{ rows: Row[]; opinions: Opinion[]; total: number }> {
  const from = sql`leave_request l join case_file c on c.county = l.county and c.id = l.case_id join person p on p.county = c.county and p.id = c.person_id where ${where}`;
  const { rows } = await sql<Row>`${sql.raw(kept)}select l.*, p.name, (select d.instrument from delegation d where d.county = c.county and d.office = c.office
      and 'leave' = any(d.powers) and ${standsOn(work.today)} order by d.from_on desc limit 1) as held from ${from} order by l.returned_on nulls first, l.applied_on desc, l.leave_id desc limit 100 offset ${(page - 1) * 100}`.execute(work.tx);
  // A first page that is not full holds all there are.
  const short = page === 1 && rows.length < 100;
  const total = short ? { rows: [{ n: rows.length }] } : await sql<{ n: number }>`select count(*)::int n from ${from}`.execute(work.tx);
  if (work.actor.personId || !rows.length) return { rows, opinions: [], total: total.rows[0]?.n ?? 0 };
  const opinions = await sql<Opinion>`${sql.raw(kept)}select leave_id, level, text, given_name, given_at from leave_opinion where leave_id = any(${rows.map((row) => row.leave_id)}::uuid[]) order by given_at`.execute(work.tx);
  return { rows, opinions: opinions.rows, total: total.rows[0]?.n ?? 0 };
}
