/** The schema of a migrated database as text in a stable order, read from PostgreSQL's catalogue: what a reviewer reads. */
import type { Db } from '@guilu/platform/database/database.ts';
import { sql } from 'kysely';

interface Part {
  owner: string;
  line: string;
}

const tables = sql`select c.oid, c.relname::text as name, c.relrowsecurity as secured, obj_description(c.oid) as remark
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'`;

/** Tables with columns, keys, indexes, policies and grants; then functions and their callers. The job queue's own schema is left out. */
export async function schemaText(owner: Db): Promise<string> {
  const { rows } = await sql<{
    name: string;
    secured: boolean;
  }>`select name, secured from (${tables}) t order by name collate "C"`.execute(owner);
  const [columns, keys, indexes, policies, grants] = await Promise.all([
    columnsOf(owner),
    keysOf(owner),
    indexesOf(owner),
    policiesOf(owner),
    grantsOf(owner),
  ]);
  const of = (parts: Part[], name: string) => parts.filter((part) => part.owner === name).map((part) => part.line);
  const written = rows.map(({ name, secured }) =>
    [
      `create table ${name} (`,
      [...of(columns, name), ...of(keys, name)].map((line) => `  ${line}`).join(',\n'),
      ');',
      ...of(indexes, name),
      ...(secured ? [`alter table ${name} enable row level security;`] : []),
      ...of(policies, name),
      ...of(grants, name),
    ].join('\n'),
  );
  const head =
    '-- The schema after all migrations, for reading and review; written by tools/print-schema.ts. Migrations are what runs.';
  return `${[head, ...written, ...(await functionsOf(owner))].join('\n\n')}\n`;
}

async function parts(owner: Db, query: ReturnType<typeof sql<Part>>): Promise<Part[]> {
  return (await query.execute(owner)).rows;
}

const columnsOf = (owner: Db) =>
  parts(
    owner,
    sql<Part>`select t.name as owner, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attnotnull then ' not null' else '' end
        || case when a.attidentity <> '' then ' generated always as identity' else '' end
        || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
      from (${tables}) t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      order by t.name collate "C", a.attnum`,
  );

const keysOf = (owner: Db) =>
  parts(
    owner,
    sql<Part>`select t.name as owner, pg_get_constraintdef(k.oid) as line from (${tables}) t join pg_constraint k on k.conrelid = t.oid
      where k.contype in ('p', 'u', 'f', 'c') order by t.name collate "C", k.contype desc, k.conname collate "C"`,
  );

/** Indexes that a constraint does not already say. */
const indexesOf = (owner: Db) =>
  parts(
    owner,
    sql<Part>`select t.name as owner, replace(pg_get_indexdef(i.indexrelid), ' public.', ' ') || ';' as line
      from (${tables}) t join pg_index i on i.indrelid = t.oid join pg_class c on c.oid = i.indexrelid
      where not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
      order by t.name collate "C", c.relname collate "C"`,
  );

const policiesOf = (owner: Db) =>
  parts(
    owner,
    sql<Part>`select tablename::text as owner, 'create policy ' || policyname || ' on ' || tablename || ' for ' || lower(cmd)
        || ' to ' || array_to_string(roles, ', ') || coalesce(' using (' || qual || ')', '')
        || coalesce(' with check (' || with_check || ')', '') || ';' as line
      from pg_policies where schemaname = 'public' order by tablename collate "C", policyname collate "C"`,
  );

/** Table rights, and rights on single columns. */
const grantsOf = (owner: Db) =>
  parts(
    owner,
    sql<Part>`with whole as (
        select c.relname::text as owner, g.grantee::regrole::text as role, string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) as rights
          from pg_class c cross join lateral aclexplode(c.relacl) g
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and g.grantee <> c.relowner group by 1, 2
      ), single as (
        select c.relname::text as owner, g.grantee::regrole::text as role,
               lower(g.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attname) || ')' as rights
          from pg_class c join pg_attribute a on a.attrelid = c.oid cross join lateral aclexplode(a.attacl) g
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and g.grantee <> c.relowner group by 1, 2, g.privilege_type
      )
      select owner, 'grant ' || rights || ' on ' || owner || ' to ' || role || ';' as line
      from (select * from whole union all select * from single) g where owner <> 'migration'
      order by owner collate "C", role collate "C", rights collate "C"`,
  );

async function functionsOf(owner: Db): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select pg_get_functiondef(p.oid) || coalesce((
        select string_agg(format(E'\n-- may be called by %s', case g.grantee when 0 then 'everyone' else g.grantee::regrole::text end), '' order by g.grantee::regrole::text collate "C")
          from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee <> p.proowner), '') as text
      from pg_proc p where p.pronamespace = 'public'::regnamespace
       and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`.execute(owner);
  return rows.map(({ text }) => text.replaceAll('FUNCTION public.', 'FUNCTION ').replaceAll(/[ \t]+$/gm, ''));
}
