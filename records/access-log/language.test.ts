/** Every act that an endpoint writes into the log has its words in both languages: an auditor never reads a code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { expect, test } from 'vitest';

const sources = ['records', 'procedures'].flatMap((folder) =>
  readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules') && !path.includes('.test.'))
    .map((path) => readFileSync(join(projectFolder, folder, path), 'utf8')),
);
const found = (pattern: RegExp) => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((m) => m[1] ?? ''))),
];
const acts = found(/\baudit: '([^']+)'/g);
/** Reads that are logged with the person whose file it was, and so stand in the list of who looked. */
const reads = found(/audit\.read\(\s*'([^']+)',\s*\{[^}]*personId/g);

const words = (record: string, language: string) =>
  JSON.parse(readFileSync(join(projectFolder, 'records', record, 'language', `${language}.json`), 'utf8')) as Record<
    string,
    Record<string, Record<string, string>>
  >;

test.each(['zh-CN', 'en'])('in %s', (language) => {
  expect(acts.length).toBeGreaterThan(60);
  expect(reads.length).toBeGreaterThan(3);
  const inLog = words('access-log', language).accessLog?.act ?? {};
  expect(acts.filter((act) => !inLog[act])).toEqual([]);
  const inFile = words('people', language).people?.what ?? {};
  expect(reads.filter((read) => !inFile[read])).toEqual([]);
});
