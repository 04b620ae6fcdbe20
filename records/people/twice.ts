/** Files that may be one person's, found in the files themselves: the same number, or the same name and birth date. */
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { hitsOf, type PersonRow, personColumns } from './queries.ts';

const most = 100;

interface Pair {
  left_id: string;
  right_id: string;
  why: string;
}

/** Pairs of files in one's scope, the same number first. */
export async function readTwice(work: Work) {
  const { rows } = await sql<Pair>`select left_id, right_id, min(why) as why from (
      select a.person_id as left_id, b.person_id as right_id, '1' as why from person_key a
        join person_key b on b.county = a.county and b.kind = a.kind and b.value = a.value and b.person_id > a.person_id
       where a.kind = 'id-number'
      union all
      select a.id, b.id, '2' from person a join person b on b.county = a.county and b.name = a.name and b.born_on = a.born_on and b.id > a.id
       where a.merged_into is null and b.merged_into is null
         and not (a.id_number is not null and b.id_number is not null)
    ) pair group by left_id, right_id order by why, left_id limit ${most}`.execute(work.tx);
  const ids = [...new Set(rows.flatMap((row) => [row.left_id, row.right_id]))];
  const people =
    await sql<PersonRow>`select ${personColumns}, 'name' as by from person p where p.id = any(${ids}::uuid[]) and p.merged_into is null`.execute(
      work.tx,
    );
  const hits = new Map((await hitsOf(work, people.rows)).map((hit) => [hit.personId, hit]));
  return {
    pairs: rows.flatMap((row) => {
      const [left, right] = [hits.get(row.left_id), hits.get(row.right_id)];
      return left && right
        ? [{ left, right, why: row.why === '1' ? ('number' as const) : ('name-and-birth' as const) }]
        : [];
    }),
  };
}
