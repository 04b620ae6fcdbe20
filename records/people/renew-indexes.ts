/** Making the blind indexes anew under the key that is written with now, while everybody searches by both. */
import type { Db } from '@guilu/platform/database/database.ts';
import type { Keyring } from '@guilu/platform/secrets/keyring.ts';
import { sql } from 'kysely';
import { personFacts, saveKeys } from './store.ts';

const batch = 200;

/** Goes through the people whose indexes stand under another key; answers how many. `stop` is asked between batches. */
export async function renewIndexes(owner: Db, keyring: Keyring, stop: () => boolean = () => false): Promise<number> {
  const [current = '', ...old] = keyring.ids('indexes');
  if (!old.length) return 0;
  let [county, person, renewed] = ['', '00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    if (stop()) return renewed;
    const { rows } = await sql<{ county: string; person_id: string }>`select distinct county, person_id from person_key
      where (county, person_id) > (${county}, ${person}::uuid) and not value ^@ ${`${current}.`}
      order by county, person_id limit ${batch}`.execute(owner);
    await owner.transaction().execute(async (tx) => {
      for (const row of rows)
        await saveKeys({ tx, keyring }, row.county, row.person_id, await personFacts(tx, row.county, row.person_id));
    });
    renewed += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return renewed;
    [county, person] = [last.county, last.person_id];
  }
}

/** How many blind indexes stand under each key of the indexes. */
export async function indexesUnder(owner: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{
    id: string;
    n: number;
  }>`select case when value ~ '^i[0-9]+[.]' then split_part(value, '.', 1) else 'i1' end as id,
      count(*)::int as n from person_key group by 1`.execute(owner);
  const counts = new Map(rows.map((row) => [row.id, row.n]));
  return new Map(ids.map((id) => [id, counts.get(id) ?? 0]));
}
