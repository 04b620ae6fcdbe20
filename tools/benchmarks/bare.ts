/**
 * What the Today page is compared with: Fastify and pg with nothing around them. The same SQL as the owner, kept to the
 * office by the path in the statement, and the same JSON from the same rows: no sign-in, no row security, no transaction.
 */
import { addDays } from '@guilu/calendar';
import { openDb, openPool } from '@guilu/platform/database/database.ts';
import { readLaw } from '@guilu/platform/law-files.ts';
import { clockOf } from '@guilu/platform/work.ts';
import { type TodayRows, todayAnswer, todayRows } from '@guilu/records/deadlines/index.ts';
import Fastify from 'fastify';
import { type RawBuilder, sql } from 'kysely';

const pool = openPool(process.argv[2] ?? '', 40);
// With the path as a value PostgreSQL would plan anew each time; Guilu's statement is planned once, and so is this one.
pool.options.options = '-c timezone=Asia/Shanghai -c plan_cache_mode=force_generic_plan';
const db = openDb(pool);
const law = readLaw();
const app = Fastify();

/** The office's own rows, as row security would leave them. */
const within =
  (path: string) =>
  (alias: string): RawBuilder<unknown> => {
    const column = sql.ref(`${alias}.org_path`);
    return sql` and ${column} collate "C" >= ${path} and ${column} collate "C" < ${path} || chr(1114111)`;
  };

app.get<{ Querystring: { path: string } }>('/today', async ({ query }) => {
  const { at, today } = clockOf(new Date());
  const weekEnd = addDays(today, 7);
  const { sql: text, parameters } = todayRows(at, weekEnd, 'office', sql``, within(query.path)).compile(db);
  const { rows } = await pool.query<TodayRows>(text, [...parameters]);
  const leave = await pool.query<{ n: number }>(
    `/* kept */ select count(*)::int n from leave_request l join case_file c on c.county = l.county and c.id = l.case_id join person p on p.county = c.county and p.id = c.person_id
      where l.approved_id is null and l.refusal_reason is null and c.closed_on is null and c.org_path collate "C" >= $1 and c.org_path collate "C" < $1 || chr(1114111)`,
    [query.path],
  );
  return todayAnswer({ law, at, today }, rows[0], 'office', weekEnd, [{ feature: 'leave', count: leave.rows[0]?.n ?? 0 }]);
});

const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.on('message', () => process.exit(0));
process.send?.(address);
// Whoever started this process is gone.
process.on('disconnect', () => process.exit(1));
