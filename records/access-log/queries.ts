/** Reading the log of one's county. Every look is written down like a look into a file. */
import { verifyCounty } from '@guilu/platform/audit/chain.ts';
import type { Call } from '@guilu/platform/feature.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type RawBuilder, sql } from 'kysely';
import type * as contract from './contract.ts';

const pageSize = 50;

interface Row {
  id: string;
  kind: 'write' | 'read';
  at: string;
  actor: string;
  action: string;
  person_id: string | null;
  person_name: string | null;
  case_id: string | null;
  purpose: string | null;
  seq: number | null;
  detail: Record<string, unknown> | null;
}

export async function readAccessLog(work: Work, { query }: Call<typeof contract.readLog>) {
  await work.audit.read('access log read', { personId: query.personId }, 'audit');
  const county = work.actor.county;
  const found = both(county, query);
  const total = await sql<{ n: number }>`select count(*)::int as n from (${found}) l`.execute(work.tx);
  const { rows } = await sql<Row>`select l.*, p.name as person_name from (${found}) l
      left join person p on p.county = ${county} and p.id = l.person_id
     order by l.at desc, l.seq desc nulls last, l.id desc limit ${pageSize} offset ${((query.page ?? 1) - 1) * pageSize}`.execute(
    work.tx,
  );
  return { total: total.rows[0]?.n ?? 0, rows: rows.map(toEntry), actions: await actionsOf(work, county) };
}

/** Writes and reads in one list, each filtered in its own table so that the indexes serve. */
function both(county: string, query: Call<typeof contract.readLog>['query']): RawBuilder<unknown> {
  const writes = sql`select county || '-' || seq as id, 'write' as kind, at, actor, action, person_id, case_id, null::text as purpose, seq, detail
    from audit_entry where ${conditions(county, query, sql`action`)}`;
  const reads = sql`select id::text, 'read', at, actor, what, person_id, case_id, purpose, null::bigint, null::jsonb
    from read_entry where ${conditions(county, query, sql`what`)}`;
  if (query.kind === 'write') return writes;
  return query.kind === 'read'
    ? sql`select id, 'read' as kind, at, actor, action, person_id, case_id, purpose, seq, detail
    from (${reads}) r (id, kind, at, actor, action, person_id, case_id, purpose, seq, detail)`
    : sql`${writes} union all ${reads}`;
}

function conditions(
  county: string,
  query: Call<typeof contract.readLog>['query'],
  action: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const all = [
    sql`county = ${county}`,
    ...(query.actor ? [sql`actor ^@ ${query.actor}`] : []),
    ...(query.action ? [sql`${action} = ${query.action}`] : []),
    ...(query.personId ? [sql`person_id = ${query.personId}::uuid`] : []),
    ...(query.person
      ? [sql`person_id in (select id from person where county = ${county} and name ^@ ${query.person})`]
      : []),
    ...(query.from ? [sql`at >= ${`${query.from}T00:00:00+08:00`}::timestamptz`] : []),
    ...(query.to ? [sql`at < ${`${query.to}T00:00:00+08:00`}::timestamptz + interval '1 day'`] : []),
  ];
  return sql.join(all, sql` and `);
}

async function actionsOf(work: Work, county: string): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`select distinct action from audit_entry where county = ${county}
    union select distinct what from read_entry where county = ${county} order by 1 limit 200`.execute(work.tx);
  return rows.map((row) => row.action);
}

function toEntry(row: Row): contract.LogEntry {
  return {
    id: row.id,
    kind: row.kind,
    at: row.at,
    actor: row.actor,
    action: row.action,
    ...(row.person_id && { personId: row.person_id }),
    ...(row.person_name && { personName: row.person_name }),
    ...(row.case_id && { caseId: row.case_id }),
    ...(row.purpose && { purpose: row.purpose }),
    ...(row.seq !== null && { seq: row.seq }),
    ...(row.detail && { detail: row.detail }),
  };
}

export async function verifyOwnChain(work: Work) {
  const county = work.actor.county;
  await work.audit.read('chain verified', {}, 'audit');
  const { rows } = await sql<{
    seq: number;
    hash: string;
  }>`select seq, hash from audit_head where county = ${county}`.execute(work.tx);
  const head = rows[0];
  if (!head) return { entries: 0 };
  const { entries, broken } = await verifyCounty(work.tx, { county, ...head });
  return { entries, ...(broken && { broken: { seq: broken.seq, why: broken.why } }) };
}
