/** The words of the pages: one chunk a language, fetched when that language is wanted. */
import { createText, type LanguageCode, mergeMessages, type Messages } from '@guilu/platform/language/text.ts';
import { chinaDay } from '@guilu/ui/text.ts';
import type { i18n } from 'i18next';

const loads: Record<LanguageCode, () => Promise<{ parts: Record<string, Messages> }>> = {
  'zh-CN': () => import('./words-zh-CN.ts'),
  en: () => import('./words-en.ts'),
};

async function messagesOf(language: LanguageCode): Promise<Messages> {
  const { parts } = await loads[language]();
  return mergeMessages(Object.values(parts));
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
