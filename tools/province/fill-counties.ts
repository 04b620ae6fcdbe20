/** A process of its own that copies closed cases into the counties named on its command line; several run side by side. */
import { systemActor } from '@guilu/platform/access/actor.ts';
import { genesis } from '@guilu/platform/audit/chain.ts';
import { readSettings } from '@guilu/platform/settings.ts';
import { clockOf, runWork } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import pg from 'pg';
import { type Opened, openServices } from '../../apps/server/open-services.ts';
import { closedCases, type CountyState, tableColumns } from './closed-cases.ts';
import { copyInto } from './copy.ts';
import { makeTemplates } from './template.ts';

const [ownerUrl = '', casesEach = '0', serialFrom = '0', ...counties] = process.argv.slice(2);
const opened = await openServices({ ...readSettings(), demo: false }, () => undefined);
const [first = ''] = counties;
const templates = await runWork(opened.services, systemActor('system', first), 'write', (work) =>
  makeTemplates(work, first, 400),
);
const client = new pg.Client({
  connectionString: ownerUrl,
  options: '-c timezone=Asia/Shanghai -c synchronous_commit=off',
});
await client.connect();
for (const [n, county] of counties.entries()) {
  const state = await stateOf(opened, county, Number(serialFrom) + n * Number(casesEach));
  await fillCounty(client, state, opened, Number(casesEach));
  process.send?.({ county, facts: 0 });
}
await client.end();
await opened.close();
process.disconnect?.();

/** Copies some thousand cases at a time into all tables, a county in one transaction. */
async function fillCounty(into: pg.Client, state: CountyState, { services }: Opened, many: number): Promise<void> {
  await into.query('begin');
  let gathered = new Map<string, string[]>();
  let cases = 0;
  const flush = async () => {
    for (const [table, chunks] of gathered) await copyInto(into, table, tableColumns(table), chunks);
    gathered = new Map();
  };
  for (const rows of closedCases(state, templates, services.keyring, many)) {
    for (const [table, text] of rows) gathered.set(table, [...(gathered.get(table) ?? []), text]);
    cases += 1;
    if (cases % 8 === 0) await flush();
  }
  await flush();
  await keepNumbers(into, state);
  await into.query('commit');
}

async function keepNumbers(into: pg.Client, { county, numbers, head }: CountyState): Promise<void> {
  for (const [key, last] of numbers) {
    const [kind, year] = key.split(' ');
    await into.query(
      'insert into running_number (county, series, year, last) values ($1, $2, $3, $4) on conflict (county, series, year) do update set last = $4',
      [county, `case.${kind}`, Number(year), last],
    );
  }
  await into.query(
    'insert into audit_head (county, seq, hash) values ($1, $2, $3) on conflict (county) do update set seq = $2, hash = $3',
    [county, head.seq, head.hash],
  );
}

async function stateOf({ owner, services }: Opened, county: string, serial: number): Promise<CountyState> {
  const organisations = await sql<{
    code: string;
    path: string;
  }>`select code, path from organisation where county = ${county}`.execute(owner);
  const officers = await sql<{
    id: string;
    name: string;
    office: string;
  }>`select id, display_name as name, organisation as office from account
    where 'officer' = any (roles) and organisation = any (${organisations.rows.map((row) => row.code)})`.execute(owner);
  const numbers = await sql<{
    key: string;
    last: number;
  }>`select replace(series, 'case.', '') || ' ' || year as key, last from running_number
    where county = ${county} and series like 'case.%'`.execute(owner);
  const head = await sql<{
    seq: number;
    hash: string;
  }>`select seq, hash from audit_head where county = ${county}`.execute(owner);
  return {
    county,
    paths: new Map(organisations.rows.map((row) => [row.code, row.path])),
    officers: Map.groupBy(officers.rows, (row) => row.office),
    numbers: new Map(numbers.rows.map((row) => [row.key, row.last])),
    head: head.rows[0] ?? { seq: 0, hash: genesis },
    at: clockOf(services.now()).at,
    serial,
  };
}
