/** Text in two languages, on the server and in the browser: the same files, the same formatters. No I/O. */
import { createInstance, type i18n } from 'i18next';
import { formatDay, formatInstant, type LanguageCode } from './days.ts';

export * from './days.ts';

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
