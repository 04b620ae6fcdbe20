// What a new procedure starts from: whole, readable by the compiler, and nothing overwritten.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';
import { writeProcedure } from './new-procedure.ts';

const folder = mkdtempSync(join(tmpdir(), 'guilu-new-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = writeProcedure('home-support', '2026-11-24', folder);
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

test('every part of a procedure is there', () => {
  const parts = [
    'README.md',
    'contract.ts',
    'rules.ts',
    'rules.test.ts',
    'migrations/20261124-200-home-support.sql',
    'store.ts',
    'commands.ts',
    'queries.ts',
    'feature.ts',
    'language/zh-CN.json',
    'language/en.json',
  ];
  expect(written).toEqual(parts.map((part) => `procedures/home-support/${part}`));
});

test('the sources parse, and what they import exists', () => {
  for (const path of (written as string[]).filter((one) => one.endsWith('.ts'))) {
    const text = read(path);
    const { diagnostics } = ts.transpileModule(text, {
      reportDiagnostics: true,
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    expect(diagnostics, path).toEqual([]);
    for (const [, target = ''] of text.matchAll(/from '(\.[^']+|@guilu[^']+)'/g))
      expect(existsSync(fileOf(target)), `${path} imports ${target}`).toBe(true);
  }
});

function fileOf(target: string): string {
  if (target.startsWith('.')) return join(folder, 'procedures/home-support', target);
  const [, workspace = '', ...rest] = target.split('/');
  const below = workspace === 'records' ? 'records' : `packages/${workspace}`;
  return join(projectFolder, below, rest.join('/') || 'index.ts');
}

test('its table is under row security and led by the county', () => {
  const sql = read('procedures/home-support/migrations/20261124-200-home-support.sql');
  expect(sql).toContain('create table home_support_entry (\n  county text not null');
  expect(sql).toContain('enable row level security');
});

test.each([['home-support'], ['Home'], ['../up'], ['utils'], ['']])(
  'the name %j is refused with a sentence',
  (name) => {
    expect(typeof writeProcedure(name, '2026-11-24', folder)).toBe('string');
    expect(readdirSync(join(folder, 'procedures'))).toEqual(['home-support']);
  },
);
