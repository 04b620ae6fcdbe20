/** Acting on duties and alerts: reminding, setting aside, disposing. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { appendFacts, findCase } from '../cases/index.ts';
import type * as contract from './contract.ts';

interface Standing {
  rule: string;
  state: string;
  started_by: string | null;
}

async function standingDuty(work: Work, caseId: string, key: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`select rule, state, started_by from duty where case_id = ${caseId} and key = ${key}`.execute(work.tx);
  return rows[0];
}

/** Reminds whoever owes the duty; the reminder is a fact of the case. */
export async function sendReminder(work: Work, { params, body }: Call<typeof contract.remind>) {
  const duty = await standingDuty(work, params.caseId, params.key);
  if (!duty) return notFound('duty/not-found');
  if (duty.state !== 'open') return refused('duty/not-open');
  const appended = await appendFacts(work, params.caseId, [
    { type: 'case.contact-made', on: work.at.slice(0, 10), data: { channel: body.channel, about: 'other', for: duty.started_by ?? undefined }, source: { reminder: params.key, note: body.note ?? '' } },
  ]);
  return isRefusal(appended) ? appended : { factId: appended.ids[0] ?? '' };
}

/** Sets a duty aside that cannot be met any more, with a reason; the county decides. */
export async function setAsideDuty(work: Work, { params, body }: Call<typeof contract.setDutyAside>) {
  const row = await findCase(work.tx, params.caseId, true);
  const duty = row && (await standingDuty(work, params.caseId, params.key));
  if (!row || !duty) return notFound('duty/not-found');
  if (duty.state !== 'open') return refused('duty/not-open');
  const done = await sql`insert into duty_set_aside (county, case_id, duty_key, reason, decided_by, decided_name, decided_at)
    values (${row.county}, ${row.id}, ${params.key}, ${body.reason}, ${work.actor.accountId}, ${work.actor.name}, ${work.at}) on conflict do nothing returning duty_key`.execute(work.tx);
  if (!done.rows.length) return refused('duty/set-aside-already');
  work.audit.wrote('duty set aside', { personId: row.person_id ?? undefined, caseId: row.id }, { rule: duty.rule, key: params.key, reason: body.reason });
  return {};
}

export async function disposeAlert(work: Work, { params, body }: Call<typeof contract.decideAlert>) {
  const row = await findCase(work.tx, params.caseId, true);
  if (!row) return notFound();
  const found = await sql<{ rule: string }>`select rule from alert where county = ${row.county} and case_id = ${row.id} and key = ${params.key}`.execute(work.tx);
  const alert = found.rows[0];
  if (!alert) return notFound('alert/not-found');
  const before = await sql`select 1 from alert_disposition where county = ${row.county} and case_id = ${row.id} and alert_key = ${params.key}`.execute(work.tx);
  if (before.rows.length) return refused('alert/disposed-already');
  await sql`insert into alert_disposition (county, id, case_id, alert_key, rule, outcome, note, decided_by, decided_name, decided_at)
    values (${row.county}, ${uuid()}, ${row.id}, ${params.key}, ${alert.rule}, ${body.outcome}, ${body.note}, ${work.actor.accountId}, ${work.actor.name}, ${work.at})`.execute(work.tx);
  work.audit.wrote('alert disposed of', { personId: row.person_id ?? undefined, caseId: row.id }, { rule: alert.rule, key: params.key, outcome: body.outcome });
  return {};
}
