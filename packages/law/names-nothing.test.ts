/** The engine names no rule, no fact, no pack, no place and no law: adding a county is adding files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { shippedLaw } from './testing/shipped-law.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const law = shippedLaw();

/** The program text of every file of the engine, comments left out. */
const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing'))
  .map((name) => ({
    name,
    text: readFileSync(join(FOLDER, name), 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/.*$/gm, ''),
  }));

function naming(words: Iterable<string>): string[] {
  const asWhole = [...new Set(words)].map((word) => ({
    word,
    find: new RegExp(`(?<![\\w.-])${word.replace(/[.*+?^$]/g, '\\$&')}(?![\\w-])`),
  }));
  return sources.flatMap(({ name, text }) =>
    asWhole.filter(({ find }) => find.test(text)).map(({ word }) => `${name}: ${word}`),
  );
}

test('no rule and no fact type', () => {
  expect(sources.length).toBeGreaterThan(30);
  expect(naming([...law.everyVersion().map((v) => v.id), ...law.factTypes().map((t) => t.name)])).toEqual([]);
});

test('no pack but the one that all stand on, and no place', () => {
  const packs = law.packs.map((pack) => pack.id).filter((id) => id !== 'national');
  expect(
    naming(
      [...packs, ...packs.flatMap((id) => id.split('-')[0] ?? [])].filter(
        (word) => word.length > 5 && word !== 'district' && word !== 'template',
      ),
    ),
  ).toEqual([]);
  expect(sources.filter(({ text }) => /[省市县区镇乡]司法/.test(text)).map(({ name }) => name)).toEqual([]);
});

test('no instrument and no reason code', () => {
  const long = [...law.instruments.keys()].filter((id) => id.length > 1);
  expect(naming(long)).toEqual([]);
  expect(naming([...law.catalogue.reasons.keys()].filter((code) => code.includes('-')))).toEqual([
    'route.ts: no-tier-defined',
  ]);
});
