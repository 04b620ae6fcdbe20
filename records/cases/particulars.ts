/** What papers print and no rule looks at: the judgment in words, and who the person is beyond what identifies them. */
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { findCase } from './store.ts';

export async function particularsOf(work: Pick<Work, 'tx'>, county: string, caseId: string): Promise<contract.Particulars> {
  const { rows } = await sql<{ data: contract.Particulars }>`select data from case_particulars where county = ${county} and case_id = ${caseId}`.execute(work.tx);
  return rows[0]?.data ?? {};
}

/** Keeps what is given and leaves the rest as it was; an empty text clears. */
export async function saveParticulars(work: Work, county: string, caseId: string, given: contract.Particulars): Promise<void> {
  const before = await particularsOf(work, county, caseId);
  const data = Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== ''));
  await sql`insert into case_particulars (county, case_id, data, changed_at, changed_by) values (${county}, ${caseId}, ${JSON.stringify(data)}::jsonb, ${work.at}, ${work.actor.name})
    on conflict (county, case_id) do update set data = excluded.data, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(work.tx);
}

export async function readParticulars(work: Work, { params }: Call<typeof contract.particulars>) {
  const row = await findCase(work.tx, params.caseId);
  return row ? particularsOf(work, row.county, row.id) : notFound();
}

export async function changeParticulars(work: Work, { params, body }: Call<typeof contract.setParticulars>) {
  const row = await findCase(work.tx, params.caseId, true);
  if (!row) return notFound();
  await saveParticulars(work, row.county, row.id, body);
  work.audit.wrote('particulars changed', { personId: row.person_id ?? undefined, caseId: row.id }, { fields: Object.keys(body) });
  return particularsOf(work, row.county, row.id);
}
