// A county's own layer: what a form writes, what lies over what, taking back, and what such a text may not say.
import { describe, expect, test } from 'vitest';
import { loadLaw } from './load.ts';
import {
  figuresOf,
  overrideText,
  ownPackOf,
  ownSources,
  ownSourcesAsIf,
  type OwnText,
  ownTextFaults,
  takeBackText,
  withoutFirstDay,
} from './override.ts';
import { shippedFiles } from './testing/shipped-law.ts';

// The national rules and two local packs: loading all for every case would take its time.
const all = shippedFiles();
const files = {
  ...all,
  packs: all.packs.filter(({ path }) => /^national|huanglong-county|fuzhou-county\//.test(path)),
};
const law = loadedFrom([]);
const county = '990101';
const title = { zh: '青石县', en: 'Qingshi' };
const rule = 'resettlement.tell-village';
const local = law
  .versionsInForce({ pack: 'huanglong-county', on: '2026-11-25' })
  .find((version) => version.id === rule);
if (!local) throw new Error('the rule is not there');
const textOf = (limit: string) =>
  overrideText(county, title, local, {
    figures: [{ path: ['settings', 'limit'], value: limit }],
    basis: ['HLX 一 2'],
    mark: 'M',
  });

const loaded = (texts: OwnText[]) => loadedFrom(ownSources(county, texts));
function loadedFrom(sources: { path: string; text: string }[]) {
  const answer = loadLaw({ ...files, packs: [...files.packs, ...sources] });
  if (!answer.law) throw new Error(JSON.stringify(answer.problems));
  return answer.law;
}
const stack = `${ownPackOf(county)}+huanglong-county`;
const limitOn = (texts: OwnText[], on: string) => {
  const found = loaded(texts).rule({ pack: stack, sort: 'duty', id: rule, on });
  return [found?.pack, found?.settings.limit];
};

test('figures are found where they stand', () => {
  expect(figuresOf(local)).toEqual([{ path: ['settings', 'limit'], kind: 'span', value: '3 day', alternatives: [] }]);
  const weekly = law
    .versionsInForce({ pack: 'fuzhou-county', on: '2026-11-25' })
    .find((version) => version.id === 'correction.regular-report');
  expect(weekly && figuresOf(weekly)).toEqual([
    { path: ['repeat', 'calendar'], kind: 'period', value: 'week', alternatives: [] },
  ]);
});

test('the county lies over the local pack, that over the national one; other rules stay as they are', () => {
  const texts = [{ number: 1, text: textOf('1 day'), from: '2026-12-01' }];
  expect(limitOn(texts, '2026-11-30')).toEqual(['huanglong-county', '3 day']);
  expect(limitOn(texts, '2026-12-01')).toEqual(['county-990101', '1 day']);
  const other = loaded(texts);
  expect(other.rule({ pack: stack, sort: 'duty', id: 'resettlement.pass-on', on: '2026-12-01' })?.pack).toBe(
    'huanglong-county',
  );
  expect(other.rulesInForce({ pack: stack, kind: 'resettlement', on: '2026-12-01' }).length).toBe(
    other.rulesInForce({ pack: 'huanglong-county', kind: 'resettlement', on: '2026-12-01' }).length,
  );
});

test('a part that stands as a whole is written whole', () => {
  const weekly = law
    .versionsInForce({ pack: 'fuzhou-county', on: '2026-11-25' })
    .find((version) => version.id === 'correction.regular-report');
  if (!weekly) throw new Error('the rule is not there');
  const text = overrideText(county, title, weekly, {
    figures: [{ path: ['repeat', 'calendar'], value: 'month' }],
    basis: ['IM 24'],
    mark: 'M',
  });
  const [mine] = loaded([{ number: 1, text, from: '2026-12-01' }])
    .versionsInForce({ pack: ownPackOf(county), on: '2026-12-01' })
    .filter((version) => version.pack === ownPackOf(county));
  expect(mine?.raw.body.repeat).toEqual({ calendar: 'month', last: 'termEnd', stops: 'end' });
});

describe('taking back', () => {
  const first = { number: 1, text: textOf('1 day'), from: '2026-12-01' };
  const back = {
    number: 2,
    text: takeBackText(county, title, [{ sort: 'duty', id: rule }], 'back'),
    from: '2027-01-01',
  };
  test('ends the county rule and lets what lies beneath govern again', () => {
    expect(limitOn([first, back], '2026-12-31')).toEqual(['county-990101', '1 day']);
    expect(limitOn([first, back], '2027-01-01')).toEqual(['huanglong-county', '3 day']);
  });
  test('restores what the county said before', () => {
    const second = { number: 2, text: textOf('2 day'), from: '2026-12-10' };
    const third = {
      number: 3,
      text: takeBackText(county, title, [{ sort: 'duty', id: rule, before: first.text }], 'back'),
      from: '2026-12-20',
    };
    expect(limitOn([first, second, third], '2026-12-15')[1]).toBe('2 day');
    expect(limitOn([first, second, third], '2026-12-20')).toEqual(['county-990101', '1 day']);
  });
  test('of one day the later text holds; where nothing of the county is left, nothing is said', () => {
    expect(limitOn([first, { number: 2, text: textOf('2 day'), from: '2026-12-01' }], '2026-12-01')[1]).toBe('2 day');
    expect(ownSources(county, [first, { ...back, from: '2026-12-01' }])).toEqual([]);
  });
  test('of what never was there is refused', () => {
    const answer = loadLaw({ ...files, packs: [...files.packs, ...ownSources(county, [back])] });
    expect(answer.problems?.map((problem) => problem.message.en)).toEqual(['there is no rule to take back']);
  });
  test('thought back, it is as if it had never been said', () => {
    expect(ownSourcesAsIf(county, [first], { ...back, from: '1949-10-01' })).toEqual([]);
    const thought = loadedFrom(
      ownSourcesAsIf(county, [first], { number: 2, text: textOf('2 day'), from: '1949-10-01' }),
    );
    expect(thought.rule({ pack: stack, sort: 'duty', id: rule, on: '2020-01-01' })?.settings.limit).toBe('2 day');
  });
});

describe('what a county text may not say', () => {
  const faults = (text: string) =>
    ownTextFaults(county, 'f', text).map((problem) => `${problem.line} ${problem.message.en}`);
  const head = `pack: ${ownPackOf(county)}\n`;
  test.each([
    ['another pack', 'pack: national\nrules: [{ id: a, sort: duty, basis: [x], mark: M }]\n', /^1 a county's own pack/],
    [
      'its own first day',
      `${head}from: 2020-01-01\nrules: [{ id: a, sort: duty, basis: [x], mark: M }]\n`,
      /^2 the first day/,
    ],
    [
      'definitions for others',
      `${head}define: { a: { latest: case.opened } }\nrules: [{ id: a, sort: duty, basis: [x], mark: M }]\n`,
      /^2 define has no place/,
    ],
    [
      'a document of somebody else',
      `${head}instruments: { CCL: { zh: 甲, en: A } }\nrules: [{ id: a, sort: duty, basis: [x], mark: M }]\n`,
      /^2 a document of the county/,
    ],
    ['a rule without a basis of its own', `${head}rules:\n  - id: a\n    sort: duty\n    mark: M\n`, /names no basis/],
    [
      'a rule without a mark of its own',
      `${head}rules:\n  - id: a\n    sort: duty\n    basis: [CCL 21]\n`,
      /names no mark/,
    ],
    ['nothing', head, /holds no rule/],
    ['what is no YAML', `${head}rules: [`, /Not valid YAML/],
  ])('%s', (_, text, expected) => {
    expect(faults(text)).toEqual([expect.stringMatching(expected)]);
  });
  test('a line that the loader names is the line as it was written', () => {
    const text = `${head}rules:\n  - id: ${rule}\n    sort: duty\n    amends: huanglong-county\n    basis: [HLX 一 2]\n    mark: M\n    arises: start.nothing == 1\n`;
    const answer = loadLaw({
      ...files,
      packs: [...files.packs, ...ownSources(county, [{ number: 4, text, from: '2026-12-01' }])],
    });
    expect(answer.problems?.[0]).toMatchObject({ file: 'county-990101/4.yaml', line: 8, rule });
  });
});

test('the first day of an uploaded file becomes the day proposed; lines keep their numbers', () => {
  const { text, from } = withoutFirstDay("pack: a\nfrom: '2026-12-01'\nrules: []\n");
  expect([from, text.split('\n')[2]]).toEqual(['2026-12-01', 'rules: []']);
  expect(withoutFirstDay('pack: a\n').from).toBeUndefined();
});
