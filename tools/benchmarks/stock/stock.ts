/** The generated database: made once for a number of cases in its data folder, then found again. */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { loadPlaces } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Opened } from '../../../apps/server/open-services.ts';
import { countyCode, officesOf, placesOf } from './counties.ts';

const casesPerCounty = 333;

export interface Stock {
  counties: string[];
  cases: number;
  facts: number;
  /** How long making it took, where this run made it. */
  seconds: number | undefined;
}

/** Where another than the usual 333 cases a county and one officer an office are wanted, or statistics come later. */
interface Wanted {
  counties?: string[];
  perOffice?: number;
  analyse?: boolean;
}

/** Makes what is missing of about `cases` cases and answers what there is. */
export async function prepareStock(
  { owner }: Opened,
  cases: number,
  say: (line: string) => void,
  wanted: Wanted = {},
): Promise<Stock> {
  const usual = Math.min(300, Math.max(1, Math.round(cases / casesPerCounty)));
  const counties = wanted.counties ?? Array.from({ length: usual }, (_, n) => countyCode(n));
  const many = counties.length;
  const started = performance.now();
  await loadPlaces(owner, placesOf(counties));
  await makeOfficers(owner, counties, wanted.perOffice ?? 1);
  const filled = await sql<{
    county: string;
  }>`select distinct county from audit_head where county = any (${counties})`.execute(owner);
  const there = new Set(filled.rows.map((row) => row.county));
  const missing = counties.filter((county) => !there.has(county));
  if (missing.length) {
    say(`Making ${missing.length} counties…`);
    await makeMissing(missing, Math.ceil(cases / many), say);
  }
  // What an earlier run wrote and took away again must not colour the plans.
  if (wanted.analyse !== false) await sql`vacuum (analyze)`.execute(owner);
  const { rows } = await sql<{
    cases: number;
    facts: number;
  }>`select (select count(*) from case_file) as cases, (select count(*) from fact) as facts`.execute(owner);
  const seconds = missing.length ? Math.round((performance.now() - started) / 1000) : undefined;
  return { counties, cases: rows[0]?.cases ?? 0, facts: rows[0]?.facts ?? 0, seconds };
}

/** Officers of each office. Nobody signs in with a password here; sessions are opened as the sign-in opens them. */
async function makeOfficers(owner: Opened['owner'], counties: string[], perOffice: number): Promise<void> {
  const rows = counties.flatMap((county) =>
    officesOf(county).flatMap((office) =>
      Array.from({ length: perOffice }, (_, n) => ({
        id: uuid(),
        username: `officer-${office}${n ? `-${n + 1}` : ''}`,
        display_name: `${office.slice(2)} 工作人员${n ? n + 1 : ''}`,
        organisation: office,
        roles: ['officer'],
      })),
    ),
  );
  await sql`insert into account (id, username, display_name, organisation, roles)
    select id, username, display_name, organisation, roles from jsonb_populate_recordset(null::account, ${JSON.stringify(rows)}::jsonb) on conflict (username) do nothing`.execute(
    owner,
  );
}

async function makeMissing(counties: string[], casesEach: number, say: (line: string) => void): Promise<void> {
  const hands = Math.max(1, Math.min(4, availableParallelism()));
  let done = 0;
  const shares = Array.from({ length: hands }, (_, hand) =>
    counties.filter((_county, at) => at % hands === hand),
  ).filter((share) => share.length);
  await Promise.all(
    shares.map(
      (share) =>
        new Promise<void>((finished, failed) => {
          const hand = fork(join(import.meta.dirname, 'make-counties.ts'), [String(casesEach), ...share], {
            execArgv: ['--disable-warning=ExperimentalWarning'],
          });
          hand.on('message', () => {
            done += 1;
            if (done % 20 === 0) say(`  ${done} of ${counties.length}`);
          });
          hand.on('error', failed);
          hand.on('exit', (code) =>
            code === 0 ? finished() : failed(new Error(`Filling counties ended with ${code}.`)),
          );
        }),
    ),
  );
}
