/** Townships and villages of a county, as forms offer them. */
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { pinyin } from 'pinyin-pro';

/** The places below the actor's county, townships before their villages. */
export async function readPlaces(work: Work) {
  const { rows } = await sql<{
    code: string;
    name: string;
    parent: string | null;
  }>`select code, name, parent from place where code like ${`${work.actor.county}%`} and length(code) > 6
      and (valid_to is null or valid_to >= ${work.today}) order by code limit 5000`.execute(work.tx);
  return {
    rows: rows.map(({ code, name, parent }) => ({ code, name, ...(parent && { parent }), ...readingOf(name) })),
  };
}

function readingOf(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
    syllable.toLowerCase(),
  );
  return { pinyin: syllables.join(' '), initials: syllables.map((syllable) => syllable[0] ?? '').join('') };
}
