/** Looking organisations up: by code, by the place they serve, the packs that govern a county. */
import { type CaseKind, type Law, ownPackOf } from '@guilu/law';
import { kept, type Tx } from '@guilu/platform/database/database.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type RawBuilder, sql } from 'kysely';

export interface OrganisationRow {
  code: string;
  name: string;
  name_en: string;
  short_name: string | null;
  kind: string;
  parent: string | null;
  county: string | null;
  path: string;
  serves: string[];
  phone: string | null;
  address: string | null;
  valid_from: string | null;
  valid_to: string | null;
}

export async function organisation(tx: Tx, code: string): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`select * from organisation where code = ${code}`.execute(tx);
  return rows[0];
}

/** The organisation of a kind that serves a division code on a day (its own, or the township or county above it). */
export async function officeServing(
  tx: Tx,
  county: string,
  area: string,
  on: string,
  kind = 'judicial-office',
): Promise<OrganisationRow | undefined> {
  const codes = [area.slice(0, 12), area.slice(0, 9), area.slice(0, 6)];
  const { rows } =
    await sql<OrganisationRow>`select * from organisation where county = ${county} and kind = ${kind} and serves && ${codes}
      and (valid_from is null or valid_from <= ${on}) and (valid_to is null or valid_to >= ${on}) order by length(serves[1]) desc limit 1`.execute(
      tx,
    );
  return rows[0];
}

/** Path of the county bureau, whose branch holds everything of the county. */
export async function countyPath(tx: Tx, county: string): Promise<string> {
  const { rows } = await sql<{
    path: string;
  }>`select path from organisation where county = ${county} and kind = 'county-bureau'`.execute(tx);
  if (!rows[0]) throw new Error(`The county ${county} has no bureau.`);
  return rows[0].path;
}

/** Packs that govern a county's cases of a kind, by the day from which each does; see `governing`. */
export async function packsOf(
  { tx, law }: Pick<Work, 'tx' | 'law'>,
  county: string,
  kind: CaseKind,
): Promise<{ from: string; pack: string }[]> {
  const { rows } = await sql<PackRow>`${sql.raw(kept)}${assignedPacks(county, kind)}`.execute(tx);
  return governing(law, county, rows);
}

export interface PackRow {
  from_on: string;
  pack: string;
}

/** The packs that a county has named, for use in a larger statement; `governing` tells what they mean. */
export const assignedPacks = (county: string, kind: CaseKind): RawBuilder<PackRow> =>
  sql`select from_on, pack from pack_assignment where county = ${county} and case_kind = ${kind} order by from_on`;

/**
 * The packs that govern where these are named: national before and where none is. Where the county has approved rules of
 * its own, they lie upon each of them (`county-990101+national`).
 */
export function governing(law: Law, county: string, rows: readonly PackRow[]): { from: string; pack: string }[] {
  const named = rows.map((row) => ({ from: row.from_on, pack: row.pack }));
  const chain = named[0]?.from === '1900-01-01' ? named : [{ from: '1900-01-01', pack: 'national' }, ...named];
  const own = ownPackOf(county);
  return law.hasPack(own) ? chain.map(({ from, pack }) => ({ from, pack: `${own}+${pack}` })) : chain;
}

/** All organisations of a county on a day, for work on many rows at once. */
export async function countyOrganisations(tx: Tx, county: string, on: string): Promise<OrganisationRow[]> {
  const { rows } =
    await sql<OrganisationRow>`select * from organisation where county = ${county} and (valid_to is null or valid_to >= ${on})`.execute(
      tx,
    );
  return rows;
}

/** Names of places and organisations by their codes, a village with its township before it. */
export async function namesOfCodes(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  if (!codes.length) return new Map();
  const { rows } = await sql<{ code: string; name: string }>`select p.code, case when length(p.code) = 12 then concat(u.name, p.name) else p.name end as name
      from place p left join place u on u.code = p.parent where p.code = any(${codes})
    union all select code, coalesce(short_name, name) from organisation where code = any(${codes})`.execute(tx);
  return new Map(rows.map((row) => [row.code, row.name]));
}
