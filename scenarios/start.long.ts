/** Starting, stopping and being killed: `npm start` on a machine of its own, as a stranger would. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'guilu-start-'));
execFileSync('chmod', ['755', folder]);
const data = join(folder, 'data');
let port = 0;
let running: { process: ChildProcess; said: () => string } | undefined;

beforeAll(async () => {
  port = await freePort();
});
afterAll(async () => {
  if (running) await stop('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

/** Starts and waits until it is ready; answers the seconds it took. */
async function start(env: Record<string, string> = {}): Promise<number> {
  const started = Date.now();
  let said = '';
  const process_ = spawn(process.execPath, ['tools/bootstrap.mjs', 'start'], { cwd: projectFolder, env: { ...process.env, GUILU_DATA: data, PORT: String(port), ...env } });
  process_.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  process_.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  running = { process: process_, said: () => said };
  for (;;) {
    if (Date.now() - started > 180_000 || process_.exitCode !== null) throw new Error(`it did not start: ${said}`);
    const ready = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (ready?.status === 200) return (Date.now() - started) / 1000;
    await pause(100);
  }
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((done) => running?.process.once('exit', done));
  running?.process.kill(signal);
  await ended;
  running = undefined;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Process id of the database server, 0 where none runs. */
function databasePid(): number {
  const file = join(data, 'database', 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  return pid && existsSync(`/proc/${pid}`) ? pid : 0;
}

/** Process id of the server itself, which the bootstrap started. */
function serverPid(): number {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(running?.process.pid)], { encoding: 'utf8' });
  return Number(children.trim().split(/\s+/)[0]);
}

async function signIn(): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ username: 'wangmin', password: 'guilu-demo-2026' }),
  });
  return answer.status;
}

test('a first start loads the county, says where it is and who may sign in', async () => {
  await start();
  const said = running?.said() ?? '';
  expect(said).toContain(`http://127.0.0.1:${port}`);
  expect(said).toContain('wangmin');
  expect(await signIn()).toBe(200);
  const description = (await (await fetch(`http://127.0.0.1:${port}/api/openapi.json`)).json()) as { paths: object };
  expect(Object.keys(description.paths).length).toBeGreaterThan(40);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('<div id=');
});

test('SIGTERM stops the server and the database it started', async () => {
  expect(databasePid()).toBeGreaterThan(0);
  await stop('SIGTERM');
  expect(databasePid()).toBe(0);
});

test('a second start is ready within ten seconds', async () => {
  expect(await start()).toBeLessThan(10);
  expect(await signIn()).toBe(200);
});

test('after kill -9 of the server the next start takes over the database that still runs', async () => {
  const before = databasePid();
  process.kill(serverPid(), 'SIGKILL');
  await pause(500);
  running = undefined;
  expect(databasePid()).toBe(before);
  await start();
  expect(await signIn()).toBe(200);
  await stop('SIGTERM');
  expect(databasePid()).toBe(0);
});

test('after kill -9 of the database the page says so, and the next start recovers', async () => {
  await start();
  process.kill(databasePid(), 'SIGKILL');
  await pause(300);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(503);
  expect(await signIn()).toBe(503);
  await stop('SIGTERM');
  await start();
  expect(await signIn()).toBe(200);
  await stop('SIGTERM');
});

test('the command line works while the server runs, and without it', async () => {
  const guilu = (...args: string[]) => execFileSync(process.execPath, ['tools/bootstrap.mjs', 'guilu', ...args], { cwd: projectFolder, encoding: 'utf8', env: { ...process.env, GUILU_DATA: data } });
  expect(guilu('audit', 'verify', '--json')).toContain('"entries"');
  await start();
  expect(guilu('projections', 'rebuild', '--check')).toContain('0 differences');
  expect(await signIn()).toBe(200);
});

test('without a demonstration there are places and no people, and a roster comes out as its answer says', async () => {
  const env = { ...process.env, GUILU_DATA: join(folder, 'empty'), GUILU_DEMO: 'off' };
  const run = (layout: string, file: string, how: string) =>
    JSON.parse(execFileSync(process.execPath, ['tools/bootstrap.mjs', 'guilu', 'import', layout, join(projectFolder, 'scenarios/data/rosters', file), '--county', '990101', how, '--json'], { cwd: projectFolder, encoding: 'utf8', env, maxBuffer: 1e9 })) as { counts: Record<string, number> };
  execFileSync(process.execPath, ['tools/bootstrap.mjs', 'guilu', 'db', 'migrate'], { cwd: projectFolder, env });
  expect(run('release-notices', 'release-notices-messy.xlsx', '--dry-run').counts).toEqual({ accepted: 218, 'accepted-with-warning': 59, refused: 97, 'duplicate-in-file': 14, 'already-on-file': 0, conflict: 12 });
  expect(run('release-notices', 'release-notices-clean.xlsx', '--confirm').counts.refused).toBe(0);
  expect(run('release-notices', 'release-notices-clean.xlsx', '--confirm').counts.accepted).toBe(0);
});
