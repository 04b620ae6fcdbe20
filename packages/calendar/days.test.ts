/** Day arithmetic against a second implementation (the platform's own dates in UTC) and the law's own examples. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  dayNumber,
  daysBetween,
  dayText,
  isPlainDate,
  termEnd,
  weekday,
} from './index.ts';

const anyDay = fc.integer({ min: -20000, max: 40000 });

function platformDay(n: number): string {
  return new Date(n * 86_400_000).toISOString().slice(0, 10);
}

function platformAddMonths(day: string, months: number): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const lastOfTarget = new Date(Date.UTC(y, m - 1 + months + 1, 0));
  const clamped = Math.min(d, lastOfTarget.getUTCDate());
  return new Date(Date.UTC(lastOfTarget.getUTCFullYear(), lastOfTarget.getUTCMonth(), clamped))
    .toISOString()
    .slice(0, 10);
}

describe('days', () => {
  test('numbers and texts agree with the platform', () => {
    fc.assert(
      fc.property(anyDay, (n) => {
        expect(dayText(n)).toBe(platformDay(n));
        expect(dayNumber(dayText(n))).toBe(n);
        expect(weekday(dayText(n))).toBe(new Date(n * 86_400_000).getUTCDay() || 7);
      }),
    );
  });

  test('months are clamped as a second implementation clamps them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -120, max: 600 }), (n, months) => {
        expect(addMonths(dayText(n), months)).toBe(platformAddMonths(dayText(n), months));
      }),
    );
  });

  test('adding and counting days undo each other', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (n, days) => {
        expect(daysBetween(dayText(n), addDays(dayText(n), days))).toBe(days);
      }),
    );
  });

  test.each([
    ['2016-07-17', 48, '2020-07-16'],
    ['2018-03-27', 48, '2022-03-26'],
    ['2016-08-02', 60, '2021-08-01'],
    ['2020-12-03', 12, '2021-12-02'],
    ['2022-06-28', 24, '2024-06-27'],
    ['2010-01-04', 48, '2014-01-03'],
    ['2026-03-10', 3, '2026-06-09'],
    ['2025-11-30', 3, '2026-02-27'],
    ['2023-11-30', 3, '2024-02-28'],
  ])('a term from %s of %i months ends on %s', (from, months, last) => {
    expect(termEnd(from, months)).toBe(last);
  });

  test('29 February has its anniversary on 28 February in a common year', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', ''])('%s is not a day', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
  });
});
