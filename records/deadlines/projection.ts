/** Duties and alerts of a case as rows. */
import type { AlertInstance } from '@guilu/law';
import { projection } from '@guilu/platform/projection.ts';
import { fallsTo } from './rules.ts';
import { type JudgedDuty, withTakeover } from './taken-over.ts';

export const duties = projection({
  name: 'duties',
  table: 'duty',
  kinds: '*',
  facts: '*',
  key: ['key'],
  columns: ['person_id', 'org_path', 'sealed_for', 'rule', 'started_by', 'period', 'due_on', 'due_at', 'state', 'met_by', 'met_on', 'void_by', 'owed_by', 'falls_to', 'pack', 'pack_version', 'basis', 'verified'],
  rows: (subject, { evaluation, law }) =>
    withTakeover(law, subject.facts, evaluation.duties).map((duty) => ({ ...dutyRow(duty), person_id: subject.personId, org_path: subject.orgPath, sealed_for: subject.sealedFor })),
});

export const alerts = projection({
  name: 'alerts',
  table: 'alert',
  kinds: '*',
  facts: '*',
  key: ['key'],
  columns: ['person_id', 'org_path', 'sealed_for', 'rule', 'since', 'told', 'falls_to', 'pack', 'pack_version', 'basis', 'verified'],
  rows: (subject, { evaluation }) =>
    evaluation.alerts.map((alert) => ({ ...alertRow(alert), person_id: subject.personId, org_path: subject.orgPath, sealed_for: subject.sealedFor })),
});

/** Open and overdue are one state in the table: which of the two is a matter of the clock. */
export function dutyRow(duty: JudgedDuty) {
  return {
    key: duty.key,
    rule: duty.rule,
    started_by: duty.startedBy,
    period: duty.period ?? null,
    due_on: duty.due.slice(0, 10),
    due_at: duty.due.length > 10 ? duty.due : null,
    state: duty.status === 'overdue' ? ('open' as const) : duty.status,
    met_by: duty.metBy,
    met_on: duty.metOn?.slice(0, 10) ?? null,
    void_by: duty.voidBy ?? null,
    owed_by: duty.owedBy,
    falls_to: fallsTo(duty.owedBy),
    pack: duty.pack,
    pack_version: duty.version,
    basis: duty.basis,
    verified: duty.verified,
  };
}

function alertRow(alert: AlertInstance) {
  return {
    key: alert.key,
    rule: alert.rule,
    since: alert.since.length > 10 ? alert.since : `${alert.since}T00:00:00+08:00`,
    told: alert.to,
    falls_to: fallsTo(alert.to),
    pack: alert.pack,
    pack_version: alert.version,
    basis: alert.basis,
    verified: alert.verified,
  };
}
