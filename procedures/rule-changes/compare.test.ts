// What a dry run counts: gained, lost, moved, judged otherwise; settled duties that stay as they were count for nothing.
import type { DutyInstance, Evaluation, GateAnswer, RuleSummary } from '@guilu/law';
import { expect, test } from 'vitest';
import { compareEvaluations, compareGates, compareRoutes, countUp, type Effect, type Looked } from './compare.ts';

const duty = (key: string, due: string, status: DutyInstance['status'], owedBy = ['office']): DutyInstance => ({
  rule: 'a',
  key,
  startedBy: 'f1',
  due,
  status,
  metBy: [],
  owedBy,
  pack: 'p',
  version: '2020-01-01',
  basis: [],
  verified: false,
});
const evaluation = (duties: DutyInstance[], alerts: string[] = []): Evaluation => ({
  duties,
  alerts: alerts.map((key) => ({
    rule: 'b',
    key,
    since: '2026-11-01',
    to: [],
    pack: 'p',
    version: '2020-01-01',
    basis: [],
    verified: false,
  })),
  changesAt: null,
});
const effects = (before: DutyInstance[], after: DutyInstance[]) =>
  compareEvaluations(evaluation(before), evaluation(after)).map(({ change, before: then, after: now }) => [
    change,
    then,
    now,
  ]);

test('a due day that moves, and who owes it', () => {
  expect(effects([duty('k', '2026-11-27', 'open')], [duty('k', '2026-11-25', 'overdue', ['county'])])).toEqual([
    ['moves', '2026-11-27', '2026-11-25'],
    ['owed', 'office', 'county'],
  ]);
});

test('a duty gained, a duty lost; one that is settled already is neither', () => {
  expect(effects([], [duty('k', '2026-11-25', 'open'), duty('m', '2026-10-01', 'met')])).toEqual([
    ['gains', undefined, '2026-11-25'],
  ]);
  expect(effects([duty('k', '2026-11-25', 'overdue'), duty('m', '2026-10-01', 'void')], [])).toEqual([
    ['loses', '2026-11-25', undefined],
  ]);
});

test('what was met in time would have been late', () => {
  expect(effects([duty('k', '2026-11-10', 'met')], [duty('k', '2026-11-08', 'met-late')])).toEqual([
    ['judged', 'met', 'met-late'],
  ]);
  expect(effects([duty('k', '2026-11-10', 'met')], [duty('k', '2026-11-08', 'met')])).toEqual([]);
});

test('alerts by their key', () => {
  const found = compareEvaluations(evaluation([], ['x', 'y']), evaluation([], ['y', 'z']));
  expect(found.map((one) => one.change)).toEqual(['loses', 'gains']);
});

test('a gate with a further ground, a route that another decides', () => {
  const rule = { id: 'g' } as RuleSummary;
  const gate = (...because: string[]): GateAnswer => ({ allowed: because.length === 0, because, reasons: [], rule });
  expect(compareGates(gate('a', 'b'), gate('b', 'a'))).toEqual([]);
  expect(compareGates(gate(), gate('a'))[0]?.change).toBe('refused');
  expect(compareGates(gate('a', 'b'), gate('b'))[0]?.change).toBe('allowed');
  expect(
    compareRoutes('r', { decides: ['office'], rule, values: {} }, { decides: ['office', 'county'], rule, values: {} }),
  ).toEqual([{ sort: 'route', rule: 'r', change: 'decides', before: 'office', after: 'office→county' }]);
});

test('counts say of how many, so that a group that is hit harder is seen', () => {
  const moved: Effect = { sort: 'duty', rule: 'a', change: 'moves' };
  const one = (
    sex: string | null,
    bornOn: string | null,
    registeredHere: boolean | undefined,
    ...found: Effect[]
  ): Looked => ({
    caseId: '1',
    personId: '1',
    known: { kind: 'correction', sex, bornOn, registeredHere },
    effects: found,
  });
  const counts = countUp(
    [
      one('female', '2009-01-01', false, moved, moved),
      one('female', '1960-01-01', true),
      one('male', '1990-06-01', true, moved),
      one(null, null, undefined),
    ],
    1,
    '2026-11-25',
  );
  expect(counts).toMatchObject({
    cases: 4,
    touched: 2,
    unanswered: 1,
    changes: [{ rule: 'a', change: 'moves', cases: 2, times: 3 }],
  });
  expect(counts.sex).toEqual([
    { code: 'female', touched: 1, of: 2 },
    { code: 'male', touched: 1, of: 1 },
    { code: 'unknown', touched: 0, of: 1 },
  ]);
  expect(counts.age.find(({ code }) => code === 'under-18')).toEqual({ code: 'under-18', touched: 1, of: 1 });
  expect(counts.registered.find(({ code }) => code === 'elsewhere')).toEqual({ code: 'elsewhere', touched: 1, of: 1 });
});
