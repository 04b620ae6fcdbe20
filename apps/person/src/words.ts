/** The page's words in two languages, from the feature's language files, and days as one says them. */
import { formatDay, formatInstant, type LanguageCode } from '@guilu/platform/language/days.ts';
import en from '@guilu/procedures/self-service/language/en.json' with { type: 'json' };
import zh from '@guilu/procedures/self-service/language/zh-CN.json' with { type: 'json' };

type Words = { [key: string]: string | Words };

const stored = () => {
  try {
    return localStorage.getItem('guilu-language');
  } catch {
    return null;
  }
};
export const language: LanguageCode = stored() === 'en' ? 'en' : 'zh-CN';
document.documentElement.lang = language;

export function switchLanguage(): void {
  localStorage.setItem('guilu-language', language === 'en' ? 'zh-CN' : 'en');
  location.reload();
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const words = (language === 'en' ? en : zh) as Words;

/** `t('my.hello', { name })`; a key without words shows itself. */
export function t(key: string, params: Record<string, string | number> = {}): string {
  const found = key
    .split('.')
    .reduce<string | Words | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), words);
  if (typeof found !== 'string') return key;
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

export const w = (wording: { zh: string; en: string }): string => (language === 'en' ? wording.en : wording.zh);
export const day = (text: string): string => formatDay(text, language, today());
export const instant = (text: string): string => formatInstant(text, language, today());

/** What a duty asks, in the person's words where there are some; else by its title in the rules. */
export function dutyWords(rule: string, title: { zh: string; en: string }): string {
  const key = `my.duty.${rule}`;
  const said = t(key);
  return said === key ? w(title) : said;
}
