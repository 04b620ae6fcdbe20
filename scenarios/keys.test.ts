/** Changing keys while the county works: to the national algorithms and on, with writes and searches in between, broken off and gone on with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyChain } from '@guilu/platform/audit/chain.ts';
import { renewValues, valuesUnder } from '@guilu/platform/secrets/renewal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { rebuildAll } from '@guilu/records/cases/index.ts';
import { indexesUnder, renewIndexes } from '@guilu/records/people/index.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { findCase, startCounty } from './county.ts';

const county = await startCounty();
const { keyring } = county.opened.services;
const owner = county.database.owner;

/** Somebody with a number, found by it. */
async function numbered() {
  const { rows } = await sql<{
    id: string;
    name: string;
    id_number: string;
  }>`select p.id, p.name, p.id_number from person p
    where id_number is not null and merged_into is null and exists (select 1 from case_file c where c.person_id = p.id and c.sealed_for is null) order by id limit 40`.execute(
    owner,
  );
  return rows.map((row) => ({ ...row, number: keyring.decrypt(row.id_number) }));
}

const used = async () => [
  ...(await valuesUnder(owner, keyring.ids('fields'))).entries(),
  ...(await indexesUnder(owner, keyring.ids('indexes'))).entries(),
];

test('everybody is found by number before, during and after; a renewal that is broken off loses nothing and goes on', async () => {
  const [he, wang] = [await county.signIn('herong'), await county.signIn('wangmin')];
  const people = await numbered();
  expect(people.length).toBeGreaterThan(20);
  const allFound = async () => {
    for (const { id, number } of people.slice(0, 12))
      expect((await he.get(`/people?q=${number}`)).body.hits.map((hit) => String(hit.personId))).toContain(id);
  };
  const [[, before = 0] = [], [, indexed = 0] = []] = await used();
  expect(before).toBeGreaterThan(500);
  await allFound();

  keyring.renewKeys('national', '2026-11-25T09:00:00+08:00');
  const { caseId } = await findCase(wang, 'kind=correction&size=100', (row) => row.state === 'active');
  const visit = (words: string) =>
    wang.post(`/cases/${caseId}/contacts`, { kind: 'visit', on: '2026-11-25', notes: { work: words } });
  expect((await visit('换密钥时写下的')).status).toBe(200);
  let batches = 0;
  await renewValues(owner, keyring, { rows: 20, stop: () => (batches += 1) > 40 });
  await renewIndexes(owner, keyring, () => true);
  const [[, fresh = 0] = [], [, old = 0] = []] = await used();
  expect(fresh).toBeGreaterThan(20);
  expect(old).toBeGreaterThan(100);
  expect(fresh + old).toBeGreaterThanOrEqual(before);
  await allFound();

  const meanwhile = Promise.all([visit('一边换一边写'), allFound(), he.get('/people/twice')]);
  const { unreadable } = await renewValues(owner, keyring, { rows: 400 });
  const renewed = await renewIndexes(owner, keyring);
  await meanwhile;
  expect(unreadable).toBe(0);
  expect(renewed).toBeGreaterThan(20);
  expect(await renewValues(owner, keyring)).toEqual({ renewed: 0, unreadable: 0 });
  const after = await used();
  expect(after.map(([id, n]) => [id, n === 0])).toEqual([
    ['k2', false],
    ['k1', true],
    ['i2', false],
    ['i1', true],
  ]);
  expect(after[2]?.[1]).toBe(indexed);
  await allFound();
  const { rows } = await sql<{
    id: string;
    id_number: string;
  }>`select id, id_number from person where id_number is not null`.execute(owner);
  for (const { id, number } of people)
    expect(keyring.decrypt(rows.find((row) => row.id === id)?.id_number ?? '')).toBe(number);
});

test('no value is left under the old key anywhere in the database, wherever it may stand', async () => {
  const tables = await sql<{
    t: string;
  }>`select c.relname as t from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`.execute(
    owner,
  );
  for (const { t } of tables.rows) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int n from ${sql.table(t)} x where to_jsonb(x)::text ~ '[^A-Za-z0-9+/=.]k1[.][A-Za-z0-9+/]{38,}'`.execute(
      owner,
    );
    expect(`${t} ${rows[0]?.n}`).toBe(`${t} 0`);
  }
});

test('signing in with a code, a roster against files, and what was written in between work on; the chain holds over the change of hash', async () => {
  await county.signIn('liudawei');
  const he = await county.signIn('herong');
  const bytes = readFileSync(join(projectFolder, 'scenarios/data/rosters/release-notices-messy.xlsx'));
  const preview = await he.upload('/intake/rosters/release-notices', { name: 'release-notices-messy.xlsx', bytes });
  await he.post(`/intake/rosters/${preview.body.importId}/confirmation`, {});
  keyring.renewKeys('international', '2026-11-25T10:00:00+08:00');
  const again = await he.upload('/intake/rosters/release-notices', { name: 'again.xlsx', bytes });
  expect(Number(again.body.counts?.['already-on-file'])).toBeGreaterThan(200);
  const links = await sql<{
    hash_by: string;
  }>`select hash_by from audit_entry where county = '990101' order by seq`.execute(owner);
  const runs = links.rows.map((row) => row.hash_by).filter((by, at, all) => by !== all[at - 1]);
  expect(runs).toEqual(['sha256', 'sm3', 'sha256']);
  const held = await verifyChain(owner);
  expect(held.broken).toBeUndefined();
  expect((await rebuildAll(county.opened.services, false)).differences).toEqual([]);
});

test('a link that was altered is named, also where its hash is SM3', async () => {
  const { rows } = await sql<{
    seq: number;
  }>`select seq from audit_entry where county = '990101' and hash_by = 'sm3' order by seq limit 1`.execute(owner);
  const seq = rows[0]?.seq ?? 0;
  await sql`update audit_entry set actor = actor || 'x' where county = '990101' and seq = ${seq}`.execute(owner);
  expect((await verifyChain(owner)).broken).toMatchObject({ county: '990101', seq, why: 'altered' });
  await sql`update audit_entry set actor = left(actor, -1), hash_by = 'sha256' where county = '990101' and seq = ${seq}`.execute(
    owner,
  );
  expect((await verifyChain(owner)).broken).toMatchObject({ seq, why: 'altered' });
  await sql`update audit_entry set hash_by = 'sm3' where county = '990101' and seq = ${seq}`.execute(owner);
  expect((await verifyChain(owner)).broken).toBeUndefined();
});
