/**
 * Renewing what stands encrypted in the database under the key that is written with now, while everybody works: batch by
 * batch, each in a transaction of its own. What is done needs no mark: a value names its key. No list of columns is kept
 * either: every text of every table is looked through, so that a new one cannot be forgotten.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../database/database.ts';
import type { Keyring } from './keyring.ts';

interface Column {
  name: string;
  type: string;
}

interface Table {
  name: string;
  keys: Column[];
  texts: Column[];
}

export interface Renewal {
  /** Values that now stand under the current key. */
  renewed: number;
  /** Texts that look like a value and are none, or were altered: left as they are. */
  unreadable: number;
}

// The chain must stay as it was hashed; it holds no value.
const leftAlone = ['audit_entry', 'audit_head'];
const batch = 500;

/** Goes through all tables once. `stop` is asked between batches; what is left is found by the next call. */
export async function renewValues(
  owner: Db,
  keyring: Keyring,
  {
    stop = () => false,
    rows = batch,
    done,
  }: { stop?: () => boolean; rows?: number; done?: (sum: Renewal) => void } = {},
): Promise<Renewal> {
  const [, ...old] = keyring.ids('fields');
  const sum = { renewed: 0, unreadable: 0 };
  if (!old.length) return sum;
  for (const table of await tablesOf(owner)) {
    let after: string[] | undefined;
    do {
      if (stop()) return sum;
      const from = after;
      after = await owner
        .transaction()
        .execute((tx) => renewBatch(tx, keyring, table, old, { after: from, rows, sum }));
      done?.(sum);
    } while (after);
  }
  return sum;
}

/** How many values stand under each key. */
export async function valuesUnder(owner: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map(ids.map((id) => [id, 0]));
  for (const table of await tablesOf(owner)) {
    const each = ids.map(
      (id, at) => sql`sum(regexp_count(${allTexts(table)}, ${patternOf([id])}))::int as ${sql.ref(`n${at}`)}`,
    );
    const { rows } = await sql<
      Record<string, number | null>
    >`select ${sql.join(each)} from ${sql.table(table.name)} t`.execute(owner);
    for (const [at, id] of ids.entries()) counts.set(id, (counts.get(id) ?? 0) + (rows[0]?.[`n${at}`] ?? 0));
  }
  return counts;
}

/** Tables with a primary key and texts, as the catalogue tells them. */
async function tablesOf(owner: Db): Promise<Table[]> {
  const { rows } = await sql<Table>`select c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by array_position(i.indkey::int2[], a.attnum))
        filter (where a.attnum = any (i.indkey)) as keys,
      coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        filter (where a.attnum <> all (i.indkey) and a.attgenerated = '' and format_type(a.atttypid, a.atttypmod) in ('text', 'jsonb', 'json', 'text[]')), '[]') as texts
    from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
   group by c.relname order by c.relname`.execute(owner);
  return rows.filter((table) => table.texts.length > 0 && !leftAlone.includes(table.name));
}

const allTexts = (table: Table): RawBuilder<unknown> =>
  sql`concat_ws(' ', ${sql.join(table.texts.map(({ name }) => sql`${sql.ref(`t.${name}`)}::text`))})`;

/** A value: the id of its key, a point, at least 28 bytes in base64. */
const patternOf = (ids: readonly string[]) => `(?<![A-Za-z0-9+/=.])(${ids.join('|')})\\.[A-Za-z0-9+/]{38,}={0,2}`;

interface Place {
  after: string[] | undefined;
  rows: number;
  sum: Renewal;
}

/** Answers the key of the last row looked at, or nothing where the table is through. */
async function renewBatch(
  tx: Tx,
  keyring: Keyring,
  table: Table,
  old: string[],
  place: Place,
): Promise<string[] | undefined> {
  const { keys, texts, name } = table;
  // Named with its table: a column may be called as the answer's are.
  const key = sql.join(keys.map((column) => sql.ref(`t.${column.name}`)));
  const beyond = place.after
    ? sql`(${key}) > (${sql.join(place.after.map((value, at) => sql`${value}::${sql.raw(keys[at]?.type ?? 'text')}`))}) and`
    : sql``;
  // A row that somebody works on is passed by: the next round finds it.
  const { rows } = await sql<{ key: string[]; texts: (string | null)[] }>`select
      json_build_array(${sql.join(keys.map((column) => sql`${sql.ref(`t.${column.name}`)}::text`))}) as key,
      json_build_array(${sql.join(texts.map((column) => sql`${sql.ref(`t.${column.name}`)}::text`))}) as texts
    from ${sql.table(name)} t where ${beyond} ${allTexts(table)} ~ ${patternOf(old)} order by ${key} limit ${place.rows} for update skip locked`.execute(
    tx,
  );
  const renewed = rows.map((row) => ({
    ...row,
    texts: row.texts.map((text) => text && renewText(keyring, text, old, place.sum)),
  }));
  if (renewed.length) await writeBatch(tx, table, renewed);
  return rows.length < place.rows ? undefined : rows.at(-1)?.key;
}

// Values hold no character that JSON or an array would write otherwise, so they are replaced in the text as it stands.
function renewText(keyring: Keyring, text: string, old: string[], sum: Renewal): string {
  return text.replace(new RegExp(patternOf(old), 'g'), (value) => {
    try {
      const fresh = keyring.renewed(value);
      sum.renewed += 1;
      return fresh;
    } catch {
      sum.unreadable += 1;
      return value;
    }
  });
}

async function writeBatch(
  tx: Tx,
  { name, keys, texts }: Table,
  rows: { key: string[]; texts: (string | null)[] }[],
): Promise<void> {
  const given = rows.map((row) =>
    Object.fromEntries([
      ...row.key.map((value, at) => [`k${at}`, value]),
      ...row.texts.map((value, at) => [`t${at}`, value]),
    ]),
  );
  const columns = [...keys.map((_, at) => `k${at} text`), ...texts.map((_, at) => `t${at} text`)].join(', ');
  const set = texts.map((column, at) => sql`${sql.ref(column.name)} = r.${sql.ref(`t${at}`)}::${sql.raw(column.type)}`);
  const same = keys.map(
    (column, at) => sql`t.${sql.ref(column.name)} = r.${sql.ref(`k${at}`)}::${sql.raw(column.type)}`,
  );
  await sql`update ${sql.table(name)} as t set ${sql.join(set)} from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as r(${sql.raw(columns)})
    where ${sql.join(same, sql` and `)}`.execute(tx);
}
