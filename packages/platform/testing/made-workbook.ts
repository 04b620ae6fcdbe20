/** Makes small `.xlsx` files for tests, cell by cell, with everything that a writer of plain text cannot make. */
import PizZip from 'pizzip';
import { deflateRawSync } from 'node:zlib';
import { columnLetters } from '../spreadsheets/sheet.ts';

export type MadeCell =
  | string
  | number
  | null
  | { date: number }
  | { error: string }
  | { bool: boolean }
  | { formula: string; result?: string | number; error?: string }
  | { rich: string[] }
  | { inline: string }
  | { xml: string };

export interface MadeSheet {
  name: string;
  rows: MadeCell[][];
  /** `A1:C1` */
  merges?: string[];
  hidden?: boolean;
  hiddenRows?: number[];
}

/** Numbers of rows and columns follow from where a value stands; `null` and missing values write no cell. */
export function madeWorkbook(
  sheets: MadeSheet[],
  options: { since1904?: boolean; parts?: Record<string, string> } = {},
): Buffer {
  const zip = new PizZip();
  const strings: string[] = [];
  for (const [name, text] of Object.entries(packageParts(sheets, options.since1904 ?? false))) zip.file(name, text);
  for (const [at, sheet] of sheets.entries()) zip.file(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, strings));
  zip.file('xl/sharedStrings.xml', `${HEAD}<sst xmlns="${MAIN}">${strings.join('')}</sst>`);
  for (const [name, text] of Object.entries(options.parts ?? {})) zip.file(name, text);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function packageParts(sheets: MadeSheet[], since1904: boolean): Record<string, string> {
  const listed = sheets.map(
    (sheet, at) =>
      `<sheet name="${escaped(sheet.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${sheet.hidden ? ' state="hidden"' : ''}/>`,
  );
  const relations = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${TYPE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return {
    '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${TYPE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${TYPE}"><workbookPr${since1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONS}">${relations.join('')}<Relationship Id="rIdS" Type="${TYPE}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rIdF" Type="${TYPE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  };
}

function sheetXml({ rows, merges = [], hiddenRows = [] }: MadeSheet, strings: string[]): string {
  const written = rows.map((row, at) => {
    const cells = row.map((cell, column) => cellXml(cell, `${columnLetters(column + 1)}${at + 1}`, strings));
    return `<row r="${at + 1}"${hiddenRows.includes(at + 1) ? ' hidden="1"' : ''}>${cells.join('')}</row>`;
  });
  const ranges = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${written.join('')}</sheetData>${ranges && `<mergeCells>${ranges}</mergeCells>`}</worksheet>`;
}

function cellXml(cell: MadeCell, at: string, strings: string[]): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return shared(`<t xml:space="preserve">${escaped(cell)}</t>`, at, strings);
  if ('xml' in cell) return cell.xml.replaceAll('@', at);
  if ('date' in cell) return `<c r="${at}" s="1"><v>${cell.date}</v></c>`;
  if ('bool' in cell) return `<c r="${at}" t="b"><v>${cell.bool ? 1 : 0}</v></c>`;
  if ('rich' in cell) return shared(cell.rich.map((text) => `<r><t>${escaped(text)}</t></r>`).join(''), at, strings);
  if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell.inline)}</t></is></c>`;
  if ('formula' in cell) return formulaXml(cell, at);
  return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
}

function formulaXml(
  { formula, result, error }: { formula: string; result?: string | number; error?: string },
  at: string,
): string {
  const type = error ? ' t="e"' : typeof result === 'string' ? ' t="str"' : '';
  const value = error ?? result;
  return `<c r="${at}"${type}><f>${escaped(formula)}</f>${value === undefined ? '' : `<v>${escaped(String(value))}</v>`}</c>`;
}

function shared(content: string, at: string, strings: string[]): string {
  strings.push(`<si>${content}</si>`);
  return `<c r="${at}" t="s"><v>${strings.length - 1}</v></c>`;
}

/** A workbook with one part that is packed already, whatever size its archive states: what hostile files are made of. */
export function withPackedPart(bytes: Buffer, name: string, packed: Buffer, statedSize: number): Buffer {
  const zip = new PizZip(bytes);
  const others = Object.keys(zip.files).filter((one) => one !== name && !one.endsWith('/'));
  const parts = others.map((one) => {
    const data = Buffer.from(zip.file(one)?.asNodeBuffer() ?? '');
    return { name: one, packed: deflateRawSync(data), size: data.length };
  });
  parts.push({ name, packed: Buffer.from(packed), size: statedSize });
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(part.packed.length, 14);
    header.writeUInt32LE(part.size, 18);
    header.writeUInt16LE(Buffer.byteLength(part.name), 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    local.push(Buffer.from('504b0304', 'hex'), header, Buffer.from(part.name), part.packed);
    central.push(Buffer.from('504b01021400', 'hex'), header, tail, Buffer.from(part.name));
    offset += 30 + Buffer.byteLength(part.name) + part.packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    central.reduce((sum, one) => sum + one.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}
