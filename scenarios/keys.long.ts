/** Changing keys of an installation that runs: the command is killed again and again in mid-work, and nothing is lost; backup and restore across it. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { afterAll, expect, test } from 'vitest';
import { installation, pause } from './installation.ts';

const folder = mkdtempSync(join(tmpdir(), 'guilu-keys-'));
execFileSync('chmod', ['755', folder]);
const office = installation(join(folder, 'office'));
const backup = join(folder, 'backup');
const keyFile = join(office.data, 'secrets', 'keys.json');
afterAll(async () => {
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface KeyLine {
  id: string;
  suite: string;
  current: boolean;
  used: number;
}

const keys = (...args: string[]): KeyLine[] => {
  const { status, out, err } = office.guilu('keys', ...args, '--json');
  if (status !== 0) throw new Error(err || out);
  return (JSON.parse(out.slice(out.indexOf('{'))) as { keys: KeyLine[] }).keys;
};

/** Starts the command and kills it with everything it started after so many milliseconds. */
async function killedAfter(milliseconds: number, ...args: string[]): Promise<void> {
  const command = spawn(process.execPath, ['tools/bootstrap.mjs', 'guilu', 'keys', ...args], {
    cwd: projectFolder,
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, GUILU_DATA: office.data },
  });
  const ended = new Promise((done) => command.once('exit', done));
  await pause(milliseconds);
  try {
    process.kill(-(command.pid ?? 0), 'SIGKILL');
  } catch {
    // It was done before.
  }
  await ended;
}

/** What an officer finds in the first file: the visit's words, which stand encrypted. */
async function desk() {
  const { cookie } = await office.signIn('herong');
  const call = async (path: string, body?: unknown) => {
    const answer = await fetch(`${office.address()}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, never> };
  };
  return call;
}

test('a rotation to the national algorithms, killed eight times while officers write, ends with nothing under the old key', async () => {
  await office.start();
  const before = keys();
  expect(before.map(({ id, suite }) => [id, suite])).toEqual([
    ['k1', 'international'],
    ['i1', 'international'],
  ]);
  const call = await desk();
  const list = (await call('/cases?kind=correction&size=50')).body as unknown as {
    rows: { caseId: string; state: string }[];
  };
  const caseId = list.rows.find((row) => row.state === 'active')?.caseId ?? '';
  const write = (words: string) =>
    call(`/cases/${caseId}/contacts`, { kind: 'visit', on: today(), notes: { work: words } });
  const written: string[] = [];
  let midway = 0;
  for (let at = 0; at < 8; at += 1) {
    const words = `换密钥 ${at}`;
    expect((await write(words)).status).toBe(200);
    written.push(words);
    await killedAfter(1000 + at * 350, 'rotate', '--suite', 'national');
    const fields = keys().filter(({ id }) => id.startsWith('k'));
    if (
      fields.some(({ current, used }) => current && used > 100) &&
      fields.some(({ current, used }) => !current && used > 0)
    )
      midway += 1;
  }
  console.log(`killed ${written.length} times, ${midway} of them in mid-work; ${keys().length} keys`);
  expect(midway).toBeGreaterThan(0);
  const after = keys('renew');
  expect(after.filter(({ current, used }) => !current && used > 0)).toEqual([]);
  const sum = (lines: KeyLine[], letter: string) =>
    lines.filter(({ id }) => id.startsWith(letter)).reduce((all, { used }) => all + used, 0);
  expect(sum(after, 'k')).toBeGreaterThanOrEqual(sum(before, 'k') + written.length);
  expect(sum(after, 'i')).toBe(sum(before, 'i'));
  const found = (await call(`/cases/${caseId}/contacts`)).body as unknown as { rows: { notes: { work?: string } }[] };
  const words = found.rows.map((row) => row.notes.work ?? '');
  for (const one of written) expect(words).toContain(one);
  expect(office.guilu('audit', 'verify').status).toBe(0);
  expect(office.guilu('projections', 'rebuild', '--check').status).toBe(0);
  const current = after.find(({ id, current: now }) => now && id.startsWith('k'));
  expect(current?.suite).toBe('national');
  expect(JSON.parse(readFileSync(keyFile, 'utf8')).fields.current).toBe(current?.id);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
});

test('a key made after the backup began is carried with it; an older instant is readable though its key was retired', async () => {
  expect(office.guilu('backup', backup).status).toBe(0);
  const [from] = keys().filter(({ id, current }) => current && id.startsWith('k'));
  const instant = new Date().toISOString();
  await pause(1500);
  keys('rotate');
  await pause(6000);
  const retired = office.guilu('keys', 'retire', from?.id ?? '');
  expect(`${retired.status} ${retired.err}`).toMatch(/^0 /);
  expect(office.guilu('keys', 'retire', from?.id ?? '').status).toBe(1);
  const call = await desk();
  const list = (await call('/cases?kind=correction&size=50')).body as unknown as {
    rows: { caseId: string; state: string }[];
  };
  const caseId = list.rows.find((row) => row.state === 'active')?.caseId ?? '';
  expect(
    (await call(`/cases/${caseId}/contacts`, { kind: 'visit', on: today(), notes: { work: '新密钥下写的' } })).status,
  ).toBe(200);
  await pause(70_000);
  await office.stop();
  for (const [at, to] of [undefined, instant].entries()) {
    const place = installation(join(folder, `restored-${at}`));
    const done = place.guilu('restore', backup, ...(to ? ['--to', to] : []));
    expect(`${done.status} ${done.err.slice(-300)}`).toMatch(/^0 /);
    const counts = JSON.parse(place.guilu('keys', '--json').out) as { keys: KeyLine[] };
    expect(counts.keys.length).toBeGreaterThan(0);
    await place.start();
    const { cookie } = await place.signIn('herong');
    const answer = await fetch(`${place.address()}/api/cases/${caseId}/contacts`, { headers: { cookie } });
    const words = JSON.stringify(await answer.json());
    expect(words.includes('新密钥下写的')).toBe(to === undefined);
    expect(words).toContain('换密钥 7');
    await place.stop();
  }
});

test('a key file that others may read stops the start with a sentence', async () => {
  chmodSync(keyFile, 0o644);
  await expect(office.start()).rejects.toThrow('chmod 600');
  chmodSync(keyFile, 0o600);
});

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
