/** The server's language files, collected from the tree. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { i18n } from 'i18next';
import { projectFolder } from '../settings.ts';
import { createText, type LanguageCode, type Messages, mergeMessages } from './text.ts';

export interface Language {
  /** The sentence of a key in one language. */
  say(language: LanguageCode, key: string, params?: Record<string, unknown>): string;
  /** The sentence of an error code in both languages. */
  error(code: string, params?: Record<string, unknown>): { zh: string; en: string };
  has(key: string): boolean;
}

const patterns = ['packages/platform/language', 'records/*/language', 'procedures/*/language', 'apps/server/language'];

/** Reads all language files. Throws where two features give the same key different texts. */
export function readLanguage(today: () => string): Language {
  const messages = { 'zh-CN': readAll('zh-CN'), en: readAll('en') };
  const zh = createText(messages, 'zh-CN', today);
  const en = createText(messages, 'en', today);
  const of = (language: LanguageCode): i18n => (language === 'en' ? en : zh);
  return {
    say: (language, key, params) => of(language).t(key, params ?? {}),
    error: (code, params) => ({ zh: zh.t(`error.${code}`, params ?? {}), en: en.t(`error.${code}`, params ?? {}) }),
    has: (key) => zh.exists(key),
  };
}

function readAll(language: LanguageCode): Messages {
  const files = patterns.flatMap((folder) => globSync(`${folder}/${language}.json`, { cwd: projectFolder })).sort();
  return mergeMessages(files.map((file) => JSON.parse(readFileSync(join(projectFolder, file), 'utf8')) as Messages));
}
