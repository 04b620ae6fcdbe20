/** Row security from below, by office, name and seal; every table across counties: row-security-catalogue.test.ts. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { startCounty } from './county.ts';

const { database } = await startCounty();
const shiqiao = 'R.JT990000.SJ990100.SJ990101.SF990101100.';
const qingshi = 'R.JT990000.SJ990100.SJ990101.';

/** Runs as the application does, with these settings, and undoes what was done. */
async function as<T>(scope: string, run: (count: (text: string) => Promise<number>) => Promise<T>): Promise<T> {
  return database.db.transaction().execute(async (tx) => {
    await sql`select set_config('app.scope', ${scope}, true), set_config('app.county', '990101', true), set_config('app.account', '', true), set_config('app.person', '', true)`.execute(tx);
    return run(async (text) => Number((await sql<{ n: number }>`${sql.raw(text)}`.execute(tx)).rows[0]?.n));
  });
}

test('a photo and a name are seen with the file, and by no other county or office', async () => {
  const person = await sql<{ county: string; id: string; office: string }>`select c.county, c.person_id as id, c.office from case_file c where c.office = 'SF990101100' limit 1`.execute(database.owner);
  const one = person.rows[0];
  await sql`insert into person_photo (county, id, person_id, sha256, media_type, size, taken_on, added_at, added_by, added_name)
    values ('990101', gen_random_uuid(), ${one?.id}, 'x', 'image/png', 1, '2026-01-01', now(), gen_random_uuid(), '')`.execute(database.owner);
  for (const [scope, seen] of [[shiqiao, 1], [qingshi, 1], ['R.JT990000.SJ990100.SJ990102.', 0], ['R.JT990000.SJ990100.SJ990101.SF990101001.', 0], ['', 0]] as const) {
    expect(await as(scope, (count) => count(`select count(*)::int n from person_photo where person_id = '${one?.id}'`)), `photo ${scope}`).toBe(seen);
    expect(await as(scope, (count) => count(`select count(*)::int n from person where id = '${one?.id}'`)), `name ${scope}`).toBe(seen);
  }
});

test('an office sees its own branch and nothing beside it', async () => {
  const own = await as(shiqiao, (count) => count('select count(*)::int n from case_file'));
  const all = await as(qingshi, (count) => count('select count(*)::int n from case_file'));
  expect(own).toBeGreaterThan(50);
  expect(all).toBeGreaterThan(own * 3);
  expect(await as(shiqiao, (count) => count(`select count(*)::int n from case_file where office <> 'SF990101100'`))).toBe(0);
  expect(await as(shiqiao, (count) => count(`select count(*)::int n from duty where org_path not like '${shiqiao}%'`))).toBe(0);
  const people = await as(shiqiao, (count) => count('select count(distinct person_id)::int n from case_file'));
  expect(await as(shiqiao, (count) => count('select count(*)::int n from person'))).toBe(people);
});

test('an account that sees only whom it is named for sees no more of its branch', async () => {
  const { rows } = await sql<{ account_id: string; n: number }>`select account_id, count(*)::int n from support_member where role = 'volunteer' group by 1`.execute(database.owner);
  const volunteer = rows[0]?.account_id ?? '';
  const named = (account: string, text: string) =>
    database.db.transaction().execute(async (tx) => {
      await sql`select set_config('app.scope', ${shiqiao}, true), set_config('app.account', ${account}, true), set_config('app.named', 'on', true)`.execute(tx);
      return (await sql<{ n: number }>`${sql.raw(text)}`.execute(tx)).rows[0]?.n;
    });
  expect(rows[0]?.n).toBe(6);
  for (const table of ['case_file', '(select distinct case_id from duty) d', '(select distinct case_id from fact where case_id is not null) f'])
    expect(await named(volunteer, `select count(*)::int n from ${table}`), table).toBe(6);
  expect(await named('22222222-2222-2222-2222-222222222222', 'select count(*)::int n from person')).toBe(0);
  expect(await named(volunteer, 'select count(*)::int n from roster_import')).toBe(0);
});

test('facts and audit entries can be added and never changed', async () => {
  for (const statement of ['update fact set type = type', 'delete from fact', 'update audit_entry set action = action', 'delete from audit_entry', 'delete from case_file', 'delete from person']) {
    await expect(as(qingshi, (count) => count(statement)), statement).rejects.toThrow(/permission denied/);
  }
});

test('a sealed case is open to the accounts named and to nobody else, whatever their scope', async () => {
  const named = '11111111-1111-1111-1111-111111111111';
  const one = await sql<{ id: string }>`update case_file set sealed_for = array[${named}]::uuid[] where id = (select id from case_file where county = '990101' limit 1) returning id`.execute(database.owner);
  const id = one.rows[0]?.id ?? '';
  expect(await as('R.', (count) => count(`select count(*)::int n from case_file where id = '${id}'`))).toBe(0);
  expect(await as('R.', (count) => count(`select count(*)::int n from fact where case_id = '${id}'`))).toBe(0);
  const seen = await database.db.transaction().execute(async (tx) => {
    await sql`select set_config('app.scope', 'R.', true), set_config('app.account', ${named}, true)`.execute(tx);
    return (await sql<{ n: number }>`select count(*)::int n from case_file where id = ${id}`.execute(tx)).rows[0]?.n;
  });
  expect(seen).toBe(1);
});
