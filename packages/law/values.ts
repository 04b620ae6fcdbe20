/** Days, instants and periods as expressions see them. What is missing is NaN inside, so that every comparison with it is false. */
import {
  addMonthsToNumber,
  dayNumber,
  dayOfMinutes,
  dayText,
  instantMinutes,
  isInstant,
  isPlainDate,
  minutesText,
  numberToCivil,
  startOfDay,
  type Unit,
  type WorkingCalendar,
} from '@guilu/calendar';

/** A day; `n` is the day number or NaN. */
export class Day {
  readonly n: number;
  constructor(n: number) {
    this.n = n;
  }
}

/** An instant; `m` counts minutes on the clocks of Shanghai, or is NaN. */
export class At {
  readonly m: number;
  constructor(m: number) {
    this.m = m;
  }
}

/** So many days, working days, months, years, hours or minutes. */
export class Span {
  readonly count: number;
  readonly unit: Unit;
  constructor(count: number, unit: Unit) {
    this.count = count;
    this.unit = unit;
  }
}

export const NO_DAY = new Day(Number.NaN);
export const NO_INSTANT = new At(Number.NaN);

const SPAN = /^(\d+) (minute|hour|day|workday|month|year)$/;

/** A text such as `10 day` or `5 workday`; undefined where it is none. */
export function readSpan(text: unknown): Span | undefined {
  const parts = typeof text === 'string' ? SPAN.exec(text) : null;
  return parts ? new Span(Number(parts[1]), parts[2] as Unit) : undefined;
}

/** The text of a period of time, as a rule writes it. */
export function spanText(span: Span): string {
  return `${span.count} ${span.unit}`;
}

/** Whether a span is counted from an instant rather than from a day. */
export function isHourly(span: Span): boolean {
  return span.unit === 'hour' || span.unit === 'minute';
}

/** A day number moved by a span; `sign` −1 counts back. Hours give whole days only where they make whole days. */
export function moveDay(n: number, span: Span, sign: number, calendar: WorkingCalendar | undefined): number {
  if (Number.isNaN(n)) return n;
  const count = span.count * sign;
  switch (span.unit) {
    case 'day':
      return n + count;
    case 'month':
      return addMonthsToNumber(n, count);
    case 'year':
      return addMonthsToNumber(n, count * 12);
    case 'workday':
      if (!calendar) throw new Error('Working days cannot be counted without a calendar');
      return calendar.addWorkingDaysNumber(n, count);
    case 'hour':
      return n + Math.floor(count / 24);
    case 'minute':
      return n + Math.floor(count / 1440);
  }
}

/** An instant moved by a span. */
export function moveInstant(m: number, span: Span, sign: number, calendar: WorkingCalendar | undefined): number {
  if (Number.isNaN(m)) return m;
  if (span.unit === 'minute') return m + span.count * sign;
  if (span.unit === 'hour') return m + span.count * 60 * sign;
  const day = dayOfMinutes(m);
  return startOfDay(moveDay(day, span, sign, calendar)) + (m - startOfDay(day));
}

/** The last day of a term that begins on a day: the day before the day that ends the span. */
export function termDay(n: number, span: Span, calendar: WorkingCalendar | undefined): number {
  return moveDay(n, span, 1, calendar) - 1;
}

/** Days that two stretches have in common, ends included. */
export function overlapDays(a: number, b: number, c: number, d: number): number {
  const common = Math.min(b, d) - Math.max(a, c) + 1;
  return common > 0 ? common : 0;
}

export function readDay(value: unknown): Day {
  if (typeof value !== 'string') return NO_DAY;
  if (value.length === 10) return isPlainDate(value) ? new Day(dayNumber(value)) : NO_DAY;
  return isInstant(value) ? new Day(dayOfMinutes(instantMinutes(value))) : NO_DAY;
}

export function readInstant(value: unknown): At {
  return typeof value === 'string' && isInstant(value) ? new At(instantMinutes(value)) : NO_INSTANT;
}

/** Plain data again: what a trace or a screen can show. */
export function plain(value: unknown): unknown {
  if (value instanceof Day) return Number.isNaN(value.n) ? null : dayText(value.n);
  if (value instanceof At) return Number.isNaN(value.m) ? null : minutesText(value.m);
  if (value instanceof Span) return spanText(value);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (Array.isArray(value)) return value.map(plain);
  return value;
}

export function yearOfDay(n: number): number {
  return Number.isNaN(n) ? Number.NaN : numberToCivil(n).year;
}
