/** The periods of a recurring duty, one after another: calendar periods, intervals, the n-th of each month. */
import { addMonthsToNumber, civilToNumber, dayText, daysInMonth, numberToCivil, periodAt } from '@guilu/calendar';
import type { PeriodDue } from './duty-version.ts';
import type { Series } from './series-run.ts';

/** One period. */
export interface Turn {
  name: string;
  /** First and last day of the period, and the day it falls due. */
  begins: number;
  ends: number;
  due: number;
  /** Which interval from the starting day it is. */
  k: number;
}

/** The first period that begins on or after a day; undefined where there is none. */
export function firstTurn(series: Series, from: number): Turn | undefined {
  const { repeat } = series;
  if (repeat.calendar) {
    const around = periodAt(repeat.calendar, from);
    return calendarTurn(series, around.first >= from ? around.first : around.last + 1);
  }
  if (repeat.monthly !== undefined) return monthlyTurn(repeat.monthly, from, from);
  return intervalTurn(series, 1);
}

/** The period after another, not before `from`. */
export function nextTurn(series: Series, turn: Turn, from: number): Turn | undefined {
  const { repeat } = series;
  const after = Math.max(turn.ends + 1, from);
  if (repeat.calendar) {
    const around = periodAt(repeat.calendar, after);
    return calendarTurn(series, around.first >= after ? around.first : around.last + 1);
  }
  if (repeat.monthly !== undefined) return monthlyTurn(repeat.monthly, turn.ends + 1, turn.ends + 1);
  return intervalTurn(series, turn.k + 1);
}

function calendarTurn(series: Series, day: number): Turn | undefined {
  const kind = series.repeat.calendar;
  if (!kind) return undefined;
  const period = periodAt(kind, day);
  const due = series.repeat.due ? dueIn(series, series.repeat.due, period.first) : period.last;
  return { name: period.name, begins: period.first, ends: period.last, due, k: 0 };
}

function dueIn(series: Series, due: PeriodDue, first: number): number {
  const { year, month } = numberToCivil(addMonthsToNumber(first, due.shift));
  const length = daysInMonth(year, month);
  if (due.day === 'last-day') return civilToNumber(year, month, length);
  const day = typeof due.day === 'number' ? due.day : Number(due.day.table[String(fieldOf(series, due.day.by))]);
  return Number.isNaN(day) ? Number.NaN : civilToNumber(year, month, Math.min(day, length));
}

function fieldOf(series: Series, by: string): unknown {
  return series.start.data[by.replace(/^it\./, '')];
}

function monthlyTurn(day: number, begins: number, from: number): Turn {
  const { year, month } = numberToCivil(from);
  const here = civilToNumber(year, month, Math.min(day, daysInMonth(year, month)));
  const next = numberToCivil(addMonthsToNumber(civilToNumber(year, month, 1), 1));
  const due =
    here >= from ? here : civilToNumber(next.year, next.month, Math.min(day, daysInMonth(next.year, next.month)));
  return { name: dayText(due), begins, ends: due, due, k: 0 };
}

// Each due day is counted from the starting day, so that the 31st comes back after February.
function intervalTurn(series: Series, k: number): Turn | undefined {
  const due = intervalDue(series, k);
  const before = intervalDue(series, k - 1);
  if (Number.isNaN(due) || due <= before) return undefined;
  return { name: dayText(due), begins: before + 1, ends: due, due, k };
}

function intervalDue(series: Series, k: number): number {
  const { every } = series.repeat;
  if (!every) return Number.NaN;
  const count = every.count(series.scope) * k;
  const unit = every.unit(series.scope);
  if (Number.isNaN(count)) return Number.NaN;
  return unit === 'day'
    ? series.start.day + count
    : addMonthsToNumber(series.start.day, unit === 'year' ? count * 12 : count);
}
