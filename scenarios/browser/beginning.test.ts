/**
 * A county begins: it downloads the empty workbook, uploads what it had in Excel, mends what is refused, takes its people over,
 * and sees what stands on no record, without anything being late that nobody can know.
 */
import { checkDigit } from '@guilu/records/people/identity-number.ts';
import { type MadeSheet, madeWorkbook } from '@guilu/platform/testing/made-workbook.ts';
import { readWorkbook } from '@guilu/platform/spreadsheets/read.ts';
import { addDays } from '@guilu/calendar';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { morning, startCounty } from '../county.ts';
import { expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
const today = morning.slice(0, 10);
let herong: Page;
const main = () => herong.locator('main');

const identityNumber = (born: string, serial: number) => {
  const front = `990101${born.replaceAll('-', '')}${serial}`;
  return front + checkDigit(front);
};
const people = ['程远志', '陆明轩', '苏婉清', '罗建业'].map((name, at) => ({
  name,
  number: identityNumber(`198${at}-03-1${at}`, 101 + 2 * at),
}));

function workbook(lastNumber = people[3]?.number ?? ''): MadeSheet[] {
  const heads = [
    '姓名',
    '身份证号码',
    '居住地址',
    '司法所',
    '矫正类别',
    '矫正起日',
    '矫正止日',
    '入矫登记日期',
    '小组成立日期',
    '小组成员',
    '管理等级',
  ];
  const row = ({ name, number }: { name: string; number: string }) => [
    name,
    number,
    '青石县石桥镇柳沟村',
    '石桥司法所',
    '缓刑',
    '2025-03-01',
    '2028-02-29',
    '2025-03-03',
    '2025-03-08',
    '王敏、李四',
    '普管',
  ];
  const numbers = people.map((one, at) => (at === 3 ? { ...one, number: lastNumber } : one));
  return [
    { name: '人员', rows: [heads, ...numbers.map(row)] },
    {
      name: '走访谈话',
      rows: [
        ['身份证号码', '走访日期', '走访人', '见到本人', '情况'],
        ...numbers.map(({ number }) => [number, addDays(today, -10), '村居', '是', '在家']),
      ],
    },
    {
      name: '记录范围',
      rows: [
        ['记录种类', '自哪天起完整'],
        ['走访谈话', addDays(today, -60)],
      ],
    },
  ];
}

const upload = async (sheets: MadeSheet[]) => {
  await herong.goto(`${county.address}/intake`);
  await main().getByRole('radio', { name: /在矫人员存量表/ }).click();
  await herong.setInputFiles('input[type=file]', {
    name: '青石在矫人员.xlsx',
    mimeType: '',
    buffer: madeWorkbook(sheets),
  });
  await herong.waitForURL(/\/intake\/[0-9a-f-]{36}$/);
};

beforeAll(async () => {
  herong = await openPage();
  await signIn(herong, county.address, 'herong');
});

test('the empty workbook is downloaded and opens, with every column explained', async () => {
  await herong.goto(`${county.address}/intake`);
  await main().getByRole('radio', { name: /在矫人员存量表/ }).click();
  const [download] = await Promise.all([
    herong.waitForEvent('download'),
    main().getByText('下载空白表和填表说明').click(),
  ]);
  const read = await readWorkbook(readFileSync(await download.path()), 'a.xlsx');
  if ('unreadable' in read) throw new Error(read.unreadable.en);
  expect(read.sheets.map((sheet) => sheet.name)).toEqual([
    '填表说明',
    '人员',
    '走访谈话',
    '报告',
    '外出',
    '奖惩',
    '记录范围',
  ]);
  await expectAccessible(herong);
});

// The last figure is one off.
const wrong = (people[3]?.number ?? '').replace(/.$/, (last) => (last === '1' ? '2' : '1'));

test('what is wrong is shown before anything is written, with the records of whoever is left out', async () => {
  await upload(workbook(wrong));
  await main().getByText('身份证号码的校验码不对').waitFor();
  await main().getByText('过去的记录 4 行，其中 1 行不导入').waitFor();
  await picture(herong, 'stock-preview');
  await expectAccessible(herong);
  await herong.setViewportSize(phone);
  await expectNoSideways(herong);
  await herong.setViewportSize({ width: 1366, height: 768 });
});

test('mended and confirmed, all four are there with their past, and nothing of it is late', async () => {
  await upload(workbook());
  await main().getByRole('button', { name: '接收 4 人' }).click();
  await main().getByText('已接收 4 人').first().waitFor();
  await main().getByRole('link', { name: '程远志' }).click();
  await main().getByText('存量接管', { exact: true }).waitFor();
  await main().getByText('走访谈话完整自').waitFor();
  expect(
    await main()
      .getByText(/^迟 \d+ 天$/)
      .count(),
  ).toBe(0);
  await main()
    .getByText(/接管前没有记录的 \d+ 项/)
    .click();
  await main().getByText('接管前，没有记录').first().waitFor();
  await picture(herong, 'stock-file');
});

test('what stands on no record is listed by matter, and leads to the files', async () => {
  await herong.goto(`${county.address}/untold`);
  await main().getByRole('button', { name: '定期报告' }).click();
  await main().getByText('涉及的人 · 4 人').waitFor();
  await picture(herong, 'stock-untold');
  await expectAccessible(herong);
  await main().getByRole('link', { name: '苏婉清' }).click();
  await main().getByText('存量接管', { exact: true }).waitFor();
});

test('the same workbook again adds nobody', async () => {
  await upload(workbook());
  await main().getByText('已在册').first().waitFor();
  expect(await main().getByRole('button', { name: '接收 0 人' }).isDisabled()).toBe(true);
});
