/** The administrator’s page over HTTP: counts and instants for the administrator alone; a broken chain and a failed drill are told. */
import { noteDrill } from '@guilu/platform/backup/last-drill.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eventually, startCounty } from './county.ts';

const county = await startCounty();
const { dataFolder } = county.opened.services.installation;

test('the administrator is told how it stands, and nobody else', async () => {
  const admin = await county.signIn('admin');
  const { status, body } = await admin.get('/operations');
  expect(status).toBe(200);
  expect(body.queue.givenUp).toBe(0);
  expect(body.backup).toBeUndefined();
  expect(body.disk[0]?.what).toBe('data');
  expect(Number(body.disk[0]?.totalMb)).toBeGreaterThan(100);
  expect(String(body.database.version)).toMatch(/^\d+\.\d+/);
  expect(Number(body.calendarThrough)).toBeGreaterThanOrEqual(2026);
  for (const other of ['herong', 'liudawei', 'wuxia', 'gaoyuan', 'fangming'])
    expect((await (await county.signIn(other)).get('/operations')).status, other).toBe(403);
  expect((await county.anonymous().get('/operations')).status).toBe(401);
});

test('what a job carries is not told, and a job that gave up is counted', async () => {
  const admin = await county.signIn('admin');
  await sql`select graphile_worker.add_job('no-such-task', '{"person":"周强"}'::json, max_attempts => 1)`.execute(
    county.database.owner,
  );
  const found = await eventually(async () => {
    const { body } = await admin.get('/operations');
    return Number(body.queue.givenUp) + Number(body.queue.waiting) > 0 ? body : undefined;
  });
  expect(JSON.stringify(found)).not.toContain('周强');
});

test('the chains are walked through on request; an altered entry is named by county and number', async () => {
  const admin = await county.signIn('admin');
  expect((await admin.post('/operations/chain-verification')).body.started).toBe(true);
  const whole = await eventually(async () => (await admin.get('/operations')).body.chain);
  expect(whole.broken).toEqual([]);
  expect(Number(whole.entries)).toBeGreaterThan(10);
  await sql`set session_replication_role = replica`.execute(county.database.owner).catch(() => undefined);
  await sql`update audit_entry set action = 'nothing happened' where county = '990101' and seq = 3`.execute(
    county.database.owner,
  );
  await admin.post('/operations/chain-verification');
  const broken = await eventually(async () => {
    const { body } = await admin.get('/operations');
    return body.chain.broken.length ? body.chain : undefined;
  });
  expect(broken.broken[0]).toMatchObject({ county: '990101', seq: 3, why: 'altered' });
});

test('a drill that did not pass is told with what is wrong', async () => {
  noteDrill(dataFolder, {
    at: '2026-11-24T03:30:00.000Z',
    folder: '/var/backups/guilu',
    seconds: 12,
    broken: 'The stored file ab12 is altered.',
  });
  const admin = await county.signIn('admin');
  expect((await admin.get('/operations')).body.drill).toMatchObject({
    holds: false,
    faults: ['The stored file ab12 is altered.'],
  });
});
