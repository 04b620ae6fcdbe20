/** Every text stands in both languages, with the same blanks, and every text that a screen asks for is there. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mergeMessages, type Messages } from '@guilu/platform/language/text.ts';
import { describe, expect, test } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folders = '{packages/platform,packages/ui,apps/staff,records/*,procedures/*}';

function read(file: string): Messages {
  return JSON.parse(readFileSync(`${project}/${file}`, 'utf8')) as Messages;
}

/** `leave.list` → its sentence, for all keys of a file. */
function flat(messages: Messages, path = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') all.set(path + key, value);
    else for (const [inner, text] of flat(value as Messages, `${path}${key}.`)) all.set(inner, text);
  }
  return all;
}

const chinese = globSync(`${folders}/language/zh-CN.json`, { cwd: project }).sort();
/** The blanks of a sentence; a text that is nothing but a blank is the server's own sentence in that language. */
const blanks = (text: string | undefined) =>
  /^\{\{(zh|en)\}\}$/.test(text ?? '') ? [] : [...new Set((text ?? '').match(/\{\{\s*\w+/g) ?? [])].sort();

describe.each(chinese)('%s', (file) => {
  const zh = flat(read(file));
  const en = flat(read(file.replace('zh-CN', 'en')));
  // English has a singular beside some texts, which Chinese has not.
  test('has the same keys in English', () =>
    expect([...en.keys()].filter((key) => !key.endsWith('_one')).sort()).toEqual([...zh.keys()].sort()));
  test('has the same blanks in English', () => {
    const different = [...zh]
      .filter(([key, text]) => blanks(text).join() !== blanks(en.get(key)).join())
      .map(([key]) => key);
    expect(different).toEqual([]);
  });
});

test('every text that a screen asks for by name is there', () => {
  const known = flat(mergeMessages(chinese.map(read)));
  const screens = globSync('{packages/ui,apps/staff,records/*/staff,procedures/*/staff}/**/*.{ts,tsx}', {
    cwd: project,
  }).filter((file) => !/\.test\.|node_modules|\/dist\//.test(file));
  const lacking = screens.flatMap((file) => {
    const source = readFileSync(`${project}/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    const asked = [
      ...source.matchAll(/\bt\('([a-zA-Z][\w.-]*)'/g),
      ...source.matchAll(/\b(?:title|key): '([a-z]\w*\.[\w.-]+)'/g),
    ];
    return asked.flatMap(([, key]) => (key && !known.has(key) ? [`${file}: ${key}`] : []));
  });
  expect(lacking).toEqual([]);
});
