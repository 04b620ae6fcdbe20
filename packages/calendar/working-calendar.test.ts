/** Working days, make-up days, and the refusal to guess a year; instants in Shanghai. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CalendarYearMissing, dayOfInstant, instantMinutes, isInstant, minutesText, workingCalendar } from './index.ts';

const year2025 = {
  year: 2025,
  off: [
    '2025-01-01',
    '2025-01-28',
    '2025-01-29',
    '2025-01-30',
    '2025-01-31',
    '2025-02-03',
    '2025-02-04',
    '2025-10-06',
    '2025-10-07',
    '2025-10-08',
  ],
  work: ['2025-01-26', '2025-02-08', '2025-09-28', '2025-10-11'],
  source: 'a short list for this test',
};
const calendar = workingCalendar([year2025]);

describe('working days', () => {
  test('a make-up Sunday is worked, a holiday Tuesday is not', () => {
    expect(calendar.isWorkingDay('2025-01-26')).toBe(true);
    expect(calendar.isWorkingDay('2025-01-28')).toBe(false);
    expect(calendar.reasonOf('2025-01-26')).toBe('make-up-day');
    expect(calendar.reasonOf('2025-01-28')).toBe('holiday');
    expect(calendar.reasonOf('2025-01-25')).toBe('weekend');
  });

  test('the day itself is not counted', () => {
    expect(calendar.addWorkingDays('2025-01-24', 1)).toBe('2025-01-26');
    expect(calendar.addWorkingDays('2025-01-24', 3)).toBe('2025-02-05');
    expect(calendar.addWorkingDays('2025-01-24', 0)).toBe('2025-01-24');
  });

  test('a last day that is free moves to the next one worked', () => {
    expect(calendar.rollForward('2025-10-06')).toBe('2025-10-09');
    expect(calendar.rollForward('2025-10-09')).toBe('2025-10-09');
  });

  test('counting agrees with adding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const end = calendar.addWorkingDays('2025-02-05', count);
        expect(calendar.workingDaysIn('2025-02-06', end)).toBe(count);
        expect(calendar.addWorkingDays(end, -count)).toBe('2025-02-05');
      }),
    );
  });

  test('a year that is not loaded is refused, not guessed', () => {
    expect(() => calendar.isWorkingDay('2027-01-04')).toThrow(CalendarYearMissing);
    try {
      calendar.addWorkingDays('2025-12-31', 1);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'calendar/year-not-loaded', year: 2026 });
    }
  });
});

describe('instants', () => {
  test('every offset is brought to Shanghai', () => {
    expect(dayOfInstant('2026-03-02T20:00:00Z')).toBe('2026-03-03');
    expect(minutesText(instantMinutes('2026-03-02T09:30:00+01:00'))).toBe('2026-03-02T16:30:00+08:00');
    expect(minutesText(instantMinutes('2026-03-02T24:00:00+08:00'))).toBe('2026-03-03T00:00:00+08:00');
  });

  test('an instant without an offset is none', () => {
    expect(isInstant('2026-03-02T10:00:00')).toBe(false);
    expect(() => instantMinutes('2026-03-02')).toThrow(RangeError);
  });
});
