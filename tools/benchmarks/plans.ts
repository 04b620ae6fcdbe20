/**
 * The plans that PostgreSQL keeps for what is asked all the time — Today, and recording a fact from the hold of the case to
 * the audit — as an officer under row security. Everything is undone again.
 */
import { systemActor } from '@guilu/platform/access/actor.ts';
import { kept, openPool, type Tables, type Tx } from '@guilu/platform/database/database.ts';
import { enterScope, runWork, Undo } from '@guilu/platform/work.ts';
import { appendTo, holdCase } from '@guilu/records/cases/index.ts';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { readToday } from '../../records/deadlines/queries.ts';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import type { Opened } from '../../apps/server/open-services.ts';

/** Each statement with its plan in turn, analysed. `scope`: the path of an office. The owner's connection takes the officer's role. */
export async function plansOf({ services, owner }: Opened, ownerUrl: string, scope: string): Promise<string[]> {
  const asked = new Map<string, readonly unknown[]>();
  const log = ({ query }: { query: CompiledQuery }) => {
    if (query.sql.startsWith(kept)) asked.set(query.sql, query.parameters);
  };
  const dialect = new PostgresDialect({ pool: openPool(ownerUrl, 1) });
  const db = new Kysely<Tables>({ dialect, log });
  const actor = {
    ...systemActor('system', countyOf(scope)),
    organisationKind: 'judicial-office',
    roles: ['officer' as const],
    scope,
    orgPath: scope,
  };
  const { rows } = await sql<{ id: string }>`select id from case_file where closed_on is null
    and org_path collate "C" >= ${scope} and org_path collate "C" < ${scope} || chr(1114111) order by id limit 1`.execute(
    owner,
  );
  await runWork({ ...services, db }, actor, 'write', async (work) => {
    await readToday(work, { params: undefined, query: {}, body: undefined, from: { address: '', agent: '' } });
    const held = await holdCase(work, rows[0]?.id ?? '');
    if (isRefusal(held)) throw new Error(held.code);
    const data = { by: 'office', target: 'person', seen: true, nobodyHome: false, extra: false };
    await appendTo(work, held, [{ type: 'case.visit-made', on: work.today, data }]);
    await work.audit.seal();
    throw new Undo(undefined);
  });
  const plans = await db.connection().execute(async (connection) => {
    const tx = connection as Tx;
    await sql`begin`.execute(tx);
    await enterScope(tx, actor, 'write');
    await sql`set local plan_cache_mode = force_generic_plan`.execute(tx);
    const found: string[] = [];
    for (const [text, parameters] of asked) found.push(...(await planOf(tx, text, parameters)), '');
    await sql`rollback`.execute(tx);
    return found;
  });
  await db.destroy();
  return plans;
}

async function planOf(tx: Tx, text: string, parameters: readonly unknown[]): Promise<string[]> {
  await tx.executeQuery(CompiledQuery.raw(`prepare hot as ${text}`));
  const values = parameters.length ? sql`(${sql.join(parameters.map((value) => sql.lit(value)))})` : sql``;
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (analyze, buffers) execute hot${values}`.execute(tx);
  await sql`deallocate hot`.execute(tx);
  return [
    `-- ${text.slice(kept.length).replace(/\s+/g, ' ').slice(0, 150)} …`,
    ...rows.map((row) => row['QUERY PLAN']),
  ];
}

const countyOf = (scope: string): string => /\.SJ\d{4}00\.SJ(\d{6})\./.exec(scope)?.[1] ?? '';
