/** An agency acknowledges a letter; the receipt follows in the file, in the clerk's name, through the outbox. */
import type { Call, GuiluEvent } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, holdCase } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';

interface Acknowledged {
  county: string;
  id: string;
  case_id: string;
  person_id: string | null;
  fact_id: string;
}

/** Only the addressee finds the letter; a second acknowledgement is refused. */
export async function acknowledgeLetter(
  work: Work,
  { params }: Call<typeof contract.acknowledge>,
): Promise<Record<string, never> | Refusal> {
  const { actor } = work;
  const { rows } = await sql<Acknowledged>`update agency_letter set acknowledged_at = ${work.at},
      acknowledged_by = ${actor.accountId}, acknowledged_name = ${actor.name}
    where id = ${params.letterId} and organisation = ${actor.organisation} and acknowledged_at is null
    returning county, id, case_id, person_id, fact_id`.execute(work.tx);
  const letter = rows[0];
  if (!letter) {
    const known =
      await sql`select 1 from agency_letter where id = ${params.letterId} and organisation = ${actor.organisation}`.execute(
        work.tx,
      );
    return known.rows.length ? refused('exchange/acknowledged-already') : notFound();
  }
  const subject = { county: letter.county, caseId: letter.case_id, personId: letter.person_id ?? undefined };
  work.audit.wrote('letter acknowledged', subject, { letter: letter.id, organisation: actor.organisation });
  await work.publish('letter.acknowledged', {
    letterId: letter.id,
    organisationName: actor.organisationName,
    organisation: actor.organisation,
  });
  return {};
}

/** The partner sees no case, so the fact is recorded here. Delivered at least once: a letter has one receipt. */
export async function recordReceipt(work: Work, { payload }: GuiluEvent): Promise<void> {
  const { rows } = await sql<
    Acknowledged & { acknowledged_at: string; acknowledged_by: string; acknowledged_name: string; day: string }
  >`select *,
      to_char(acknowledged_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
    from agency_letter where id = ${String(payload.letterId)}`.execute(work.tx);
  const letter = rows[0];
  if (!letter?.acknowledged_at) return;
  const held = await holdCase(work, letter.case_id);
  if (isRefusal(held)) return;
  if (held.live.some((fact) => fact.source?.letter === letter.id)) return;
  // What was sent may have been put right meanwhile; a receipt of what no longer stands is none.
  if (!held.live.some((fact) => fact.id === letter.fact_id)) return;
  const clerk = {
    ...work.actor,
    accountId: letter.acknowledged_by,
    name: `${letter.acknowledged_name}（${String(payload.organisationName)}）`,
    organisation: String(payload.organisation),
  };
  const receipt = {
    type: 'case.receipt-received',
    on: letter.day,
    data: { for: letter.fact_id },
    source: { letter: letter.id },
  };
  const appended = await appendTo({ ...work, actor: clerk }, held, [receipt]);
  if (isRefusal(appended)) throw new Error(`The receipt was refused: ${appended.code}`);
}
