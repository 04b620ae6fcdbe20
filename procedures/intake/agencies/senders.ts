/** Whose notice a case came from: kept for the agency's own page, with the receipt that the facts tell. */
import type { GuiluEvent } from '@guilu/platform/feature.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { senderKinds } from '../rules.ts';

/**
 * Notes for each case the agency that its judgment or release names, where the county knows that agency by this name.
 * A case from a notice that the agency typed itself is known already.
 */
export async function noteSenders(work: Pick<Work, 'tx' | 'at' | 'actor'>, caseIds: readonly string[]): Promise<void> {
  await sql`insert into agency_notice (county, id, organisation, kind, person_name, state, sent_at, answered_at, answered_name, case_id, receipt_on)
    select c.county, gen_random_uuid(), o.code, c.kind, p.name, 'taken-in', c.opened_on, c.opened_on, ${work.actor.name}, c.id, ${receiptOf}
      from case_file c
      join person p on p.county = c.county and p.id = c.person_id
      join case_particulars x on x.county = c.county and x.case_id = c.id
      join organisation o on o.kind = any(${senderKinds}::text[]) and (o.county is null or o.county = c.county)
       and (case c.kind when 'resettlement' then x.data ->> 'prison' else x.data ->> 'court' end) = any(o.aliases || o.name)
     where c.id = any(${[...caseIds]}::uuid[])
       and not exists (select 1 from agency_notice n where n.county = c.county and n.case_id = c.id)`.execute(work.tx);
}

const receiptOf = sql`(select min(f.on_day) from fact f where f.county = c.county and f.case_id = c.id and f.type = 'correction.papers-receipt-sent'
  and not exists (select 1 from fact s where s.county = f.county and s.supersedes = f.id))`;

/** The receipt was sent, put right or withdrawn: the agency's page says what the facts say now. */
export async function followReceipt(work: Work, { payload }: GuiluEvent): Promise<void> {
  await sql`update agency_notice n set receipt_on = ${receiptOf} from case_file c
    where c.id = ${String(payload.caseId)} and n.county = c.county and n.case_id = c.id`.execute(work.tx);
}
