// Answers kept for a request that may come again go after a week, those of this week stay.
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testServices } from '@guilu/platform/testing/services.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { forgetOldAnswers } from './forget-old.ts';

const { db, owner } = await testDatabase();

test('an answer that repeats a file does not outlive the week in which its request may come again', async () => {
  const services = testServices(db);
  const now = services.now().toISOString();
  const keep = (key: string, days: number) =>
    sql`insert into idempotency (account_id, key, request_hash, status, answer, at)
    values (${uuid()}, ${key}, '', 200, '{"name": "someone"}', ${now}::timestamptz - make_interval(days => ${days}))`.execute(
      owner,
    );
  await keep('old', 8);
  await keep('fresh', 6);
  await forgetOldAnswers(services);
  const { rows } = await sql<{ key: string }>`select key from idempotency`.execute(owner);
  expect(rows).toEqual([{ key: 'fresh' }]);
});
