/** Persons of the county that rows of a roster may be: the look-up that matching asks. */
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type { CorrectionCategory, CountyPlaces, LookUp, PersonKey, PersonOnFile } from './roster/index.ts';

interface FoundRow {
  person_id: string;
  matched: string;
  name: string;
  former_names: string[];
  releases: string[] | null;
  terms: { category: CorrectionCategory | null; start: string; end: string }[];
}

/** Looks in all files of the county, also those the asker may not see: they are told only as "on file". */
export function lookUpIn(work: Work, county: string): LookUp {
  return async (keys) => {
    const byText = new Map<string, PersonKey>();
    for (const key of keys) {
      const texts = key.by === 'name' ? [nameText(key)] : work.keyring.indexes('id-number', key.idNumber.toUpperCase());
      for (const text of texts) byText.set(text, key);
    }
    const numbers = [...byText].flatMap(([text, key]) => (key.by === 'name' ? [] : [text]));
    const names = [...byText].flatMap(([text, key]) =>
      key.by === 'name' ? [{ key: text, name: key.name, born: key.birthDate, sex: key.sex }] : [],
    );
    const { rows } =
      await sql<FoundRow>`select person_id, matched, name, former_names, array_to_json(releases) as releases, terms
      from roster_people(${county}, ${numbers}, ${JSON.stringify(names)}::jsonb)`.execute(work.tx);
    return rows.flatMap((row): PersonOnFile[] => {
      const key = byText.get(row.matched);
      if (!key) return [];
      const terms = row.terms.flatMap(({ category, start, end }) =>
        category && start && end ? [{ category, start, end }] : [],
      );
      return [
        { id: row.person_id, key, name: row.name, formerNames: row.former_names, releases: row.releases ?? [], terms },
      ];
    });
  };
}

const nameText = (key: { name: string; birthDate: string; sex: string }) => `${key.birthDate} ${key.sex} ${key.name}`;

interface PlaceRow {
  code: string;
  name: string;
  kind: string;
  parent: string | null;
}

/** The county with its places and offices, as rosters name them. */
export async function countyPlaces(work: Work, county: string): Promise<CountyPlaces> {
  const places = await sql<PlaceRow>`select code, name, kind, parent from place`.execute(work.tx);
  const organisations = await sql<
    PlaceRow & { county: string | null; short_name: string | null; aliases: string[] }
  >`select code, name, kind, parent, county, short_name, aliases from organisation where county = ${county}`.execute(
    work.tx,
  );
  return {
    county,
    places: places.rows,
    organisations: organisations.rows.map(({ code, name, kind, county: of, short_name, aliases }) => ({
      code,
      name,
      kind,
      county: of,
      aliases,
      ...(short_name && { shortName: short_name }),
    })),
  };
}
