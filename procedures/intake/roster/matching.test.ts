/** The same person twice: section 5 of the roster's rules. */
import { describe, expect, test } from 'vitest';
import type { MadeCell } from '@guilu/platform/testing/made-workbook.ts';
import type { LayoutName } from './layouts.ts';
import { codesOf, previewOf, rosterSheet, rowOf } from './made-up-roster.ts';
import type { LookUp, PersonKey, PersonOnFile } from './matching.ts';

type Changes = Record<string, MadeCell>;

async function codesWithin(layout: LayoutName, rows: Changes[]): Promise<string[][]> {
  const preview = await previewOf([rosterSheet(layout, rows)], layout);
  return preview.rows.map((row) => row.reasons.map((reason) => reason.code).sort());
}

describe('within the file', () => {
  test.each<[string, LayoutName, Changes[], string[][]]>([
    [
      'the same again',
      'release-notices',
      [{}, { 身份证号码: '９９０１０１199003074518' }, {}],
      [[], ['repeats-earlier-row'], ['repeats-earlier-row']],
    ],
    [
      'an old and a new number',
      'handovers',
      [{}, { 身份证号码: '990101900307451' }],
      [[], ['id-15-digit', 'repeats-earlier-row']],
    ],
    ['two names', 'handovers', [{}, { 姓名: '李四' }], [['two-names-one-number'], ['two-names-one-number']]],
    ['a former name', 'handovers', [{ 曾用名: '李四、老三' }, { 姓名: '李四' }], [[], ['repeats-earlier-row']]],
    [
      'a former name in the later row',
      'handovers',
      [{}, { 姓名: '李四', 曾用名: '张三' }],
      [[], ['repeats-earlier-row']],
    ],
    [
      'names of which two do not agree',
      'handovers',
      [{ 曾用名: '李四、王五' }, { 姓名: '李四' }, { 姓名: '王五' }],
      [['two-names-one-number'], ['two-names-one-number'], ['two-names-one-number']],
    ],
    [
      'another release date',
      'release-notices',
      [{ 刑期止日: null }, { 刑期止日: null, 释放日期: '2026-03-06' }],
      [['matter-disagrees'], ['matter-disagrees']],
    ],
    [
      'another last day',
      'handovers',
      [{ 矫正期限: null }, { 矫正期限: null, 矫正止日: '2027-03-01' }],
      [['matter-disagrees'], ['matter-disagrees']],
    ],
    ['another category', 'handovers', [{}, { 矫正类别: '管制' }], [['matter-disagrees'], ['matter-disagrees']]],
    ['a refused row takes no part', 'release-notices', [{ 释放日期: null }, {}], [['missing-release-date'], []]],
    ['another number is another person', 'handovers', [{}, { 身份证号码: '990101199003074534' }], [[], []]],
    [
      'unknown: the same name, birth date and sex',
      'handovers',
      [{ 身份证号码: '无' }, { 身份证号码: '不详' }],
      [['id-unknown'], ['id-unknown', 'repeats-earlier-row']],
    ],
    [
      'unknown: another name is another person',
      'handovers',
      [{ 身份证号码: '无' }, { 身份证号码: '无', 姓名: '李四' }],
      [['id-unknown'], ['id-unknown']],
    ],
    [
      'the same passport',
      'handovers',
      [
        { 证件类型: '护照', 身份证号码: 'e99 1' },
        { 证件类型: '外国护照', 身份证号码: 'E991' },
      ],
      [['foreign-document'], ['foreign-document', 'repeats-earlier-row']],
    ],
    [
      'another kind of document',
      'handovers',
      [
        { 证件类型: '护照', 身份证号码: 'E991' },
        { 证件类型: '台胞证', 身份证号码: 'E991' },
      ],
      [['foreign-document'], ['foreign-document']],
    ],
  ])('%s', async (_, layout, rows, codes) => {
    expect(await codesWithin(layout, rows)).toEqual(codes);
  });

  test('over all sheets of the file, and the other row is named', async () => {
    const preview = await previewOf(
      [rosterSheet('handovers', [{}], '一'), rosterSheet('handovers', [{}], '二')],
      'handovers',
    );
    expect(preview.rows.map((row) => row.outcome)).toEqual(['accepted', 'duplicate-in-file']);
    expect(preview.rows[1]?.reasons[0]?.others).toEqual([{ sheet: '一', row: 2 }]);
  });

  test('one person in very many rows', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => ({ 姓名: n % 2 ? '张三' : '李四' }));
    const preview = await previewOf([rosterSheet('handovers', rows)], 'handovers');
    expect(preview.counts.conflict).toBe(3000);
    expect(preview.rows.every((row) => (row.reasons[0]?.others.length ?? 0) <= 21)).toBe(true);
  });
});

const onFile =
  (file: Partial<PersonOnFile>, asked: PersonKey[] = []): LookUp =>
  async (keys) => {
    asked.push(...keys);
    return keys.map((key) => ({ id: 'p1', key, name: '张三', formerNames: [], releases: [], terms: [], ...file }));
  };

describe('against the county’s files', () => {
  const term = { category: 'probation', start: '2026-03-01', end: '2027-02-28' } as const;
  test.each<[string, LayoutName, Changes, Partial<PersonOnFile>, string]>([
    ['another name', 'release-notices', {}, { name: '李四', releases: ['2026-03-05'] }, 'two-names-one-number'],
    ['a former name on file', 'release-notices', {}, { name: '李四', formerNames: ['张三'] }, 'person-known'],
    ['a name on file that lost a character elsewhere', 'release-notices', {}, { name: '张□' }, 'person-known'],
    ['another name that lost a character', 'release-notices', {}, { name: '李□' }, 'two-names-one-number'],
    ['a former name in the row', 'release-notices', { 曾用名: '李四' }, { name: '李四' }, 'person-known'],
    ['the same release', 'release-notices', {}, { releases: ['2026-03-05'] }, 'same-matter-on-file'],
    ['a release 180 days off', 'release-notices', {}, { releases: ['2026-09-01'] }, 'matter-disagrees'],
    ['a release 181 days off', 'release-notices', {}, { releases: ['2026-09-02'] }, 'person-known'],
    ['a correction never conflicts with a release', 'release-notices', {}, { terms: [term] }, 'person-known'],
    ['the same term', 'handovers', {}, { terms: [term] }, 'same-matter-on-file'],
    [
      'the same days of another category',
      'handovers',
      {},
      { terms: [{ ...term, category: 'parole' }] },
      'matter-disagrees',
    ],
    [
      'one day in common',
      'handovers',
      {},
      { terms: [{ ...term, start: '2025-03-02', end: '2026-03-01' }] },
      'matter-disagrees',
    ],
    [
      'no day in common',
      'handovers',
      {},
      { terms: [{ ...term, start: '2025-03-01', end: '2026-02-28' }] },
      'person-known',
    ],
    ['a release never conflicts with a correction', 'handovers', {}, { releases: ['2026-03-01'] }, 'person-known'],
  ])('%s', async (_, layout, changes, file, code) => {
    expect(await codesOf(layout, changes, onFile(file))).toEqual([code]);
  });

  test('a row that joins a file says which', async () => {
    expect(await rowOf('handovers', {}, onFile({}))).toMatchObject({ outcome: 'accepted-with-warning', joins: 'p1' });
  });

  test('what is asked: each key once, none for a refused row', async () => {
    const asked: PersonKey[] = [];
    const rows: Changes[] = [{}, {}, { 姓名: null }, { 身份证号码: '无' }, { 证件类型: '护照', 身份证号码: 'E991' }];
    await previewOf([rosterSheet('handovers', rows)], 'handovers', onFile({}, asked));
    expect(asked).toEqual([
      { by: 'resident-number', idNumber: '990101199003074518' },
      { by: 'name', name: '张三', birthDate: '1990-03-07', sex: 'male' },
      { by: 'foreign-document', documentType: 'passport', idNumber: 'E991' },
    ]);
  });
});
