/** Days as day numbers: 1970-01-01 is 0. Text outside, whole numbers inside, so that counting never meets a time zone. */
import type { PlainDate } from './types.ts';

const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

interface Civil {
  year: number;
  month: number;
  day: number;
}

/** The day number of a civil day; valid for any year of the common era. */
export function civilToNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month and day of a day number. */
export function numberToCivil(n: number): Civil {
  const z = n + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const one = digit(text, at);
    if (!(one >= 0 && one <= 9)) return Number.NaN;
    value = value * 10 + one;
  }
  return value;
}

// Read by hand and not by a pattern: every fact of every case passes here.
function numberOf(text: string): number {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return Number.NaN;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return Number.NaN;
  return civilToNumber(year, month, day);
}

/** Whether a text is a day that exists. */
export function isPlainDate(text: string): boolean {
  return !Number.isNaN(numberOf(text));
}

/** The day number of a text `YYYY-MM-DD`. Throws on a text that is no day. */
export function dayNumber(text: PlainDate): number {
  const n = numberOf(text);
  if (Number.isNaN(n)) throw new RangeError(`${text} is not a day`);
  return n;
}

/** The text of a day number. */
export function dayText(n: number): PlainDate {
  const { year, month, day } = numberToCivil(n);
  return `${String(year).padStart(4, '0')}-${TWO[month]}-${TWO[day]}`;
}

/** A day some calendar months later (or earlier), clamped to the month's end. */
export function addMonthsToNumber(n: number, months: number): number {
  const { year, month, day } = numberToCivil(n);
  const index = year * 12 + month - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return civilToNumber(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

export function addDays(day: PlainDate, days: number): PlainDate {
  return dayText(dayNumber(day) + days);
}

/** Clamped to the month's end: 31 January and one month give 28 or 29 February. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  return dayText(addMonthsToNumber(dayNumber(day), months));
}

/** Clamped: 29 February and one year give 28 February. */
export function addYears(day: PlainDate, years: number): PlainDate {
  return addMonths(day, years * 12);
}

/** The last day of a term that begins on `day` and lasts so many months: the day before its anniversary. */
export function termEnd(day: PlainDate, months: number): PlainDate {
  return addDays(addMonths(day, months), -1);
}

/** Days from `from` to `to`; negative where `to` lies before. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: PlainDate): number {
  return weekdayOfNumber(dayNumber(day));
}

export function weekdayOfNumber(n: number): number {
  return ((((n + 3) % 7) + 7) % 7) + 1;
}
