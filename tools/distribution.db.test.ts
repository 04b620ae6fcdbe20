// Every table can be laid out by county, and what is asked most stays within one or says why not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  coordinatorTables,
  distributionStatements,
  referenceTables,
  tableShapes,
  whyNotByCounty,
} from '@guilu/platform/database/distribution.ts';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork } from '@guilu/platform/work.ts';
import { openCase } from '@guilu/records/cases/index.ts';
import { loadPlaces, type PlacesFile } from '@guilu/records/organisations/index.ts';
import { expect, test } from 'vitest';
import { collectFeatures } from '../apps/server/features.ts';
import { askedStatements } from './asked-statements.ts';

const { db, owner, appUrl } = await testDatabase();
const schema = readFileSync(join(projectFolder, 'database/schema.sql'), 'utf8');

/** Tables of the committed schema with the columns of their primary key. */
const written = [...schema.matchAll(/^create table (\w+) \(\n([\s\S]*?)\n\);/gm)].map(([, name = '', body = '']) => ({
  name,
  key: (/PRIMARY KEY \(([^)]*)\)/.exec(body)?.[1] ?? '').split(', '),
  unique: [],
}));

test('each table of schema.sql has the county first in its primary key, or stands on a short list with its reason', () => {
  expect(written.length).toBeGreaterThan(40);
  expect(written.flatMap((table) => whyNotByCounty(table) ?? [])).toEqual([]);
  expect(
    Object.keys({ ...referenceTables, ...coordinatorTables }).filter(
      (name) => name !== 'migration' && !written.some((table) => table.name === name),
    ),
  ).toEqual([]);
});

test('a table without the county is told by its name', () => {
  expect(whyNotByCounty({ name: 'visit', key: ['id'], unique: [] })).toContain('visit: its primary key begins with id');
  expect(whyNotByCounty({ name: 'visit', key: ['county', 'id'], unique: [['number']] })).toContain(
    'a unique index on number',
  );
  expect(() => distributionStatements([{ name: 'visit', key: [], unique: [] }])).toThrow('visit');
});

test('the statements lay out every table once', async () => {
  const tables = await tableShapes(owner);
  const statements = distributionStatements(tables);
  const laid = statements.flatMap((line) => /'(\w+)'(?:, 'county'|\))/.exec(line)?.[1] ?? []);
  expect(laid.sort()).toEqual(
    tables
      .map(({ name }) => name)
      .filter((name) => name !== 'migration')
      .sort(),
  );
});

/** Statements that join by something else than the county, each with its reason. */
const across: Record<string, string> = {};

test('database/queries.sql holds what the code asks most, and none of it joins counties without saying why', async () => {
  const services = testServices(db, { features: await collectFeatures() });
  await loadPlaces(
    owner,
    JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
  );
  const officer = testActor({
    organisation: 'SF990101100',
    scope: 'R.JT990000.SJ990100.SJ990101.SF990101100.',
    orgPath: 'R.JT990000.SJ990100.SJ990101.SF990101100.',
  });
  const opened = await runWork(services, officer, 'write', (work) =>
    openCase(work, {
      kind: 'resettlement',
      area: '990101100201',
      openedOn: '2026-11-23',
      facts: [
        { type: 'person.identified', on: '2026-11-23', data: { name: '周小川', idStatus: 'unknown', sex: 'male' } },
        {
          type: 'person.address-recorded',
          on: '2026-11-23',
          data: { addressKind: 'registered', area: '990101100201' },
        },
        { type: 'resettlement.notice-received', on: '2026-11-23', data: {} },
      ],
    }),
  );
  if (isRefusal(opened)) throw new Error(opened.code);
  const asked = await askedStatements(services, appUrl, officer, {
    caseId: opened.caseRow.id,
    name: '周小川',
    pinyin: 'zhouxiao',
    number: '990101198804060015',
  });
  const text = [...asked]
    .map(([page, statements]) => `-- ${page}\n${statements.map((one) => `${one.text};`).join('\n\n')}\n`)
    .join('\n');
  const distributed = written
    .map(({ name }) => name)
    .filter((name) => !(name in referenceTables) && !(name in coordinatorTables));
  const faults = [...asked].flatMap(([page, statements]) =>
    statements.flatMap((one) =>
      across[one.text.slice(0, 80)]
        ? []
        : withoutCounty(one.text, distributed).map((alias) => `${page}: ${alias} in ${one.text.slice(0, 120)}`),
    ),
  );
  expect(faults).toEqual([]);
  const head =
    '-- What officers ask most, as it reaches PostgreSQL; written by tools/distribution.db.test.ts with -u.\n\n';
  await expect(head + text).toMatchFileSnapshot(join(projectFolder, 'database/queries.sql'));
});

/** Tables of a statement with several distributed ones that are tied to no county; nothing where it asks one table. */
function withoutCounty(text: string, distributed: readonly string[]): string[] {
  const found =
    /\b(?:from|join)\s+(\w+)(?:\s+(?:as\s+)?(?!(?:on|where|left|join|order|set|limit|group|cross|for)\b)(\w+))?/gi;
  const used = [...text.matchAll(found)]
    .map((one) => ({ table: one[1] ?? '', alias: one[2], after: text.slice(one.index, one.index + 400) }))
    .filter(({ table }) => distributed.includes(table));
  if (used.length < 2) return [];
  const tied = ({ alias, after }: (typeof used)[number]) =>
    alias ? new RegExp(`\\b${alias}\\.county\\b`).test(text) : /\bcounty\s*=/.test(after);
  return used.filter((one) => !tied(one)).map(({ table, alias }) => `${table} ${alias ?? ''}`);
}
