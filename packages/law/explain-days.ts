/** Counting day by day, as a clerk would on a wall calendar. */
import { type DayReason, dayOfMinutes, dayText, type WorkingCalendar } from '@guilu/calendar';
import type { Run } from './case-run.ts';
import type { Single } from './duty-run.ts';
import { dayWords, label, minuteWords, spanWords } from './explain-words.ts';
import type { TraceStep, Wording } from './types.ts';
import { Day, isHourly, moveDay, type Span } from './values.ts';

const WHY: Record<DayReason, Wording | undefined> = {
  'working-day': undefined,
  weekend: { zh: '周末', en: 'weekend' },
  holiday: { zh: '节假日', en: 'holiday' },
  'make-up-day': { zh: '调休上班', en: 'make-up working day' },
};

const ROLLED = label('顺延到这一天', 'rolled forward to this day');
const NOT_COUNTED = label('当日不算', 'the day itself is not counted');
const LAST = label('期满之日', 'the day that it is counted back from');

export type Days = NonNullable<TraceStep['days']>;
/** Sixty working days and what lies between them; a longer time is told without its days. */
const MOST = 130;

/** How the due day of a single duty was found, with the days where days were counted. */
export function countedDays(run: Run, single: Single): { text: Wording; days: Days } {
  const clause = single.version.due.find((c) => !c.when || c.when(single.scope));
  const way = clause?.way;
  if (!way || way.kind === 'none') return { text: label('没有期限', 'no limit'), days: [] };
  if (way.kind === 'on') return { text: label('期限由记录写明', 'the day stands in the record'), days: [] };
  if (way.kind === 'before') return countedBack(run, way.span, (way.of(single.scope) as Day).n);
  if (way.span.count === 0) return { text: label('当日', 'the same day'), days: [] };
  if (isHourly(way.span)) {
    const [words, from] = [spanWords(way.span), minuteWords(single.start.at, single.start.day)];
    return { text: { zh: `自${from.zh}起${words.zh}`, en: `${words.en} from ${from.en}` }, days: [] };
  }
  const from = way.from ? (way.from(single.scope) as Day).n : single.startDay;
  return countedForward(run, way.span, from, way.roll);
}

/** The minute or day of a due moment in words. */
export function dueWords(single: Single): Wording {
  return single.hourly ? minuteWords(single.due, dayOfMinutes(single.due)) : dayWords(single.dueDay);
}

function countedForward(run: Run, span: Span, from: number, roll: boolean): { text: Wording; days: Days } {
  const words = spanWords(span);
  const plainEnd = moveDay(from, span, 1, run.calendar);
  const end = roll ? run.calendar.rollForwardNumber(plainEnd) : plainEnd;
  const first = dayWords(from + 1);
  const rolled =
    end === plainEnd
      ? label('', '')
      : label(', 最后一天不是工作日, 顺延', ', the last day is no working day and rolls forward');
  const text = {
    zh: `自次日${first.zh}起算${words.zh}${rolled.zh}`,
    en: `${words.en}, the first day not counted, from ${first.en}${rolled.en}`,
  };
  return { text, days: daysForward(run.calendar, span, from, plainEnd, end) };
}

function countedBack(run: Run, span: Span, of: number): { text: Wording; days: Days } {
  const words = spanWords(span);
  const last = dayWords(of);
  const text = { zh: `${last.zh}期满, 往前数${words.zh}`, en: `${words.en} back from the last day, ${last.en}` };
  return { text, days: daysBack(run.calendar, span, of, moveDay(of, span, -1, run.calendar)) };
}

/** The days of a count backwards, the last day itself not counted. */
export function daysBack(calendar: WorkingCalendar, span: Span, of: number, due: number): Days {
  // Months have no days to be counted one by one.
  if (span.unit === 'month' || span.unit === 'year' || of - due > MOST) return [];
  const days: Days = [{ on: dayText(of), counted: false, why: LAST }];
  for (let n = of - 1; n >= due; n -= 1) {
    const why = whyOf(calendar, span, n, Number.POSITIVE_INFINITY);
    const counted = span.unit !== 'workday' || calendar.isWorkingNumber(n);
    days.push({ on: dayText(n), counted, ...(why ? { why } : {}) });
  }
  return days;
}

/** The days of a count forwards; `end` is later than `plainEnd` where it rolled. */
export function daysForward(calendar: WorkingCalendar, span: Span, from: number, plainEnd: number, end: number): Days {
  if (end - from > MOST) return [];
  const days: Days = [{ on: dayText(from), counted: false, why: NOT_COUNTED }];
  for (let n = from + 1; n <= end; n += 1) {
    const counted = span.unit === 'workday' ? calendar.isWorkingNumber(n) : n <= plainEnd;
    // Of calendar days only those matter that make the last one roll; the others count whatever they are.
    const why = span.unit === 'workday' || end !== plainEnd ? whyOf(calendar, span, n, plainEnd) : undefined;
    days.push({ on: dayText(n), counted, ...(why ? { why } : n === end && end !== plainEnd ? { why: ROLLED } : {}) });
  }
  return days;
}

/** Working days from one day to another, both included. */
export function daysBetween(calendar: WorkingCalendar, from: number, to: number): Days {
  if (to - from > MOST) return [];
  const days: Days = [];
  for (let n = from; n <= to; n += 1) {
    const why = WHY[calendar.reasonOfNumber(n)];
    days.push({ on: dayText(n), counted: calendar.isWorkingNumber(n), ...(why ? { why } : {}) });
  }
  return days;
}

function whyOf(calendar: WorkingCalendar, span: Span, n: number, plainEnd: number): Wording | undefined {
  return span.unit === 'workday' || n >= plainEnd ? WHY[calendar.reasonOfNumber(n)] : undefined;
}
