/** Backing up while people work, losing the machine, and coming back: as of an instant, and as of the end. */
import { execFile, execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Proof } from '@guilu/platform/backup/restore.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { afterAll, expect, test } from 'vitest';
import { type Installation, installation, pause } from './installation.ts';

const folder = mkdtempSync(join(tmpdir(), 'guilu-restore-'));
execFileSync('chmod', ['755', folder]);
const office = installation(join(folder, 'office'));
const backup = join(folder, 'backup');
afterAll(async () => {
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Desk {
  caseId: string;
  visit(handling: string): Promise<void>;
  photo(bytes: Buffer): Promise<string>;
  /** What was found on visits, as the file tells it. */
  found(): Promise<string[]>;
}

/** An officer at the desk, on the first file of the list. */
async function deskOf(one: Installation): Promise<Desk> {
  const { cookie } = await one.signIn();
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${one.address()}/api${path}`, {
      ...init,
      headers: { cookie, origin: one.address(), 'idempotency-key': crypto.randomUUID(), ...init.headers },
    });
  const list = (await (await call('/cases?kind=correction&size=50')).json()) as {
    rows: { caseId: string; state: string }[];
  };
  const caseId = list.rows.find((row) => row.state === 'active')?.caseId ?? '';
  return {
    caseId,
    visit: async (handling) => {
      const answer = await call(`/cases/${caseId}/contacts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'visit', on: today(), notes: { handling } }),
      });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    },
    photo: async (bytes) => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), '门口.png');
      const answer = await call(`/cases/${caseId}/attachments`, { method: 'POST', body: form });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },
    found: async () => {
      const answer = (await (await call(`/cases/${caseId}/contacts`)).json()) as {
        rows: { notes: { handling?: string } }[];
      };
      return answer.rows.map((row) => row.notes.handling ?? '').filter((text) => text.startsWith('备份'));
    },
  };
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let between = '';
let caseId = '';

test('a backup is taken while visits are written down', async () => {
  await office.start();
  const desk = await deskOf(office);
  caseId = desk.caseId;
  await desk.photo(picture);
  let writing = true;
  let written = 0;
  const writer = (async () => {
    while (writing) await desk.visit(`备份时 ${(written += 1)}`);
  })();
  const taken = await runAside('backup', backup);
  writing = false;
  await writer;
  expect(taken).toContain('Backed up');
  expect(written).toBeGreaterThan(3);
  await desk.visit('备份后');
  await pause(50);
  between = new Date().toISOString();
  await pause(50);
  await desk.visit('备份 这一条在时刻之后');
});

/** The command line beside the running server, while this process goes on writing. */
function runAside(...args: string[]): Promise<string> {
  const env = { ...process.env, GUILU_DATA: office.data };
  return new Promise((done, failed) => {
    execFile(process.execPath, ['tools/bootstrap.mjs', 'guilu', ...args], { cwd: projectFolder, env }, (error, out) =>
      error ? failed(error) : done(out),
    );
  });
}

test('the running server carries the backup on by itself, each minute', async () => {
  const reach = () => (JSON.parse(readFileSync(join(backup, 'reach.json'), 'utf8')) as { through: string }).through;
  for (let waited = 0; reach() <= between && waited < 100; waited += 1) await pause(1000);
  expect(reach() > between).toBe(true);
});

test('the machine is lost; on an empty one the office comes back as of an instant', async () => {
  const before = await (await deskOf(office)).found();
  await office.kill('both');
  rmSync(office.data, { recursive: true, force: true });
  const again = installation(join(folder, 'again'));
  const restored = again.guilu('restore', backup, '--to', between, '--json');
  expect(restored.err).not.toMatch(/Error|error/);
  const proof = JSON.parse(restored.out) as Proof;
  expect(proof.faults).toEqual([]);
  expect(proof.files).toBeGreaterThan(0);
  await again.start();
  const desk = await deskOf(again);
  expect(desk.caseId).toBe(caseId);
  expect(await desk.found()).toEqual(before.filter((text) => text !== '备份 这一条在时刻之后'));
  expect(before.length).toBeGreaterThan((await desk.found()).length);
  expect(again.guilu('projections', 'rebuild', '--check').out).toContain('0 differences');
  expect(again.guilu('audit', 'verify').status).toBe(0);
  await desk.visit('备份 恢复之后');
  await again.stop();
});

test('a drill brings all of it back beside, up to the end, and leaves nothing', () => {
  const { status, out } = installation(join(folder, 'drill')).guilu('restore', backup, '--drill', '--json');
  expect([status, (JSON.parse(out) as Proof).faults]).toEqual([0, []]);
});

test('what cannot be restored is refused with a sentence', () => {
  const refused = (...args: string[]) => {
    const { status, err } = installation(join(folder, 'none')).guilu('restore', ...args);
    expect(status).toBe(2);
    return err;
  };
  expect(refused(join(folder, 'nowhere'))).toContain('no finished backup');
  expect(refused(backup, '--to', '2100-01-01T00:00:00+08:00')).toContain('reaches to');
  expect(refused(backup, '--to', '2001-01-01T00:00:00+08:00')).toContain('earliest base');
  expect(refused(backup, '--to', '昨天')).toContain('no instant');
  expect(installation(join(folder, 'again')).guilu('restore', backup).err).toContain('restore where there is none');
});

test('an altered backup is found out: a file of the base stops it, a stored file is named', () => {
  const copy = join(folder, 'altered');
  cpSync(backup, copy, { recursive: true });
  const shelf = readdirSync(join(copy, 'files')).find((name) => readdirSync(join(copy, 'files', name)).length) ?? '';
  const [stored = ''] = readdirSync(join(copy, 'files', shelf));
  appendFileSync(join(copy, 'files', shelf, stored), '!');
  const named = installation(join(folder, 'a1')).guilu('restore', copy, '--drill');
  expect(named.status).toBe(1);
  expect(named.out).toContain(stored);
  const [base = ''] = readdirSync(join(copy, 'base'));
  appendFileSync(join(copy, 'base', base, 'cluster', 'PG_VERSION'), '!');
  const stopped = installation(join(folder, 'a2')).guilu('restore', copy, '--drill');
  expect(stopped.status).toBe(2);
  expect(stopped.err).toContain('PG_VERSION');
});
