/** A person's row and blind indexes: what is found by, kept in step with the facts. */
import type { Work } from '@guilu/platform/work.ts';
import { isSealed, type Keyring } from '@guilu/platform/secrets/keyring.ts';
import type { Tx } from '@guilu/platform/database/database.ts';
import { sql } from 'kysely';
import { readings } from './names.ts';
import { hasLostCharacter } from './rules.ts';

export interface PersonFact {
  id: string;
  type: string;
  on_day: string;
  person_id: string;
  data: Record<string, unknown>;
}

type Scope = Pick<Work, 'tx' | 'keyring'>;

/** Adds a person before the first case. `identity`: the payload of `person.identified`, plain. */
export async function addPerson(
  work: Scope,
  county: string,
  id: string,
  identity: Record<string, unknown>,
): Promise<void> {
  const name = String(identity.name ?? '');
  const { pinyin, initials } = readings(name);
  await sql`insert into person (county, id, name, pinyin, initials) values (${county}, ${id}, ${name}, ${pinyin}, ${initials})`.execute(
    work.tx,
  );
}

/** Brings name, birth date, sex, number and the blind indexes in line with the person's facts. */
export async function followIdentity(work: Scope, county: string, personId: string): Promise<void> {
  const facts = await personFacts(work.tx, county, personId);
  const identity = facts.filter((fact) => fact.type === 'person.identified').at(-1);
  if (identity) await saveIdentity(work, county, personId, identity, earlierNames(facts, identity));
  await saveKeys(work, county, personId, facts);
}

/** Live facts of the person and of the files that joined this one; the own identifications stand last. */
export async function personFacts(tx: Tx, county: string, personId: string): Promise<PersonFact[]> {
  const { rows } = await sql<PersonFact>`select f.id, f.type, f.on_day, f.person_id, f.data from fact f
    where f.county = ${county} and f.case_id is null
      and (f.person_id = ${personId} or f.person_id in (select m.id from person m where m.county = ${county} and m.merged_into = ${personId}))
      and not exists (select 1 from fact s where s.county = f.county and s.supersedes = f.id) order by f.person_id = ${personId}, f.on_day, f.seq`.execute(
    tx,
  );
  return rows;
}

/** Former names said in the latest identification, and every other name the person was identified by; broken ones are no names. */
function earlierNames(facts: PersonFact[], latest: PersonFact): string[] {
  const said = Array.isArray(latest.data.formerNames) ? latest.data.formerNames.map(String) : [];
  const others = facts.filter((fact) => fact.type === 'person.identified').map((fact) => String(fact.data.name ?? ''));
  return [...new Set([...said, ...others])].filter(
    (name) => name && name !== latest.data.name && !hasLostCharacter(name),
  );
}

/** The name as other systems write it with characters lost: what was recorded so once, superseded or not. */
async function brokenNames(tx: Tx, county: string, personId: string, name: string): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select distinct f.data ->> 'name' as name from fact f where f.county = ${county} and f.case_id is null and f.type = 'person.identified'
      and (f.person_id = ${personId} or f.person_id in (select m.id from person m where m.county = ${county} and m.merged_into = ${personId})) order by 1`.execute(
    tx,
  );
  return rows.map((row) => row.name ?? '').filter((one) => one !== name && hasLostCharacter(one));
}

/** A person's columns as the payload of `person.identified` (its number encrypted) says. */
export function identityColumns(data: Record<string, unknown>) {
  const name = String(data.name ?? '');
  return {
    name,
    ...readings(name),
    sex: textOrNull(data.sex),
    born_on: textOrNull(data.bornOn),
    id_status: String(data.idStatus ?? 'unknown'),
    id_type: textOrNull(data.idType),
    id_number: isSealed(data.idNumber) ? data.idNumber.sealed : null,
  };
}

async function saveIdentity(
  work: Scope,
  county: string,
  personId: string,
  identity: PersonFact,
  formerNames: string[],
): Promise<void> {
  const row = identityColumns(identity.data);
  const elsewhere = await brokenNames(work.tx, county, personId, row.name);
  await sql`update person set name = ${row.name}, former_names = ${formerNames}, names_elsewhere = ${elsewhere}, pinyin = ${row.pinyin}, initials = ${row.initials},
      sex = ${row.sex}, born_on = ${row.born_on}, id_status = ${row.id_status}, id_type = ${row.id_type}, id_number = ${row.id_number}
    where county = ${county} and id = ${personId}`.execute(work.tx);
}

/** Writes the blind indexes that the facts give and takes away what else stands there. */
export async function saveKeys(work: Scope, county: string, personId: string, facts: PersonFact[]): Promise<void> {
  const keys = facts.flatMap((fact) => searchKeys(work.keyring, fact));
  const wanted = new Map(keys.map((key) => [`${key.kind}:${key.value}`, key]));
  const stored = await sql<{
    kind: string;
    value: string;
  }>`select kind, value from person_key where county = ${county} and person_id = ${personId}`.execute(work.tx);
  const known = new Set(stored.rows.map((row) => `${row.kind}:${row.value}`));
  for (const [id, key] of wanted) {
    if (known.has(id)) continue;
    await sql`insert into person_key (county, kind, value, person_id, fact_id) values (${county}, ${key.kind}, ${key.value}, ${personId}, ${key.factId}) on conflict do nothing`.execute(
      work.tx,
    );
  }
  for (const row of stored.rows) {
    if (wanted.has(`${row.kind}:${row.value}`)) continue;
    await sql`delete from person_key where county = ${county} and person_id = ${personId} and kind = ${row.kind} and value = ${row.value}`.execute(
      work.tx,
    );
  }
}

/** Blind indexes of one fact whose sensitive fields are encrypted. */
export function searchKeys(
  keyring: Keyring,
  fact: Pick<PersonFact, 'id' | 'type' | 'data'>,
): { kind: string; value: string; factId: string }[] {
  const key = (kind: string, plain: string) => ({ kind, value: keyring.index(kind, plain), factId: fact.id });
  const { data } = fact;
  if (fact.type === 'person.identified' && isSealed(data.idNumber)) {
    const number = keyring.open(data.idNumber).toUpperCase();
    return [key('id-number', number), key('id-tail', number.slice(-4))];
  }
  if (fact.type === 'person.contact-recorded' && isSealed(data.value))
    return [key('phone', keyring.open(data.value).replace(/[\s-]/g, ''))];
  if (fact.type === 'person.relation-recorded' && isSealed(data.phone))
    return [key('phone', keyring.open(data.phone).replace(/[\s-]/g, ''))];
  if (fact.type === 'person.address-recorded' && isSealed(data.text))
    return [key('address', keyring.open(data.text).replace(/\s/g, ''))];
  return [];
}

const textOrNull = (value: unknown) => (typeof value === 'string' && value ? value : null);
