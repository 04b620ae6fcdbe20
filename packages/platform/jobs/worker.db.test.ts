// Stopping: the queue's connections are closed when `stop` answers, so that the database may stop right after it.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../testing/database.ts';
import { testServices } from '../testing/services.ts';
import { startJobs } from './worker.ts';

const { db, owner, jobsUrl } = await testDatabase();
const {
  rows: [database],
} = await sql<{ name: string }>`select current_database() as name`.execute(owner);

async function connections(): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from pg_stat_activity where usename = 'guilu_jobs' and datname = ${database?.name}`.execute(
    owner,
  );
  return rows[0]?.n ?? 0;
}

test('a stopped queue holds no connection any more', async () => {
  const jobs = await startJobs(testServices(db), [], jobsUrl);
  expect(await connections()).toBeGreaterThan(0);
  await jobs.stop();
  // The goodbye of a closed socket reaches the server a moment later.
  await expect.poll(connections, { timeout: 1000, interval: 5 }).toBe(0);
});
