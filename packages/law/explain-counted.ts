/** The counts behind an alert, a gate or a route: each with its days, which were skipped and why. */
import type { WorkingCalendar } from '@guilu/calendar';
import { dayOfMinutes } from '@guilu/calendar';
import type { Counted } from './counting.ts';
import { type Days, daysBack, daysBetween, daysForward } from './explain-days.ts';
import { dayWords, label, minuteWords, spanWords } from './explain-words.ts';
import type { TraceStep, Wording } from './types.ts';
import { At, Day, isHourly } from './values.ts';

export const COUNT = label('计算', 'Counting');
/** A rule that adds up many stretches would fill a page. */
const MOST = 6;

/** One step for each count. `of`: what is counted for, where a rule counts for several reasons. */
export function countedSteps(calendar: WorkingCalendar, counted: readonly Counted[], of?: Wording): TraceStep[] {
  return counted.slice(0, MOST).map((one) => {
    const { text, days } = one.span ? added({ ...one, span: one.span }, calendar) : between(one, calendar);
    const said = of ? { zh: `${of.zh}: ${text.zh}`, en: `${of.en}: ${text.en}` } : text;
    return { label: COUNT, text: said, ...(days.length > 0 ? { days } : {}) };
  });
}

type Told = { text: Wording; days: Days };

function added(
  { from, to, span, back }: Counted & { span: NonNullable<Counted['span']> },
  calendar: WorkingCalendar,
): Told {
  const [first, last, words] = [momentWords(from), momentWords(to), spanWords(span)];
  const text = back
    ? { zh: `${first.zh}往前数${words.zh}, 到${last.zh}`, en: `${words.en} back from ${first.en}, to ${last.en}` }
    : { zh: `自${first.zh}起${words.zh}, 到${last.zh}`, en: `${words.en} from ${first.en}, to ${last.en}` };
  if (isHourly(span)) return { text, days: [] };
  const [a, b] = [dayOf(from), dayOf(to)];
  return { text, days: back ? daysBack(calendar, span, a, b) : daysForward(calendar, span, a, b, b) };
}

function between({ from, to, between = 0, working = false }: Counted, calendar: WorkingCalendar): Told {
  const [first, last] = [momentWords(from), momentWords(to)];
  const text = working
    ? {
        zh: `${first.zh}至${last.zh}, 首尾都算, 共${between}个工作日`,
        en: `${between} working days from ${first.en} to ${last.en}, both included`,
      }
    : { zh: `${first.zh}至${last.zh}相隔${between}天`, en: `${between} days between ${first.en} and ${last.en}` };
  return { text, days: working ? daysBetween(calendar, dayOf(from), dayOf(to)) : [] };
}

const dayOf = (one: Day | At): number => (one instanceof Day ? one.n : dayOfMinutes(one.m));

/** A day, or a minute, as a person writes it. */
export function momentWords(one: Day | At): Wording {
  return one instanceof Day ? dayWords(one.n) : minuteWords(one.m, dayOfMinutes(one.m));
}
