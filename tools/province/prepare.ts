/**
 * Makes the province: open cases told and opened by the product's own code, closed ones by COPY from cases that the same
 * code worked out. Indexes are taken away before and built at the end. Prints what stands and how long each step took.
 */
import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from '@guilu/records/accounts/index.ts';
import type { Settings } from '@guilu/platform/settings.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Opened } from '../../apps/server/open-services.ts';
import { countyCode, officesOf } from '../benchmarks/stock/counties.ts';
import { prepareStock } from '../benchmarks/stock/stock.ts';

export interface Province {
  people: number;
  counties: string[];
  password: string;
  seconds: Record<string, number>;
}

export const password = 'guilu-demo-2026';
const peoplePerCounty = 8333;
const signIns = 240;
const openShare = 0.1;
const big = ['fact', 'duty', 'alert', 'person', 'person_key', 'case_file', 'audit_entry', 'leave_request'];
export const noteOf = (dataFolder: string): string => join(dataFolder, 'province.json');

/** What an earlier run made in this folder, if it made it to the end. */
export function readProvince(dataFolder: string): Province | undefined {
  const note = noteOf(dataFolder);
  return existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as Province) : undefined;
}

/** Makes a province of `people` in the opened, empty database. */
export async function makeProvince(
  opened: Opened,
  ownerUrl: string,
  settings: Settings,
  people: number,
  say: (line: string) => void,
): Promise<Province> {
  const { owner } = opened;
  const many = Math.max(2, Math.min(120, Math.round(people / peoplePerCounty)));
  const counties = Array.from({ length: many }, (_, n) => countyCode(n));
  const seconds: Record<string, number> = {};
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    say(`${name} …`);
    const from = performance.now();
    const answer = await work();
    seconds[name] = Math.round((performance.now() - from) / 100) / 10;
    say(`${name}: ${seconds[name]} s`);
    return answer;
  };
  await begin(owner);
  const indexes = await step('indexes taken away', () => dropIndexes(owner, settings.dataFolder));
  const open = Math.round(people * openShare);
  await step(`${open} open cases`, () =>
    prepareStock(opened, open, say, { counties, analyse: false, perOffice: Math.ceil(signIns / (many * 6)) }),
  );
  await step('accounts', () => makeAccounts(owner, counties));
  const rest = people - open;
  await step(`${rest} closed cases by COPY`, async () =>
    copyClosed(ownerUrl, await stillEmpty(owner, counties, open / many), Math.ceil(rest / many), people, say),
  );
  await step('indexes built', () => buildIndexes(owner, indexes, say));
  await step('vacuum and analyze', () => sql`vacuum (analyze)`.execute(owner));
  await end(owner);
  const province = { people, counties, password, seconds };
  writeFileSync(noteOf(settings.dataFolder), JSON.stringify(province, null, 2));
  return province;
}

/** While filling, the log of changes may grow and nothing is cleaned in between. */
async function begin(owner: Opened['owner']): Promise<void> {
  for (const setting of [
    `max_wal_size = '6GB'`,
    `checkpoint_timeout = '30min'`,
    'autovacuum = off',
    `maintenance_work_mem = '1GB'`,
  ])
    await sql.raw(`alter system set ${setting}`).execute(owner);
  await sql`select pg_reload_conf()`.execute(owner);
}

async function end(owner: Opened['owner']): Promise<void> {
  await sql`alter system reset all`.execute(owner);
  await sql`select pg_reload_conf()`.execute(owner);
  await sql`checkpoint`.execute(owner);
}

/** What is taken away is written down first, so that a run that was cut off can be taken up again. */
async function dropIndexes(owner: Opened['owner'], dataFolder: string): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
    text: string;
  }>`select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as text
    from pg_index i join pg_class c on c.oid = i.indrelid where c.relname = any (${big}) and c.relnamespace = 'public'::regnamespace
     and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`.execute(owner);
  const note = join(dataFolder, 'indexes-to-build.json');
  const before = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as string[]) : [];
  const all = [...new Set([...before, ...rows.map(({ text }) => text)])];
  writeFileSync(note, JSON.stringify(all, null, 2));
  for (const { name } of rows) await sql.raw(`drop index ${name}`).execute(owner);
  return all;
}

async function buildIndexes(
  owner: Opened['owner'],
  indexes: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  // Two connections at a time: an index on a big table takes one core.
  const waiting = [...indexes].sort((a, b) => Number(b.includes(' fact ')) - Number(a.includes(' fact ')));
  const hand = async () => {
    for (let text = waiting.shift(); text; text = waiting.shift()) {
      await sql.raw(text).execute(owner);
      say(`  ${text.split(' ON ')[0]}`);
    }
  };
  await Promise.all([hand(), hand()]);
}

/** Every officer may sign in with the one password; each county has one officer of its bureau too. */
async function makeAccounts(owner: Opened['owner'], counties: readonly string[]): Promise<void> {
  const rows = counties.map((county) => ({
    id: uuid(),
    username: `county-${county}`,
    display_name: `${county} 县局`,
    organisation: `SJ${county}`,
    roles: ['county-officer'],
  }));
  await sql`insert into account (id, username, display_name, organisation, roles)
    select id, username, display_name, organisation, roles from jsonb_populate_recordset(null::account, ${JSON.stringify(rows)}::jsonb) on conflict (username) do nothing`.execute(
    owner,
  );
  const codes = counties.flatMap((county) => [`SJ${county}`, ...officesOf(county)]);
  await sql`update account set password_hash = ${await hashPassword(password)}, password_changed_at = now(), must_change_password = false where organisation = any (${codes})`.execute(
    owner,
  );
}

/** Counties without closed cases of ours: one is filled in one transaction, whole or not at all. */
async function stillEmpty(owner: Opened['owner'], counties: readonly string[], openEach: number): Promise<string[]> {
  const { rows } = await sql<{
    county: string;
    n: number;
  }>`select county, count(*)::int n from person group by county`.execute(owner);
  const people = new Map(rows.map((row) => [row.county, row.n]));
  return counties.filter((county) => (people.get(county) ?? 0) < openEach * 2);
}

async function copyClosed(
  ownerUrl: string,
  counties: readonly string[],
  casesEach: number,
  people: number,
  say: (line: string) => void,
): Promise<void> {
  if (!counties.length) return;
  const hands = Math.max(1, Math.min(4, availableParallelism(), counties.length));
  let done = 0;
  const shares = Array.from({ length: hands }, (_, hand) => counties.filter((_county, at) => at % hands === hand));
  await Promise.all(
    shares.map(
      (share, hand) =>
        new Promise<void>((finished, failed) => {
          const serial = people + hand * Math.ceil(counties.length / hands) * casesEach;
          const other = fork(
            join(import.meta.dirname, 'fill-counties.ts'),
            [ownerUrl, String(casesEach), String(serial), ...share],
            {
              execArgv: ['--disable-warning=ExperimentalWarning'],
            },
          );
          other.on('message', () => {
            done += 1;
            say(`  ${done} of ${counties.length} counties`);
          });
          other.on('error', failed);
          other.on('exit', (code) =>
            code === 0 ? finished() : failed(new Error(`Copying cases ended with ${code}.`)),
          );
        }),
    ),
  );
}

export interface TableSize {
  table: string;
  rows: number;
  megabytes: number;
}

/** The tables that have rows with their size on disk, indexes included, largest first. */
export async function sizesOf(owner: Opened['owner']): Promise<{ tables: TableSize[]; megabytes: number }> {
  const { rows } =
    await sql<TableSize>`select c.relname as table, c.reltuples::bigint as rows, round(pg_total_relation_size(c.oid) / 1048576.0)::int as megabytes
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.reltuples > 0 order by 3 desc limit 12`.execute(
      owner,
    );
  for (const row of rows.slice(0, 4)) {
    const counted = await sql<{ n: number }>`select count(*) as n from ${sql.table(row.table)}`.execute(owner);
    row.rows = counted.rows[0]?.n ?? row.rows;
  }
  const whole = await sql<{ n: number }>`select round(pg_database_size(current_database()) / 1048576.0)::int n`.execute(
    owner,
  );
  return { tables: rows, megabytes: whole.rows[0]?.n ?? 0 };
}
