/** A look at part of a file: a file that one may not see does not exist, and that one looked stands in the log of reads. */
import { notFound, type Refusal } from '@guilu/platform/http/refusal.ts';
import { kept } from '@guilu/platform/database/database.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';

/**
 * What is asked before a read that names a case or a person in its path. 404 where the asker may not see it. Unless the
 * read writes its own line to the log (`noted`), one line is written for the file, at most every half hour for an account.
 */
export async function lookAtFile(
  work: Work,
  file: { caseId?: string; personId?: string },
  noted: boolean,
): Promise<Refusal | undefined> {
  const seen = file.caseId
    ? sql`select county, id as case_id, person_id from case_file where id = ${file.caseId}`
    : sql`select county, null::uuid as case_id, id as person_id from person where id = ${file.personId ?? null}`;
  // One's own page is one's own: that is no look at somebody.
  if (noted || work.actor.personId) return (await seen.execute(work.tx)).rows.length ? undefined : notFound();
  const { accountId, name, orgPath } = work.actor;
  const { rows } = await sql`${sql.raw(kept)}with seen as (${seen}), noted as (
    insert into read_entry (county, id, at, account_id, actor, org_path, person_id, case_id, what, purpose)
    select county, ${uuid()}::uuid, ${work.at}::timestamptz, ${accountId}::uuid, ${name}::text, ${orgPath}::text, person_id, case_id, 'part of a file read', 'case work' from seen
    where pg_try_advisory_xact_lock(hashtextextended(${accountId}::text || coalesce(person_id, case_id)::text, 0))
      and not exists (select 1 from read_entry r where r.county = seen.county and r.person_id = seen.person_id
        and r.account_id = ${accountId}::uuid and r.at > ${work.at}::timestamptz - interval '30 minutes' and r.at <= ${work.at}::timestamptz))
    select 1 from seen`.execute(work.tx);
  return rows.length ? undefined : notFound();
}
