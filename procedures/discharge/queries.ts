/** Everything about the end of one case on one page. */
import { daysBetween } from '@guilu/calendar';
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { askGate, findCase, subjectOf } from '@guilu/records/cases/index.ts';
import { type DutyRow, dutyLineOf } from '@guilu/records/deadlines/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { handoverOf, holdingUp } from './rules.ts';

export type OpenRow = DutyRow & { setAside: boolean };

export async function openDutiesOf(work: Work, county: string, caseId: string): Promise<OpenRow[]> {
  const { rows } = await sql<OpenRow>`select d.*, exists (select 1 from duty_set_aside s where s.county = d.county and s.case_id = d.case_id and s.duty_key = d.key) as "setAside"
    from duty d where d.county = ${county} and d.case_id = ${caseId} and d.state = 'open' order by d.due_on`.execute(work.tx);
  return rows;
}

export async function readReadiness(work: Work, { params }: Call<typeof contract.readiness>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row || row.kind !== 'correction') return notFound();
  const subject = await subjectOf(work, row);
  const gate = await askGate(work, row, 'correction.discharge', { on: work.today, cause: 'expiry' });
  const has = (type: string) => subject.facts.find((fact) => fact.type === type);
  const handed = has('correction.handed-to-resettlement');
  const discharged = has('correction.discharged');
  return {
    ...(row.term_end && { termEnd: row.term_end, daysLeft: daysBetween(work.today, row.term_end) }),
    summaryWritten: has('correction.summary-written') !== undefined,
    appraisalWritten: has('correction.appraisal-written') !== undefined,
    ...(discharged && { dischargedOn: discharged.on.slice(0, 10) }),
    mayDischarge: gate.allowed,
    reasons: gate.reasons,
    handover: handed ? ('done' as const) : handoverOf(row.category),
    handoverReceipt: handed !== undefined && subject.facts.some((fact) => fact.type === 'case.receipt-received' && fact.data.for === handed.id),
    openDuties: holdingUp(await openDutiesOf(work, row.county, row.id)).map((duty) => {
      const line = dutyLineOf(work, duty);
      return { key: line.key, title: line.title, dueOn: line.dueOn };
    }),
    closed: row.closed_on !== null,
  };
}
