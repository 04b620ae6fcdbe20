/** Words that all explanations share: days, facts, values and how a rule is named. */
import { dayText, minutesText, numberToCivil } from '@guilu/calendar';
import type { Rec } from './case-facts.ts';
import type { Run } from './case-run.ts';
import type { Law } from './law.ts';
import type { PackChoice } from './plan.ts';
import type { Wording } from './types.ts';
import { At, Day, Span } from './values.ts';

/** What an explanation is made with. */
export interface Explaining {
  law: Law;
  pack: PackChoice;
  run: Run;
}

export const label = (zh: string, en: string): Wording => ({ zh, en });

/** Two wordings put together. */
export function joined(parts: Wording[], zh: string, en: string): Wording {
  return { zh: parts.map((p) => p.zh).join(zh), en: parts.map((p) => p.en).join(en) };
}

/** A day as 2026年11月30日 and 2026-11-30. */
export function dayWords(n: number): Wording {
  const { year, month, day } = numberToCivil(n);
  return { zh: `${year}年${month}月${day}日`, en: dayText(n) };
}

/** An instant as 2026年11月30日9:05, and as it is written. */
export function minuteWords(m: number, day: number): Wording {
  const text = minutesText(m);
  return {
    zh: `${dayWords(day).zh}${text.slice(11, 16).replace(/^0/, '')}`,
    en: `${text.slice(0, 10)} ${text.slice(11, 16)}`,
  };
}

/** A fact by its title and its day, with the hour where one was recorded. */
export function factWords(law: Law, rec: Rec): Wording {
  const type = law.factType(rec.type)?.title ?? label(rec.type, rec.type);
  const when = rec.fact.on.length > 10 ? minuteWords(rec.at, rec.day) : dayWords(rec.day);
  return { zh: `${type.zh} ${when.zh}`, en: `${type.en}, ${when.en}` };
}

const PERIODS: [RegExp, (year: string, number: number) => Wording][] = [
  [/^(\d{4})-W(\d+)$/, (year, n) => label(`（${year}年第 ${n} 周）`, `week ${n} of ${year}`)],
  [/^(\d{4})-(\d{2})$/, (year, n) => label(`（${year}年${n}月）`, `month ${n} of ${year}`)],
  [/^(\d{4})-Q(\d)$/, (year, n) => label(`（${year}年第 ${n} 季度）`, `quarter ${n} of ${year}`)],
  [/^(\d{4})-H(\d)$/, (year, n) => label(`（${year}年${n === 1 ? '上' : '下'}半年）`, `half ${n} of ${year}`)],
];

/** The name of a recurring period as one says it: `2026-W48` is week 48 of 2026. */
export function periodWords(name: string): Wording {
  for (const [pattern, say] of PERIODS) {
    const found = pattern.exec(name);
    if (found) return say(found[1] ?? '', Number(found[2]));
  }
  // Named by its last day, it needs no name in a sentence that says from which day it runs.
  return label('', name);
}

const UNITS: Record<string, Wording> = {
  day: { zh: '天', en: 'days' },
  workday: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
  hour: { zh: '小时', en: 'hours' },
  minute: { zh: '分钟', en: 'minutes' },
};

/** A period as 3个工作日 and 3 working days. */
export function spanWords(span: Span): Wording {
  const unit = UNITS[span.unit];
  const en = span.count === 1 ? unit?.en.replace(/s$/, '') : unit?.en;
  return { zh: `${span.count}${unit?.zh ?? ''}`, en: `${span.count} ${en ?? ''}` };
}

/** A value that a rule worked out; undefined where there is nothing to show. */
export function valueWords(value: unknown): Wording | undefined {
  if (value instanceof Day) return Number.isNaN(value.n) ? undefined : dayWords(value.n);
  if (value instanceof At) return Number.isNaN(value.m) ? undefined : label(minutesText(value.m), minutesText(value.m));
  if (value instanceof Span) return spanWords(value);
  if (typeof value === 'boolean') return value ? label('是', 'yes') : label('否', 'no');
  if (typeof value === 'number' || typeof value === 'bigint') {
    const text = String(value);
    return text === 'NaN' ? undefined : label(text, text);
  }
  return typeof value === 'string' && value !== '' ? label(value, value) : undefined;
}

export function rolesWords(law: Law, roles: string[], zh = '、', en = ', '): Wording {
  return joined(
    roles.map((role) => law.roleTitle(role)),
    zh,
    en,
  );
}
