/** What is written reads back as the text that it was. */
import { expect, test } from 'vitest';
import { readWorkbook } from './read.ts';
import { writeWorkbook } from './write.ts';

async function roundTrip(rows: (string | undefined)[][], name = '名册') {
  const read = await readWorkbook(await writeWorkbook([{ name, rows }]), 'a.xlsx');
  if ('unreadable' in read) throw new Error(read.unreadable.en);
  return read.sheets;
}

test.each([
  '=1+1',
  '+86 19900000000',
  '-5',
  '@SUM(A1)',
  '=HYPERLINK("http://example.org")',
  '990101199003074518',
  '2026-03-05',
  '<b>&amp;',
  '𬭎𬱖',
  '_x0041_',
])('%s stays the text that it is', async (value) => {
  expect((await roundTrip([[value]]))[0]?.rows[0]?.cells).toEqual([{ column: 1, kind: 'text', text: value }]);
});

test('blank cells and rows keep the others in place', async () => {
  const [sheet] = await roundTrip([['甲'], [], ['', undefined, '丙']]);
  expect(sheet?.rows).toEqual([
    { number: 1, cells: [{ column: 1, kind: 'text', text: '甲' }] },
    { number: 3, cells: [{ column: 3, kind: 'text', text: '丙' }] },
  ]);
});

test('what XML cannot hold is left out', async () => {
  expect((await roundTrip([['甲\u0000\u0007乙\ud800']]))[0]?.rows[0]?.cells[0]?.text).toBe('甲乙□');
});

test('a name that no sheet may have is mended, twice the same told apart', async () => {
  const bytes = await writeWorkbook([
    { name: '名册[1]/2', rows: [['a']] },
    { name: '名册[1]/2', rows: [['b']] },
  ]);
  const read = await readWorkbook(bytes, 'a.xlsx');
  expect('sheets' in read && read.sheets.map((sheet) => sheet.name)).toEqual(['名册 1  2', '名册 1  2 2']);
});
