/** The words of the pages: one chunk a language, fetched when that language is wanted. */
import { createText, type LanguageCode, mergeMessages, type Messages } from '@guilu/platform/language/text.ts';
import { chinaDay } from '@guilu/ui/text.ts';
import type { i18n } from 'i18next';

type Files = Record<string, () => Promise<{ default: Messages }>>;

const zh: Files = import.meta.glob<{ default: Messages }>([
  '../../packages/{platform,ui}/language/zh-CN.json',
  '../../records/*/language/zh-CN.json',
  '../../procedures/*/language/zh-CN.json',
  './language/zh-CN.json',
]);
const en: Files = import.meta.glob<{ default: Messages }>([
  '../../packages/{platform,ui}/language/en.json',
  '../../records/*/language/en.json',
  '../../procedures/*/language/en.json',
  './language/en.json',
]);
const files: Record<LanguageCode, Files> = { 'zh-CN': zh, en };

async function messagesOf(language: LanguageCode): Promise<Messages> {
  const parts = await Promise.all(Object.values(files[language]).map((load) => load()));
  return mergeMessages(parts.map((part) => part.default));
}

const KEPT = 'guilu.language';

/** The language chosen on this machine; Chinese where nobody chose. */
export function preferredLanguage(): LanguageCode {
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN';
}

export async function startText(language: LanguageCode): Promise<i18n> {
  const messages = { 'zh-CN': {}, en: {}, [language]: await messagesOf(language) };
  document.documentElement.lang = language;
  return createText(messages, language, () => chinaDay(new Date()));
}

/** Changes the language of the page that is open, and of this machine. */
export async function changeLanguage(text: i18n, language: LanguageCode): Promise<void> {
  if (text.language === language) return;
  text.addResourceBundle(language, 'translation', await messagesOf(language), true, true);
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
  await text.changeLanguage(language);
}
