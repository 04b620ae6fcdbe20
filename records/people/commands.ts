/** Unmasking with a reason, merging two files of one person, undoing a merge. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import { isSealed } from '@guilu/platform/secrets/keyring.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { followIdentity } from './store.ts';

/** Shows one encrypted value; the look is logged with its reason before the answer leaves. */
export async function unmaskField(work: Work, { params, body }: Call<typeof contract.unmask>) {
  const { rows } = await sql<{ data: Record<string, unknown> }>`select data from fact where id = ${body.factId} and person_id = ${params.personId}`.execute(work.tx);
  const value = rows[0]?.data[body.field];
  if (!isSealed(value)) return notFound();
  const purpose = body.note ? `${body.reason}: ${body.note}` : body.reason;
  await work.audit.read(`number shown: ${body.field}`, { personId: params.personId }, purpose);
  return { value: work.keyring.open(value) };
}

interface Merged {
  county: string;
  id: string;
  merged_into: string | null;
}

async function lockPerson(work: Work, id: string): Promise<Merged | undefined> {
  const { rows } = await sql<Merged>`select county, id, merged_into from person where id = ${id} for update`.execute(work.tx);
  return rows[0];
}

/**
 * Two files are one person's: cases and searches of the other file lead to this one. Facts stay where they were recorded;
 * what was moved stands in the merge, so that it can be undone.
 */
export async function mergePeople(work: Work, { params, body }: Call<typeof contract.merge>): Promise<{ mergeFactId: string } | Refusal> {
  if (params.personId === body.other) return refused('person/merge-itself', { status: 422, field: 'other' });
  const pair = await lockBoth(work, params.personId, body.other);
  if (isRefusal(pair)) return pair;
  const cases = await sql<{ id: string }>`update case_file set person_id = ${pair.kept.id} where county = ${pair.kept.county} and person_id = ${pair.other.id} returning id`.execute(work.tx);
  const id = uuid();
  const moved = { other: pair.other.id, reason: body.reason };
  await sql`insert into fact (county, id, person_id, type, on_day, recorded_at, recorded_by, recorded_name, recorded_org, data, source)
    values (${pair.kept.county}, ${id}, ${pair.kept.id}, 'person.file-merged', ${work.today}, ${work.at}, ${work.actor.accountId}, ${work.actor.name}, ${work.actor.organisation},
            ${JSON.stringify(moved)}::jsonb, ${JSON.stringify({ cases: cases.rows.map((row) => row.id) })}::jsonb)`.execute(work.tx);
  await sql`update person set merged_into = ${pair.kept.id} where county = ${pair.other.county} and id = ${pair.other.id}`.execute(work.tx);
  await moveProjections(work, pair.kept.county, cases.rows.map((row) => row.id), pair.kept.id);
  await followIdentity(work, pair.kept.county, pair.kept.id);
  work.audit.wrote('files merged', { personId: pair.kept.id }, { other: pair.other.id, cases: cases.rows.map((row) => row.id), reason: body.reason });
  return { mergeFactId: id };
}

async function lockBoth(work: Work, kept: string, other: string): Promise<{ kept: Merged; other: Merged } | Refusal> {
  // In the order of ids, so that two merges of the same pair never wait for each other.
  const [first, second] = kept < other ? [kept, other] : [other, kept];
  const locked = [await lockPerson(work, first), await lockPerson(work, second)];
  const of = (id: string) => locked.find((row) => row?.id === id);
  const [keptRow, otherRow] = [of(kept), of(other)];
  if (!keptRow || !otherRow || keptRow.county !== otherRow.county) return notFound();
  if (keptRow.merged_into || otherRow.merged_into) return refused('person/merged-already');
  return { kept: keptRow, other: otherRow };
}

/** Person ids of duties and alerts follow their case. */
async function moveProjections(work: Work, county: string, cases: string[], personId: string): Promise<void> {
  await sql`update duty set person_id = ${personId} where county = ${county} and case_id = any(${cases}::uuid[])`.execute(work.tx);
  await sql`update alert set person_id = ${personId} where county = ${county} and case_id = any(${cases}::uuid[])`.execute(work.tx);
}

/** Puts the cases that a merge moved back to their own file. */
export async function undoMergeOfPeople(work: Work, { params, body }: Call<typeof contract.undoMerge>) {
  const { rows } = await sql<{ county: string; data: { other: string }; source: { cases: string[] } }>`select county, data, source from fact
    where id = ${params.factId} and person_id = ${params.personId} and type = 'person.file-merged'`.execute(work.tx);
  const merge = rows[0];
  if (!merge) return notFound();
  const undone = await sql`select 1 from fact where county = ${merge.county} and supersedes = ${params.factId}`.execute(work.tx);
  if (undone.rows.length) return refused('person/merge-undone-already');
  await sql`update person set merged_into = null where county = ${merge.county} and id = ${merge.data.other}`.execute(work.tx);
  await sql`update case_file set person_id = ${merge.data.other} where county = ${merge.county} and id = any(${merge.source.cases}::uuid[])`.execute(work.tx);
  await moveProjections(work, merge.county, merge.source.cases, merge.data.other);
  await sql`insert into fact (county, id, person_id, type, on_day, recorded_at, recorded_by, recorded_name, recorded_org, data, supersedes)
    values (${merge.county}, ${uuid()}, ${params.personId}, 'case.record-withdrawn', ${work.today}, ${work.at}, ${work.actor.accountId}, ${work.actor.name},
            ${work.actor.organisation}, ${JSON.stringify({ reason: body.reason })}::jsonb, ${params.factId})`.execute(work.tx);
  await followIdentity(work, merge.county, params.personId);
  work.audit.wrote('merge undone', { personId: params.personId }, { other: merge.data.other, reason: body.reason });
  return {};
}
