/**
 * Row security from below, for every table that the database itself says it has: SQL by hand as each role and each way
 * of standing, against the rows of Qingshi (990101), asked from another county, from nowhere, as a partner, as another
 * person and as a stranger's family. A table that is added later falls under this by itself.
 */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCounty } from './county.ts';
import { fill, type Table, tablesWith } from './county-tables.ts';

const { database } = await startCounty();
const client = new pg.Client({ connectionString: database.appUrl });
await client.connect();
afterAll(() => client.end());

/** Tables with a county that stand open, each with its reason; none of them says anything about a person in custody. */
const open: Record<string, string> = {
  audit_head:
    "number and hash of a chain's last line: staff of a city or province add to the chain of the file's county",
  oidc_provider: 'how to sign in, asked before anybody has',
  organisation: 'the tree of organisations, against which scope is told',
  pack_assignment: 'which published rules are in force where',
};
/** Under row security, and all the same open to one role, with the reason. */
const openTo: Record<string, { how: string[]; why: string }> = {
  cover: {
    how: ['select', 'copy'],
    why: 'who stands in for whom among the staff: asked at sign-in, before there is a county',
  },
  delegation: {
    how: ['select', 'copy'],
    why: 'powers of an office by an instrument that is public within the bureaus; the page of a person names them',
  },
  account: {
    how: ['select', 'lock', 'copy', 'update', 'insert'],
    why: 'found by its name at sign-in, before there is a county; holds no supervised person beside the id of one who signs in',
  },
};
/** Tables without a county, each with its reason. */
const without: Record<string, string> = {
  account_notice: 'of an account, which stands above counties',
  idempotency: 'keys of an account, which stands above counties',
  known_device: 'of an account, which stands above counties',
  migration: 'what has run',
  oidc_attempt: 'a sign-in that has begun',
  place: 'divisions of the country',
  session: 'of an account, which stands above counties',
};
/** Adding is open on purpose: the line stands in one's own name (checked) in the chain of the file's county. */
const addsInOwnName = ['audit_entry', 'read_entry'];

const tables = await tablesWith(database.owner, true);
const county = '990101';
const elsewhere = 'R.JT990000.SJ990100.SJ990102.';

interface Mine {
  [column: string]: string | null;
}
interface Standing {
  name: string;
  role: string;
  settings: Record<string, string>;
  /** What a forger would put into the columns that policies look at. */
  mine: Mine;
}

const standings: Standing[] = [];

beforeAll(async () => {
  const { rows: theirs } = await sql<{
    person_id: string;
    id: string;
    org_path: string;
  }>`select person_id, id, org_path from case_file where county = '990102' limit 1`.execute(database.owner);
  const other = theirs[0];
  if (!other) throw new Error('nobody in the other county');
  const account = '22222222-2222-2222-2222-222222222222';
  const staff = { scope: elsewhere, county: '990102', account };
  const forged = {
    org_path: other.org_path,
    account_id: account,
    written_by: account,
    added_by: account,
    sealed_for: null,
    merged_into: null,
  };
  standings.push(
    { name: 'another county', role: 'guilu_app', settings: staff, mine: forged },
    { name: 'another county, by name', role: 'guilu_app', settings: { ...staff, named: 'on' }, mine: forged },
    { name: 'nobody', role: 'guilu_app', settings: {}, mine: {} },
    {
      name: 'a partner',
      role: 'guilu_app',
      settings: { county: '990102', account, partner: 'PP990102' },
      mine: { organisation: 'PP990199' },
    },
    {
      name: 'a person elsewhere',
      role: 'guilu_person',
      settings: { county: '990102', account, person: other.person_id },
      mine: { ...forged, person_id: other.person_id, merged_into: other.person_id },
    },
    { name: 'a family elsewhere', role: 'guilu_family', settings: { county: '990102', account }, mine: forged },
  );
  for (const table of tables) await fill(database.owner, table, county);
});

interface Tried {
  what: string;
  /** Rows that came or were touched; undefined where it was refused for want of a right. */
  rows?: number;
  fault?: string;
}

/** One statement inside the standing's transaction, undone afterwards. */
async function tryOne(what: string, text: string, values: unknown[] = []): Promise<Tried> {
  await client.query('savepoint one');
  try {
    const { rowCount } = await client.query(text, values);
    return { what, rows: rowCount ?? 0 };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    // Row security is not for COPY FROM: PostgreSQL refuses it whole.
    if (code === '42501' || /COPY FROM not supported with row-level security/.test(message)) return { what };
    return { what, fault: `${code} ${message}` };
  } finally {
    await client.query('rollback to savepoint one');
  }
}

async function stand(standing: Standing): Promise<void> {
  await client.query('begin');
  for (const name of ['scope', 'county', 'account', 'person', 'partner', 'named'])
    await client.query("select set_config('app.' || $1, $2, true)", [name, standing.settings[name] ?? '']);
  await client.query(`set local role ${standing.role}`);
}

const victims = new Map<string, Record<string, unknown>>();
async function victimOf(table: string): Promise<Record<string, unknown>> {
  const known = victims.get(table);
  if (known) return known;
  const { rows } = await sql<{
    row: Record<string, unknown>;
  }>`select to_jsonb(t) as row from ${sql.ref(table)} t where county = ${county} limit 1`.execute(database.owner);
  const row = rows[0]?.row;
  if (!row) throw new Error(`${table} has no row to be kept`);
  victims.set(table, row);
  return row;
}

async function attack(table: Table, standing: Standing): Promise<Tried[]> {
  const { name, columns } = table;
  const victim = await victimOf(name);
  await stand(standing);
  const { rows: may } = await client.query<{ column: string }>(
    "select a.attname as column from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not (a.attgenerated = any (array['s', 'v'])) and has_column_privilege($1::regclass, a.attname, $2)",
    [name, 'update'],
  );
  const insert = (row: Record<string, unknown>) => {
    const written = columns
      .filter((column) => column.written)
      .map((column) => `"${column.name}"`)
      .join(', ');
    return [
      `insert into ${name} (${written}) select ${written} from jsonb_populate_record(null::${name}, $1::jsonb)`,
      [JSON.stringify(row)],
    ] as const;
  };
  const forged = {
    ...victim,
    ...Object.fromEntries(
      Object.entries(standing.mine).filter(([column]) => columns.some((one) => one.name === column)),
    ),
  };
  const tried: Tried[] = [
    await tryOne('select', `select 1 from ${name} where county = '${county}'`),
    await tryOne('lock', `select 1 from ${name} where county = '${county}' for update`),
    await tryOne('copy', `copy (select 1 from ${name} where county = '${county}') to stdout`),
    await tryOne(
      'update',
      `update ${name} set ${may.map(({ column }) => `"${column}" = "${column}"`).join(', ') || 'county = county'} where county = '${county}'`,
    ),
    await tryOne('delete', `delete from ${name} where county = '${county}'`),
    await tryOne('insert', ...asGiven(insert(victim))),
    await tryOne('insert forged', ...asGiven(insert(forged))),
    await tryOne('copy in', `copy ${name} from stdin`),
    await tryOne('truncate', `truncate ${name}`),
  ];
  if (may.some(({ column }) => column === 'county'))
    tried.push(
      await tryOne(
        'move into',
        `update ${name} set county = '${county}' where ctid = (select ctid from ${name} where county <> '${county}' limit 1)`,
      ),
    );
  await client.query('rollback');
  return tried;
}

const asGiven = ([text, values]: readonly [string, readonly string[]]): [string, unknown[]] => [text, [...values]];

test('every table with a county stands under row security, or on the short list with its reason', async () => {
  const { rows } = await sql<{
    name: string;
  }>`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'county'
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity order by 1`.execute(
    database.owner,
  );
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(open).sort());
  expect(tables.filter(({ kind }) => kind !== 'r' && kind !== 'p')).toEqual([]);
});

test('every table has a county, or stands on the short list with its reason', async () => {
  expect((await tablesWith(database.owner, false)).map(({ name }) => name)).toEqual(Object.keys(without).sort());
});

test.each(tables.filter(({ name }) => !(name in open)).map((table) => [table.name, table] as const))(
  '%s: nothing of Qingshi comes out and nothing is written there',
  async (name, table) => {
    const wrong: string[] = [];
    for (const standing of standings)
      for (const { what, rows, fault } of await attack(table, standing)) {
        const free =
          (standing.role === 'guilu_app' || name === 'delegation') &&
          openTo[name]?.how.some((how) => what.startsWith(how));
        const ownName =
          addsInOwnName.includes(name) &&
          what === 'insert forged' &&
          standing.settings.account &&
          rows === undefined &&
          fault?.startsWith('23505');
        if (free || ownName || (rows === undefined && !fault) || rows === 0) continue;
        wrong.push(`${what} as ${standing.name} (${standing.role}): ${fault ?? `${rows} rows`}`);
      }
    expect(wrong).toEqual([]);
  },
);

test('a table that somebody adds and forgets to close is found by these very questions', async () => {
  await sql`create table forgotten (county text not null, id uuid not null default gen_random_uuid(), person_id uuid, primary key (county, id))`.execute(
    database.owner,
  );
  await sql`insert into forgotten (county) values (${county}), ('990102')`.execute(database.owner);
  await sql`grant select, insert, update, delete on forgotten to guilu_app`.execute(database.owner);
  try {
    const [table] = (await tablesWith(database.owner, true)).filter(({ name }) => name === 'forgotten');
    const [standing] = standings;
    if (!table || !standing) throw new Error('not there');
    const tried = await attack(table, standing);
    expect(tried.filter(({ rows }) => rows).map(({ what }) => what)).toEqual([
      'select',
      'lock',
      'copy',
      'update',
      'delete',
      'move into',
    ]);
    await sql`alter table forgotten enable row level security`.execute(database.owner);
    expect((await attack(table, standing)).filter(({ rows, fault }) => rows || fault)).toEqual([]);
  } finally {
    await sql`drop table forgotten`.execute(database.owner);
  }
});

test('a role that stands as a person or a family and takes its way back has still no scope', async () => {
  for (const standing of standings.filter(({ role }) => role !== 'guilu_app')) {
    await stand(standing);
    await client.query('reset role');
    for (const { name } of tables.filter((one) => !(one.name in open) && !(one.name in openTo)))
      expect((await tryOne('select', `select 1 from ${name} where county = '${county}'`)).rows ?? 0, name).toBe(0);
    await client.query('rollback');
  }
});

test('functions that run as the owner say nothing of another county', async () => {
  const { rows: them } = await sql<{
    id: string;
    case_id: string;
    number: string;
    name: string;
    born: string;
    sex: string;
    path: string;
  }>`select p.id, c.id as case_id, k.value as number, p.name, p.born_on as born, p.sex, c.org_path as path
    from person p join case_file c on c.county = p.county and c.person_id = p.id join person_key k on k.county = p.county and k.person_id = p.id and k.kind = 'id-number' where p.county = ${county} limit 1`.execute(
    database.owner,
  );
  const one = them[0];
  if (!one) throw new Error('nobody there');
  const names = JSON.stringify([{ key: 'k', name: one.name, born: one.born, sex: one.sex }]);
  const rowsOf = async (text: string, values: unknown[]) => (await client.query(text, values)).rows;
  const [staff] = standings;
  if (!staff) throw new Error('no standing');
  await stand(staff);
  expect(await rowsOf('select * from roster_people($1, array[$2], $3::jsonb)', [county, one.number, names])).toEqual(
    [],
  );
  expect(await rowsOf('select organisation_has_cases($1) as known', [one.path])).toEqual([{ known: false }]);
  expect((await tryOne('join', 'select join_person_files($1, $2, $3)', [county, one.id, one.id])).fault).toMatch(
    /files of another county/,
  );
  expect((await tryOne('part', "select part_person_files($1, $2, $3, '{}')", [county, one.id, one.id])).fault).toMatch(
    /files of another county/,
  );
  expect(
    (
      await tryOne('event', 'select enqueue_job($1, $2::json)', [
        'event',
        JSON.stringify({ subscriber: 'x', event: { name: 'x', county } }),
      ])
    ).rows,
  ).toBeUndefined();
  await client.query('rollback');
  for (const standing of standings.filter(({ role }) => role !== 'guilu_app')) {
    await stand(standing);
    for (const text of [
      `select * from my_office('${county}', '${one.case_id}')`,
      "select * from family_page('2026-11-25')",
      "select * from family_duties('2026-11-25')",
      "select * from family_leave('2026-11-25')",
      "select * from family_case('2026-11-25')",
    ])
      expect((await tryOne('function', text)).rows ?? 0, `${text} as ${standing.name}`).toBe(0);
    await client.query('rollback');
  }
});

test('every function that runs as the owner is asked here or tells only of the asker', async () => {
  const { rows } = await sql<{
    name: string;
  }>`select distinct p.proname as name from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
    and exists (select 1 from aclexplode(p.proacl) a join pg_roles r on r.oid = a.grantee where r.rolname like 'guilu\\_%' and a.grantee <> p.proowner) order by 1`.execute(
    database.owner,
  );
  const asked = [
    'enqueue_job',
    'family_duties',
    'family_leave',
    'family_page',
    'join_person_files',
    'my_office',
    'organisation_has_cases',
    'part_person_files',
    'roster_people',
  ];
  /** By the id of an account or a file that one must know already, they answer with ids or yes and no, never with a name. */
  const byId = ['family_standing', 'file_wanted', 'named_for', 'sealed_from_me'];
  /** They take no county, but that of the setting, and only where the scope holds its bureau. */
  const ofOwnCounty = ['destroy_listed', 'retention_due'];
  /** Counts of the queue, and nothing of what its jobs carry. */
  const counts = ['queue_state'];
  expect(rows.map(({ name }) => name)).toEqual([...asked, ...byId, ...ofOwnCounty, ...counts].sort());
});
