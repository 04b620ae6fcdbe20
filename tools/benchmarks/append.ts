/** Recording a fact through the API, spread over the counties and into one, beside pgbench inserting the same rows. */
import { clockOf } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type { Opened } from '../../apps/server/open-services.ts';
import { type Request, runLoad } from './load.ts';
import { type SignedIn, signInOfficers } from './officers.ts';
import { pgbench } from './pgbench.ts';
import { serveFrom } from './processes.ts';
import { inTurn, type Rounds } from './rounds.ts';

export interface AppendRun extends Rounds {
  where: string;
  connections: number;
}

const seconds = 6;

/** A visit recorded again and again, each on another case; at 1 and at 16 connections. */
export async function measureAppend(
  opened: Opened,
  ownerUrl: string,
  counties: readonly string[],
  rounds: number,
  show: (run: AppendRun) => void,
): Promise<void> {
  const spread = await visits(opened, await signInOfficers(opened, counties, counties.length), 4);
  const one = counties.slice(0, 1);
  const alone = await visits(opened, await signInOfficers(opened, one, 6, 8), 40);
  await prepareRows(opened, counties.length);
  const guilu = await serveFrom('serve.ts');
  for (const [where, requests, many] of [
    [`${counties.length} counties`, spread, counties.length],
    ['one county', alone, 1],
  ] as const)
    for (const connections of [1, 16]) {
      const measured = await inTurn(rounds, async () => ({
        guilu: await runLoad({ url: guilu.url, connections, seconds, requests }),
        pgbench: pgbench(ownerUrl, script(many), connections, seconds),
      }));
      show({ where, connections, ...measured });
    }
  await guilu.stop();
  await removeRows(opened);
}

/** `each` open cases of every officer signed in, as requests that record an office's visit of today. */
async function visits({ owner, services }: Opened, officers: SignedIn[], each: number): Promise<Request[]> {
  const { today } = clockOf(services.now());
  const body = JSON.stringify({
    type: 'case.visit-made',
    on: today,
    data: { by: 'office', target: 'person', seen: true, nobodyHome: false, extra: false, findings: '在家，情绪平稳' },
  });
  const { rows } = await sql<{
    path: string;
    id: string;
  }>`select o.path, c.id from unnest(${[...new Set(officers.map(({ path }) => path))]}::text[]) as o(path)
    cross join lateral (select id from case_file c where c.org_path collate "C" >= o.path and c.org_path collate "C" < o.path || chr(1114111) and c.closed_on is null limit ${each}) c`.execute(
    owner,
  );
  const cases = Map.groupBy(rows, (row) => row.path);
  // One case of each officer, then the next of each: so neighbours in the list lie in different counties.
  return Array.from({ length: each }, (_, n) => n).flatMap((n) =>
    officers.flatMap(({ path, token }) => {
      const found = cases.get(path)?.[n];
      return found ? [{ path: `/api/cases/${found.id}/facts`, cookie: token, body }] : [];
    }),
  );
}

const perCounty = 100;

/** Counties of pgbench's own, P1 to Pn, whose cases it writes to; gone again afterwards. */
async function prepareRows({ owner }: Opened, counties: number): Promise<void> {
  await removeRows({ owner });
  await sql`insert into case_file (county, id, kind, number, org_path, state, opened_on)
    select 'P' || c, md5(c || '-' || k)::uuid, 'correction', k::text, 'P.' || c || '.', 'active', current_date from generate_series(1, ${counties}) c, generate_series(1, ${perCounty}) k`.execute(
    owner,
  );
  await sql`insert into audit_head (county, seq, hash) select 'P' || c, 0, md5('') from generate_series(1, ${counties}) c`.execute(
    owner,
  );
}

async function removeRows({ owner }: Pick<Opened, 'owner'>): Promise<void> {
  for (const table of ['fact', 'duty', 'audit_entry', 'audit_head', 'case_file'])
    await sql`delete from ${sql.table(table)} where county like 'P%'`.execute(owner);
  await sql`delete from idempotency where key like 'pgbench%'`.execute(owner);
}

/** The rows that one visit leaves: the key, the fact, a duty, the case's row, the audit's head and its entry; durable. */
function script(counties: number): string {
  const nobody = "'00000000-0000-0000-0000-000000000000'::uuid";
  const data = `'{"by": "office", "target": "person", "seen": true, "nobodyHome": false, "extra": false, "findings": "在家，情绪平稳"}'::jsonb`;
  const caseId = "md5(:c::int || '-' || :k::int)::uuid";
  return [
    `\\set c random(1, ${counties})`,
    `\\set k random(1, ${perCounty})`,
    'begin;',
    `insert into idempotency (account_id, key, request_hash, status, answer) values (${nobody}, 'pgbench' || gen_random_uuid(), md5('x'), 200, '{"factId":"x","met":[],"raised":[]}');`,
    `insert into fact (county, id, case_id, person_id, type, on_day, recorded_at, recorded_by, recorded_name, recorded_org, data) values ('P' || :c::int, gen_random_uuid(), ${caseId}, ${nobody}, 'case.visit-made', current_date, now(), ${nobody}, 'pgbench', 'P', ${data});`,
    `insert into duty (county, case_id, key, org_path, rule, due_on, state, owed_by, falls_to, pack, pack_version, basis, verified) values ('P' || :c::int, ${caseId}, 'visit', 'P.', 'case.visit', current_date, 'met', '{office}', 'office', 'national', current_date, '{}', true) on conflict (county, case_id, key) do update set met_on = current_date;`,
    `update case_file set version = version + 1, last_seen_on = current_date where county = 'P' || :c::int and id = ${caseId};`,
    `select seq as seq from audit_head where county = 'P' || :c::int for update \\gset`,
    `insert into audit_entry (county, seq, at, actor, org_path, action, case_id, detail, previous, hash) values ('P' || :c::int, :seq::bigint + 1, now(), 'pgbench', 'P.', 'fact recorded', ${caseId}, '{"type":"case.visit-made"}', md5('a') || md5('b'), md5('c') || md5('d'));`,
    `update audit_head set seq = :seq::bigint + 1 where county = 'P' || :c::int;`,
    'commit;',
  ].join('\n');
}
