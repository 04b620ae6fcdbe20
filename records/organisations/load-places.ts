/** Fills places, organisations and pack assignments from a file of that shape; running it again changes nothing that is the same. */
import type { Db } from '@guilu/platform/database/database.ts';
import { sql } from 'kysely';

export interface PlacesFile {
  county: string;
  neighbour?: string;
  packs: Record<string, Record<string, string>>;
  places: { code: string; name: string; nameEn: string; kind: string; parent: string | null }[];
  organisations: {
    code: string;
    name: string;
    nameEn: string;
    kind: string;
    parent: string | null;
    county: string | null;
    shortName?: string;
    serves?: string[];
    aliases?: string[];
  }[];
}

/** `owner`: the connection that may write reference data. */
export async function loadPlaces(owner: Db, file: PlacesFile): Promise<void> {
  const paths = pathsOf(file.organisations);
  const places = file.places.map(({ nameEn, ...place }) => ({ ...place, name_en: nameEn }));
  const organisations = parentsFirst(file.organisations).map((one) => ({
    code: one.code,
    name: one.name,
    name_en: one.nameEn,
    short_name: one.shortName ?? null,
    kind: one.kind,
    parent: one.parent,
    county: one.county,
    path: paths.get(one.code),
    serves: one.serves ?? [],
    aliases: one.aliases ?? [],
  }));
  const packs = Object.entries(file.packs).flatMap(([county, kinds]) =>
    Object.entries(kinds).map(([case_kind, pack]) => ({ county, case_kind, from_on: '1900-01-01', pack })),
  );
  await owner.transaction().execute(async (tx) => {
    await sql`insert into place (code, name, name_en, kind, parent) select code, name, name_en, kind, parent from jsonb_populate_recordset(null::place, ${JSON.stringify(places)}::jsonb) on conflict (code) do nothing`.execute(
      tx,
    );
    await sql`insert into organisation (code, name, name_en, short_name, kind, parent, county, path, serves, aliases)
      select code, name, name_en, short_name, kind, parent, county, path, serves, aliases from jsonb_populate_recordset(null::organisation, ${JSON.stringify(organisations)}::jsonb) on conflict (code) do nothing`.execute(
      tx,
    );
    await sql`insert into pack_assignment (county, case_kind, from_on, pack) select county, case_kind, from_on, pack from jsonb_populate_recordset(null::pack_assignment, ${JSON.stringify(packs)}::jsonb) on conflict do nothing`.execute(
      tx,
    );
  });
}

/** `R.` and the codes from the root down, each closed by a dot. */
export function pathsOf(organisations: { code: string; parent: string | null }[]): Map<string, string> {
  const byCode = new Map(organisations.map((one) => [one.code, one]));
  const path = (code: string): string => {
    const parent = byCode.get(code)?.parent;
    return `${parent ? path(parent) : 'R.'}${code}.`;
  };
  return new Map(organisations.map((one) => [one.code, path(one.code)]));
}

function parentsFirst<T extends { code: string; parent: string | null }>(organisations: T[]): T[] {
  const paths = pathsOf(organisations);
  return [...organisations].sort(
    (a, b) => (paths.get(a.code)?.split('.').length ?? 0) - (paths.get(b.code)?.split('.').length ?? 0),
  );
}
