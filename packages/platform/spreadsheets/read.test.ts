/** Workbooks and comma-separated text become plain sheets; what is neither becomes a sentence. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import PizZip from 'pizzip';
import { beforeAll, describe, expect, test } from 'vitest';
import { type MadeCell, madeWorkbook, withPackedPart } from '../testing/made-workbook.ts';
import { readWorkbook } from './read.ts';
import type { Sheet } from './sheet.ts';

async function sheetsOf(bytes: Buffer, name = 'a.xlsx'): Promise<Sheet[]> {
  const read = await readWorkbook(bytes, name);
  if ('unreadable' in read) throw new Error(read.unreadable.en);
  return read.sheets;
}

async function codeOf(bytes: Buffer, name = 'a.xlsx'): Promise<string> {
  const read = await readWorkbook(bytes, name);
  return 'unreadable' in read ? read.unreadable.code : 'read';
}

async function cellOf(cell: MadeCell, since1904 = false) {
  const [sheet] = await sheetsOf(madeWorkbook([{ name: '一', rows: [[cell]] }], { since1904 }));
  return sheet?.rows[0]?.cells[0];
}

describe('cells of a workbook', () => {
  test.each<[string, MadeCell, string, string]>([
    ['text', '张三', 'text', '张三'],
    ['text with markup in it', '<b>&"', 'text', '<b>&"'],
    ['inline text', { inline: '李四' }, 'text', '李四'],
    ['rich text', { rich: ['欧', '阳'] }, 'text', '欧阳'],
    ['an escaped line break', 'a_x000D_b', 'text', 'a\rb'],
    ['a whole number', 45186, 'number', '45186'],
    [
      'a number written with a fraction of nothing',
      { xml: '<c r="@"><v>990101900307451.0</v></c>' },
      'number',
      '990101900307451',
    ],
    ['a number in exponent form', { xml: '<c r="@"><v>1.9900001234E+10</v></c>' }, 'number', '19900001234'],
    ['a number that lost its end', { xml: '<c r="@"><v>9.90101199003074E+17</v></c>' }, 'number', '990101199003074000'],
    ['a day', { date: 46086 }, 'date', '2026-03-05'],
    ['a day with a time', { date: 46086.5 }, 'date', '2026-03-05 12:00'],
    ['a day in a format of its own', { xml: '<c r="@" s="2"><v>46086</v></c>' }, 'date', '2026-03-05'],
    ['the last day before the fault of 1900', { date: 59 }, 'date', '1900-02-28'],
    ['the first after it', { date: 61 }, 'date', '1900-03-01'],
    ['a number too large for a day', { date: 99000000 }, 'number', '99000000'],
    ['a day in ISO form', { xml: '<c r="@" t="d"><v>2026-03-05T00:00:00</v></c>' }, 'date', '2026-03-05'],
    ['yes', { bool: true }, 'boolean', 'TRUE'],
    ['an error', { error: '#N/A' }, 'error', '#N/A'],
    ['a formula with a text', { formula: 'VLOOKUP(A1,B:C,2,0)', result: '城关所' }, 'text', '城关所'],
    ['a formula with a number', { formula: '1+1', result: 2 }, 'number', '2'],
    ['a formula with an error', { formula: '1/0', error: '#DIV/0!' }, 'error', '#DIV/0!'],
    ['a rare character', '𬭎䶮', 'text', '𬭎䶮'],
  ])('%s', async (_, made, kind, text) => {
    expect(await cellOf(made)).toEqual({ column: 1, kind, text });
  });

  test('a formula without a stored result and an empty cell are blank', async () => {
    expect(await cellOf({ formula: 'A2' })).toBeUndefined();
    expect(await cellOf({ xml: '<c r="@" s="1"/>' })).toBeUndefined();
  });

  test('days counted from 1904', async () => {
    expect(await cellOf({ date: 44624 }, true)).toMatchObject({ kind: 'date', text: '2026-03-05' });
  });

  test('the phonetic guide over a name is no part of it', async () => {
    const xml = '<c r="@" t="inlineStr"><is><t>张三</t><rPh sb="0" eb="1"><t>ZHANG</t></rPh></is></c>';
    expect(await cellOf({ xml })).toMatchObject({ text: '张三' });
  });
});

test('sheets in order, hidden ones marked, hidden rows read, merges and the last row told', async () => {
  const sheets = await sheetsOf(
    madeWorkbook([
      { name: '说明', rows: [['甲']], hidden: true },
      {
        name: '名册',
        rows: [['甲'], [], [null, null, '丙'], [{ xml: '<c r="A4"/>' }]],
        merges: ['A1:C1'],
        hiddenRows: [3],
      },
    ]),
  );
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['说明', true],
    ['名册', false],
  ]);
  expect(sheets[1]).toMatchObject({
    rows: [{ number: 1 }, { number: 3, cells: [{ column: 3, text: '丙' }] }],
    lastRow: 4,
    merges: [{ top: 1, left: 1, bottom: 1, right: 3 }],
  });
});

test('elements with a prefix, cells without an address', async () => {
  const xml =
    '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="str"><x:v>二</x:v></x:c></x:row></x:sheetData></x:worksheet>';
  const [sheet] = await sheetsOf(
    madeWorkbook([{ name: '一', rows: [] }], { parts: { 'xl/worksheets/sheet1.xml': xml } }),
  );
  expect(sheet?.rows).toEqual([
    {
      number: 1,
      cells: [
        { column: 1, kind: 'number', text: '1' },
        { column: 2, kind: 'text', text: '二' },
      ],
    },
  ]);
});

describe('comma-separated text', () => {
  const text = '姓名,备注\r\n张三,"甲,乙\n""丙"""\r\n\r\n李四,="990101"\n';
  const rows = [
    [1, ['姓名', '备注']],
    [2, ['张三', '甲,乙\n"丙"']],
    [4, ['李四', '="990101"']],
  ];
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${text}`)],
    ['GB18030', iconv.encode(text, 'gb18030')],
  ])('%s: records numbered with the blank ones, quotes as in RFC 4180', async (_, bytes) => {
    const [sheet, ...more] = await sheetsOf(bytes, 'in/名册.2026.csv');
    expect(more).toEqual([]);
    expect(sheet?.name).toBe('名册.2026');
    expect(sheet?.rows.map((row) => [row.number, row.cells.map((cell) => cell.text)])).toEqual(rows);
  });

  test('rare characters of GB18030 take four bytes', async () => {
    const [sheet] = await sheetsOf(iconv.encode('㐂𬭎,a\n', 'gb18030'), 'a.csv');
    expect(sheet?.rows[0]?.cells[0]?.text).toBe('㐂𬭎');
  });

  test('a quote without its partner is told with its record, never swallowed', async () => {
    const read = await readWorkbook(Buffer.from('a,b\n"c,d\ne,f\n'), 'a.csv');
    expect(read).toMatchObject({ unreadable: { code: 'broken-csv', zh: expect.stringContaining('第 2 行') } });
    expect(await codeOf(Buffer.from('a\n"b,c\nd,"e"\n'))).toBe('broken-csv');
  });

  test('the name does not decide', async () => {
    expect((await sheetsOf(Buffer.from('a,b\n'), 'roster.xlsx'))[0]?.rows).toHaveLength(1);
    expect((await sheetsOf(madeWorkbook([{ name: '一', rows: [['a']] }]), 'roster.csv'))[0]?.name).toBe('一');
  });
});

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const zipOf = (parts: Record<string, string>): Buffer => {
  const zip = new PizZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generate({ type: 'nodebuffer' });
};

describe('what cannot be read', () => {
  const damagedSheet = (xml: string) =>
    madeWorkbook([{ name: '一', rows: [] }], { parts: { 'xl/worksheets/sheet1.xml': xml } });
  test.each([
    ['nothing at all', Buffer.alloc(0), 'empty'],
    ['white space', Buffer.from('\ufeff \r\n'), 'empty'],
    ['an old workbook', Buffer.concat([ole, Buffer.alloc(600)]), 'old-xls'],
    [
      'a workbook with a password',
      Buffer.concat([ole, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      'password-protected',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not-a-workbook'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'not-a-workbook'],
    ['a web page', Buffer.from('<html><table></table></html>'), 'not-a-workbook'],
    ['an archive of something else', zipOf({ 'word/document.xml': '<x/>' }), 'not-a-workbook'],
    ['an archive with nothing in it', zipOf({}), 'not-a-workbook'],
    ['an open document', zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'other-spreadsheet'],
    ['half a workbook', madeWorkbook([{ name: '一', rows: [['a']] }]).subarray(0, 900), 'damaged'],
    ['broken XML', damagedSheet('<worksheet><sheetData><row></sheetData>'), 'damaged'],
    [
      'rows out of order',
      damagedSheet('<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>'),
      'damaged',
    ],
    [
      'a cell beyond the last column',
      damagedSheet('<worksheet><sheetData><row r="1"><c r="ZZZZ1"/></row></sheetData></worksheet>'),
      'damaged',
    ],
    [
      'a sheet that is not there',
      madeWorkbook([{ name: '一', rows: [] }], { parts: { 'xl/workbook.xml': '<html/>' } }),
      'not-a-workbook',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('the sentence names the file, whatever stands in its name', async () => {
    const read = await readWorkbook(Buffer.alloc(0), 'C:\\in\\$& {line}.xlsx');
    expect(read).toMatchObject({ unreadable: { zh: '文件“$& {line}.xlsx”是空的。' } });
  });

  test('an encrypted entry of an archive', async () => {
    const bytes = madeWorkbook([{ name: '一', rows: [['a']] }]);
    const directory = bytes.indexOf(Buffer.from('504b0102', 'hex'));
    bytes.writeUInt16LE(1, directory + 8);
    expect(await codeOf(bytes)).toBe('password-protected');
  });
});

describe('hostile files', () => {
  let packed = Buffer.alloc(0);
  beforeAll(() => {
    const begin = Buffer.from('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>');
    const huge = Buffer.concat([begin, Buffer.alloc(310 * 1024 * 1024, 0x20), Buffer.from('</worksheet>')]);
    packed = Buffer.from(deflateRawSync(huge, { level: 1 }));
  }, 60_000);
  const bomb = (statedSize: number): Buffer =>
    withPackedPart(madeWorkbook([{ name: '一', rows: [] }]), 'xl/worksheets/sheet1.xml', packed, statedSize);

  test('more than 300 MB unpacked is refused, told by its own statement', async () => {
    expect(await codeOf(bomb(320 * 1024 * 1024))).toBe('too-large');
  });

  test('and while unpacking, where the archive states less', async () => {
    const bytes = bomb(4096);
    const before = process.memoryUsage().rss;
    expect(await codeOf(bytes)).toBe('too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
  }, 30_000);

  test('entities of a document type are never expanded', async () => {
    const doctype =
      '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>' +
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;&f;</v></c></row></sheetData></worksheet>';
    const bytes = madeWorkbook([{ name: '一', rows: [] }], { parts: { 'xl/worksheets/sheet1.xml': doctype } });
    expect(await codeOf(bytes)).toBe('damaged');
  });

  test('names that lead out of a folder are only names', async () => {
    const bytes = madeWorkbook([{ name: '一', rows: [['a']] }], { parts: { '../../etc/passwd': 'x', '/abs': 'y' } });
    expect(await codeOf(bytes)).toBe('read');
  });

  test('a link to elsewhere is not followed', async () => {
    const relations =
      '<Relationships><Relationship Id="rId1" TargetMode="External" Type="x/worksheet" Target="http://example.org/a.xml"/></Relationships>';
    const bytes = madeWorkbook([{ name: '一', rows: [['a']] }], { parts: { 'xl/_rels/workbook.xml.rels': relations } });
    expect(await sheetsOf(bytes)).toEqual([]);
  });

  test('whatever is done to the bytes, there is an answer', async () => {
    const seeds = [
      readFileSync(join(import.meta.dirname, '../../../scenarios/data/rosters/unreadable-no-header.xlsx')),
      madeWorkbook([{ name: '一', rows: [['姓名', 1, { date: 46086 }, { rich: ['a', 'b'] }]], merges: ['A1:B1'] }]),
      Buffer.from('姓名,"备,注"\r\n张三,"a"\r\n'),
    ];
    const change = fc.record({
      at: fc.nat(),
      byte: fc.integer({ min: 0, max: 255 }),
      cut: fc.option(fc.nat(), { freq: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        async (seed, changes) => {
          let bytes: Buffer = Buffer.from(seed);
          for (const { at, byte, cut } of changes) {
            if (bytes.length > 0) bytes[at % bytes.length] = byte;
            if (cut !== null) bytes = bytes.subarray(0, cut % (bytes.length + 1));
          }
          const read = await readWorkbook(bytes, 'a.xlsx');
          expect('sheets' in read || read.unreadable.zh !== '').toBe(true);
        },
      ),
      { numRuns: 400 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => void (await readWorkbook(Buffer.from(bytes), 'a'))),
    );
  }, 60_000);
});
