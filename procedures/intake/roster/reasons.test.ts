/** Every reason and when it holds: section 4 of the roster's rules, in a table. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MadeCell } from '@guilu/platform/testing/made-workbook.ts';
import { codesOf, goodRows, previewOf, rosterSheet, rowOf } from './made-up-roster.ts';
import { effectOf, FACELESS, OUTCOMES, outcomeOf, REASON_CODES } from './reasons.ts';
import { reasonSentence } from './sentences.ts';

type Changes = Record<string, MadeCell>;
const number = '身份证号码';
const passport = { 证件类型: '护照', [number]: 'e 9900 1234' };

const both: [string, Changes, string[]][] = [
  ['nothing is wrong', {}, []],
  ['no name', { 姓名: '无' }, ['missing-name']],
  ['a masked name', { 姓名: '张某某' }, ['unreadable-name']],
  ['no number', { [number]: '—' }, ['missing-id']],
  ['no number and no document', { [number]: null, 证件类型: '无' }, ['id-unknown']],
  ['a number in words', { [number]: '身份不明' }, ['id-unknown']],
  ['eighteen noughts', { [number]: '0'.repeat(18) }, ['id-unknown']],
  ['fifteen ones as a number', { [number]: 111111111111111 }, ['id-unknown']],
  ['a passport without a number', { 证件类型: '护照', [number]: null }, ['foreign-document', 'missing-id']],
  [
    'a passport of which no number is known',
    { 证件类型: '护照', [number]: '不详' },
    ['foreign-document', 'id-unknown'],
  ],
  ['a passport', passport, ['foreign-document']],
  ['no document, but a number', { 证件类型: '无' }, []],
  ['a number as a figure', { [number]: { xml: '<c r="@"><v>9.90101199003074E+17</v></c>' } }, ['id-precision-lost']],
  ['sixteen digits as a figure', { [number]: 1234567890123456 }, ['id-precision-lost']],
  ['exponent form as text', { [number]: '9.90101E+17' }, ['id-precision-lost']],
  ['000 at the end', { [number]: '990101199003074000' }, ['id-precision-lost']],
  ['a masked number', { [number]: '990101********4518' }, ['bad-id-characters']],
  ['X within', { [number]: '9901011990030745X8' }, ['bad-id-characters']],
  ['seventeen places', { [number]: '99010119900307451' }, ['bad-id-length']],
  ['no such birthday', { [number]: '990101199002304518' }, ['bad-id-birth-date']],
  ['a wrong check digit', { [number]: '990101199003074519' }, ['bad-id-check-digit']],
  ['a good number, spaced and full-width', { [number]: '９９０１０１ 19900307 4518' }, []],
  ['fifteen digits', { [number]: '990101900307451' }, ['id-15-digit']],
  ['fifteen digits as a figure', { [number]: 990101900307451 }, ['id-15-digit']],
  ['another birthday', { 出生日期: '1990-03-08' }, ['birth-date-disagrees-with-id']],
  ['another month of birth', { 出生日期: '1990年4月' }, ['birth-date-disagrees-with-id']],
  ['the month of birth alone', { 出生日期: '1990.03' }, []],
  ['another sex', { 性别: '女' }, ['sex-disagrees-with-id']],
  ['neither birth date nor sex beside a number', { 出生日期: null, 性别: null }, []],
  ['an unreadable birth date beside a number', { 出生日期: '八五年' }, ['unreadable-value']],
  ['an unreadable sex beside a number', { 性别: '南' }, ['unreadable-value']],
  ['an unreadable sex beside a refused number', { 性别: '南', [number]: '99' }, ['bad-id-length']],
  ['unknown, and no sex', { [number]: '无', 性别: null }, ['id-unknown', 'missing-birth-or-sex']],
  ['unknown, and an unreadable sex', { [number]: '无', 性别: '待查' }, ['id-unknown', 'missing-birth-or-sex']],
  ['unknown, and a birth month alone', { [number]: '无', 出生日期: '1990-03' }, ['id-unknown', 'missing-birth-or-sex']],
  ['a passport, and no birth date', { ...passport, 出生日期: '不详' }, ['foreign-document', 'missing-birth-or-sex']],
  ['eleven years old', { [number]: '无', 出生日期: '2015-01-01' }, ['id-unknown', 'implausible-age']],
  ['more than a hundred', { [number]: '无', 出生日期: '1925-01-01' }, ['id-unknown', 'implausible-age']],
  ['a hundred', { [number]: '无', 出生日期: '1926-01-01' }, ['id-unknown']],
  ['seventeen', { [number]: '无', 出生日期: '2008-12-01' }, ['id-unknown', 'minor']],
  [
    'no age is judged by a refused number',
    { [number]: '99010120150101451', 出生日期: '2015-01-01' },
    ['bad-id-length'],
  ],
  ['a unit elsewhere', { 接收单位: '北关司法所', 司法所: '北关司法所' }, ['unknown-unit']],
  ['no unit', { 接收单位: null, 司法所: null }, []],
  ['the hukou elsewhere', { 户籍地址: '白杨县黄泥镇' }, ['hukou-not-here']],
  ['a phone that is none', { 联系电话: '停机', 家属电话: '停机' }, ['bad-phone']],
  ['an error in any column', { 罪名: { error: '#REF!' } }, ['unreadable-value']],
  ['an error as text', { 罪名: '#N/A' }, ['unreadable-value']],
];

describe.each(['release-notices', 'handovers'] as const)('%s', (layout) => {
  // A column that the layout does not know is left out of the row.
  const known = (changes: Changes): Changes =>
    Object.fromEntries(Object.entries(changes).filter(([header]) => header in goodRows[layout] || header === '罪名'));
  test.each(both)('%s', async (_, changes, codes) => {
    expect(await codesOf(layout, known(changes))).toEqual(codes);
  });
});

const release: [string, Changes, string[]][] = [
  ['no release date', { 释放日期: '不详' }, ['missing-release-date']],
  ['a release date that cannot be read', { 释放日期: '26.3.5' }, ['bad-date']],
  ['a sentence that cannot be read', { 刑期起日: '长期' }, ['bad-date']],
  ['released before the sentence', { 刑期起日: '2026-03-06' }, ['release-before-sentence', 'term-end-before-start']],
  ['the sentence ends before it starts', { 刑期止日: '2024-03-01' }, ['term-end-before-start', 'term-end-disagrees']],
  ['another end of sentence', { 刑期止日: '2026-03-06' }, ['term-end-disagrees']],
  ['another end of sentence, pardoned', { 刑期止日: '2026-09-06', 释放类别: '特赦' }, []],
  ['another end of sentence, no such category', { 刑期止日: '2026-09-06', 释放类别: '其他' }, ['unknown-category']],
  ['the notice on the day itself', { 通知书日期: '2026-03-05' }, []],
  ['a notice after the release', { 通知书日期: '2026-03-06' }, ['notice-after-release']],
  ['a notice of no day', { 通知书日期: '近日' }, ['unreadable-value']],
  ['no address', { 户籍地址: null, 拟居住地址: '同户籍' }, ['no-residence']],
  ['the residence elsewhere', { 拟居住地址: '白杨县' }, ['residence-not-here']],
  [
    'both elsewhere',
    { 户籍地址: '白杨县', 拟居住地址: '同户籍地' },
    ['hukou-not-here', 'not-this-county', 'residence-not-here'],
  ],
  ['one address, elsewhere', { 户籍地址: '白杨县', 拟居住地址: null }, ['hukou-not-here', 'not-this-county']],
];

test.each(release)('release notice: %s', async (_, changes, codes) => {
  expect(await codesOf('release-notices', changes)).toEqual(codes);
});

const handover: [string, Changes, string[]][] = [
  ['no first day', { 矫正起日: null }, ['missing-term']],
  ['no last day', { 矫正止日: '—' }, ['missing-term']],
  ['a last day that cannot be read', { 矫正止日: '长期' }, ['bad-date']],
  ['no effective date', { 生效日期: null }, ['missing-effective-date']],
  ['an effective date that cannot be read', { 生效日期: '待定' }, ['bad-date']],
  ['the term ends before it starts', { 矫正止日: '2026-02-28' }, ['term-end-before-start', 'term-end-disagrees']],
  ['another length', { 矫正期限: '一年半' }, ['term-end-disagrees']],
  ['a length that cannot be read', { 矫正期限: '3' }, ['unreadable-value']],
  ['no length', { 矫正期限: null }, []],
  ['a day of judgment that cannot be read', { 判决日期: '近日', 交付日期: '2026年' }, ['unreadable-value']],
  ['the place of execution elsewhere', { 执行地: '白杨县' }, ['not-this-county']],
  ['no place of execution', { 执行地: null }, []],
  [
    'no county refuses for the hukou',
    { 户籍地址: '白杨县', 居住地址: '清和省' },
    ['hukou-not-here', 'residence-not-here'],
  ],
  ['nor for want of an address', { 户籍地址: null, 居住地址: null }, ['no-residence']],
];

test.each(handover)('handover: %s', async (_, changes, codes) => {
  expect(await codesOf('handovers', changes)).toEqual(codes);
});

test('everything wrong is told at once', async () => {
  const row = await rowOf('release-notices', {
    姓名: null,
    [number]: '99',
    释放日期: null,
    释放类别: '解教',
    家属电话: '1',
  });
  expect(row.outcome).toBe('refused');
  expect(row.person).toBeNull();
  expect(row.reasons.map((reason) => reason.code).sort()).toEqual([
    'bad-id-length',
    'bad-phone',
    'category-abolished',
    'missing-name',
    'missing-release-date',
  ]);
});

test('two dates in one cell serve for both; a single column to its left goes before', async () => {
  const { fields } = await rowOf('release-notices', { 刑期起日: null, 刑期止日: null, 刑期起止: '2024.3.6至2026.3.5' });
  expect(fields).toMatchObject({ sentenceStart: '2024-03-06', sentenceEnd: '2026-03-05' });
  const bad = await rowOf('release-notices', { 刑期起日: null, 刑期止日: null, 刑期起止: '2024.3.6起' });
  expect(bad.reasons).toMatchObject([{ code: 'bad-date', cells: [{ header: '刑期起止', value: '2024.3.6起' }] }]);
  expect(bad.reasons).toHaveLength(1);
});

test('who it is: the number’s birth date and sex; the columns’ where there is no number', async () => {
  const known = await rowOf('handovers', { [number]: '990101900307451', 出生日期: '1990.03', 性别: null });
  expect(known.person).toEqual({ name: '张三', idNumber: '990101199003074518', birthDate: '1990-03-07', sex: 'male' });
  const unknown = await rowOf('handovers', { [number]: '无' });
  expect(unknown.person).toEqual({ name: '张三', idNumber: null, birthDate: '1990-03-07', sex: 'male' });
  expect(unknown.fields.idNumber).toBeUndefined();
  const foreign = await rowOf('handovers', { ...passport, 姓名: 'TESTER  ALAN' });
  expect(foreign.person).toMatchObject({ name: 'TESTER ALAN', idNumber: 'E99001234' });
});

test('the first outcome that applies', () => {
  expect(outcomeOf([], 'handovers')).toBe('accepted');
  expect(outcomeOf(['minor'], 'handovers')).toBe('accepted-with-warning');
  expect(outcomeOf(['minor', 'same-matter-on-file'], 'handovers')).toBe('already-on-file');
  expect(outcomeOf(['same-matter-on-file', 'repeats-earlier-row'], 'handovers')).toBe('duplicate-in-file');
  expect(outcomeOf(['repeats-earlier-row', 'matter-disagrees'], 'handovers')).toBe('conflict');
  expect(outcomeOf(['matter-disagrees', 'bad-date'], 'handovers')).toBe('refused');
  expect(effectOf('no-residence', 'release-notices')).toBe('refused');
  expect(effectOf('no-residence', 'handovers')).toBe('warning');
});

test('the counts have all six keys', async () => {
  const { counts } = await previewOf([rosterSheet('handovers', [{}])], 'handovers');
  expect(Object.keys(counts)).toEqual(OUTCOMES);
});

test('every reason has its sentence in both languages', () => {
  expect(REASON_CODES).toHaveLength(50);
  for (const code of REASON_CODES) {
    const reason = { code, cells: [{ at: 'I5', header: '某列', value: '甲' }], others: [] };
    expect(reasonSentence(reason, 'zh-CN')).toMatch(/^某列（I5）“甲”：.+。$/);
    expect(reasonSentence(reason, 'en')).toMatch(/^某列 \(I5\) “甲”: [A-Z].+\.$/);
  }
  expect([...FACELESS].every((code) => effectOf(code, 'handovers') === 'refused')).toBe(true);
});

test('a blank cell is named too, a long value is cut short', async () => {
  const [blank] = (await rowOf('release-notices', { 释放日期: null })).reasons;
  expect(blank && reasonSentence(blank, 'zh-CN')).toBe('释放日期（K2）空白：没有释放日期。');
  const [long] = (await rowOf('release-notices', { 家属电话: '9'.repeat(500) })).reasons;
  expect(long && reasonSentence(long, 'en').length).toBeLessThan(200);
});

test('whatever the cells say, each row has one outcome and its sentences', async () => {
  const headers = Object.keys({ ...goodRows['release-notices'], ...goodRows.handovers, 刑期起止: '' });
  const long = fc.constantFrom(' ', '(', '（', '年', '9', '。').map((one) => `张${one.repeat(20_000)}三`);
  const word = fc.constantFrom('无', '2026年3月', '9', '同户籍', '990101900307451', '0'.repeat(18), '青石县', '1.5');
  const cell: fc.Arbitrary<MadeCell> = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    word,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    long,
  );
  const changes = fc.dictionary(fc.constantFrom(...headers), cell, { maxKeys: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('release-notices' as const, 'handovers' as const),
      fc.array(changes),
      async (layout, rows) => {
        const preview = await previewOf([rosterSheet(layout, rows)], layout);
        expect(Object.values(preview.counts).reduce((sum, count) => sum + count, 0)).toBe(preview.rows.length);
        for (const row of preview.rows) {
          expect(new Set(row.reasons.map((reason) => reason.code)).size).toBe(row.reasons.length);
          for (const reason of row.reasons) expect(reasonSentence(reason, 'en')).not.toContain('{{');
          expect(row.outcome === 'refused' || row.person !== null).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
