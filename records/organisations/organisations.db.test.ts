// The tree of the demonstration county, its changes by the administrator, and powers delegated by instrument.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, type Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { delegate, endDelegated, entrustedTo, readDelegations } from './delegations.ts';
import { instrumentsInScope, loadPlaces, officeServing, packsOf, type PlacesFile } from './index.ts';
import { addToTree, changeAddress, endInTree, readTree } from './tree.ts';

const { db, owner } = await testDatabase();
const services = testServices(db);
const bureau = 'R.JT990000.SJ990100.SJ990101.';
const head = testActor({ roles: ['county-head'], scope: bureau, orgPath: bureau });
const administrator = testActor({ roles: ['administrator'], scope: '', orgPath: bureau });
const places = JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile;
const as = <T>(actor: typeof head, run: (work: Work) => Promise<T>) => runWork(services, actor, 'write', run);
const call = <Q, P, B>(query: Q, params: P, body: B) => ({ query, params, body, from: { address: '', agent: '' } });
const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : answer);

beforeAll(() => loadPlaces(owner, places));

test('loading the same file again changes nothing', async () => {
  const state = async () => (await sql`select code, path, serves from organisation order by code`.execute(owner)).rows;
  const before = await state();
  await loadPlaces(owner, places);
  expect(await state()).toEqual(before);
  expect(before).toHaveLength(places.organisations.length);
});

test('a parent stands before its children, each at its depth', async () => {
  const { rows } = await as(head, (work) => readTree(work, call({ county: '990101' }, undefined, undefined)));
  const at = (code: string) => rows.findIndex((row) => row.code === code);
  expect(at('SJ990101')).toBeLessThan(at('SF990101100'));
  expect(at('SF990101100')).toBeLessThan(at('VC990101100201'));
  expect(rows[at('VC990101100201')]?.depth).toBe(4);
});

test.each([
  ['990101100201', 'SF990101100'],
  ['990101001', 'SF990101001'],
  ['990101', undefined],
  ['990101999', undefined],
])('who lives in %s belongs to %s', async (area, office) => {
  expect((await as(head, (work) => officeServing(work.tx, '990101', area, work.today)))?.code).toBe(office);
});

test('the packs of a county, national where none is named', async () => {
  expect(await as(head, (work) => packsOf(work, '990101', 'correction'))).toEqual([
    { from: '1900-01-01', pack: 'fuzhou-county' },
  ]);
  expect(await as(head, (work) => packsOf(work, '990199', 'correction'))).toEqual([
    { from: '1900-01-01', pack: 'national' },
  ]);
});

const office = {
  code: 'SF990101300',
  name: '青石县司法局新区司法所',
  kind: 'judicial-office' as const,
  parent: 'SJ990101',
  serves: ['990101300'],
};

test('the administrator adds an office below the own bureau and ends it again, not while it has accounts or cases', async () => {
  expect(await as(administrator, (work) => addToTree(work, call(undefined, undefined, office)))).toEqual({
    code: 'SF990101300',
  });
  const account = uuid();
  await sql`insert into account (id, username, display_name, organisation, roles) values (${account}, 'new.office', '新', 'SF990101300', '{officer}')`.execute(
    owner,
  );
  const end = () =>
    as(administrator, (work) => endInTree(work, call(undefined, { code: 'SF990101300' }, { on: '2026-12-31' })));
  expect(codeOf(await end())).toBe('organisation/has-accounts');
  await sql`update account set disabled_at = now() where id = ${account}`.execute(owner);
  const openCase = sql`insert into case_file (county, id, kind, number, org_path, state, opened_on)
    values ('990101', ${uuid()}, 'correction', '1', ${`${bureau}SF990101300.`}, 'open', '2026-01-01')`;
  await openCase.execute(owner);
  expect(codeOf(await end())).toBe('organisation/has-cases');
  await sql`update case_file set closed_on = '2026-11-01'`.execute(owner);
  expect(codeOf(await end())).toEqual({});
  expect(
    (await sql<{ on: string }>`select valid_to as on from organisation where code = 'SF990101300'`.execute(owner))
      .rows[0]?.on,
  ).toBe('2026-12-31');
});

test.each([
  [{ ...office, code: 'SF990102300', parent: 'SJ990102' }, 'organisation/no-such-parent'],
  [{ ...office, code: 'SF990101100' }, 'organisation/code-taken'],
  [{ ...office, code: 'SF990101301', parent: 'SF990101100' }, 'organisation/wrong-place'],
  [{ ...office, code: 'SF990101302', serves: ['990102001'] }, 'organisation/other-county'],
])('adding %j is refused', async (body, code) => {
  expect(codeOf(await as(administrator, (work) => addToTree(work, call(undefined, undefined, body))))).toBe(code);
});

test('the bureau itself stays', async () => {
  expect(
    codeOf(
      await as(administrator, (work) => endInTree(work, call(undefined, { code: 'SJ990101' }, { on: '2026-12-31' }))),
    ),
  ).toBe('organisation/bureau-stays');
});

test('CCL 9: an office decides by instrument from its first day until it is taken back', async () => {
  const body = {
    office: 'SF990101100',
    instrument: '青司发〔2026〕12号',
    powers: ['leave' as const],
    fromOn: '2026-11-24',
  };
  const made = await as(head, (work) => delegate(work, call(undefined, undefined, body)));
  const id = isRefusal(made) ? '' : made.id;
  const asked = (on: string) => as(head, (work) => entrustedTo(work.tx, '990101', 'SF990101100', 'leave', on));
  const may = async (on: string) => (await asked(on)).by !== undefined;
  expect([await may('2026-11-23'), await may('2026-11-24'), await may('2027-06-01')]).toEqual([false, true, true]);
  const end = (on: string) => as(head, (work) => endDelegated(work, call(undefined, { delegationId: id }, { on })));
  expect(codeOf(await end('2026-11-23'))).toBe('delegation/end-in-the-past');
  expect(await end('2026-12-31')).toEqual({});
  expect([await may('2026-12-31'), await may('2027-01-01')]).toEqual([true, false]);
  expect((await asked('2027-01-01')).ended).toMatchObject({ instrument: '青司发〔2026〕12号', until: '2026-12-31' });
  const inScope = (actor: typeof head, on: string) =>
    as(actor, async (work) => (await sql`${instrumentsInScope(on)}`.execute(work.tx)).rows.length);
  const elsewhere = testActor({ scope: `${bureau}SF990101001.` });
  expect([
    await inScope(head, '2026-11-23'),
    await inScope(head, '2026-12-31'),
    await inScope(head, '2027-01-01'),
    await inScope(elsewhere, '2026-12-31'),
  ]).toEqual([0, 1, 0, 0]);
  const { rows } = await as(head, (work) => readDelegations(work, call({}, undefined, undefined)));
  expect(rows[0]).toMatchObject({
    officeName: '石桥司法所',
    powers: ['leave'],
    inForce: true,
    endedOn: '2026-12-31',
    grantedOn: '2026-11-24',
  });
});

test.each([
  [{ office: 'SF990102100' }, 'delegation/no-such-office'],
  [{ office: 'CT990101' }, 'delegation/no-such-office'],
  [{ office: 'SF990101100', toOn: '2026-01-01' }, 'delegation/ends-before-start'],
])('delegating with %j is refused', async (differs, code) => {
  const body = { instrument: '文', powers: ['leave' as const], fromOn: '2026-11-24', ...differs };
  expect(codeOf(await as(head, (work) => delegate(work, call(undefined, undefined, body))))).toBe(code);
});

test('telephone and address are the own county’s administrator’s to change, and to forget', async () => {
  const change = (code: string, body: { phone?: string; address?: string }) =>
    as(administrator, (work) => changeAddress(work, call(undefined, { code }, body)));
  expect(await change('SF990101100', { phone: '990-1234', address: '石桥镇民主路2号' })).toEqual({});
  const line = async () =>
    (await as(head, (work) => readTree(work, call({ county: '990101' }, undefined, undefined)))).rows.find(
      (row) => row.code === 'SF990101100',
    );
  expect(await line()).toMatchObject({ phone: '990-1234', address: '石桥镇民主路2号' });
  await change('SF990101100', { address: '石桥镇民主路2号' });
  expect(await line()).not.toHaveProperty('phone');
  expect(codeOf(await change('SF990102100', { phone: '990-1234' }))).toBe('request/not-found');
});

test('an office that has ended, or does not exist yet, serves nobody on that day', async () => {
  const serving = (on: string) =>
    as(head, async (work) => (await officeServing(work.tx, '990101', '990101300', on))?.code);
  await sql`update organisation set valid_from = '2026-03-01', valid_to = '2026-06-30' where code = 'SF990101300'`.execute(
    owner,
  );
  expect([await serving('2026-02-28'), await serving('2026-06-30'), await serving('2026-07-01')]).toEqual([
    undefined,
    'SF990101300',
    undefined,
  ]);
});
