/** A duty's or an alert's row as screens show it: titles, basis in words, how late. */
import type { Wording } from '@guilu/law';
import type { Work } from '@guilu/platform/work.ts';
import type { DutyLine } from '../cases/contract.ts';
import { daysLate, type DutyState, type FallsTo, statusOn } from './rules.ts';

export interface DutyRow {
  key: string;
  case_id: string;
  rule: string;
  period: string | null;
  due_on: string;
  due_at: string | null;
  state: DutyState;
  met_by: string[];
  met_on: string | null;
  owed_by: string[];
  falls_to: FallsTo;
  pack: string;
  pack_version: string;
  basis: string[];
  verified: boolean;
}

export function dutyLineOf(work: Pick<Work, 'law' | 'today' | 'at'>, row: DutyRow): DutyLine {
  const rule = work.law.rule({ pack: row.pack, sort: 'duty', id: row.rule, on: row.pack_version });
  const status = statusOn(row.state, row.due_on, row.due_at, work.at);
  return {
    key: row.key,
    caseId: row.case_id,
    rule: row.rule,
    title: rule?.title ?? { zh: row.rule, en: row.rule },
    ...(row.period && { period: row.period }),
    dueOn: row.due_on,
    ...(row.due_at && { dueAt: row.due_at }),
    status,
    daysLate: daysLate(row.due_on, work.today),
    ...(row.due_at && status === 'overdue' && { hoursLate: Math.floor((Date.parse(work.at) - Date.parse(row.due_at)) / 3_600_000) }),
    owedBy: row.owed_by,
    fallsTo: row.falls_to,
    basis: basisOf(work, row.basis),
    verified: row.verified,
    proposal: row.basis.includes('proposal'),
    metBy: row.met_by,
    ...(row.met_on && { metOn: row.met_on }),
    meets: rule?.metBy ?? [],
  };
}

export function basisOf(work: Pick<Work, 'law'>, basis: readonly string[]): Wording[] {
  return basis.map((text) => work.law.basis(text));
}

export function alertTitle(work: Pick<Work, 'law'>, row: { pack: string; rule: string; pack_version: string }): Wording {
  return work.law.rule({ pack: row.pack, sort: 'alert', id: row.rule, on: row.pack_version })?.title ?? { zh: row.rule, en: row.rule };
}
