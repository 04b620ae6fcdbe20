/** The plans that PostgreSQL takes for the Today queries, as an officer under row security. */
import { addDays } from '@guilu/calendar';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { clockOf, enterScope } from '@guilu/platform/work.ts';
import { todayRows } from '@guilu/records/deadlines/index.ts';
import { CompiledQuery, sql } from 'kysely';
import type { Opened } from '../../apps/server/open-services.ts';

/** `explain (analyze, buffers)` of it, after one run that is not shown. `keptPlan`: as it stands once the server keeps one plan for all officers. */
export async function planOfToday({ services }: Opened, scope: string, keptPlan: boolean): Promise<string[]> {
  const { at, today } = clockOf(services.now());
  return services.db.transaction().execute(async (tx) => {
    await enterScope(tx, { ...systemActor('system', scope.slice(0, 6)), scope }, 'read');
    const query = todayRows(at, addDays(today, 7), 'office', sql``);
    await query.execute(tx);
    const compiled = query.compile(tx);
    const values = compiled.parameters.map((value) => sql.lit(value));
    await sql`set local plan_cache_mode = ${sql.raw(keptPlan ? 'force_generic_plan' : 'force_custom_plan')}`.execute(
      tx,
    );
    await tx.executeQuery(CompiledQuery.raw(`prepare today as ${compiled.sql}`));
    const { rows } = await sql<{
      'QUERY PLAN': string;
    }>`explain (analyze, buffers, summary) execute today(${sql.join(values)})`.execute(tx);
    await sql`deallocate today`.execute(tx);
    return rows.map((row) => row['QUERY PLAN']);
  });
}
