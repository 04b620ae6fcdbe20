/** The tree as lists show it; adding and ending an organisation. */
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { organisation, type OrganisationRow } from './lookups.ts';
import { mayStandBelow } from './rules.ts';

export async function readTree(
  work: Work,
  { query }: Call<typeof contract.listOrganisations>,
): Promise<{ rows: contract.OrganisationLine[] }> {
  const { rows } = await sql<OrganisationRow>`select * from organisation
    where ${query.county ? sql`county = ${query.county}` : sql`true`} and ${query.kind ? sql`kind = ${query.kind}` : sql`true`}
      and ${query.ended ? sql`true` : sql`(valid_to is null or valid_to >= ${work.today})`}
    order by path collate "C" limit 5000`.execute(work.tx);
  return { rows: rows.map(toLine) };
}

function toLine(row: OrganisationRow): contract.OrganisationLine {
  return {
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    kind: row.kind,
    depth: row.path.split('.').length - 3,
    serves: row.serves,
    ...(row.phone && { phone: row.phone }),
    ...(row.address && { address: row.address }),
    ...(row.short_name && { shortName: row.short_name }),
    ...(row.parent && { parent: row.parent }),
    ...(row.county && { county: row.county }),
    ...(row.valid_from && { validFrom: row.valid_from }),
    ...(row.valid_to && { validTo: row.valid_to }),
  };
}

export async function addToTree(
  work: Work,
  { body }: Call<typeof contract.addOrganisation>,
): Promise<{ code: string } | Refusal> {
  const county = work.actor.county;
  const parent = body.parent ? await organisation(work.tx, body.parent) : undefined;
  if (body.parent && parent?.county !== county) return invalid('organisation/no-such-parent', 'parent');
  if (!mayStandBelow(body.kind, parent?.kind)) return invalid('organisation/wrong-place', 'parent');
  const foreign = body.serves?.find((code) => !code.startsWith(county));
  if (foreign) return invalid('organisation/other-county', 'serves', { area: foreign });
  const made =
    await sql`insert into organisation (code, name, name_en, short_name, kind, parent, county, path, serves, valid_from, phone, address)
    values (${body.code}, ${body.name}, ${body.nameEn ?? body.name}, ${body.shortName ?? null}, ${body.kind}, ${parent?.code ?? null}, ${county},
      ${`${parent?.path ?? 'R.'}${body.code}.`}, ${body.serves ?? []}, ${body.from ?? work.today}, ${body.phone ?? null}, ${body.address ?? null}) on conflict (code) do nothing returning code`.execute(
      work.tx,
    );
  if (!made.rows.length) return invalid('organisation/code-taken', 'code');
  work.audit.wrote(
    'organisation added',
    {},
    { organisation: body.code, kind: body.kind, parent: parent?.code ?? null },
  );
  return { code: body.code };
}

/** Telephone and address of an organisation of the own county; what is left out is forgotten. */
export async function changeAddress(
  work: Work,
  { params, body }: Call<typeof contract.reachOrganisation>,
): Promise<Record<string, never> | Refusal> {
  const found = await organisation(work.tx, params.code);
  if (found?.county !== work.actor.county) return notFound();
  await sql`update organisation set phone = ${body.phone ?? null}, address = ${body.address ?? null} where code = ${found.code}`.execute(
    work.tx,
  );
  work.audit.wrote('address of an organisation changed', {}, { organisation: found.code, ...body });
  return {};
}

/** An organisation ends with no open case of its own and nothing below it; what it did stays where it is. */
export async function endInTree(
  work: Work,
  { params, body }: Call<typeof contract.endOrganisation>,
): Promise<Record<string, never> | Refusal> {
  const found = await organisation(work.tx, params.code);
  if (found?.county !== work.actor.county) return notFound();
  if (found.kind === 'county-bureau') return refused('organisation/bureau-stays');
  const [left] = (
    await sql<{ children: number; accounts: number; cases: boolean }>`select
      (select count(*)::int from organisation o where o.parent = ${found.code} and (o.valid_to is null or o.valid_to > ${body.on})) as children,
      (select count(*)::int from account a where a.organisation = ${found.code} and a.disabled_at is null) as accounts,
      organisation_has_cases(${found.path}) as cases`.execute(work.tx)
  ).rows;
  if (left?.children) return refused('organisation/has-children', { params: { count: left.children } });
  if (left?.accounts) return refused('organisation/has-accounts', { params: { count: left.accounts } });
  if (left?.cases) return refused('organisation/has-cases');
  await sql`update organisation set valid_to = ${body.on} where code = ${found.code}`.execute(work.tx);
  work.audit.wrote('organisation ended', {}, { organisation: found.code, on: body.on });
  return {};
}
