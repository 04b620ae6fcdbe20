// The log as its readers see it, and the chain under every kind of tampering.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyChain } from '@guilu/platform/audit/chain.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { loadPlaces, type PlacesFile } from '../organisations/index.ts';
import { readAccessLog, verifyOwnChain } from './queries.ts';

const { db, owner } = await testDatabase();
const services = testServices(db);
const bureau = 'R.JT990000.SJ990100.SJ990101.';
const officer = testActor({ name: '周海' });
const court = testActor({ name: '法院', roles: ['partner'], scope: '', orgPath: 'R.CT990101.' });
const auditor = testActor({ name: '吴霞', roles: ['auditor'], scope: bureau, orgPath: bureau });
const person = uuid();

beforeAll(async () => {
  await loadPlaces(
    owner,
    JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
  );
  for (const [actor, action] of [
    [officer, 'fact recorded'],
    [court, 'notice sent'],
    [officer, 'leave approved'],
  ] as const) {
    await runWork(services, actor, 'write', async (work) =>
      work.audit.wrote(action, { personId: person }, { note: 'x' }),
    );
    services.clock.forward(60_000);
  }
  await runWork(services, officer, 'write', (work) => work.audit.read('file opened', { personId: person }, 'task'));
});

type Query = Parameters<typeof readAccessLog>[1]['query'];
const look = (actor: typeof auditor, query: Query = {}) =>
  runWork(services, actor, 'write', (work) =>
    readAccessLog(work, { params: undefined, query, body: undefined, from: { address: '', agent: '' } }),
  );

test('an auditor sees what the whole county and its partners wrote and read, newest first', async () => {
  const { rows, total } = await look(auditor);
  expect(rows.filter((row) => row.personId === person).map((row) => [row.kind, row.actor, row.action])).toEqual([
    ['read', '周海', 'file opened'],
    ['write', '周海', 'leave approved'],
    ['write', '法院', 'notice sent'],
    ['write', '周海', 'fact recorded'],
  ]);
  expect(total).toBe(rows.length);
});

test.each([
  [{ actor: '法' }, ['notice sent']],
  [{ action: 'file opened' }, ['file opened']],
  [{ kind: 'write' as const, personId: person }, ['leave approved', 'notice sent', 'fact recorded']],
  [{ kind: 'read' as const, personId: person }, ['file opened']],
  [{ from: '2026-11-25' }, []],
  [{ to: '2026-11-23' }, []],
  [{ actor: "o'b<script>" }, []],
])('filtered by %j', async (query, actions) => {
  const { rows } = await look(auditor, query);
  expect(rows.map((row) => row.action).filter((action) => action !== 'access log read')).toEqual(actions);
});

test('looking into the log is logged', async () => {
  const before = await look(auditor, { actor: '吴霞' });
  const after = await look(auditor, { actor: '吴霞' });
  expect(after.total).toBe(before.total + 1);
});

test('an office sees its own entries only, a neighbouring county none', async () => {
  const own = await look(officer);
  expect(new Set(own.rows.map((row) => row.actor))).toEqual(new Set(['周海']));
  const neighbour = testActor({
    county: '990101',
    scope: 'R.JT990000.SJ990100.SJ990102.',
    orgPath: 'R.JT990000.SJ990100.SJ990102.',
  });
  expect((await look(neighbour, { kind: 'write' })).total).toBe(0);
});

test('nobody changes or removes an entry through the application', async () => {
  const attempt = (statement: string) =>
    runWork(services, auditor, 'write', (work) => sql.raw(statement).execute(work.tx));
  await expect(attempt(`update audit_entry set actor = 'x'`)).rejects.toThrow(/permission denied/);
  await expect(attempt('delete from audit_entry')).rejects.toThrow(/permission denied/);
  await expect(attempt('delete from read_entry')).rejects.toThrow(/permission denied/);
});

const verified = () => runWork(services, auditor, 'write', (work) => verifyOwnChain(work));

test('the chain holds, and names an altered, a removed, a re-ordered, a cut-off entry', async () => {
  expect(await verified()).toEqual({ entries: 3 });
  const tamper = async (statements: string[]) => {
    await owner
      .transaction()
      .execute(async (tx) => {
        for (const statement of statements) await sql.raw(statement).execute(tx);
        const { broken } = await verifyChain(tx);
        throw Object.assign(new Error('undo'), { broken });
      })
      .catch((error: { broken?: unknown }) => {
        seen = error.broken;
      });
    return seen;
  };
  let seen: unknown;
  const where = `where county = '990101' and seq`;
  expect(await tamper([`update audit_entry set actor = '别人' ${where} = 2`])).toEqual({
    county: '990101',
    seq: 2,
    why: 'altered',
  });
  expect(await tamper([`update audit_entry set detail = '{"note":"y"}' ${where} = 1`])).toEqual({
    county: '990101',
    seq: 1,
    why: 'altered',
  });
  expect(await tamper([`delete from audit_entry ${where} = 2`])).toEqual({ county: '990101', seq: 2, why: 'missing' });
  expect(
    await tamper([
      `update audit_entry set seq = 99 ${where} = 2`,
      `update audit_entry set seq = 2 ${where} = 3`,
      `update audit_entry set seq = 3 ${where} = 99`,
    ]),
  ).toEqual({ county: '990101', seq: 2, why: 'altered' });
  expect(await tamper([`delete from audit_entry ${where} = 3`])).toEqual({ county: '990101', seq: 3, why: 'missing' });
  expect(
    await tamper([`delete from audit_entry ${where} = 3`, `update audit_head set seq = 2 where county = '990101'`]),
  ).toEqual({ county: '990101', seq: 2, why: 'head-differs' });
  expect(await verified()).toEqual({ entries: 3 });
});
