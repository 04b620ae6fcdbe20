/** Starting, stopping and being killed: `npm start` on a machine of its own, as a stranger would. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { afterAll, expect, test } from 'vitest';
import { installation } from './installation.ts';

const folder = mkdtempSync(join(tmpdir(), 'guilu-start-'));
execFileSync('chmod', ['755', folder]);
const { address, said, start, stop, kill, databasePid, signIn, guilu } = installation(join(folder, 'data'));

afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a first start loads the county, says where it is and who may sign in', async () => {
  await start();
  expect(said()).toContain(address());
  expect(said()).toContain('wangmin');
  expect((await signIn()).status).toBe(200);
  const description = (await (await fetch(`${address()}/api/openapi.json`)).json()) as { paths: object };
  expect(Object.keys(description.paths).length).toBeGreaterThan(40);
  expect(await (await fetch(`${address()}/`)).text()).toContain('<div id=');
});

test('SIGTERM stops the server and the database it started', async () => {
  expect(databasePid()).toBeGreaterThan(0);
  await stop();
  expect(databasePid()).toBe(0);
});

test('a second start is ready within ten seconds', async () => {
  expect(await start()).toBeLessThan(10);
  expect((await signIn()).status).toBe(200);
});

test('after kill -9 of the server the next start takes over the database that still runs', async () => {
  const before = databasePid();
  await kill('server');
  expect(databasePid()).toBe(before);
  await start();
  expect((await signIn()).status).toBe(200);
  await stop();
  expect(databasePid()).toBe(0);
});

test('after kill -9 of the database the page says so, and the next start recovers', async () => {
  await start();
  await kill('database');
  const [alive, ready] = await Promise.all([fetch(`${address()}/healthz`), fetch(`${address()}/readyz`)]);
  expect([alive.status, ready.status, await ready.json()]).toEqual([200, 503, { ready: false, why: ['database'] }]);
  expect((await signIn()).status).toBe(503);
  await stop();
  await start();
  expect((await signIn()).status).toBe(200);
  await stop();
});

test('the command line works while the server runs, and without it', async () => {
  expect(guilu('audit', 'verify', '--json').out).toContain('"entries"');
  await start();
  expect(guilu('projections', 'rebuild', '--check').out).toContain('0 differences');
  expect((await signIn()).status).toBe(200);
});

test('each kind of rule is explained on a real case, in Chinese', async () => {
  // The county's list: on some days an office has no alert.
  const { cookie } = await signIn('herong');
  const today = (await (await fetch(`${address()}/api/today`, { headers: { cookie } })).json()) as {
    day: string;
    lines: { caseId: string; rule: string }[];
    alerts: { caseId: string; rule: string }[];
  };
  const duty = today.lines.find(({ rule }) => rule.startsWith('correction.'));
  const alert = today.alerts.find(({ rule }) => rule.startsWith('correction.'));
  if (!duty || !alert) throw new Error('Today shows no duty or no alert of a correction');
  const explained = (caseId: string, ...asked: string[]) =>
    guilu('rules', 'explain', '--case', caseId, '--as-of', today.day, ...asked).out;
  expect(explained(duty.caseId, '--duty', duty.rule)).toMatch(/依据[\s\S]*起点/);
  expect(explained(alert.caseId, '--alert', alert.rule)).toContain('依据');
  const stretch = JSON.stringify({ from: '2026-12-15', to: '2026-12-17' });
  expect(explained(duty.caseId, '--route', 'correction.leave', '--data', stretch)).toContain('依据');
  const end = JSON.stringify({ merit: 'repentance', newTermEnd: '2026-12-01' });
  expect(explained(duty.caseId, '--gate', 'correction.propose-commutation', '--data', end)).toContain('依据');
  const metric = guilu(
    'rules',
    'explain',
    '--case',
    duty.caseId,
    '--metric',
    'correction.report-in-on-time',
    '--from',
    '2026-01-01',
    '--to',
    '2026-11-25',
  );
  expect(metric.out).toContain('依据');
});

test('without a demonstration there are places and no people, and a roster comes out as its answer says', async () => {
  const env = { ...process.env, GUILU_DATA: join(folder, 'empty'), GUILU_DEMO: 'off' };
  const run = (layout: string, file: string, how: string) =>
    JSON.parse(
      execFileSync(
        process.execPath,
        [
          'tools/bootstrap.mjs',
          'guilu',
          'import',
          layout,
          join(projectFolder, 'scenarios/data/rosters', file),
          '--county',
          '990101',
          how,
          '--json',
        ],
        { cwd: projectFolder, encoding: 'utf8', env, maxBuffer: 1e9 },
      ),
    ) as { counts: Record<string, number> };
  execFileSync(process.execPath, ['tools/bootstrap.mjs', 'guilu', 'db', 'migrate'], { cwd: projectFolder, env });
  expect(run('release-notices', 'release-notices-messy.xlsx', '--dry-run').counts).toEqual({
    accepted: 218,
    'accepted-with-warning': 59,
    refused: 97,
    'duplicate-in-file': 14,
    'already-on-file': 0,
    conflict: 12,
  });
  expect(run('release-notices', 'release-notices-clean.xlsx', '--confirm').counts.refused).toBe(0);
  expect(run('release-notices', 'release-notices-clean.xlsx', '--confirm').counts.accepted).toBe(0);
});
