/** The roster that goes back: as received, with outcome and reasons in front. */
import { expect, test } from 'vitest';
import { madeWorkbook } from '@guilu/platform/testing/made-workbook.ts';
import { readWorkbook } from '@guilu/platform/spreadsheets/read.ts';
import { previewOf, rosterSheet } from './made-up-roster.ts';
import { markedWorkbook } from './marked-workbook.ts';

async function marked(language: 'zh-CN' | 'en') {
  const made = rosterSheet('release-notices', [{ 罪名: '=1+1' }, { 释放日期: '26.3.5' }]);
  const sheet = { ...made, rows: [['名册'], ...made.rows, ['制表人：张某']] };
  const other = { name: '说明', rows: [['姓名必填']] };
  const preview = await previewOf([other, sheet], 'release-notices');
  const read = await readWorkbook(await markedWorkbook(madeWorkbook([other, sheet]), preview, language), 'a.xlsx');
  if ('unreadable' in read) throw new Error(read.unreadable.en);
  return { sheet, read };
}

test('two columns come first, the rest is the sheet as received, all of it text', async () => {
  const { sheet, read } = await marked('zh-CN');
  expect(read.sheets.map((one) => one.name)).toEqual(['名册']);
  const rows = read.sheets[0]?.rows ?? [];
  expect(rows.map((row) => row.cells.slice(0, 3).map((cell) => cell.text))).toEqual([
    ['名册'],
    ['处理结果', '原因', '姓名'],
    ['可以导入', '张三', '男'],
    ['不导入', '释放日期（K4）“26.3.5”：日期读不出来。请写成 2026-03-05 这样的年月日。', '张三'],
    ['制表人：张某'],
  ]);
  expect(rows[0]?.cells[0]?.column).toBe(3);
  expect(rows[2]?.cells.map((cell) => cell.text)).toContain('=1+1');
  expect(rows.flatMap((row) => row.cells).every((cell) => cell.kind === 'text')).toBe(true);
  expect(rows[1]?.cells).toHaveLength((sheet.rows[1]?.length ?? 0) + 2);
});

test('in English for who reads English', async () => {
  const { read } = await marked('en');
  expect(read.sheets[0]?.rows[1]?.cells.slice(0, 2).map((cell) => cell.text)).toEqual(['Outcome', 'Reasons']);
});

test('another file than the one previewed is a fault', async () => {
  const preview = await previewOf([rosterSheet('handovers', [{}])], 'handovers');
  await expect(markedWorkbook(Buffer.alloc(0), preview, 'en')).rejects.toThrow('empty');
  const stranger = madeWorkbook([{ name: '别的', rows: [['a']] }]);
  await expect(markedWorkbook(stranger, preview, 'en')).rejects.toThrow('名册');
});
