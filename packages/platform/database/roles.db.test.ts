/** What the roles of the application are and may, read from the database's own catalogue: nothing here is listed by hand. */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../testing/database.ts';

const database = await testDatabase();
const app = new pg.Client({ connectionString: database.appUrl });
const jobs = new pg.Client({ connectionString: database.jobsUrl });
await Promise.all([app.connect(), jobs.connect()]);
afterAll(() => Promise.all([app.end(), jobs.end()]));

const names = async (text: string) =>
  (await sql<{ name: string }>`${sql.raw(text)}`.execute(database.owner)).rows.map(({ name }) => name);
const roles = await names("select rolname as name from pg_roles where rolname like 'guilu\\_%' order by 1");

/** What each role may not do, whatever rows there are. */
const never: [string, RegExp][] = [
  ['create table mine (n int)', /permission denied for schema public/],
  ['create temporary table case_file (n int)', /permission denied to create temporary tables/],
  ['select 1 as n into temporary support_member', /permission denied to create temporary tables/],
  ['create function public.mine() returns int language sql as $$ select 1 $$', /permission denied for schema public/],
  ['create function pg_temp.mine() returns int language sql as $$ select 1 $$', /permission denied/],
  ['create schema mine', /permission denied for database/],
  ['create extension dblink', /permission denied|not available/],
  ['create role mine', /permission denied/],
  ['alter role guilu_app superuser', /permission denied/],
  ['alter role guilu_app bypassrls', /permission denied/],
  ['grant guilu_jobs to guilu_app', /permission denied/],
  ['alter table case_file disable row level security', /must be owner/],
  ['alter table case_file owner to guilu_app', /must be owner/],
  ['drop policy staff on case_file', /must be owner/],
  ['create policy mine on case_file using (true)', /must be owner/],
  ['alter function in_scope(text) owner to guilu_app', /must be owner|permission denied/],
  [
    'create or replace function in_scope(path text) returns boolean language sql as $$ select true $$',
    /must be owner|permission denied/,
  ],
  [
    'create trigger mine before insert on fact for each row execute function rule_change_stays()',
    /permission denied|must be owner/,
  ],
  ['truncate case_file', /permission denied/],
  ["copy (select 1) to '/tmp/mine'", /permission denied/],
  ["copy (select 1) to program 'cat'", /permission denied/],
  ["select pg_read_file('/etc/passwd')", /permission denied/],
  ["select pg_ls_dir('.')", /permission denied/],
  ["select lo_from_bytea(0, 'x')", /permission denied/],
  ['select lo_creat(-1)', /permission denied/],
  ['select * from pg_authid', /permission denied/],
  ['select * from pg_statistic', /permission denied/],
  ['set session_replication_role = replica', /permission denied/],
  ['set session authorization postgres', /permission denied/],
  ["do $$ begin perform set_config('session_replication_role', 'replica', false); end $$", /permission denied/],
];

const standsAs: Record<string, [pg.Client, string]> = {
  guilu_app: [app, 'guilu_app'],
  guilu_person: [app, 'guilu_person'],
  guilu_family: [app, 'guilu_family'],
  guilu_jobs: [jobs, 'guilu_jobs'],
};

async function refusedAs(role: string, text: string): Promise<string> {
  const [client, name] = standsAs[role] ?? [app, role];
  await client.query('begin');
  try {
    await client.query(`set local role ${name}`);
    await client.query(text);
    return 'it went through';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query('rollback');
  }
}

test('each role of the application is known here, is no superuser, bypasses nothing, makes no roles, and owns no table', async () => {
  expect(roles).toEqual(Object.keys(standsAs).sort());
  const { rows } = await sql`select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      (select count(*)::int from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as owned
    from pg_roles r where rolname = any (${roles}) order by 1`.execute(database.owner);
  for (const row of rows)
    expect(row).toMatchObject({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      owned: 0,
    });
  const member = await names(
    "select r.rolname || ' in ' || g.rolname as name from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid where r.rolname like 'guilu\\_%' order by 1",
  );
  expect(member).toEqual(['guilu_app in guilu_family', 'guilu_app in guilu_person']);
});

test.each(['guilu_app', 'guilu_person', 'guilu_family'])('%s makes, alters and reaches nothing', async (role) => {
  for (const [text, told] of never) expect(await refusedAs(role, text), text).toMatch(told);
  expect(await refusedAs(role, 'set role guilu_jobs')).toMatch(/permission denied/);
  expect(await refusedAs(role, 'select * from graphile_worker._private_jobs')).toMatch(/permission denied/);
  expect(await refusedAs(role, "select graphile_worker.add_job('event', '{}'::json)")).toMatch(/permission denied/);
});

test('the role of the jobs reads no table of the application and becomes no other role', async () => {
  for (const table of await names(
    "select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace",
  ))
    expect(await refusedAs('guilu_jobs', `select 1 from ${table}`), table).toMatch(/permission denied/);
  for (const role of ['guilu_app', 'guilu_person', 'guilu_family', 'postgres'])
    expect(await refusedAs('guilu_jobs', `set role ${role}`), role).toMatch(/permission denied/);
});

test('who turns row security off for a session is refused the rows, and not shown them all', async () => {
  await app.query('set row_security = off');
  try {
    await expect(app.query('select count(*) from case_file')).rejects.toThrow(
      /would be affected by row-level security/,
    );
  } finally {
    await app.query('reset row_security');
  }
});

test('what runs as the owner finds tables where they are: search_path is fixed and the temporary schema comes last', async () => {
  const open =
    await names(`select p.oid::regprocedure::text as name from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
    and not exists (select 1 from unnest(p.proconfig) c where c ~ '^search_path=(pg_catalog, )?(public, )?pg_temp$')`);
  expect(open).toEqual([]);
});

test('no function that runs as the owner may be called by everyone', async () => {
  expect(
    await names(`select p.oid::regprocedure::text as name from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
    and (p.proacl is null or exists (select 1 from aclexplode(p.proacl) a where a.grantee = 0))`),
  ).toEqual([]);
});

test('no view, no materialised view and no foreign table passes row security by; sequences and large objects are closed', async () => {
  expect(
    await names(`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace
    and (c.relkind in ('m', 'f') or c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false))`),
  ).toEqual([]);
  for (const sequence of await names(
    "select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace",
  ))
    for (const role of ['guilu_app', 'guilu_person', 'guilu_family'])
      for (const text of [
        `select last_value from ${sequence}`,
        `select nextval('${sequence}')`,
        `select setval('${sequence}', 1)`,
      ])
        expect(await refusedAs(role, text), text).toMatch(/permission denied/);
  expect(await names('select oid::text as name from pg_largeobject_metadata')).toEqual([]);
});

test('what the planner knows of values is not told of a table under row security', async () => {
  await sql`insert into organisation (code, name, name_en, kind, county, path) values ('B1', '甲', 'A', 'county-bureau', '990101', 'R.B1.')`.execute(
    database.owner,
  );
  for (let n = 0; n < 30; n += 1)
    await sql`insert into person (county, id, name, pinyin, initials) values ('990101', gen_random_uuid(), '只此一人', 'zhi', 'z')`.execute(
      database.owner,
    );
  await sql`analyze person`.execute(database.owner);
  expect(
    (await sql`select 1 from pg_stats where tablename = 'person'`.execute(database.owner)).rows.length,
  ).toBeGreaterThan(0);
  for (const role of ['guilu_app', 'guilu_person', 'guilu_family']) {
    await app.query(`begin; set local role ${role}`);
    const { rows } = await app.query(
      "select tablename from pg_stats where schemaname = 'public' and tablename in (select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace)",
    );
    await app.query('rollback');
    expect(rows, role).toEqual([]);
  }
});
