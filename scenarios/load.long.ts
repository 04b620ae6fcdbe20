// The load in its short form: a small province is made, officers work on it through a spike, and what was acknowledged is there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'guilu-load-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function load(...args: string[]): { status: number; out: string } {
  const done = spawnSync(process.execPath, ['tools/bootstrap.mjs', 'load', ...args, '--people', '2000'], {
    cwd: projectFolder,
    encoding: 'utf8',
    env: { ...process.env, GUILU_DATA: data },
    maxBuffer: 1e8,
  });
  return { status: done.status ?? -1, out: `${done.stdout}\n${done.status === 0 ? '' : done.stderr}` };
}

test('a province is made, thirty officers work on it, and nothing fails', () => {
  const made = load('prepare');
  expect(made.status, made.out).toBe(0);
  const run = load('run', '--minutes', '0.5', '--officers', '30');
  console.log(run.out);
  expect(run.status, run.out).toBe(0);
  expect(run.out).toContain('no failures');
  expect(run.out).toContain('"holds":true');
});

test('what officers ask most reads no large table whole on it', () => {
  const told = load('plans', '--to', join(folder, 'plans'));
  expect(told.status, told.out).toBe(0);
  expect(told.out).toContain('0 faults');
});
