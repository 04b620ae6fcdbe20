/** Lines of Today put together, and how late they are said to be. */
import { describe, expect, test } from 'vitest';
import type { TodayLine } from '../contract.ts';
import { bundle, monthAfter, partOfDay, periodParts, weeksOfMonth, whenOf } from './grouping.ts';

const line = (name: string, rest: Partial<TodayLine> = {}): TodayLine => ({
  key: `report|${name}`,
  caseId: name,
  rule: 'correction.phone-report',
  title: { zh: '电话报告', en: 'Phone report' },
  period: '2026-W48',
  dueOn: '2026-11-24',
  status: 'open',
  daysLate: 0,
  owedBy: ['person'],
  fallsTo: 'office',
  basis: [],
  verified: true,
  proposal: false,
  metBy: [],
  meets: [],
  personId: name,
  name,
  kind: 'correction',
  group: 'today',
  ...rest,
});

describe('bundles', () => {
  test('hold people with the same duty, day and period', () => {
    const lines = [
      line('陈明'),
      line('马涛', { rule: 'correction.health-report' }),
      line('吴霞'),
      line('郑伟', { period: '2026-W47' }),
    ];
    expect(bundle(lines, 'duty').map((one) => one.lines.map((l) => l.name))).toEqual([
      ['陈明', '吴霞'],
      ['马涛'],
      ['郑伟'],
    ]);
    expect(bundle(lines, 'person')).toHaveLength(4);
  });
  test('never hide an hour that counts for one person', () => {
    expect(
      bundle(
        [line('赵倩', { dueAt: '2026-11-24T06:00:00Z' }), line('周强', { dueAt: '2026-11-24T07:00:00Z' })],
        'duty',
      ),
    ).toHaveLength(2);
  });
});

describe('how late', () => {
  test.each([
    [line('a', { status: 'overdue', daysLate: 23 }), { kind: 'late', days: 23 }],
    [line('a', { status: 'overdue', daysLate: 1, hoursLate: 26 }), { kind: 'late-hours', hours: 26 }],
    [line('a', { status: 'overdue', daysLate: 9, hoursLate: 220 }), { kind: 'late', days: 9 }],
    [line('a', { dueAt: '2026-11-24T06:00:00Z' }), { kind: 'today', time: '14:00' }],
    [line('a', { daysLate: -5 }), { kind: 'by' }],
  ])('%#', (given, expected) => expect(whenOf(given)).toEqual(expected));
});

test('the greeting follows the hour in China', () => {
  expect(partOfDay(new Date('2026-11-24T00:30:00Z'))).toBe('morning');
  expect(partOfDay(new Date('2026-11-24T15:00:00Z'))).toBe('evening');
});

describe('the month on a page', () => {
  test('is whole weeks from Monday', () => {
    const weeks = weeksOfMonth('2026-11');
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.[6]).toBe('2026-12-06');
  });
  test('turns over the year', () =>
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']));
});

test.each([
  ['2026-W48', { kind: 'week', number: 48, year: 2026 }],
  ['2026-11', { kind: 'month', number: 11, year: 2026 }],
  ['2026-Q4', { kind: 'quarter', number: 4, year: 2026 }],
  ['2026-11-24', undefined],
])('period %s', (period, parts) => expect(periodParts(period)).toEqual(parts));
