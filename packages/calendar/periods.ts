/** Calendar periods and their names: 2026-W48, 2026-11, 2026-Q4, 2026-H2, 2026. Weeks run Monday to Sunday. */
import { addMonthsToNumber, civilToNumber, dayNumber, dayText, numberToCivil, weekdayOfNumber } from './days.ts';
import type { PlainDate } from './types.ts';

export type PeriodKind = 'week' | 'month' | 'quarter' | 'half' | 'year';

/** A period as day numbers, both ends included. */
export interface NumberedPeriod {
  name: string;
  first: number;
  last: number;
}

export interface Period {
  name: string;
  from: PlainDate;
  to: PlainDate;
}

const MONTHS: Record<Exclude<PeriodKind, 'week'>, number> = { month: 1, quarter: 3, half: 6, year: 12 };
const NAMES = {
  week: /^(\d{4})-W(\d{2})$/,
  month: /^(\d{4})-(\d{2})$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  half: /^(\d{4})-H([12])$/,
  year: /^(\d{4})$/,
};

/** The period in which a day number lies. */
export function periodAt(kind: PeriodKind, n: number): NumberedPeriod {
  if (kind === 'week') return weekAt(n);
  const length = MONTHS[kind];
  const { year, month } = numberToCivil(n);
  const index = Math.floor((month - 1) / length);
  const first = civilToNumber(year, index * length + 1, 1);
  return { name: nameOf(kind, year, index + 1), first, last: addMonthsToNumber(first, length) - 1 };
}

/** The period after this one. */
export function nextPeriod(kind: PeriodKind, period: NumberedPeriod): NumberedPeriod {
  return periodAt(kind, period.last + 1);
}

/** The period in which a day lies. */
export function periodOf(kind: PeriodKind, day: PlainDate): Period {
  return shown(periodAt(kind, dayNumber(day)));
}

/** The period that a name stands for; undefined where the text names none. */
export function periodNamed(name: string): Period | undefined {
  for (const kind of Object.keys(NAMES) as PeriodKind[]) {
    const parts = NAMES[kind].exec(name);
    if (parts) return named(kind, Number(parts[1]), Number(parts[2] ?? 1), name);
  }
  return undefined;
}

function named(kind: PeriodKind, year: number, index: number, name: string): Period | undefined {
  const first =
    kind === 'week'
      ? weekAt(civilToNumber(year, 1, 4)).first + (index - 1) * 7
      : civilToNumber(year, (index - 1) * MONTHS[kind] + 1, 1);
  const period = periodAt(kind, first);
  return period.name === name ? shown(period) : undefined;
}

// ISO 8601: a week belongs to the year in which its Thursday lies.
function weekAt(n: number): NumberedPeriod {
  const first = n - weekdayOfNumber(n) + 1;
  const { year } = numberToCivil(first + 3);
  const week = Math.floor((first + 3 - civilToNumber(year, 1, 1)) / 7) + 1;
  return { name: `${year}-W${String(week).padStart(2, '0')}`, first, last: first + 6 };
}

function nameOf(kind: Exclude<PeriodKind, 'week'>, year: number, index: number): string {
  if (kind === 'month') return `${year}-${String(index).padStart(2, '0')}`;
  if (kind === 'quarter') return `${year}-Q${index}`;
  return kind === 'half' ? `${year}-H${index}` : `${year}`;
}

function shown(period: NumberedPeriod): Period {
  return { name: period.name, from: dayText(period.first), to: dayText(period.last) };
}
