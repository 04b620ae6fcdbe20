/** Working days: weekends as they are, changed by each year's arrangement of the State Council. A year that is not loaded is never guessed. */
import { civilToNumber, dayNumber, dayText, numberToCivil, weekdayOfNumber } from './days.ts';
import type { CalendarYear, PlainDate } from './types.ts';

/** Asked about a day of a year whose arrangement is not loaded. */
export class CalendarYearMissing extends Error {
  readonly code = 'calendar/year-not-loaded';
  readonly year: number;

  constructor(year: number) {
    super(`The holiday arrangement of ${year} is not loaded (packs/calendar/${year}.yaml)`);
    this.year = year;
  }
}

/** Why a day is free or worked. */
export type DayReason = 'working-day' | 'weekend' | 'holiday' | 'make-up-day';

/** Days as texts outside; the methods ending in `Number` take and give day numbers. All throw `CalendarYearMissing`. */
export interface WorkingCalendar {
  readonly years: number[];
  reasonOf(day: PlainDate): DayReason;
  isWorkingDay(day: PlainDate): boolean;
  /** The day itself where it is worked, else the next one that is. */
  rollForward(day: PlainDate): PlainDate;
  /** The n-th working day after a day; the day itself is not counted. */
  addWorkingDays(day: PlainDate, count: number): PlainDate;
  /** Working days from the first to the second day, both included. */
  workingDaysIn(from: PlainDate, to: PlainDate): number;
  reasonOfNumber(n: number): DayReason;
  isWorkingNumber(n: number): boolean;
  rollForwardNumber(n: number): number;
  addWorkingDaysNumber(n: number, count: number): number;
  workingDaysInNumbers(from: number, to: number): number;
}

/** Builds the calendar from the years that are known. */
export function workingCalendar(years: CalendarYear[]): WorkingCalendar {
  return new LoadedCalendar(years);
}

class LoadedCalendar implements WorkingCalendar {
  readonly years: number[];
  readonly #exceptions = new Map<number, boolean>();
  // Bounds of each loaded year, so that a day is checked without taking it apart.
  readonly #loaded: { first: number; last: number }[];

  constructor(years: CalendarYear[]) {
    this.years = years.map((y) => y.year).sort((a, b) => a - b);
    this.#loaded = this.years.map((y) => ({ first: civilToNumber(y, 1, 1), last: civilToNumber(y, 12, 31) }));
    for (const year of years) {
      for (const day of year.off) this.#exceptions.set(dayNumber(day), false);
      for (const day of year.work) this.#exceptions.set(dayNumber(day), true);
    }
  }

  isWorkingNumber(n: number): boolean {
    this.#needYear(n);
    return this.#exceptions.get(n) ?? weekdayOfNumber(n) <= 5;
  }

  reasonOfNumber(n: number): DayReason {
    this.#needYear(n);
    const worked = this.#exceptions.get(n);
    if (worked === true) return 'make-up-day';
    if (worked === false) return 'holiday';
    return weekdayOfNumber(n) <= 5 ? 'working-day' : 'weekend';
  }

  rollForwardNumber(n: number): number {
    let at = n;
    while (!this.isWorkingNumber(at)) at += 1;
    return at;
  }

  addWorkingDaysNumber(n: number, count: number): number {
    const step = count < 0 ? -1 : 1;
    let at = n;
    for (let left = Math.abs(count); left > 0; ) {
      at += step;
      if (this.isWorkingNumber(at)) left -= 1;
    }
    return at;
  }

  workingDaysInNumbers(from: number, to: number): number {
    let count = 0;
    for (let at = from; at <= to; at += 1) if (this.isWorkingNumber(at)) count += 1;
    return count;
  }

  reasonOf(day: PlainDate): DayReason {
    return this.reasonOfNumber(dayNumber(day));
  }

  isWorkingDay(day: PlainDate): boolean {
    return this.isWorkingNumber(dayNumber(day));
  }

  rollForward(day: PlainDate): PlainDate {
    return dayText(this.rollForwardNumber(dayNumber(day)));
  }

  addWorkingDays(day: PlainDate, count: number): PlainDate {
    return dayText(this.addWorkingDaysNumber(dayNumber(day), count));
  }

  workingDaysIn(from: PlainDate, to: PlainDate): number {
    return this.workingDaysInNumbers(dayNumber(from), dayNumber(to));
  }

  #needYear(n: number): void {
    for (const year of this.#loaded) if (n >= year.first && n <= year.last) return;
    throw new CalendarYearMissing(numberToCivil(n).year);
  }
}
