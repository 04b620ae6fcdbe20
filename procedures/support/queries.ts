/** Who is named for a person, who could be, and which sessions were held. */
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { findCase } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { supportRoleOf, supportRoles } from './rules.ts';

interface MemberRow {
  account_id: string;
  name: string;
  role: string;
  organisation_name: string;
  named_at: string;
  named_name: string;
  ended_at: string | null;
}

export async function readSupport(work: Work, { params }: Call<typeof contract.supportOfCase>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const { rows } = await sql<MemberRow>`select m.account_id, a.display_name as name, m.role,
      coalesce(o.short_name, o.name) as organisation_name, m.named_at, m.named_name, m.ended_at
    from support_member m join account a on a.id = m.account_id left join organisation o on o.code = a.organisation
   where m.county = ${row.county} and m.case_id = ${row.id} order by m.ended_at desc nulls first, m.named_at`.execute(
    work.tx,
  );
  return {
    rows: rows.map((member) => ({
      accountId: member.account_id,
      name: member.name,
      role: member.role,
      organisationName: member.organisation_name,
      namedAt: member.named_at,
      namedBy: member.named_name,
      ...(member.ended_at && { endedAt: member.ended_at }),
    })),
  };
}

export async function readCandidates(work: Work, { params }: Call<typeof contract.supportCandidates>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const { rows } = await sql<{ id: string; name: string; roles: string[]; organisation_name: string }>`select a.id,
      a.display_name as name, a.roles, coalesce(o.short_name, o.name) as organisation_name
    from account a join organisation o on o.code = a.organisation
   where o.county = ${row.county} and a.disabled_at is null and a.roles && ${[...supportRoles]}::text[]
     and not exists (select 1 from support_member m where m.case_id = ${row.id} and m.account_id = a.id and m.ended_at is null)
   order by o.path, a.display_name limit 300`.execute(work.tx);
  return {
    rows: rows.map((account) => ({
      accountId: account.id,
      name: account.name,
      role: supportRoleOf(account.roles) ?? '',
      organisationName: account.organisation_name,
    })),
  };
}

interface SessionRow {
  id: string;
  on_day: string;
  form: string | null;
  recorded_name: string;
  recorded_by: string;
  words: string | null;
}

/** Row security answers the words to their author only, so nothing here has to leave them out. */
export async function readCounselling(work: Work, { params }: Call<typeof contract.counsellingOfCase>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const { rows } =
    await sql<SessionRow>`select f.id, f.on_day, f.data ->> 'kind' as form, f.recorded_name, f.recorded_by, n.words
    from fact f left join counselling_note n on n.county = f.county and n.fact_id = f.id
   where f.county = ${row.county} and f.case_id = ${row.id} and f.type = 'case.psychology-session-held'
     and not exists (select 1 from fact s where s.county = f.county and s.supersedes = f.id)
   order by f.on_day desc, f.seq desc limit 300`.execute(work.tx);
  await work.audit.read('counselling read', { personId: row.person_id ?? undefined, caseId: row.id }, 'case work');
  return {
    rows: rows.map((session) => ({
      factId: session.id,
      on: session.on_day,
      form: session.form ?? 'individual',
      by: session.recorded_name,
      own: session.recorded_by === work.actor.accountId,
      ...(session.words && { note: work.keyring.decrypt(session.words) }),
    })),
  };
}
