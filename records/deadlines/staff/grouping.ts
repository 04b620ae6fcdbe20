/** How the lines of Today are put together: by group, and several people with the same duty as one line. Pure. */
import type { TodayLine } from '../contract.ts';

export const groups = ['overdue', 'today', 'week', 'waiting'] as const;
export type Group = (typeof groups)[number];

/** One or more lines that are shown as one. */
export interface Bundle {
  key: string;
  lines: TodayLine[];
}

/** Each line by itself, or all of the same duty, day, period and delegation together; in the order of the first of each. */
export function bundle(lines: TodayLine[], by: 'duty' | 'person'): Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const line of lines) {
    const alone = by === 'person' || line.dueAt !== undefined;
    const key = alone
      ? `${line.caseId} ${line.key}`
      : [line.rule, line.dueOn, line.period ?? '', line.delegation?.instrument ?? ''].join(' ');
    const known = bundles.get(key);
    if (known) known.lines.push(line);
    else bundles.set(key, { key, lines: [line] });
  }
  return [...bundles.values()];
}

/** How the chip puts it: hours where hours count, else days; late before, then today, then by name of the day. */
export type When =
  | { kind: 'late'; days: number }
  | { kind: 'late-hours'; hours: number }
  | { kind: 'today'; time?: string }
  | { kind: 'by' };

export function whenOf(line: Pick<TodayLine, 'status' | 'daysLate' | 'hoursLate' | 'dueAt'>): When {
  if (line.status === 'overdue') {
    if (line.hoursLate !== undefined && line.hoursLate < 72) return { kind: 'late-hours', hours: line.hoursLate };
    return { kind: 'late', days: line.daysLate };
  }
  if (line.daysLate === 0) return { kind: 'today', ...(line.dueAt && { time: timeOf(line.dueAt) }) };
  return { kind: 'by' };
}

function timeOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** The part of the day for the greeting, by the hour in China. */
export function partOfDay(at: Date): 'morning' | 'noon' | 'afternoon' | 'evening' {
  const hour = (at.getUTCHours() + 8) % 24;
  if (hour >= 5 && hour < 11) return 'morning';
  if (hour >= 11 && hour < 14) return 'noon';
  return hour >= 14 && hour < 18 ? 'afternoon' : 'evening';
}

/** Weeks of seven days, Monday first, that cover a month. */
export function weeksOfMonth(month: string): string[][] {
  const first = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1);
  const last = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0);
  const dayMs = 86_400_000;
  const weeks: string[][] = [];
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * dayMs;
  for (let monday = start; monday <= last; monday += 7 * dayMs) {
    weeks.push(Array.from({ length: 7 }, (_, at) => new Date(monday + at * dayMs).toISOString().slice(0, 10)));
  }
  return weeks;
}

/** `2026-12` for `2026-11` and 1. */
export function monthAfter(month: string, by: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + by, 1)).toISOString().slice(0, 7);
}

/** `{ kind: 'week', number: 48 }` for `2026-W48`, and so on; undefined for a period that is only a day. */
export function periodParts(
  period: string | undefined,
): { kind: 'week' | 'month' | 'quarter' | 'half' | 'year'; number: number; year: number } | undefined {
  const match = /^(\d{4})(?:-(W|Q|H)?(\d{1,2}))?$/.exec(period ?? '');
  if (!match) return undefined;
  const [, year, letter, number] = match;
  if (number === undefined) return { kind: 'year', number: Number(year), year: Number(year) };
  const kind = letter === 'W' ? 'week' : letter === 'Q' ? 'quarter' : letter === 'H' ? 'half' : 'month';
  return { kind, number: Number(number), year: Number(year) };
}
