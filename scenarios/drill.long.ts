/** The running installation drills by itself: the newest backup is restored aside and proved, and a backup that was altered is told. */
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drillHolds, lastDrill } from '@guilu/platform/backup/last-drill.ts';
import { afterAll, expect, test } from 'vitest';
import { keepDrill } from '../apps/server/keep-drill.ts';
import { eventually } from './county.ts';
import { installation } from './installation.ts';

const folder = mkdtempSync(join(tmpdir(), 'guilu-drilled-'));
execFileSync('chmod', ['755', folder]);
const data = join(folder, 'data');
const backup = join(folder, 'backup');
const { start, stop, guilu } = installation(data);
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a drill is made by itself, and its counts are written down', async () => {
  await start({ GUILU_DRILL_DAYS: '0' });
  const made = guilu('backup', backup, '--json');
  expect(made.status, made.err).toBe(0);
  const { facts } = JSON.parse(made.out) as { facts: number };
  const said: string[] = [];
  const end = keepDrill({ dataFolder: data, days: 7, say: (line) => said.push(line), everyMilliseconds: 300 });
  const drill = await eventually(async () => lastDrill(data));
  end();
  expect(drillHolds(drill), JSON.stringify(drill)).toBe(true);
  expect(drill.proof?.facts).toBeGreaterThanOrEqual(facts);
  expect(said).toEqual([]);
  console.log(`drill: ${drill.proof?.facts} facts, ${drill.proof?.files} files, ${drill.seconds} s`);
});

test('a backup with an altered file fails the drill, and it is said', async () => {
  const files = join(backup, 'files');
  const part = readdirSync(files)[0] ?? '';
  const name = readdirSync(join(files, part))[0] ?? '';
  appendFileSync(join(files, part, name), 'x');
  const said: string[] = [];
  const end = keepDrill({ dataFolder: data, days: 1e-9, say: (line) => said.push(line), everyMilliseconds: 300 });
  const before = lastDrill(data)?.at;
  await eventually(async () => (said.length ? said : undefined));
  end();
  const drill = lastDrill(data);
  expect(drill?.at).not.toBe(before);
  expect(drill && drillHolds(drill)).toBe(false);
  expect(JSON.stringify(drill)).toContain(name.slice(0, 12));
});
