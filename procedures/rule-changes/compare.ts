/** What a change of rules does to one case, and the counts over all. Pure. */
import type { Evaluation, GateAnswer, RouteAnswer } from '@guilu/law';
import { ageBand } from './rules.ts';

export type Change = 'gains' | 'loses' | 'moves' | 'owed' | 'judged' | 'refused' | 'allowed' | 'decides';

/** One thing that is otherwise for a case. `before` and `after`: a due day, a status, roles, reason codes. */
export interface Effect {
  sort: 'duty' | 'alert' | 'gate' | 'route';
  rule: string;
  change: Change;
  before?: string;
  after?: string;
}

const unmet = new Set(['open', 'overdue']);

/**
 * Duties and alerts of one case under the law as it stands and as it would be, on the same day. A duty that is settled
 * either way counts only where it would have been judged otherwise (in time, late).
 */
export function compareEvaluations(before: Evaluation, after: Evaluation): Effect[] {
  const then = new Map(after.duties.map((duty) => [duty.key, duty]));
  const now = new Map(before.duties.map((duty) => [duty.key, duty]));
  const effects: Effect[] = [];
  for (const duty of before.duties) {
    const other = then.get(duty.key);
    const about = { sort: 'duty' as const, rule: duty.rule };
    if (!other) {
      if (unmet.has(duty.status)) effects.push({ ...about, change: 'loses', before: duty.due });
      continue;
    }
    const open = unmet.has(duty.status) && unmet.has(other.status);
    if (open && duty.due !== other.due) effects.push({ ...about, change: 'moves', before: duty.due, after: other.due });
    if (open && duty.owedBy.join() !== other.owedBy.join())
      effects.push({ ...about, change: 'owed', before: duty.owedBy.join('、'), after: other.owedBy.join('、') });
    if (!open && duty.status !== other.status)
      effects.push({ ...about, change: 'judged', before: duty.status, after: other.status });
  }
  for (const duty of after.duties) {
    if (!now.has(duty.key) && unmet.has(duty.status))
      effects.push({ sort: 'duty', rule: duty.rule, change: 'gains', after: duty.due });
  }
  return [...effects, ...compareAlerts(before, after)];
}

function compareAlerts(before: Evaluation, after: Evaluation): Effect[] {
  /** Alerts of the one that the other does not have. */
  const notIn = (here: Evaluation, there: Evaluation) =>
    here.alerts.filter((alert) => !there.alerts.some((other) => other.key === alert.key));
  return [
    ...notIn(before, after).map(
      (alert): Effect => ({ sort: 'alert', rule: alert.rule, change: 'loses', before: alert.since }),
    ),
    ...notIn(after, before).map(
      (alert): Effect => ({ sort: 'alert', rule: alert.rule, change: 'gains', after: alert.since }),
    ),
  ];
}

/** A gate asked with nothing filled in, before and after. */
export function compareGates(before: GateAnswer, after: GateAnswer): Effect[] {
  if (before.because.toSorted().join() === after.because.toSorted().join()) return [];
  const change = after.because.length > before.because.length ? 'refused' : 'allowed';
  return [
    { sort: 'gate', rule: after.rule.id, change, before: before.because.join('、'), after: after.because.join('、') },
  ];
}

export function compareRoutes(rule: string, before: RouteAnswer | undefined, after: RouteAnswer | undefined): Effect[] {
  const say = (answer: RouteAnswer | undefined) => answer?.decides?.join('→') ?? answer?.refused ?? '';
  return say(before) === say(after)
    ? []
    : [{ sort: 'route', rule, change: 'decides', before: say(before), after: say(after) }];
}

/** What is known of a person for the counts. */
export interface Known {
  kind: string;
  sex: string | null;
  bornOn: string | null;
  /** undefined where no registered address is recorded. */
  registeredHere: boolean | undefined;
}

export interface Looked {
  caseId: string;
  personId: string | null;
  known: Known;
  effects: Effect[];
}

export interface Group {
  code: string;
  touched: number;
  of: number;
}

export interface Counts {
  cases: number;
  touched: number;
  /** Cases that could not be answered because a year's working days are not loaded. */
  unanswered: number;
  changes: { rule: string; sort: string; change: Change; cases: number; times: number }[];
  kind: Group[];
  sex: Group[];
  age: Group[];
  registered: Group[];
}

/** Counts over all cases that were looked at; each group also says how many it has, so that shares can be seen. */
export function countUp(all: readonly Looked[], unanswered: number, today: string): Counts {
  const group = (codeOf: (known: Known) => string): Group[] => {
    const found = new Map<string, Group>();
    for (const { known, effects } of all) {
      const code = codeOf(known);
      const one = found.get(code) ?? { code, touched: 0, of: 0 };
      found.set(code, { code, of: one.of + 1, touched: one.touched + (effects.length > 0 ? 1 : 0) });
    }
    return [...found.values()].sort((a, b) => b.of - a.of);
  };
  return {
    cases: all.length,
    touched: all.filter(({ effects }) => effects.length > 0).length,
    unanswered,
    changes: changesIn(all),
    kind: group((known) => known.kind),
    sex: group((known) => known.sex ?? 'unknown'),
    age: group((known) => ageBand(known.bornOn, today)),
    registered: group((known) =>
      known.registeredHere === undefined ? 'unknown' : known.registeredHere ? 'here' : 'elsewhere',
    ),
  };
}

function changesIn(all: readonly Looked[]): Counts['changes'] {
  const found = new Map<string, Counts['changes'][number]>();
  for (const { effects } of all) {
    const seen = new Set<string>();
    for (const { rule, sort, change } of effects) {
      const key = `${sort} ${rule} ${change}`;
      const one = found.get(key) ?? { rule, sort, change, cases: 0, times: 0 };
      found.set(key, { ...one, times: one.times + 1, cases: one.cases + (seen.has(key) ? 0 : 1) });
      seen.add(key);
    }
  }
  return [...found.values()].sort((a, b) => b.cases - a.cases);
}
