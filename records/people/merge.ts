/** Two files of one person become one, and part again: cases, facts, numbers and photos are read through the file that was kept. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { jointIdentity } from './joint-identity.ts';
import { followIdentity, personFacts } from './store.ts';

interface Person {
  county: string;
  id: string;
  name: string;
  merged_into: string | null;
}

/** What a joining moved; stands in its fact, so that it can be taken back. */
interface Moved {
  other: string;
  cases: string[];
  followers: string[];
  accounts: string[];
  /** The identification that both files gave together. */
  identity?: string;
}

/**
 * The other file joins this one: all its cases, and what is known of the person, are this file's from now on. Facts stay
 * where they were recorded; what was moved stands in the fact of the joining.
 */
export async function mergePeople(
  work: Work,
  { params, body }: Call<typeof contract.merge>,
): Promise<{ mergeFactId: string } | Refusal> {
  if (params.personId === body.other) return refused('person/merge-itself', { status: 422, field: 'other' });
  const pair = await lockBoth(work, params.personId, body.other);
  if (isRefusal(pair)) return pair;
  const { kept, other } = pair;
  const united = jointIdentity(
    await personFacts(work.tx, kept.county, kept.id),
    await personFacts(work.tx, kept.county, other.id),
  );
  const numbers = await sql<{
    number: string;
  }>`select number from case_file where county = ${kept.county} and person_id = ${other.id} order by number`.execute(
    work.tx,
  );
  const { rows } = await sql<{
    moved: Omit<Moved, 'other'>;
  }>`select join_person_files(${kept.county}, ${kept.id}, ${other.id}) as moved`.execute(work.tx);
  const identity = united && (await insertFact(work, kept, 'person.identified', united));
  const moved: Moved = {
    cases: [],
    followers: [],
    accounts: [],
    ...rows[0]?.moved,
    other: other.id,
    ...(identity && { identity }),
  };
  const said = [other.name, ...numbers.rows.map((row) => row.number)].join(' ');
  const id = await insertFact(
    work,
    kept,
    'person.file-merged',
    { other: said, reason: body.reason },
    { source: moved },
  );
  await followIdentity(work, kept.county, kept.id);
  work.audit.wrote('files merged', { personId: kept.id }, { other: other.id, cases: moved.cases, reason: body.reason });
  await work.publish('person.files-changed', { personIds: [kept.id] });
  return { mergeFactId: id };
}

/** Puts what a joining moved back to its own file; what was recorded since stays in the case where it was recorded. */
export async function undoMergeOfPeople(work: Work, { params, body }: Call<typeof contract.undoMerge>) {
  const { rows } = await sql<{
    county: string;
    person_id: string;
    source: Moved;
  }>`select county, person_id, source from fact
    where id = ${params.factId} and type = 'person.file-merged'`.execute(work.tx);
  const merge = rows[0];
  if (!merge || merge.county !== work.actor.county) return notFound();
  if (await supersededAlready(work, merge.county, params.factId)) return refused('person/merge-undone-already');
  const kept = await lockPerson(work, merge.person_id);
  const other = await lockPerson(work, merge.source.other);
  if (!kept || !other) return notFound();
  // The kept file has itself joined another since: that joining comes undone first.
  if (other.merged_into !== kept.id) return refused('person/undo-later-merge-first');
  await insertFact(work, kept, 'case.record-withdrawn', { reason: body.reason }, { supersedes: params.factId });
  const { identity } = merge.source;
  if (identity && !(await supersededAlready(work, kept.county, identity)))
    await insertFact(work, kept, 'case.record-withdrawn', { reason: body.reason }, { supersedes: identity });
  await sql`select part_person_files(${kept.county}, ${kept.id}, ${other.id}, ${JSON.stringify(merge.source)}::jsonb)`.execute(
    work.tx,
  );
  await followIdentity(work, kept.county, kept.id);
  await followIdentity(work, kept.county, other.id);
  work.audit.wrote('merge undone', { personId: kept.id }, { other: other.id, reason: body.reason });
  await work.publish('person.files-changed', { personIds: [kept.id, other.id] });
  return {};
}

async function lockBoth(work: Work, kept: string, other: string): Promise<{ kept: Person; other: Person } | Refusal> {
  // In the order of ids, so that two joinings of the same pair never wait for each other.
  const [first, second] = kept < other ? [kept, other] : [other, kept];
  const locked = [await lockPerson(work, first), await lockPerson(work, second)];
  const of = (id: string) => locked.find((row) => row?.id === id);
  const [keptRow, otherRow] = [of(kept), of(other)];
  if (!keptRow || !otherRow || keptRow.county !== work.actor.county || otherRow.county !== work.actor.county)
    return notFound();
  if (keptRow.merged_into || otherRow.merged_into) return refused('person/merged-already');
  return { kept: keptRow, other: otherRow };
}

async function lockPerson(work: Work, id: string): Promise<Person | undefined> {
  const { rows } =
    await sql<Person>`select county, id, name, merged_into from person where id = ${id} for update`.execute(work.tx);
  return rows[0];
}

async function supersededAlready(work: Work, county: string, factId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from fact where county = ${county} and supersedes = ${factId}`.execute(work.tx);
  return rows.length > 0;
}

/** A fact about the person; answers its id. */
async function insertFact(
  work: Work,
  of: Person,
  type: string,
  data: Record<string, unknown>,
  { source, supersedes }: { source?: Moved; supersedes?: string } = {},
): Promise<string> {
  const id = uuid();
  await sql`insert into fact (county, id, person_id, type, on_day, recorded_at, recorded_by, recorded_name, recorded_org, data, source, supersedes)
    values (${of.county}, ${id}, ${of.id}, ${type}, ${work.today}, ${work.at}, ${work.actor.accountId}, ${work.actor.name}, ${work.actor.organisation},
            ${JSON.stringify(data)}::jsonb, ${source ? JSON.stringify(source) : null}::jsonb, ${supersedes ?? null})`.execute(
    work.tx,
  );
  return id;
}
