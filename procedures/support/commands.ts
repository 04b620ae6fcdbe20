/** Naming volunteers and psychologists for a person, ending it, and writing down that counselling was held. */
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, type CaseRow, findCase, holdCase } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { supportRoleOf } from './rules.ts';

const subjectOf = (row: CaseRow) => ({ personId: row.person_id ?? undefined, caseId: row.id });

/** Names an account of the case's county; from now on it sees this file. Refused where it is named already. */
export async function nameForPerson(
  work: Work,
  { params, body }: Call<typeof contract.nameMember>,
): Promise<Record<string, never> | Refusal> {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  if (row.closed_on) return refused('case/closed', { params: { on: row.closed_on } });
  const { rows } = await sql<{ roles: string[] }>`select a.roles from account a
    join organisation o on o.code = a.organisation
   where a.id = ${body.accountId} and o.county = ${row.county} and a.disabled_at is null`.execute(work.tx);
  const role = supportRoleOf(rows[0]?.roles ?? []);
  if (!role) return invalid('support/no-such-account', 'accountId');
  const made = await sql`insert into support_member (county, case_id, account_id, role, named_at, named_by, named_name)
    values (${row.county}, ${row.id}, ${body.accountId}, ${role}, ${work.at}, ${work.actor.accountId}, ${work.actor.name})
    on conflict do nothing returning account_id`.execute(work.tx);
  if (!made.rows.length) return invalid('support/named-already', 'accountId');
  work.audit.wrote('support member named', subjectOf(row), { account: body.accountId, role });
  return {};
}

export async function endForPerson(
  work: Work,
  { params }: Call<typeof contract.endMember>,
): Promise<Record<string, never> | Refusal> {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const done = await sql`update support_member set ended_at = ${work.at}, ended_name = ${work.actor.name}
    where county = ${row.county} and case_id = ${row.id} and account_id = ${params.accountId} and ended_at is null
    returning account_id`.execute(work.tx);
  if (!done.rows.length) return notFound();
  work.audit.wrote('support member ended', subjectOf(row), { account: params.accountId });
  return {};
}

/** The fact that a session was held, for all; the words beside it, for their author. */
export async function saveCounselling(
  work: Work,
  { params, body }: Call<typeof contract.recordCounselling>,
): Promise<{ factId: string } | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const appended = await appendTo(work, held, [
    { type: 'case.psychology-session-held', on: body.on, data: { kind: body.form } },
  ]);
  if (isRefusal(appended)) return appended;
  const factId = appended.ids[0] ?? '';
  const words = body.note?.trim();
  if (words)
    await sql`insert into counselling_note (county, case_id, fact_id, words, written_by, written_at)
      values (${held.row.county}, ${held.row.id}, ${factId}, ${work.keyring.encrypt(words)}, ${work.actor.accountId}, ${work.at})`.execute(
      work.tx,
    );
  work.audit.wrote('counselling recorded', subjectOf(held.row), { fact: factId });
  return { factId };
}
