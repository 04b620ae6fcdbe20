/** Live equals rebuilt, whatever was recorded and in whichever order: random facts through the one way in, then everything worked out anew. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '@guilu/calendar';
import type { CaseKind, FieldType } from '@guilu/law';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, Undo, type Work } from '@guilu/platform/work.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { feature as deadlines } from '../deadlines/feature.ts';
import { loadPlaces, type PlacesFile } from '../organisations/index.ts';
import { appendFacts, type NewFact } from './append.ts';
import { openCase } from './open.ts';
import { rebuildAll } from './rebuild.ts';

const { db, owner } = await testDatabase();
const services = testServices(db, { features: [deadlines] });
const bureau = 'R.JT990000.SJ990100.SJ990101.';
const county = testActor({
  roles: ['county-officer'],
  scope: bureau,
  orgPath: bureau,
  organisation: 'CC990101',
  name: '何蓉',
});
const FIRST = '2026-01-05';
const DAYS = 300;
const RUNS = 12;

const as = <T>(run: (work: Work) => Promise<T>) =>
  runWork(services, county, 'write', async (work) => {
    const answer = await run(work);
    if (isRefusal(answer)) throw new Undo(answer);
    return answer;
  });

beforeAll(async () => {
  await loadPlaces(
    owner,
    JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
  );
});

interface Drawn {
  kind: 'correction' | 'resettlement';
  facts: (NewFact & { amends: number })[];
}

function valueOf(field: FieldType): fc.Arbitrary<unknown> {
  const codes = services.law.codesOf(field.table ?? '', field.only).map((code) => code.code);
  if (codes.length > 0) return field.list ? fc.subarray(codes, { minLength: 1 }) : fc.constantFrom(...codes);
  if (field.kind === 'bool') return fc.boolean();
  if (field.kind === 'number') return fc.integer({ min: 1, max: 6 });
  if (field.kind === 'date') return fc.integer({ min: 0, max: 700 }).map((n) => addDays(FIRST, n));
  return fc.constant(undefined);
}

// Types whose required fields can be drawn; what joins files and ends cases has tests of its own.
function drawable(kind: CaseKind): fc.Arbitrary<NewFact>[] {
  const types = services.law
    .factTypes()
    .filter(
      (type) =>
        new RegExp(`^(${kind}|case)\\.`).test(type.name) &&
        type.name !== 'case.opened' &&
        !type.name.startsWith('case.record'),
    );
  return types.flatMap((type) => {
    const plain = type.fields.filter((f) => f.table !== undefined || ['bool', 'number', 'date'].includes(f.kind));
    if (type.fields.some((field) => field.required && !plain.includes(field))) return [];
    const required = type.fields.filter((f) => f.required).map((f) => f.name);
    const data = fc.record(Object.fromEntries(plain.map((f) => [f.name, valueOf(f)])), { requiredKeys: required });
    const on = fc.integer({ min: 0, max: DAYS }).map((n) => addDays(FIRST, n));
    return [fc.record({ type: fc.constant(type.name), on, data: data as fc.Arbitrary<Record<string, unknown>> })];
  });
}

const drawn: fc.Arbitrary<Drawn> = fc.constantFrom('correction' as const, 'resettlement' as const).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    facts: fc.array(
      fc
        .tuple(fc.oneof(...drawable(kind)), fc.integer({ min: 0, max: 40 }))
        .map(([fact, amends]) => ({ ...fact, amends })),
      { minLength: 5, maxLength: 25 },
    ),
  }),
);

let opened = 0;

async function open(kind: Drawn['kind']): Promise<string> {
  opened += 1;
  const matter =
    kind === 'correction'
      ? {
          type: 'correction.papers-received',
          on: FIRST,
          data: { complete: true, category: 'probation', termStart: FIRST, termEnd: '2027-01-04' },
        }
      : { type: 'resettlement.notice-received', on: FIRST, data: { noticeNo: '1', releaseDue: '2026-02-01' } };
  const identity = {
    type: 'person.identified',
    on: FIRST,
    data: { name: `王${opened}`, idStatus: 'unknown', sex: 'male' },
  };
  const case_ = await as((work) =>
    openCase(work, { kind, openedOn: FIRST, area: '990101100201', facts: [identity, matter] }),
  );
  if (isRefusal(case_)) throw new Error(case_.code);
  return case_.caseRow.id;
}

/** Records one after another, some in place of an earlier one of the same type. What is refused is left out. Answers how many were taken. */
async function record(caseId: string, facts: Drawn['facts']): Promise<number> {
  const taken: { id: string; type: string }[] = [];
  for (const { amends, ...fact } of facts) {
    const old = taken[amends];
    const superseding = old && old.type === fact.type ? { ...fact, supersedes: old.id } : fact;
    const answer = await runWork(services, county, 'write', async (work) => {
      const appended = await appendFacts(work, caseId, [superseding]);
      if (isRefusal(appended)) throw new Undo(appended);
      return appended;
    });
    if (!isRefusal(answer) && answer.ids[0] !== undefined) taken.push({ id: answer.ids[0], type: fact.type });
  }
  return taken.length;
}

test('after any recording every projection is what the facts say', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(drawn, async ({ kind, facts }) => {
      taken += await record(await open(kind), facts);
      expect((await rebuildAll(services, false)).differences).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  expect(taken).toBeGreaterThan(RUNS);
}, 120_000);

test('a row that nobody wrote by a fact is found, and put right', async () => {
  const caseId = await open('correction');
  const changed = await sql<{
    key: string;
  }>`update duty set due_on = due_on + 1 where case_id = ${caseId} returning key`.execute(owner);
  expect(changed.rows.length).toBeGreaterThan(0);
  expect((await rebuildAll(services, false)).differences.length).toBe(changed.rows.length);
  await rebuildAll(services, true);
  expect((await rebuildAll(services, false)).differences).toEqual([]);
});
