// A minor's record sealed by hand and by itself: gone from lists, searches and roster answers, open to those named, lifted with a ground.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, Undo, type Work } from '@guilu/platform/work.ts';
import { appendFacts, openCase, rebuildAll, refreshDue } from '@guilu/records/cases/index.ts';
import { feature as deadlines } from '@guilu/records/deadlines/feature.ts';
import { loadPlaces, type PlacesFile } from '@guilu/records/organisations/index.ts';
import { findPeople } from '@guilu/records/people/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { answer, lift, openToAccount, sealByHand, sealDue } from './commands.ts';
import { readSeal, readSealedFiles } from './queries.ts';

const { db, owner } = await testDatabase();
const services = testServices(db, { at: '2026-11-20T09:00:00+08:00', features: [deadlines] });
const bureau = 'R.JT990000.SJ990100.SJ990101.';
const office = `${bureau}SF990101100.`;
const head = testActor({
  roles: ['county-head'],
  scope: bureau,
  orgPath: bureau,
  organisation: 'SJ990101',
  organisationKind: 'county-bureau',
  name: '刘大为',
});
const county = testActor({
  roles: ['county-officer'],
  scope: bureau,
  orgPath: bureau,
  organisation: 'CC990101',
  organisationKind: 'community-correction-agency',
  name: '何蓉',
});
const officer = testActor({ scope: office, orgPath: office, organisation: 'SF990101100', name: '王敏' });
const from = { address: '', agent: '' };

const as = <T>(actor: typeof county, run: (work: Work) => Promise<T>) =>
  runWork(services, actor, 'write', async (work) => {
    const said = await run(work);
    if (isRefusal(said)) throw new Undo(said);
    return said;
  });

let serial = 0;

async function discharged(
  more: Record<string, unknown> = {},
): Promise<{ caseId: string; personId: string; number: string }> {
  serial += 1;
  const number = `99010119900101${String(1000 + serial)}`;
  const registered = {
    category: 'probation',
    termStart: '2025-11-20',
    termEnd: '2026-11-19',
    sentenceMonths: 12,
    under18AtOffence: true,
    ...more,
  };
  const opened = await as(county, (work) =>
    openCase(work, {
      kind: 'correction',
      openedOn: '2025-11-20',
      area: '990101100201',
      facts: [
        {
          type: 'person.identified',
          on: '2025-11-20',
          data: { name: '孙未名', idStatus: 'verified', idNumber: number, bornOn: '1990-01-01', sex: 'male' },
        },
        { type: 'correction.registered', on: '2025-11-20', data: registered },
        { type: 'correction.discharged', on: '2026-11-20', data: { cause: 'expiry' } },
      ],
    }),
  );
  if (isRefusal(opened)) throw new Error(`${opened.code} ${JSON.stringify(opened.params)}`);
  await sql`update case_file set officer = ${officer.accountId} where id = ${opened.caseRow.id}`.execute(owner);
  return { caseId: opened.caseRow.id, personId: opened.personId, number };
}

const seen = (actor: typeof county, table: string, column: string, id: string) =>
  as(
    actor,
    async (work) =>
      (
        await sql<{
          n: number;
        }>`select count(*)::int n from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(work.tx)
      ).rows[0]?.n,
  );
const told = (actor: typeof county, number: string) =>
  as(
    actor,
    async (work) =>
      (
        await sql<{
          n: number;
        }>`select count(*)::int n from roster_people('990101', array[${work.keyring.index('id-number', number)}], '[]'::jsonb)`.execute(
          work.tx,
        )
      ).rows[0]?.n,
  );
const call = (caseId: string) => ({ params: { caseId }, query: undefined, body: undefined, from });

beforeAll(async () => {
  await loadPlaces(
    owner,
    JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
  );
  for (const one of [head, county, officer])
    await sql`insert into account (id, username, display_name, organisation, roles) values (${one.accountId}, ${uuid()}, ${one.name}, ${one.organisation}, ${[...one.roles]})`.execute(
      owner,
    );
});
beforeEach(() => services.clock.move('2026-11-20T09:00:00+08:00'));

test('sealed by hand: open to the head, to whoever sealed it and to its officer; for others in no list, search or roster answer', async () => {
  const one = await discharged();
  const deputy = testActor({ roles: ['deputy'], scope: bureau, orgPath: bureau });
  expect(await seen(deputy, 'case_file', 'id', one.caseId)).toBe(1);
  expect(await told(deputy, one.number)).toBe(1);
  expect(await as(county, (work) => sealByHand(work, call(one.caseId)))).toEqual({ keepers: 3 });
  for (const [table, column, id] of [
    ['case_file', 'id', one.caseId],
    ['fact', 'case_id', one.caseId],
    ['fact', 'person_id', one.personId],
    ['duty', 'case_id', one.caseId],
    ['person', 'id', one.personId],
    ['person_key', 'person_id', one.personId],
  ] as const) {
    expect(await seen(deputy, table, column, id), table).toBe(0);
    expect(await seen(head, table, column, id), table).toBeGreaterThan(0);
  }
  expect(await seen(officer, 'case_file', 'id', one.caseId)).toBe(1);
  for (const text of ['孙未名', 'swm', one.number])
    expect((await as(deputy, (work) => findPeople(work, text, 50))).map((hit) => hit.personId)).not.toContain(
      one.personId,
    );
  expect(await told(deputy, one.number)).toBe(0);
  expect(await told(head, one.number)).toBe(1);
  expect(await as(deputy, (work) => readSeal(work, call(one.caseId)))).toMatchObject({ status: 404 });
  expect((await as(head, (work) => readSealedFiles(work))).rows.map((row) => row.caseId)).toContain(one.caseId);
  expect(await as(county, (work) => sealByHand(work, call(one.caseId)))).toMatchObject({
    code: 'sealing/sealed-already',
  });
  expect((await rebuildAll(services, false)).differences).toEqual([]);
});

test('sealed by itself when its day has come, and not before; what is sealed goes on being worked out', async () => {
  const one = await discharged();
  const adult = await discharged({ under18AtOffence: false });
  services.clock.move('2026-11-22T23:00:00+08:00');
  expect(await sealDue(services)).toBe(0);
  services.clock.move('2026-11-23T00:05:00+08:00');
  expect(await sealDue(services)).toBe(1);
  expect(await sealDue(services)).toBe(0);
  expect(await seen(county, 'case_file', 'id', one.caseId)).toBe(0);
  expect(await seen(county, 'case_file', 'id', adult.caseId)).toBe(1);
  const state = await as(head, (work) => readSeal(work, call(one.caseId)));
  expect(state).toMatchObject({ sealed: true, byItself: true, sealedOn: '2026-11-23', may: false });
  const duty =
    await sql`select state, sealed_for is not null as sealed from duty where case_id = ${one.caseId} and rule = 'correction.seal-record'`.execute(
      owner,
    );
  expect(duty.rows).toEqual([{ state: 'met', sealed: true }]);
  await refreshDue(services);
  expect((await rebuildAll(services, false)).differences).toEqual([]);
});

test('not what is no minor’s record, and not before the end', async () => {
  const long = await discharged({ sentenceMonths: 61 });
  expect(await as(county, (work) => sealByHand(work, call(long.caseId)))).toMatchObject({
    code: 'sealing/not-a-minors-record',
  });
});

test('opened to one more by name; lifted on a ground of the law, and the job does not seal it again', async () => {
  const one = await discharged();
  await as(head, (work) => sealByHand(work, call(one.caseId)));
  const body = { accountId: county.accountId, reason: '办理查询需要' };
  expect(
    await as(head, (work) => openToAccount(work, { params: { caseId: one.caseId }, query: undefined, body, from })),
  ).toEqual({ keepers: 3 });
  expect(await seen(county, 'case_file', 'id', one.caseId)).toBe(1);
  expect(await seen(county, 'duty', 'case_id', one.caseId)).toBeGreaterThan(0);
  expect(
    await as(head, (work) =>
      lift(work, {
        params: { caseId: one.caseId },
        query: undefined,
        body: { ground: 'retrial', reason: '再审改判' },
        from,
      }),
    ),
  ).toEqual({});
  const deputy = testActor({ roles: ['deputy'], scope: bureau, orgPath: bureau });
  expect(await seen(deputy, 'case_file', 'id', one.caseId)).toBe(1);
  services.clock.move('2026-12-01T09:00:00+08:00');
  await sealDue(services);
  expect(await seen(deputy, 'case_file', 'id', one.caseId)).toBe(1);
});

test('a query is granted only through the gate, and refused only with reasons', async () => {
  const one = await discharged();
  await as(head, (work) => sealByHand(work, call(one.caseId)));
  const query = await as(head, (work) =>
    appendFacts(work, one.caseId, [
      { type: 'correction.sealed-query-received', on: '2026-11-20', data: { from: '某公司' } },
    ]),
  );
  const factId = isRefusal(query) ? '' : (query.ids[0] ?? '');
  const params = { caseId: one.caseId, factId };
  const asked = { requester: 'other', written: true, credentials: true, undertaking: false, granted: true };
  const no = await as(head, (work) => answer(work, { params, query: undefined, body: asked, from }));
  expect(no).toMatchObject({ refused: true, status: 422 });
  expect(isRefusal(no) && no.reasons?.map((reason) => reason.code)).toEqual(
    expect.arrayContaining(['not-entitled', 'no-undertaking', 'no-reason', 'no-scope']),
  );
  expect(
    await as(head, (work) => answer(work, { params, query: undefined, body: { ...asked, granted: false }, from })),
  ).toMatchObject({ code: 'sealing/refusal-without-reasons' });
  expect(
    await as(head, (work) =>
      answer(work, {
        params,
        query: undefined,
        body: { ...asked, granted: false, reasons: '不属于可以查询的单位' },
        from,
      }),
    ),
  ).toEqual({});
});
