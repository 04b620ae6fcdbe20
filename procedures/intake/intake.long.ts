// A roster of twenty thousand rows on the real database: previewed, confirmed whole, confirmed again without effect.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, type Work } from '@guilu/platform/work.ts';
import { feature as deadlines } from '@guilu/records/deadlines/feature.ts';
import { loadPlaces, type PlacesFile } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { confirmImport, previewRoster } from './commands.ts';

const { db, owner } = await testDatabase();
const services = testServices(db, { features: [deadlines] });
const read = (file: string) => readFileSync(join(projectFolder, 'scenarios/data', file));
const bureau = 'R.JT990000.SJ990100.SJ990101.';
const county = testActor({ roles: ['county-officer'], scope: bureau, orgPath: bureau });
const as = <T>(run: (work: Work) => Promise<T>) => runWork(services, county, 'write', run);

function answered<T>(answer: T): Exclude<T, { refused: true }> {
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer as Exclude<T, { refused: true }>;
}

test('twenty thousand rows', { timeout: 600_000 }, async () => {
  await loadPlaces(owner, JSON.parse(read('qingshi.json').toString()) as PlacesFile);
  const wanted = JSON.parse(gunzipSync(read('rosters/release-notices-large.expected.json.gz')).toString()) as {
    counts: Record<string, number>;
    rows: unknown[];
  };
  const fileName = 'release-notices-large.xlsx';
  const upload = { fileName, mediaType: '', bytes: read(`rosters/${fileName}`), fields: {} };
  let since = performance.now();
  const seconds = () => {
    const taken = (performance.now() - since) / 1000;
    since = performance.now();
    return taken;
  };
  const preview = answered(
    await as((work) =>
      previewRoster(work, {
        query: undefined,
        params: { layout: 'release-notices' },
        body: undefined,
        from: { address: '', agent: '' },
        upload,
      }),
    ),
  );
  const previewed = seconds();
  expect(preview.counts).toEqual(wanted.counts);
  expect(preview.rows).toBe(wanted.rows.length);
  const accepted = (wanted.counts.accepted ?? 0) + (wanted.counts['accepted-with-warning'] ?? 0);
  seconds();
  const confirmed = answered(await as((work) => confirmImport(work, preview.importId, work.today)));
  const taken = seconds();
  expect(confirmed).toMatchObject({ state: 'confirmed', done: accepted });
  const count = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from case_file`.execute(owner)).rows[0]?.n;
  expect(await count()).toBe(accepted);
  answered(await as((work) => confirmImport(work, preview.importId, work.today)));
  expect(await count()).toBe(accepted);
  console.info(
    `${preview.rows} rows previewed in ${previewed.toFixed(1)} s, ${accepted} people taken in within ${taken.toFixed(1)} s`,
  );
});
