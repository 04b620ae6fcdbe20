/** What need not be remembered any longer: answers kept for a request that may come again, and tries at a provider that led nowhere. */
import type { Services } from '@guilu/platform/work.ts';
import { clockOf } from '@guilu/platform/work.ts';
import { sql } from 'kysely';

/** A request that was lost on the way is sent again within minutes, at the latest when a phone has its line back. */
export const daysToRemember = 7;

/** Deletes answers older than a week: they repeat what a file says, and the file has its own period. */
export async function forgetOldAnswers(services: Services): Promise<void> {
  const { at } = clockOf(services.now());
  await sql`delete from idempotency where at < ${at}::timestamptz - make_interval(days => ${daysToRemember})`.execute(
    services.db,
  );
  await sql`delete from oidc_attempt where at < ${at}::timestamptz - interval '1 hour'`.execute(services.db);
}
