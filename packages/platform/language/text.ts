/** Text in two languages, on the server and in the browser: the same files, the same formatters. No I/O. */
import { createInstance, type i18n } from 'i18next';

export type LanguageCode = 'zh-CN' | 'en';
export type Messages = Record<string, unknown>;

/** Makes an i18next instance from messages per language. `{{when, day}}` prints a day, `{{when, instant}}` an instant. */
export function createText(messages: Record<LanguageCode, Messages>, language: LanguageCode, today: () => string): i18n {
  const text = createInstance();
  void text.init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: messages['zh-CN'] }, en: { translation: messages.en } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  text.services.formatter?.add('day', (value, lng) => formatDay(String(value), lng as LanguageCode, today()));
  text.services.formatter?.add('instant', (value, lng) => formatInstant(String(value), lng as LanguageCode, today()));
  return text;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `11月30日`, with the year where it is another than today's: `2027年3月26日`. English: `30 Nov`, `26 Mar 2027`. */
export function formatDay(day: string, language: LanguageCode, today: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(day);
  if (!match) return day;
  const [, year, month, date] = match.map(Number) as [number, number, number, number];
  const other = !today.startsWith(String(year));
  if (language === 'en') return `${date} ${monthNames[month - 1]}${other ? ` ${year}` : ''}`;
  return `${other ? `${year}年` : ''}${month}月${date}日`;
}

const weekdaysZh = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `周一` / `Mon`. */
export function formatWeekday(day: string, language: LanguageCode): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return (language === 'en' ? weekdaysEn : weekdaysZh)[at] ?? '';
}

/** A day with hour and minute: `11月23日 14:00`. The instant is printed as it stands in +08:00. */
export function formatInstant(instant: string, language: LanguageCode, today: string): string {
  const shifted = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString();
  if (Number.isNaN(Date.parse(instant)) || instant.length === 10) return formatDay(instant, language, today);
  return `${formatDay(shifted, language, today)} ${shifted.slice(11, 16)}`;
}

/** Joins the message files of several features; the same key in two of them is a mistake and throws. */
export function mergeMessages(parts: Messages[]): Messages {
  const all: Messages = {};
  for (const part of parts) mergeInto(all, part, '');
  return all;
}

function mergeInto(all: Messages, part: Messages, path: string): void {
  for (const [key, value] of Object.entries(part)) {
    const before = all[key];
    if (typeof value === 'object' && value !== null) {
      const branch = (before ?? {}) as Messages;
      mergeInto(branch, value as Messages, `${path}${key}.`);
      all[key] = branch;
    } else {
      if (before !== undefined && before !== value) throw new Error(`The text ${path}${key} is given twice.`);
      all[key] = value;
    }
  }
}
