/** How each kind of cell is read: section 3 of the roster's rules, example by example. */
import { describe, expect, test } from 'vitest';
import type { CellKind } from '@guilu/platform/spreadsheets/sheet.ts';
import { cellText, isBlankIn } from './cell-text.ts';
import { ageOn, lastDayOf, readBirth, readDay, readDuration, readTwoDays } from './days.ts';
import { codesOf, qingshi, rowOf } from './made-up-roster.ts';
import { isUnreadableName, readName, readNames, readPhones } from './names.ts';
import { placeReader } from './places.ts';

const cell = (text: string | number, kind?: CellKind) =>
  cellText({ column: 1, kind: kind ?? (typeof text === 'number' ? 'number' : 'text'), text: String(text) });

describe('all text', () => {
  test.each([
    ['９９０１０１', '990101'],
    ['　张三　', '张三'],
    ['\ufeff张\u200b三', '张三'],
    ["'990101", '990101'],
    ['="990101"', '990101'],
    ['＝＂990101＂', '990101'],
  ])('%j is %j', (raw, text) => {
    expect(cell(raw).text).toBe(text);
  });

  test.each(['', ' ', '/', '＼', '-', '--', '—', '——', '无', '暂无', '不详', '未知', '#N/A', '#REF!'])(
    '%j is blank',
    (text) => {
      expect(isBlankIn(cell(text), 'text')).toBe(true);
    },
  );

  test('but 无 says something of a number and of a document', () => {
    expect(isBlankIn(cell('无'), 'number')).toBe(false);
    expect(isBlankIn(cell('不详'), 'document-type')).toBe(false);
    expect(isBlankIn(cell('—'), 'number')).toBe(true);
    expect(isBlankIn(cell('---'), 'text')).toBe(false);
  });
});

describe('names', () => {
  test.each([
    ['张 三', '张三'],
    ['张三（男）', '张三'],
    ['李四 (女)', '李四'],
    ['阿卜来提 • 吐尔逊', '阿卜来提·吐尔逊'],
    ['扎西．多吉', '扎西·多吉'],
    ['吉克・木呷', '吉克·木呷'],
    ['TESTER  ALAN', 'TESTER ALAN'],
    ['J. TESTER', 'J. TESTER'],
    ['𬭎 䶮', '𬭎䶮'],
  ])('%j is %j', (written, name) => {
    expect(readName(cell(written).text)).toBe(name);
  });

  test.each(['张某', '李×', '王*', '赵？', '钱□', '孙1', '周\ufffd', '吴\ue863'])('%s cannot be read', (name) => {
    expect(isUnreadableName(readName(cell(name).text))).toBe(true);
  });

  test('former names, separated in any way', () => {
    expect(readNames(cell('老三、李四，王五；赵六/钱七 孙八').text)).toEqual([
      '老三',
      '李四',
      '王五',
      '赵六',
      '钱七',
      '孙八',
    ]);
  });
});

describe('days', () => {
  test.each<[string | number, string | undefined, CellKind?]>([
    ['2026-03-05', '2026-03-05'],
    ['2026-3-5', '2026-03-05'],
    ['2026/3/5 0:00', '2026-03-05'],
    ['2026.3.5', '2026-03-05'],
    ['２０２６．３．５', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['2026 年 3 月 5 日', '2026-03-05'],
    ['2026年3月5日10时30分', '2026-03-05'],
    ['2026-03-05 00:00:00', '2026-03-05'],
    ['2026-03-05T08:00:00Z', '2026-03-05'],
    ['20260305', '2026-03-05'],
    [20260305, '2026-03-05'],
    ['46086', '2026-03-05'],
    [46086.75, '2026-03-05'],
    ['2026-03-05 12:00', '2026-03-05', 'date'],
    [9999, undefined],
    [80001, undefined],
    [80000, undefined],
    ['26.3.5', undefined],
    ['5/3/2026', undefined],
    ['2026-3/5', undefined],
    ['2026年2月30日', undefined],
    ['2026.13.1', undefined],
    ['1899-12-31', undefined],
    ['2100-01-01', undefined],
    ['2026年3月', undefined],
    ['长期', undefined],
    [2026, undefined],
  ])('%j is %s', (written, day, kind) => {
    expect(readDay(cell(written, kind))).toBe(day);
  });

  test.each<[string | number, string | undefined]>([
    ['1985年3月', '1985-03'],
    ['1985.03', '1985-03'],
    ['1985-3', '1985-03'],
    ['1985/3', '1985-03'],
    ['198503', '1985-03'],
    [1985.03, '1985-03'],
    ['1985.10', '1985-10'],
    [1985.1, undefined],
    [198503, undefined],
    ['198513', undefined],
    ['1985年', undefined],
    ['八五年', undefined],
  ])('a birth date may be a month: %j is %s', (written, birth) => {
    expect(readBirth(cell(written))).toBe(birth);
  });

  test.each([
    ['2024.3.6至2026.3.5', ['2024-03-06', '2026-03-05']],
    ['2024-03-06 到 2026-03-05', ['2024-03-06', '2026-03-05']],
    ['2024年3月6日～2026年3月5日', ['2024-03-06', '2026-03-05']],
    ['2024/3/6—2026/3/5', ['2024-03-06', '2026-03-05']],
    ['2024.3.6', undefined],
    ['2024.3.6至', undefined],
    ['2024.3.6至2026.3.5至2027.1.1', undefined],
    ['24.3.6至26.3.5', undefined],
  ])('two dates: %s', (written, days) => {
    expect(readTwoDays(cell(written))).toEqual(days);
  });

  test('completed years on a day', () => {
    expect(ageOn('2026-03-05', '2008-03-06')).toBe(17);
    expect(ageOn('2026-03-06', '2008-03-06')).toBe(18);
  });
});

describe('durations', () => {
  const of = (years: number, months: number, days: number) => ({ years, months, days });
  test.each([
    ['一年', of(1, 0, 0)],
    ['两年', of(2, 0, 0)],
    ['一年六个月', of(1, 6, 0)],
    ['1年6月', of(1, 6, 0)],
    ['１８个月', of(0, 18, 0)],
    ['一百二十个月', of(0, 120, 0)],
    ['十五年', of(15, 0, 0)],
    ['二十五天', of(0, 0, 25)],
    ['三年零二个月十日', of(3, 2, 10)],
    ['半年', of(0, 6, 0)],
    ['一年半', of(1, 6, 0)],
    ['03_06_00', of(3, 6, 0)],
    ['有期徒刑一年', of(1, 0, 0)],
    ['缓刑考验期二年', of(2, 0, 0)],
    ['3', undefined],
    ['同判决', undefined],
    ['若干', undefined],
    ['00_00_00', undefined],
    ['一年半六个月', undefined],
    ['年', undefined],
  ])('%s', (written, duration) => {
    expect(readDuration(cell(written).text)).toEqual(duration);
  });

  test.each([
    ['2026-03-01', of(1, 0, 0), '2027-02-28'],
    ['2026-03-15', of(0, 6, 0), '2026-09-14'],
    ['2026-03-15', of(0, 1, 10), '2026-04-24'],
    ['2026-08-31', of(0, 6, 0), '2027-02-27'],
  ])('a term that begins on %s ends on its last day', (start, term, end) => {
    expect(lastDayOf(start, term)).toBe(end);
  });
});

describe('places and units', () => {
  const places = placeReader(qingshi);
  test.each([
    ['岚川省临岚市青石县石桥镇', true, '990101100'],
    ['青石县', true, '990101'],
    ['青 石 县 柳 林 镇', true, '990101101'],
    ['临岚市柳林镇桃园村9组', true, '990101101202'],
    ['桃园村', true, '990101101202'],
    ['城关街道文庙社区', true, '990101001001'],
    ['990101', true, '990101'],
    ['990101100201', true, '990101100201'],
    ['岚川省临岚市白杨县', false, undefined],
    ['白杨县黄泥镇', false, undefined],
    ['岚川省', false, undefined],
    ['清和省永定市青石县', false, undefined],
    ['990102', false, undefined],
  ])('%s', (address, here, area) => {
    expect(places.isHere(address)).toBe(here);
    expect(places.areaOf(address)).toBe(area);
  });

  test.each([
    ['城关司法所', 'SF990101001'],
    ['SF990101001', 'SF990101001'],
    ['青石县司法局 城关司法所', 'SF990101001'],
    ['城关街道办事处', 'SF990101001'],
    ['北关司法所', undefined],
    ['青石县司法局', undefined],
  ])('%s', (unit, office) => {
    expect(places.officeOf(unit)).toBe(office);
  });

  test('a county that is not among the places is a fault, not an answer', () => {
    expect(() => placeReader({ ...qingshi, county: '990109' })).toThrow('990109');
  });
});

test.each([
  ['19900000001', ['19900000001'], false],
  ['199 0000 0001', ['19900000001'], false],
  ['+86 199-0000-0001', ['19900000001'], false],
  ['008619900000001', ['19900000001'], false],
  ['（0990）1234567', ['09901234567'], false],
  ['19900000001、19900000002/1990000', ['19900000001', '19900000002'], true],
  ['12345', [], true],
  ['29900001234', [], true],
])('phones: %s', (written, phones, anyBad) => {
  expect(readPhones(cell(written).text)).toEqual({ phones, anyBad });
});

describe('coded cells', () => {
  test.each([
    ['性别', '１', []],
    ['性别', ' 男 性', []],
    ['证件类型', '户口簿', []],
    ['证件类型', '军官证', ['unreadable-value']],
    ['证件类型', '不详', ['unreadable-value']],
    ['是否可能不报到', '√', []],
    ['是否可能不报到', '无', []],
    ['是否可能不报到', '待查', ['unreadable-value']],
    ['释放类别', null, []],
    ['释放类别', '特赦', []],
    ['释放类别', '解教', ['category-abolished']],
    ['释放类别', '假释期满', ['wrong-roster']],
    ['释放类别', '转监', ['unknown-category']],
  ])('release notice: %s %s', async (header, value, codes) => {
    expect(await codesOf('release-notices', { [header]: value })).toEqual(codes);
  });

  test.each([
    ['矫正类别', '04', []],
    ['矫正类别', 2, []],
    ['矫正类别', '剥权', ['category-abolished']],
    ['矫正类别', '刑释', ['wrong-roster']],
    ['矫正类别', '05', ['unknown-category']],
    ['矫正类别', null, ['unknown-category']],
    ['文书是否齐全', '缺生效判决书', ['papers-incomplete']],
    ['文书是否齐全', '不齐', ['papers-incomplete']],
    ['文书是否齐全', null, []],
    ['文书是否齐全', '待定', ['unreadable-value']],
    ['限制出境', '未', []],
  ])('handover: %s %s', async (header, value, codes) => {
    expect(await codesOf('handovers', { [header]: value })).toEqual(codes);
  });

  test('what is stored of them', async () => {
    expect((await rowOf('handovers', { 文书是否齐全: '缺生效判决书', 限制出境: '是' })).fields).toMatchObject({
      category: 'probation',
      term: { years: 1, months: 0, days: 0 },
      papersComplete: false,
      papersRemark: '缺生效判决书',
      exitRestricted: true,
      unit: 'SF990101001',
    });
    expect((await rowOf('release-notices', { 释放类别: '特赦', 释放单位: '临岚市看守所' })).fields).toMatchObject({
      releaseCategory: 'released-detention',
      releasedOtherwise: '特赦',
    });
  });
});
