// A running stock's workbook: read whole, every row with its outcome, what was done before given to its person.
import { madeWorkbook } from '@guilu/platform/testing/made-workbook.ts';
import { readWorkbook } from '@guilu/platform/spreadsheets/read.ts';
import { expect, test } from 'vitest';
import { goodRows, qingshi } from '../roster/made-up-roster.ts';
import { readRoster, type RosterPreview } from '../roster/read-roster.ts';
import { stockFacts } from './facts.ts';
import { stockTemplate } from './template.ts';

const today = '2026-11-25';
const zhang = goodRows['running-stock'];
const number = String(zhang.身份证号码);
const people = (...changes: Record<string, string>[]) => {
  const headers = [...new Set([...Object.keys(zhang), ...changes.flatMap((one) => Object.keys(one))])];
  return {
    name: '人员',
    rows: [headers, ...changes.map((one) => headers.map((header) => one[header] ?? zhang[header] ?? null))],
  };
};

async function read(...sheets: Parameters<typeof madeWorkbook>[0]): Promise<RosterPreview> {
  const preview = await readRoster({
    bytes: madeWorkbook(sheets),
    fileName: 'a.xlsx',
    layout: 'running-stock',
    places: qingshi,
    onFile: async () => [],
    today,
  });
  if ('unreadable' in preview) throw new Error(preview.unreadable.en);
  return preview;
}

test('the empty workbook is read with every column known, and has nobody in it', async () => {
  const preview = await readRoster({
    bytes: await stockTemplate(),
    fileName: 't.xlsx',
    layout: 'running-stock',
    places: qingshi,
    onFile: async () => [],
    today,
  });
  if ('unreadable' in preview) throw new Error(preview.unreadable.en);
  expect(preview.rows).toEqual([]);
  expect(preview.sheets.map((sheet) => sheet.name).sort()).toEqual(
    ['人员', '走访谈话', '报告', '外出', '奖惩', '记录范围'].sort(),
  );
  expect(preview.sheets.flatMap((sheet) => sheet.unread)).toEqual([]);
  expect(preview.sheetsPassedOver).toEqual([{ name: '填表说明', why: 'no-header' }]);
});

test('every column of the empty workbook that needs one has an explanation', async () => {
  const workbook = await readWorkbook(await stockTemplate(), 't.xlsx');
  if ('unreadable' in workbook) throw new Error('unreadable');
  const text = workbook.sheets[0]?.rows.flatMap((row) => row.cells.map((cell) => cell.text)) ?? [];
  for (const heading of ['入矫登记日期', '自哪天起完整', '奖惩种类', '批准日期']) expect(text).toContain(heading);
});

test('visits, reports, leaves and decisions go to their person, with since when each kind is whole', async () => {
  const preview = await read(
    people({}),
    {
      name: '走访',
      rows: [
        ['身份证号码', '姓名', '走访日期', '走访人', '见到本人'],
        [number, '张三', '2026-10-08', '村居', '是'],
      ],
    },
    {
      name: '报告',
      rows: [
        ['身份证号码', '报告日期', '报告方式'],
        [number, '2026-10-31', '当面'],
      ],
    },
    {
      name: '外出',
      rows: [
        ['身份证号码', '外出起日', '外出止日', '批准日期', '外出事由', '批准机关', '销假日期'],
        [number, '2026-09-01', '2026-09-03', '2026-08-30', '就医', '司法所', '2026-09-03'],
      ],
    },
    {
      name: '奖惩',
      rows: [
        ['身份证号码', '奖惩日期', '奖惩种类', '违规行为'],
        [number, '2026-06-01', '训诫', '未按时报告'],
      ],
    },
    {
      name: '记录范围',
      rows: [
        ['记录种类', '自哪天起完整'],
        ['报告', '2026-01-01'],
        ['走访谈话', null],
      ],
    },
  );
  expect(preview.rows.map((row) => row.outcome)).toEqual(Array(5).fill('accepted'));
  expect(preview.counts.accepted).toBe(1);
  const [person] = preview.rows;
  expect(person?.earlier?.since).toEqual({ 'stock-reports': '2026-01-01' });
  const facts = stockFacts(person?.fields ?? {}, person?.earlier ?? { records: [], since: {} }, today, { import: 'i' });
  expect(facts.map((fact) => `${fact.on} ${fact.type}`)).toEqual([
    '2025-03-01 correction.judgment-effective',
    '2025-03-05 correction.reported-in',
    '2025-03-05 correction.registered',
    '2026-11-25 case.level-set',
    '2026-10-08 case.visit-made',
    '2026-10-31 correction.reported',
    '2026-08-30 correction.leave-applied',
    '2026-08-30 correction.leave-approved',
    '2026-09-03 correction.leave-returned',
    '2026-06-01 correction.breach-found',
    '2026-06-01 correction.admonished',
    '2026-11-25 case.taken-over',
  ]);
  const byType = new Map(facts.map((fact) => [fact.type, fact]));
  expect(byType.get('correction.admonished')?.data?.for).toBe(byType.get('correction.breach-found')?.id);
  expect(byType.get('correction.leave-approved')?.data?.for).toBe(byType.get('correction.leave-applied')?.id);
  expect(byType.get('case.taken-over')?.data).toEqual({ reportsSince: '2026-01-01' });
});

test.each([
  ['a person who is not on the sheet', ['990101198801014517', '2026-10-08'], 'no-such-person'],
  ['a day in the future', [number, '2026-12-01'], 'in-future'],
  ['a day that is none', [number, '2026-02-30'], 'bad-date'],
  ['a day before registration', [number, '2025-01-01'], 'before-registration'],
  ['no day', [number, ''], 'missing-value'],
])(
  'a visit with %s is left out, says why, and its kind is no longer whole for the person',
  async (_, [id, day], code) => {
    const preview = await read(
      people({}),
      {
        name: '走访',
        rows: [
          ['身份证号码', '走访日期', '情况'],
          [id ?? '', day || null, '在家'],
        ],
      },
      {
        name: '记录范围',
        rows: [
          ['记录种类', '自哪天起完整'],
          ['走访', '2026-01-01'],
          ['报告', '2026-01-01'],
        ],
      },
    );
    const [person, visit] = preview.rows;
    expect(visit).toMatchObject({ outcome: 'refused', part: 'stock-contacts' });
    expect(visit?.reasons.map((reason) => reason.code)).toContain(code);
    expect(person?.earlier?.records).toEqual([]);
    const spokenOf = Object.keys(person?.earlier?.since ?? {});
    expect(spokenOf).toEqual(code === 'no-such-person' ? ['stock-contacts', 'stock-reports'] : ['stock-reports']);
  },
);

test('a record of somebody who is refused is refused with them', async () => {
  const preview = await read(people({ 矫正类别: '剥夺政治权利' }), {
    name: '走访',
    rows: [
      ['身份证号码', '走访日期'],
      [number, '2026-10-08'],
    ],
  });
  expect(preview.rows.map((row) => row.outcome)).toEqual(['refused', 'refused']);
  expect(preview.rows[1]?.reasons.map((reason) => reason.code)).toEqual(['person-not-taken']);
});

test('an announcement of which only the day is known is not recorded, and the row says so', async () => {
  const preview = await read(people({ 宣告日期: '2025-03-10' }));
  const [person] = preview.rows;
  expect(person).toMatchObject({ outcome: 'accepted-with-warning' });
  expect(person?.reasons.map((reason) => reason.code)).toEqual(['half-said']);
  const facts = stockFacts(person?.fields ?? {}, { records: [], since: {} }, today, { import: 'i' });
  expect(facts.some((fact) => fact.type === 'correction.announced')).toBe(false);
});

test('a term that is over is taken in with a warning: the person is still in stock', async () => {
  const preview = await read(people({ 矫正止日: '2026-02-28' }));
  expect(preview.rows[0]).toMatchObject({ outcome: 'accepted-with-warning' });
  expect(preview.rows[0]?.reasons.map((reason) => reason.code)).toEqual(['term-over']);
});

test('without the day of registration the sheet is no running stock, and the other layout is named', async () => {
  const { 入矫登记日期: _, ...row } = zhang;
  const bytes = madeWorkbook([{ name: '人员', rows: [Object.keys(row), Object.values(row)] }]);
  const preview = await readRoster({
    bytes,
    fileName: 'a.xlsx',
    layout: 'running-stock',
    places: qingshi,
    onFile: async () => [],
    today,
  });
  expect(preview).toMatchObject({
    unreadable: { code: 'no-header', zh: expect.stringContaining('社区矫正对象交付名册') },
  });
});
