/** A duty's or an alert's row as screens show it: titles, basis in words, how late. */
import type { Wording } from '@guilu/law';
import type { Work } from '@guilu/platform/work.ts';
import type { DutyLine } from '../cases/contract.ts';
import type { Entrusted } from './entrusted.ts';
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
  /** Where lists ask who holds a power of the county: the office of the case and its kind. */
  office?: string | null;
  kind?: string;
}

/** With `entrusted` a duty of a delegated power falls to the office, and what one may not do is not offered. */
export function dutyLineOf(work: Pick<Work, 'law' | 'today' | 'at'>, row: DutyRow, entrusted?: Entrusted): DutyLine {
  const rule = work.law.rule({ pack: row.pack, sort: 'duty', id: row.rule, on: row.pack_version });
  const power = entrusted && work.law.powerOfDuty(row.rule);
  const by = power && entrusted.by(row.office, power.name);
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
    fallsTo: power ? (by ? 'office' : 'county') : row.falls_to,
    ...(by && { delegation: { instrument: by.instrument, ...(by.until && { until: by.until }) } }),
    basis: basisOf(work, row.basis),
    verified: row.verified,
    proposal: row.basis.includes('proposal'),
    metBy: row.met_by,
    ...(row.met_on && { metOn: row.met_on }),
    meets: offered(work, rule?.metBy ?? [], row, entrusted),
    ...(rule && Object.keys(rule.metWith).length > 0 && { meetsWith: rule.metWith }),
  };
}

/** Acts of a power that whoever looks does not hold are not offered: they would be refused. */
function offered(work: Pick<Work, 'law'>, types: string[], row: DutyRow, entrusted: Entrusted | undefined): string[] {
  if (!entrusted || row.kind !== 'correction') return types;
  return types.filter((type) => {
    const power = work.law.powerOfAct(type);
    return !power || entrusted.mayUse(row.office, power.name);
  });
}

export function basisOf(work: Pick<Work, 'law'>, basis: readonly string[]): Wording[] {
  return basis.map((text) => work.law.basis(text));
}

export function alertTitle(work: Pick<Work, 'law'>, row: { pack: string; rule: string; pack_version: string }): Wording {
  return work.law.rule({ pack: row.pack, sort: 'alert', id: row.rule, on: row.pack_version })?.title ?? { zh: row.rule, en: row.rule };
}
