/** Words, days and instants in the language of who is looking. Screens take all their text from here. */
import { formatDay, formatInstant, formatWeekday, type LanguageCode } from '@guilu/platform/language/text.ts';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';

export interface Wording {
  zh: string;
  en: string;
}

/** The server's day, where known; pages compare with it and never with the clock of the machine. */
export const TodayContext = createContext<string>('');

export interface Text {
  /** The sentence of a language key: `t('leave.list', { count: 3 })`. */
  t: (key: string, params?: Record<string, unknown>) => string;
  /** true where the key has a sentence. */
  has: (key: string) => boolean;
  /** The sentence of `<prefix>.<code>`, or the code itself where the language files do not know it. */
  code: (prefix: string, code: string | undefined) => string;
  /** A wording in the language of who is looking. */
  w: (wording: Wording) => string;
  /** `11月30日`; with the year where it is another. Empty where there is none. */
  day: (day: string | undefined) => string;
  /** `11月30日 周一`. */
  dayLong: (day: string | undefined) => string;
  weekday: (day: string) => string;
  /** Several words in one sentence: `法院、公安机关`. */
  list: (words: readonly string[]) => string;
  /** `11月30日 14:00`; a day's first minute is printed as the day. */
  instant: (instant: string | undefined) => string;
  language: LanguageCode;
  today: string;
}

export function useText(): Text {
  const { t, i18n } = useTranslation();
  const today = useContext(TodayContext) || chinaDay(new Date());
  const language: LanguageCode = i18n.language === 'en' ? 'en' : 'zh-CN';
  const day = (value: string | undefined) => (value ? formatDay(value, language, today) : '');
  return {
    t: (key, params) => String(t(key, params ?? {})),
    has: (key) => i18n.exists(key),
    code: (prefix, code) => (code ? (i18n.exists(`${prefix}.${code}`) ? String(t(`${prefix}.${code}`)) : code) : ''),
    w: (wording) => (language === 'en' ? wording.en || wording.zh : wording.zh || wording.en),
    day,
    dayLong: (value) =>
      value
        ? (language === 'en'
            ? [formatWeekday(value, language), day(value)]
            : [day(value), formatWeekday(value, language)]
          ).join(' ')
        : '',
    list: (words) => words.join(language === 'en' ? ', ' : '、'),
    weekday: (value) => formatWeekday(value, language),
    instant: (value) => (value ? formatInstant(value, language, today).replace(/ 00:00$/, '') : ''),
    language,
    today,
  };
}

/** The calendar day in China at an instant. */
export function chinaDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The instant now as forms write it: `2026-11-24T14:05+08:00`. */
export function chinaMinute(at: Date): string {
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)}+08:00`;
}
