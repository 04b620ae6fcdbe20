/** Which sheets, which header, which rows: section 2 of the roster's rules by small sheets. */
import { expect, test } from 'vitest';
import type { MadeCell } from '@guilu/platform/testing/made-workbook.ts';
import { kindOf, plainHeader } from './header.ts';
import { goodRows, previewOf, rosterSheet } from './made-up-roster.ts';

test.each([
  ['身份证 号码（必填）*', '身份证号码'],
  ['公民身份\n号码：', '公民身份号码'],
  ['户籍所在地（派出所）', '户籍所在地'],
  ['姓　名', '姓名'],
  ['释放日期【年月日】:', '释放日期'],
  ['联系电话（（手机）或座机）', '联系电话'],
  ['\u200b姓名\ufeff', '姓名'],
  ['曾用名／别名', '曾用名/别名'],
])('a heading is compared without ornament: %j', (written, plain) => {
  expect(plainHeader(written)).toBe(plain);
});

test('a name of the other layout is no name in a handover', () => {
  expect(kindOf('handovers', '服刑人员姓名')).toBeUndefined();
  expect(kindOf('handovers', '刑释人员姓名')).toBeUndefined();
  expect(kindOf('handovers', '罪犯姓名')?.type).toBe('name');
  expect(kindOf('release-notices', '社区矫正对象')).toBeUndefined();
});

const good = Object.values(goodRows['release-notices']);
const header = Object.keys(goodRows['release-notices']);
const people = async (rows: MadeCell[][], merges: string[] = []) =>
  (await previewOf([{ name: '名册', rows, merges }], 'release-notices')).rows;

test('visible sheets with a header, in order; hidden ones, code lists and the other layout are passed over', async () => {
  const preview = await previewOf(
    [
      { name: '说明', rows: [['填表说明'], ['姓名必填']] },
      rosterSheet('release-notices', [{}], '一'),
      { ...rosterSheet('release-notices', [{}], '旧'), hidden: true },
      rosterSheet('handovers', [{}], '矫正'),
      rosterSheet('release-notices', [{ 身份证号码: '990101199003074534' }], '二'),
    ],
    'release-notices',
  );
  expect(preview.sheet).toBe('一');
  expect(preview.rows.map(({ sheet, row }) => [sheet, row])).toEqual([
    [undefined, 2],
    ['二', 2],
  ]);
  expect(preview.sheetsPassedOver).toEqual([
    { name: '说明', why: 'no-header' },
    { name: '旧', why: 'hidden' },
    { name: '矫正', why: 'other-layout' },
  ]);
});

test('the header may stand in row 30, not in row 31', async () => {
  const above: MadeCell[][] = Array.from({ length: 29 }, (_, n) => [`第${n}行`]);
  expect(await people([...above, header, good])).toMatchObject([{ row: 31, outcome: 'accepted' }]);
  await expect(people([...above, ['再一行'], header, good])).rejects.toThrow('No header');
});

test('rows hidden by a filter are read', async () => {
  const sheet = { ...rosterSheet('release-notices', [{}]), hiddenRows: [2] };
  expect((await previewOf([sheet], 'release-notices')).rows).toHaveLength(1);
});

test('columns in any order, unknown ones told and left unread', async () => {
  const preview = await previewOf(
    [{ name: '名册', rows: [[...header, '改造积分'].reverse(), [...good, '12'].reverse()] }],
    'release-notices',
  );
  expect(preview.rows).toMatchObject([{ outcome: 'accepted' }]);
  expect(preview.sheets).toEqual([{ name: '名册', headerRow: 1, unread: [{ column: 'A', header: '改造积分' }] }]);
});

test('of two columns for one field the leftmost that is not blank counts', async () => {
  const rows = await people([
    ['释放时间', ...header, '出监日期'],
    ['/', ...good, '2026-12-31'],
    ['2026-12-30', ...good, ''],
  ]);
  expect(rows.map((row) => row.fields.releaseDate)).toEqual(['2026-03-05', '2026-12-30']);
});

test('a header of two rows: upper and lower together, the lower alone, the upper alone', async () => {
  const rows = await people(
    [
      ['姓名', '身份证号码', '刑期', null, '住址', null, '释放日期'],
      [null, null, '起日', '止日', '户籍地', '无关', '（年月日）'],
      ['张三', '990101199003074518', '2024-03-06', '2026-03-05', '青石县', 'x', '2026-03-05'],
    ],
    ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
  );
  expect(rows).toMatchObject([
    {
      row: 3,
      outcome: 'accepted',
      fields: {
        sentenceStart: '2024-03-06',
        sentenceEnd: '2026-03-05',
        hukouAddress: '青石县',
        releaseDate: '2026-03-05',
      },
    },
  ]);
});

test('a required column may be told by both rows of the header together', async () => {
  const rows = await people(
    [
      ['姓名', '身份证号码', '释放', null, '户籍'],
      [null, null, '日期', '单位', null],
      ['张三', '990101199003074518', '2026-03-05', '岚山监狱', '青石县'],
    ],
    ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2'],
  );
  expect(rows).toMatchObject([{ outcome: 'accepted', fields: { releaseDate: '2026-03-05', prison: '岚山监狱' } }]);
});

test('a value merged down belongs to each of its rows, one merged across to its first column', async () => {
  const three = [good, good.with(header.indexOf('释放单位'), null), good.with(header.indexOf('释放单位'), null)].map(
    (row, n) =>
      row.with(
        header.indexOf('身份证号码'),
        ['990101199003074518', '990101199003074534', '990101199003074550'][n] ?? '',
      ),
  );
  const rows = await people([header, ...three], ['L2:L4', 'G2:H2']);
  expect(header[11]).toBe('释放单位');
  expect(rows.map((row) => row.fields.prison)).toEqual(['岚川省岚山监狱', '岚川省岚山监狱', '岚川省岚山监狱']);
  expect(rows.map((row) => row.fields.sentenceStart)).toEqual([undefined, '2024-03-06', '2024-03-06']);
});

test.each<[string, MadeCell[]]>([
  ['blank', []],
  ['white space and strokes', [' ', '　', '—', '/']],
  ['the header again', header],
  ['a total', ['小 计', null, null, '60人']],
  ['a total of the page', ['本页合计：', null, '60人']],
  ['a note', ['注：1.本表一式三份。']],
  ['who filled it in', ['制表人：张某', null, '审核人：李某']],
  ['only errors', [null, { error: '#N/A' }]],
])('not data, and not reported: %s', async (_, row) => {
  expect((await people([header, row, good])).map((one) => one.row)).toEqual([3]);
});

test('a row with nothing but a serial number, or a value in an unknown column, is not data', async () => {
  const rows = await people([
    ['序号', ...header, '积分'],
    [1, ...good, 5],
    [2, ...header.map(() => null), null],
    [null, ...header.map(() => null), 7],
  ]);
  expect(rows.map((row) => row.row)).toEqual([2]);
});

test('a banner over three columns or more is not data; over two it is a row like another', async () => {
  const banner: MadeCell[] = ['石桥镇（12人）'];
  expect(await people([header, banner, good], ['A2:C2'])).toHaveLength(1);
  expect(await people([header, banner, good], ['A2:B2'])).toHaveLength(2);
});

test('nobody is lost: a number beside a total or a note makes it data', async () => {
  const at = header.indexOf('身份证号码');
  const total = good.map((_, n): MadeCell => (n === 0 ? '合计' : n === at ? '990101199003074518' : null));
  expect(await people([header, total])).toMatchObject([{ row: 2 }]);
  expect(await people([header, total.with(0, '备注人员').with(at, null)])).toMatchObject([
    { row: 2, outcome: 'refused' },
  ]);
});

test('merged ranges beyond any sense do not fill the memory', async () => {
  const merges = Array.from({ length: 40 }, (_, n) => `A${n + 2}:A1000000`);
  await expect(
    people([header, good, ...Array.from({ length: 100_000 }, (): MadeCell[] => ['x'])], merges),
  ).rejects.toThrow('too large');
}, 60_000);
