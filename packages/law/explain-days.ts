/** Counting day by day, as a clerk would on a wall calendar. */
import { type DayReason, dayText } from '@guilu/calendar';
import type { Run } from './case-run.ts';
import type { Single } from './duty-run.ts';
import type { TraceStep, Wording } from './types.ts';
import { Day, isHourly, moveDay, type Span } from './values.ts';

const WHY: Record<DayReason, Wording | undefined> = {
  'working-day': undefined,
  weekend: { zh: '周末', en: 'weekend' },
  holiday: { zh: '节假日', en: 'holiday' },
  'make-up-day': { zh: '调休上班', en: 'make-up working day' },
};

const UNITS: Record<string, Wording> = {
  day: { zh: '天', en: 'days' },
  workday: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
  hour: { zh: '小时', en: 'hours' },
  minute: { zh: '分钟', en: 'minutes' },
};

const ROLLED: Wording = { zh: '顺延到这一天', en: 'rolled forward to this day' };

type Days = NonNullable<TraceStep['days']>;
const MOST = 70;

function spanWords(span: Span): Wording {
  const unit = UNITS[span.unit];
  return { zh: `${span.count}${unit?.zh ?? ''}`, en: `${span.count} ${unit?.en ?? ''}` };
}

/** How the due day of a single duty was found, with the days where days were counted. */
export function countedDays(run: Run, single: Single): { text: Wording; days: Days } {
  const clause = single.version.due.find((c) => !c.when || c.when(single.scope));
  const way = clause?.way;
  if (!way || way.kind === 'none') return { text: { zh: '没有期限', en: 'no limit' }, days: [] };
  if (way.kind === 'on') return { text: { zh: '期限由记录写明', en: 'the day stands in the record' }, days: [] };
  const words = spanWords(way.span);
  if (way.kind === 'before') return { text: { zh: `期满前${words.zh}`, en: `${words.en} before the end` }, days: [] };
  if (way.span.count === 0) return { text: { zh: '当日', en: 'the same day' }, days: [] };
  if (isHourly(way.span))
    return { text: { zh: `自发生时起${words.zh}`, en: `${words.en} from the minute it happened` }, days: [] };
  const from = way.from ? (way.from(single.scope) as Day).n : single.startDay;
  const plainEnd = moveDay(from, way.span, 1, run.calendar);
  const end = way.roll ? run.calendar.rollForwardNumber(plainEnd) : plainEnd;
  const rolled =
    end === plainEnd
      ? undefined
      : { zh: ', 最后一天不是工作日, 顺延', en: ', the last day is no working day and rolls forward' };
  const text = {
    zh: `次日起算${words.zh}${rolled?.zh ?? ''}`,
    en: `${words.en}, the first day not counted${rolled?.en ?? ''}`,
  };
  return { text, days: end - from > MOST ? [] : dayByDay(run, way.span, from, plainEnd, end) };
}

function dayByDay(run: Run, span: Span, from: number, plainEnd: number, end: number): Days {
  const days: Days = [
    { on: dayText(from), counted: false, why: { zh: '当日不算', en: 'the day itself is not counted' } },
  ];
  for (let n = from + 1; n <= end; n += 1) {
    const reason = span.unit === 'workday' || n >= plainEnd ? WHY[run.calendar.reasonOfNumber(n)] : undefined;
    const counted = span.unit === 'workday' ? run.calendar.isWorkingNumber(n) : n <= plainEnd;
    days.push({
      on: dayText(n),
      counted,
      ...(reason ? { why: reason } : n === end && end !== plainEnd ? { why: ROLLED } : {}),
    });
  }
  return days;
}
