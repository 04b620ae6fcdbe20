/** Everything about the end of one case on one page, and what the receiving side is given with a handover. */
import { daysBetween } from '@guilu/calendar';
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { askGate, type CaseRow, findCase, particularsOf, subjectOf } from '@guilu/records/cases/index.ts';
import { basisOf, type DutyRow, dutyLineOf } from '@guilu/records/deadlines/index.ts';
import { type RawBuilder, sql } from 'kysely';
import type * as contract from './contract.ts';
import { type LadderDuty, ladderOf } from './ladder.ts';
import { handoverOf, holdingUp, mayCertify } from './rules.ts';

export type OpenRow = DutyRow & { setAside: boolean };

const dutiesWhere = (work: Work, where: RawBuilder<unknown>) =>
  sql<OpenRow>`select d.*, exists (select 1 from duty_set_aside s where s.county = d.county and s.case_id = d.case_id and s.duty_key = d.key) as "setAside"
    from duty d where ${where} order by d.due_on`.execute(work.tx);

export async function openDutiesOf(work: Work, county: string, caseId: string): Promise<OpenRow[]> {
  return (await dutiesWhere(work, sql`d.county = ${county} and d.case_id = ${caseId} and d.state = 'open'`)).rows;
}

export async function readReadiness(work: Work, { params }: Call<typeof contract.readiness>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const holding = holdingUp(await openDutiesOf(work, row.county, row.id));
  const openDuties = holding.map((duty) => dutyLineOf(work, duty));
  const closed = row.closed_on !== null;
  if (row.kind !== 'correction') return { ...nothing, kind: row.kind, openDuties, closed };
  const subject = await subjectOf(work, row);
  const gate = await askGate(work, row, 'correction.discharge', { on: work.today, cause: 'expiry' });
  const early = mayCertify(subject.facts, { on: work.today, cause: 'expiry' }, row.term_end);
  const reasons = [...gate.reasons, ...(gate.allowed && early ? [{ code: early.code, title: work.language.error(early.code) }] : [])];
  const deferred = subject.facts.find((fact) => fact.type === 'correction.discharge-deferred');
  return {
    kind: row.kind,
    ...(row.term_end && { termEnd: row.term_end, daysLeft: daysBetween(work.today, row.term_end) }),
    ended: row.state === 'discharged' || row.state === 'terminated' || closed,
    steps: await stepsOf(work, row, subject.facts),
    mayDischarge: reasons.length === 0,
    reasons,
    ...(deferred && { deferred: { on: deferred.on.slice(0, 10), reason: String(deferred.data.reason) } }),
    handover: handoverOf(row.category),
    openDuties,
    closed,
  };
}

const nothing = { ended: false, steps: [], mayDischarge: false, reasons: [], handover: 'none' as const };

async function stepsOf(work: Work, row: CaseRow, facts: RecordedFact[]) {
  const all = await dutiesWhere(work, sql`d.county = ${row.county} and d.case_id = ${row.id} and d.period is null`);
  const duties: LadderDuty[] = all.rows
    .filter((duty) => !duty.setAside)
    .map((duty) => ({
      key: duty.key,
      rule: duty.rule,
      dueOn: duty.due_on,
      done: duty.state === 'met' || duty.state === 'met-late',
      void: duty.state === 'void',
      ...(duty.met_on && { metOn: duty.met_on }),
      owedBy: duty.owed_by,
      basis: duty.basis,
      verified: duty.verified,
      title: dutyLineOf(work, duty).title,
    }));
  const given = { today: work.today, termEnd: row.term_end, closedOn: row.closed_on, handover: handoverOf(row.category) };
  return ladderOf({ ...given, facts, duties }).map(({ basis, ...step }) => ({
    ...step,
    basis: basisOf(work, basis),
    late: step.state !== 'done' && step.dueOn !== undefined && step.dueOn < work.today,
  }));
}

interface Handed {
  id: string;
  case_id: string;
  on: string;
  received_on: string | null;
}

/** The latest handover of the person of a case of help, with its receipt where there is one. */
export async function handedOver(work: Work, own: CaseRow): Promise<Handed | undefined> {
  const { rows } = await sql<Handed>`select f.id, f.case_id, f.on_day as on,
      (select r.on_day from fact r where r.county = f.county and r.case_id = f.case_id and r.type = 'case.receipt-received' and r.data ->> 'for' = f.id::text
         and not exists (select 1 from fact w where w.county = r.county and w.supersedes = r.id) limit 1) as received_on
    from fact f join case_file c on c.county = f.county and c.id = f.case_id
   where f.county = ${own.county} and c.person_id = ${own.person_id} and f.type = 'correction.handed-to-resettlement'
     and not exists (select 1 from fact w where w.county = f.county and w.supersedes = f.id)
   order by f.on_day desc, f.seq desc limit 1`.execute(work.tx);
  return rows[0];
}

/** What came with the handover: the end of the correction, what the person needs, the papers, and by when to confirm. */
export async function readHandover(work: Work, { params }: Call<typeof contract.handover>) {
  const own = await findCase(work.tx, params.caseId);
  if (!own) return notFound();
  if (own.kind !== 'resettlement') return notFound('discharge/no-handover');
  const handed = await handedOver(work, own);
  const correction = handed && (await findCase(work.tx, handed.case_id));
  if (!handed || !correction) return { handed: false };
  const { facts } = await subjectOf(work, correction);
  const ended = facts.find((fact) => fact.type === 'correction.discharged');
  const known = await particularsOf(work, correction.county, correction.id);
  const { rows } = await sql<DutyRow>`select * from duty where county = ${correction.county} and case_id = ${correction.id}
    and rule = 'correction.handover-receipt' and started_by = ${handed.id}`.execute(work.tx);
  const duty = rows[0];
  return {
    handed: true,
    correctionId: correction.id,
    number: correction.number,
    handedOn: handed.on,
    ...(correction.category && { category: correction.category }),
    ...(correction.term_start && { termStart: correction.term_start }),
    ...(correction.term_end && { termEnd: correction.term_end }),
    ...(ended && { dischargedOn: ended.on.slice(0, 10) }),
    ...(known.offence && { offence: known.offence }),
    needs: facts.filter((fact) => fact.type === 'case.need-noted').map((fact) => String(fact.data.need)),
    ...(duty && { dueOn: duty.due_on }),
    ...(handed.received_on && { receivedOn: handed.received_on }),
  };
}
