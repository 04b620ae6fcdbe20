// The harness itself: the application's role is a lesser one, and two files never share rows.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from './database.ts';

const one = await testDatabase();
const two = await testDatabase();

test('the application is neither owner nor able to pass row security by', async () => {
  const { rows } = await sql<{
    who: string;
    super: boolean;
    bypass: boolean;
  }>`select current_user as who, rolsuper as super,
    rolbypassrls as bypass from pg_roles where rolname = current_user`.execute(one.db);
  expect(rows).toEqual([{ who: 'guilu_app', super: false, bypass: false }]);
});

test('each test file has a database of its own', async () => {
  await sql`insert into place (code, name, name_en, kind) values ('99', '甲', 'A', 'province')`.execute(one.owner);
  const count = (db: typeof one.db) => sql<{ n: number }>`select count(*)::int as n from place`.execute(db);
  expect((await count(one.db)).rows[0]?.n).toBe(1);
  expect((await count(two.db)).rows[0]?.n).toBe(0);
});
