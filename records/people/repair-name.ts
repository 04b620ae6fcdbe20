/** Names that lost a character in another system: the list of them, and putting the right character in. */
import type { Call } from '@guilu/platform/feature.ts';
import { notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { hasLostCharacter, repairs, suggestedName } from './rules.ts';
import { followIdentity, personFacts } from './store.ts';

interface BrokenRow {
  id: string;
  name: string;
  sex: string | null;
  born_on: string | null;
  case_id: string;
  office_name: string | null;
}

/** Everyone in scope whose name lacks a character, with a suggestion where an older encoding tells which it was. */
export async function readBrokenNames(work: Work) {
  const { rows } =
    await sql<BrokenRow>`select distinct on (p.pinyin, p.id) p.id, p.name, p.sex, p.born_on, c.id as case_id, coalesce(o.short_name, o.name) as office_name
    from person p join case_file c on c.county = p.county and c.person_id = p.id left join organisation o on o.code = c.office
   where p.name_broken and p.merged_into is null order by p.pinyin, p.id, c.closed_on nulls first limit 200`.execute(
      work.tx,
    );
  return {
    rows: rows.map((row) => {
      const suggestion = suggestedName(row.name);
      return {
        personId: row.id,
        caseId: row.case_id,
        name: row.name,
        ...(row.sex && { sex: row.sex }),
        ...(row.born_on && { bornOn: row.born_on }),
        ...(row.office_name && { officeName: row.office_name }),
        ...(suggestion && { suggestion }),
      };
    }),
  };
}

/** Puts the identification right: the new one supersedes it with the whole name. Found under both from then on. */
export async function repairName(
  work: Work,
  { params, body }: Call<typeof contract.repairName>,
): Promise<{ factId: string } | Refusal> {
  const { rows } = await sql<{
    county: string;
    name: string;
  }>`select county, name from person where id = ${params.personId} and merged_into is null for update`.execute(work.tx);
  const person = rows[0];
  if (!person) return notFound();
  const name = body.name.replace(/\s/g, '');
  if (!hasLostCharacter(person.name)) return refused('person/name-not-broken');
  if (hasLostCharacter(name)) return refused('person/name-still-broken', { status: 422, field: 'name' });
  if (!repairs(person.name, name))
    return refused('person/name-not-a-repair', { status: 422, field: 'name', params: { name: person.name } });
  const before = (await personFacts(work.tx, person.county, params.personId))
    .filter((fact) => fact.type === 'person.identified')
    .at(-1);
  if (!before) return notFound('fact/not-found');
  const factId = uuid();
  const data = { ...before.data, name };
  await sql`insert into fact (county, id, person_id, type, on_day, recorded_at, recorded_by, recorded_name, recorded_org, data, source, supersedes)
    values (${person.county}, ${factId}, ${before.person_id}, 'person.identified', ${before.on_day}, ${work.at}, ${work.actor.accountId}, ${work.actor.name}, ${work.actor.organisation},
            ${JSON.stringify(data)}::jsonb, ${JSON.stringify({ repaired: person.name, evidence: body.evidence })}::jsonb, ${before.id})`.execute(
    work.tx,
  );
  await followIdentity(work, person.county, params.personId);
  work.audit.wrote(
    'name repaired',
    { personId: params.personId },
    { fact: factId, supersedes: before.id, evidence: body.evidence },
  );
  await work.publish('person.files-changed', { personIds: [params.personId] });
  return { factId };
}
