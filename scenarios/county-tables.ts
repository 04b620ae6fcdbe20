/** The tables of the database as its own catalogue tells them, and a row for those that are empty. */
import type { Db } from '@guilu/platform/database/database.ts';
import { sql } from 'kysely';

export interface Table {
  name: string;
  kind: string;
  columns: { name: string; type: string; written: boolean; needed: boolean }[];
}

/** The tables, views and the like of the application that have a column `county`, or those that have none. */
export async function tablesWith(owner: Db, county: boolean): Promise<Table[]> {
  const { rows } =
    await sql<Table>`select c.relname as name, c.relkind as kind, jsonb_agg(jsonb_build_object('name', a.attname, 'type', a.atttypid::regtype::text,
      'written', a.attidentity <> 'a' and a.attgenerated = '', 'needed', a.attnotnull and not a.atthasdef and a.attidentity = '') order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace = 'public'::regnamespace
     and ${county} = exists (select 1 from pg_attribute k where k.attrelid = c.oid and k.attname = 'county' and not k.attisdropped)
   group by 1, 2 order by 1`.execute(owner);
  return rows;
}

/** A table that the demonstration leaves empty gets one row of the county, so that there is something to be kept. */
export async function fill(owner: Db, table: Table, county: string): Promise<void> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int n from ${sql.ref(table.name)} where county = ${county}`.execute(owner);
  if (rows[0]?.n) return;
  const { rows: cases } = await sql<{
    id: string;
    person_id: string;
    org_path: string;
  }>`select id, person_id, org_path from case_file where county = ${county} limit 1`.execute(owner);
  const known: Record<string, string> = {
    county,
    case_id: cases[0]?.id ?? '',
    person_id: cases[0]?.person_id ?? '',
    org_path: cases[0]?.org_path ?? '',
  };
  const row = Object.fromEntries(
    table.columns
      .filter((column) => column.needed || column.name in known)
      .map(({ name, type }) => [name, known[name] ?? sampleOf(type)]),
  );
  await owner.transaction().execute(async (tx) => {
    const { rows: checks } = await sql<{
      name: string;
    }>`select conname as name from pg_constraint where conrelid = ${table.name}::regclass and contype = 'c'`.execute(
      tx,
    );
    for (const { name } of checks)
      await sql`alter table ${sql.ref(table.name)} drop constraint ${sql.ref(name)}`.execute(tx);
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`insert into ${sql.ref(table.name)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
      select ${sql.join(Object.keys(row).map((name) => sql.ref(name)))} from jsonb_populate_record(null::${sql.ref(table.name)}, ${JSON.stringify(row)}::jsonb)`.execute(
      tx,
    );
  });
}

function sampleOf(type: string): unknown {
  if (type === 'uuid') return '33333333-3333-3333-3333-333333333333';
  if (type.endsWith('[]')) return [];
  if (type === 'date' || type.startsWith('timestamp')) return '2026-11-01';
  if (/int|numeric/.test(type)) return 1;
  if (type === 'boolean') return false;
  return type === 'jsonb' ? {} : 'x';
}
