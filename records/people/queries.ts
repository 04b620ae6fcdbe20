/** Finding people: by name, former name, pinyin, initials, number, last four, phone, birth date, and by names with lost characters. */
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type RawBuilder, sql } from 'kysely';
import type * as contract from './contract.ts';
import { maskNumber } from './mask.ts';
import { kindsOf, readings, searchedDay, type SearchKind } from './names.ts';
import { hasLostCharacter, lostCharacterPattern } from './rules.ts';

export interface PersonRow {
  county: string;
  id: string;
  name: string;
  former_names: string[];
  sex: string | null;
  born_on: string | null;
  id_number: string | null;
  by: string;
}

interface CaseOfPerson {
  person_id: string;
  id: string;
  kind: string;
  number: string;
  state: string;
  closed_on: string | null;
  office_name: string | null;
}

export const personColumns = sql`p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number`;

/** People that a text may mean, best first, each once. Row security leaves out whom one may not see. */
export async function findPeople(
  work: Pick<Work, 'tx' | 'keyring' | 'actor'>,
  text: string,
  most: number,
): Promise<{ personId: string; by: string; row: PersonRow }[]> {
  const raw = text.trim();
  const wanted = raw.normalize('NFKC');
  const found = new Map<string, PersonRow>();
  for (const kind of kindsOf(wanted)) {
    if (found.size >= most) break;
    const { rows } = await searchOf(work, kind, kind === 'name' ? raw : wanted, most).execute(work.tx);
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row);
  }
  return [...found.values()].slice(0, most).map((row) => ({ personId: row.id, by: row.by, row }));
}

/**
 * The counties in which whoever asks may see somebody: their own, and those below a city or a province. Named in every
 * search, so that it goes by an index of the county and not through the country.
 */
const countiesOf = (work: Pick<Work, 'actor'>) =>
  sql`any (array(select ${work.actor.county}::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path)))`;

type Searching = Pick<Work, 'keyring' | 'actor'>;

/** People in those counties for whom a condition holds. `^@` (begins with) is leakproof: under row security it uses the index where LIKE cannot. */
function peopleWhere(work: Searching, by: string, condition: RawBuilder<unknown>, most: number): RawBuilder<PersonRow> {
  return sql<PersonRow>`select ${personColumns}, ${by} as by from person p where p.county = ${countiesOf(work)} and p.merged_into is null and ${condition} order by p.pinyin limit ${most}`;
}

function searchOf(work: Searching, kind: SearchKind, text: string, most: number): RawBuilder<PersonRow> {
  const where = (by: string, condition: RawBuilder<unknown>) => peopleWhere(work, by, condition, most);
  const key = (of: string, value: string) =>
    where(
      of,
      sql`(p.county, p.id) in (select k.county, k.person_id from person_key k where k.county = ${countiesOf(work)} and k.kind = ${of} and k.value = any (${work.keyring.indexes(of, value)}))`,
    );
  const lower = text.toLowerCase().replaceAll("'", '');
  if (kind === 'id-number') return key('id-number', text.replace(/\s/g, '').toUpperCase());
  if (kind === 'id-tail') return key('id-tail', text.replace(/\s/g, '').toUpperCase());
  if (kind === 'phone') return key('phone', text.replace(/[\s-]/g, ''));
  if (kind === 'birth-date') return where('birth-date', sql`p.born_on = ${searchedDay(text)}`);
  if (kind === 'initials') return where('initials', sql`p.initials ^@ ${lower.replace(/\s/g, '')}`);
  if (kind === 'pinyin') return where('pinyin', sql`p.pinyin_joined ^@ ${lower.replace(/\s/g, '')}`);
  if (hasLostCharacter(text)) {
    const pattern = lostCharacterPattern(text).source;
    return where(
      'name',
      sql`(p.name ~ ${pattern} or p.renamed and exists (select 1 from unnest(p.names_elsewhere || p.former_names) n where n ~ ${pattern}))`,
    );
  }
  // Each with an index of its own: joined by "or" they would be looked for in every row.
  return sql<PersonRow>`(${where('name', sql`p.name ^@ ${text.normalize('NFKC')}`)})
    union all (${where('name', sql`p.name ^@ ${text}`)})
    union all (${where('name', sql`p.renamed and ${text} = any (p.former_names)`)})
    union all (${where('name', sql`p.name_broken and p.name ~ ${nameWithLost(text)}`)})`;
}

/** As `lost_character()` in the database. */
const LOST_CLASS = '[□■▯◻☐〓◇◆?？\\uFFFD\\uE000-\\uF8FF\\U000F0000-\\U0010FFFD]';

/** The other way round: a stored name that lost a character elsewhere is found by the whole name typed. */
function nameWithLost(text: string): string {
  const chars = [...text];
  if (chars.length < 2 || chars.length > 8) return '^$';
  const escaped = (char: string) => char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const forms = chars.map((_, lost) => chars.map((char, at) => (at === lost ? LOST_CLASS : escaped(char))).join(''));
  return `^(${forms.join('|')})$`;
}

export async function searchForPeople(work: Work, { query }: Call<typeof contract.search>) {
  const hits = await findPeople(work, query.q, 21);
  return { hits: await withCases(work, hits.slice(0, 20)), more: hits.length > 20 };
}

/** Files that may be the same person: the number makes it certain, name with birth date likely, like-sounding possible. */
export async function findDuplicates(work: Work, { query }: Call<typeof contract.duplicates>) {
  const byNumber = query.idNumber ? await findPeople(work, query.idNumber, 10) : [];
  const byName = query.name ? await likeNamed(work, query.name, query.bornOn) : [];
  const byBirth = query.bornOn && query.name ? await sameInitialsAndBirth(work, query.name, query.bornOn) : [];
  // The surest way a file was found stands: number before name before sound.
  const all = new Map([...byBirth, ...byName, ...byNumber].map((hit) => [hit.personId, hit]));
  const hits = await withCases(work, [...all.values()].reverse().slice(0, 10));
  const certain = new Set(byNumber.filter((hit) => hit.by === 'id-number').map((hit) => hit.personId));
  return { hits: hits.map((hit) => ({ ...hit, certain: certain.has(hit.personId) })) };
}

async function likeNamed(work: Work, name: string, bornOn: string | undefined) {
  const { pinyin } = readings(name);
  const born = bornOn ? sql`(p.born_on = ${bornOn} or p.born_on is null)` : sql`true`;
  const lost = hasLostCharacter(name)
    ? sql`p.name ~ ${lostCharacterPattern(name).source}`
    : sql`p.name_broken and p.name ~ ${nameWithLost(name)}`;
  const like = (by: string, condition: RawBuilder<unknown>) =>
    sql`(${peopleWhere(work, by, sql`${condition} and ${born}`, 10)})`;
  const { rows } = await sql<PersonRow>`${like('name', sql`p.name = ${name}`)}
    union all ${like('former-name', sql`p.renamed and ${name} = any (p.former_names)`)}
    union all ${like('lost-character', lost)}
    union all ${like('pinyin', sql`p.pinyin_joined = ${pinyin.replaceAll(' ', '')}`)}`.execute(work.tx);
  // Each once, as it was found most surely; the surest last.
  const once = rows.filter((row, at) => rows.findIndex((other) => other.id === row.id) === at);
  return once
    .slice(0, 10)
    .reverse()
    .map((row) => ({ personId: row.id, by: row.by, row }));
}

/** Another way of writing the name: born on the same day, and the same initials. */
async function sameInitialsAndBirth(work: Work, name: string, bornOn: string) {
  const { initials } = readings(name);
  const { rows } = await peopleWhere(
    work,
    'birth-date',
    sql`p.born_on = ${bornOn} and p.initials = ${initials}`,
    10,
  ).execute(work.tx);
  return rows.map((row) => ({ personId: row.id, by: row.by, row }));
}

/** People as lists of findings show them. */
export function hitsOf(work: Work, rows: readonly PersonRow[]): Promise<contract.PersonHit[]> {
  return withCases(
    work,
    rows.map((row) => ({ personId: row.id, by: row.by, row })),
  );
}

async function withCases(
  work: Work,
  hits: { personId: string; by: string; row: PersonRow }[],
): Promise<contract.PersonHit[]> {
  const ids = hits.map((hit) => hit.personId);
  const counties = [...new Set(hits.map((hit) => hit.row.county))];
  const { rows } =
    await sql<CaseOfPerson>`select c.person_id, c.id, c.kind, c.number, c.state, c.closed_on, coalesce(o.short_name, o.name) as office_name
    from case_file c left join organisation o on o.code = c.office
   where c.county = any(${counties}) and c.person_id = any(${ids}::uuid[]) order by c.closed_on nulls first, c.opened_on desc`.execute(
      work.tx,
    );
  return hits.map(({ personId, by, row }) => ({
    personId,
    name: row.name,
    formerNames: row.former_names,
    ...(row.sex && { sex: row.sex }),
    ...(row.born_on && { bornOn: row.born_on }),
    ...(row.id_number && { idMasked: maskNumber(work.keyring.decrypt(row.id_number)) }),
    by,
    cases: rows
      .filter((one) => one.person_id === personId)
      .map((one) => ({
        caseId: one.id,
        kind: one.kind,
        number: one.number,
        state: one.state,
        ...(one.office_name && { officeName: one.office_name }),
        ...(one.closed_on && { closedOn: one.closed_on }),
      })),
  }));
}

/** Who opened this person's file, newest first. */
export async function readReaders(work: Work, { params }: Call<typeof contract.readers>) {
  const person = await sql`select 1 from person where id = ${params.personId}`.execute(work.tx);
  if (!person.rows.length) return notFound();
  const { rows } = await sql<{
    at: string;
    actor: string;
    what: string;
    purpose: string;
  }>`select at, actor, what, purpose from read_entry
    where person_id = ${params.personId} order by at desc, id desc limit 200`.execute(work.tx);
  return { rows };
}
