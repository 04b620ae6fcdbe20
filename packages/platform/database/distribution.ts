/**
 * How the schema is laid out over several machines by Citus 13: rows of a county together on one of them, what every county
 * reads on each of them, and what belongs to a sign-in on the first alone.
 */
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Small, read from everywhere, written seldom: a copy on every machine. */
export const referenceTables: Record<string, string> = {
  account: 'found by its name at sign-in, before there is a county; what is recorded names it',
  oidc_provider: 'how to sign in, asked before anybody has',
  organisation: 'the tree against which every scope is told; other tables point at it',
  place: 'divisions of the country',
};

/** Of a sign-in and of nobody's file: they stay on the coordinator, where sign-ins and idempotency keys are looked up. */
export const coordinatorTables: Record<string, string> = {
  account_notice: 'notices of an account, read at its sign-in',
  idempotency: 'keys of an account for a day, written with every act',
  known_device: 'devices of an account',
  migration: 'what has run',
  oidc_attempt: 'a sign-in that has begun',
  session: 'looked up at every request by its token',
};

/** The table that all others lie beside. */
const beside = 'case_file';

export interface TableShape {
  name: string;
  /** Columns of the primary key in order. */
  key: string[];
  /** Columns of each further unique index. */
  unique: string[][];
}

/** Why a table cannot be distributed by county; nothing where it can. */
export function whyNotByCounty({ name, key, unique }: TableShape): string | undefined {
  if (name in referenceTables || name in coordinatorTables) return undefined;
  if (key[0] !== 'county') return `${name}: its primary key begins with ${key[0] ?? 'nothing'} and not with the county`;
  const open = unique.find((columns) => !columns.includes('county'));
  return open && `${name}: a unique index on ${open.join(', ')} leaves out the county`;
}

/** The tables as they are, by name. */
export async function tableShapes(owner: Db): Promise<TableShape[]> {
  const { rows } = await sql<{ name: string; key: string[] | null; unique: string[][] | null }>`
    select c.relname::text as name,
      (select array_agg(a.attname::text order by k.n) from pg_index i cross join unnest(i.indkey) with ordinality k(num, n)
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num where i.indrelid = c.oid and i.indisprimary) as key,
      (select jsonb_agg((select jsonb_agg(a.attname order by k.n) from unnest(i.indkey) with ordinality k(num, n)
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num)) from pg_index i where i.indrelid = c.oid and i.indisunique and not i.indisprimary) as unique
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname collate "C"`.execute(
    owner,
  );
  return rows.map(({ name, key, unique }) => ({ name, key: key ?? [], unique: unique ?? [] }));
}

/**
 * In: the tables. Out: the statements for the coordinator, in the order in which they have to run. Throws where a table can
 * be laid out in no way, naming all of them.
 */
export function distributionStatements(tables: readonly TableShape[]): string[] {
  const faults = tables.flatMap((table) => whyNotByCounty(table) ?? []);
  if (faults.length) throw new Error(faults.join('\n'));
  const names = tables.map(({ name }) => name);
  const byCounty = names.filter(
    (name) => !(name in referenceTables) && !(name in coordinatorTables) && name !== beside,
  );
  return [
    '-- Citus 13 on the coordinator, after the last migration and before the first person; as the owner of the tables.',
    'create extension if not exists citus;',
    '-- Row security reads settings that last for a transaction; they go along to the machines that hold the rows.',
    "alter database current_database_name set citus.propagate_set_commands = 'local';".replace(
      'current_database_name',
      ':"DBNAME"',
    ),
    '-- On every machine.',
    ...names
      .filter((name) => name in referenceTables)
      .map((name) => `select create_reference_table('${name}'); -- ${referenceTables[name]}`),
    '-- On the coordinator alone.',
    ...names
      .filter((name) => name in coordinatorTables && name !== 'migration')
      .map((name) => `select citus_add_local_table_to_metadata('${name}'); -- ${coordinatorTables[name]}`),
    '-- By county; the rows of a county lie together.',
    `select create_distributed_table('${beside}', 'county');`,
    ...byCounty.map((name) => `select create_distributed_table('${name}', 'county', colocate_with => '${beside}');`),
  ];
}
