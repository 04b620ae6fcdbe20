/** Whether a text speaks of something, however it is spaced or joined. */
import { isRecord } from '../yaml-source.ts';
import type { Words } from './read-bounds.ts';

/** Parts of a rule that nobody is bound by. */
const NOT_READ = new Set(['examples', 'basis', 'rows', 'mark', 'checked', 'from', 'through', 'amends', 'sort', 'pack']);

interface Search {
  zh: RegExp;
  en: RegExp;
}

const SEARCHES = new WeakMap<Words, Search>();
const NEVER = /(?!)/;

/** The first of the words that the text holds; undefined where it holds none. */
export function wordIn(text: string, words: Words): string | undefined {
  const { zh, en } = searchFor(words);
  const { joined, spaced } = plainly(text);
  return zh.exec(joined)?.[0] ?? en.exec(spaced)?.[1];
}

// The same text stands in many rules: an amendment repeats what it amends.
const SEEN = new Map<string, { joined: string; spaced: string }>();
const MOST_SEEN = 20_000;

function plainly(text: string): { joined: string; spaced: string } {
  const known = SEEN.get(text);
  if (known) return known;
  const plain = text.normalize('NFKC');
  const words = plain
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  const made = { joined: plain.replace(/[^\p{L}\p{N}]+/gu, ''), spaced: ` ${words} ` };
  if (SEEN.size > MOST_SEEN) SEEN.clear();
  SEEN.set(text, made);
  return made;
}

function searchFor(words: Words): Search {
  const known = SEARCHES.get(words);
  if (known) return known;
  const search = {
    zh: words.zh.length > 0 ? new RegExp(words.zh.join('|'), 'u') : NEVER,
    en: words.en.length > 0 ? new RegExp(` (${words.en.join('|')})`, 'u') : NEVER,
  };
  SEARCHES.set(words, search);
  return search;
}

/** Every text that a rule is made of, keys among them, with the place where it stands. */
export function textsIn(body: Record<string, unknown>): { text: string; path: (string | number)[] }[] {
  const found: { text: string; path: (string | number)[] }[] = [];
  for (const [key, value] of Object.entries(body)) if (!NOT_READ.has(key)) collect(value, [key], found);
  return found;
}

function collect(value: unknown, path: (string | number)[], into: { text: string; path: (string | number)[] }[]): void {
  if (typeof value === 'string') into.push({ text: value, path });
  else if (Array.isArray(value)) value.forEach((item, index) => collect(item, [...path, index], into));
  else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) {
      into.push({ text: key, path: [...path, key] });
      collect(inner, [...path, key], into);
    }
  }
}

/** What a person reads of a rule: its name, title, reasons and what is said when it is late. */
export function spokenTexts(body: Record<string, unknown>): { text: string; path: (string | number)[] }[] {
  const spoken = ['id', 'title', 'reasons', 'late'];
  return textsIn(Object.fromEntries(spoken.filter((key) => key in body).map((key) => [key, body[key]])));
}
