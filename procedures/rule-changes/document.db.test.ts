// What lawyers and readers are given: all rules side by side, one rule whole, a pack as a document, the list of what is not verified.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, type Work } from '@guilu/platform/work.ts';
import { loadPlaces, type PlacesFile } from '@guilu/records/organisations/index.ts';
import { beforeAll, expect, test } from 'vitest';
import { readDocument, readOneRule, readRules } from './queries.ts';

const { db, owner } = await testDatabase();
const services = testServices(db);
const auditor = testActor({ roles: ['auditor'], scope: '' });
const as = <T>(run: (work: Work) => Promise<T>) => runWork(services, auditor, 'read', run);
const call = (query: unknown) =>
  ({ body: undefined, params: undefined, query, from: { address: '', agent: '' } }) as Call<never>;

beforeAll(() =>
  loadPlaces(owner, JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile),
);

test('national and local stand side by side, the one that governs first; nothing is missing', async () => {
  const { rules, day, countyName } = await as((work) => readRules(work, call({})));
  expect([day, countyName]).toEqual(['2026-11-24', '青石县']);
  const report = rules.find((line) => line.id === 'correction.regular-report');
  expect(report?.sides.map((side) => [side.layer, side.pack, side.governs])).toEqual([
    ['local', 'fuzhou-county', true],
    ['national', 'national', false],
  ]);
  const corrections = services.law
    .rulesInForce({ pack: 'fuzhou-county', kind: 'correction', on: day })
    .map((rule) => rule.id);
  expect(corrections.filter((id) => !rules.some((line) => line.id === id))).toEqual([]);
  expect(rules.every((line) => line.sides.every((side) => side.basis.length > 0))).toBe(true);
});

test('on an earlier day the rules of that day stand', async () => {
  const { rules } = await as((work) => readRules(work, call({ on: '2015-06-01', kind: 'correction' })));
  expect(rules.find((line) => line.id === 'correction.report-in')?.sides[0]?.basis[0]?.zh).toContain('2012年');
});

test('one rule: article, figure, versions, parts, and its examples run now', async () => {
  const found = await as((work) => readOneRule(work, call({ sort: 'duty', id: 'resettlement.tell-village' })));
  if (isRefusal(found)) throw new Error(found.code);
  expect(found.line.sides[0]).toMatchObject({
    mark: 'unread',
    figures: [{ value: '3 day', said: { zh: '3天', en: '3 days' } }],
  });
  expect(found.parts.find((part) => part.key === 'due')?.said?.zh).toBe('起点后3天');
  expect(found.examples[0]).toMatchObject({
    why: { zh: '收到通知后三日' },
    expect: { zh: '到期 2026-03-05，状态 按时完成' },
  });
  expect(found.examples[0]?.wrong).toBeUndefined();
  expect(
    isRefusal(await as((work) => readOneRule(work, call({ sort: 'gate', id: 'resettlement.tell-village' })))),
  ).toBe(true);
});

test('a pack as a document holds every rule of it in force on the day, with basis, mark and parts', async () => {
  const found = await as((work) => readDocument(work, call({ pack: 'national', on: '2026-11-24' })));
  if (isRefusal(found)) throw new Error(found.code);
  expect(found.rules.map((rule) => rule.id).sort()).toEqual(
    services.law
      .rulesInForce({ pack: 'national', on: '2026-11-24' })
      .map((rule) => rule.id)
      .sort(),
  );
  expect(
    found.rules.filter((rule) => rule.basis.length === 0 || rule.parts.length === 0).map((rule) => rule.id),
  ).toEqual([]);
  expect(found.rules.flatMap((rule) => rule.examples).filter((example) => example.wrong)).toEqual([]);
});

test('the list of what is not verified leaves out what was read, and is of all packs where none is named', async () => {
  const found = await as((work) => readDocument(work, call({ unverified: true })));
  if (isRefusal(found)) throw new Error(found.code);
  expect(new Set(found.rules.map((rule) => rule.mark))).toEqual(new Set(['unread', 'corroborated']));
  expect(new Set(found.rules.map((rule) => rule.pack)).size).toBeGreaterThan(10);
});

test('there is no such pack, and no other county’s', async () => {
  const answer = await as((work) => readDocument(work, call({ pack: 'county-990102' })));
  expect(isRefusal(answer) && answer.code).toBe('rules/no-such-pack');
});
