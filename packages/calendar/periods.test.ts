/** Names of periods, ISO weeks at the turn of the year, and that periods leave no day out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayText, nextPeriod, type PeriodKind, periodAt, periodNamed, periodOf } from './index.ts';

describe('periods', () => {
  test.each([
    ['week', '2026-11-24', '2026-W48', '2026-11-23', '2026-11-29'],
    ['week', '2027-01-02', '2026-W53', '2026-12-28', '2027-01-03'],
    ['week', '2024-12-31', '2025-W01', '2024-12-30', '2025-01-05'],
    ['month', '2024-02-10', '2024-02', '2024-02-01', '2024-02-29'],
    ['quarter', '2026-11-24', '2026-Q4', '2026-10-01', '2026-12-31'],
    ['half', '2026-06-30', '2026-H1', '2026-01-01', '2026-06-30'],
    ['year', '2026-06-30', '2026', '2026-01-01', '2026-12-31'],
  ] as const)('the %s of %s is %s', (kind, day, name, from, to) => {
    expect(periodOf(kind, day)).toEqual({ name, from, to });
    expect(periodNamed(name)).toEqual({ name, from, to });
  });

  test.each(['2026-W54', '2026-13', '2026-Q5', '2026-H3', 'x', '2025-W53'])('%s names no period', (name) => {
    expect(periodNamed(name)).toBeUndefined();
  });

  test('one period begins on the day after the one before', () => {
    const kinds: PeriodKind[] = ['week', 'month', 'quarter', 'half', 'year'];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 40000 }), (kind, n) => {
        const period = periodAt(kind, n);
        expect(period.first <= n && n <= period.last).toBe(true);
        expect(nextPeriod(kind, period).first).toBe(period.last + 1);
        expect(periodNamed(period.name)).toEqual({
          name: period.name,
          from: dayText(period.first),
          to: dayText(period.last),
        });
      }),
    );
  });
});
