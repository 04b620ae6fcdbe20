/** Reads `.csv` by RFC 4180 into rows, and the bytes of one into text. */
import type { Cell, Row } from './sheet.ts';
import { UnreadableFile } from './unreadable.ts';

/** The text of a `.csv`: UTF-8 with or without BOM; what is not valid UTF-8 is read as GB18030. */
export function decodeCsv(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/**
 * The records of a text that hold something, numbered from 1 with the blank ones counted.
 * A quote inside an unquoted field stands for itself; a quoted field that does not end where a field may end is
 * refused (`broken-csv`), because everything behind it would silently become one cell.
 */
export function parseCsv(text: string, mostCells: number): { rows: Row[]; lastRow: number } {
  const rows: Row[] = [];
  let cells: Cell[] = [];
  let [at, record, column, kept] = [0, 1, 1, 0];
  while (at < text.length) {
    const field = fieldAt(text, at, record);
    if (field.value !== '') {
      cells.push({ column, kind: 'text', text: field.value });
      if (++kept > mostCells) throw new UnreadableFile('too-large');
    }
    column += 1;
    at = field.end;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (cells.length > 0) rows.push({ number: record, cells });
    [cells, column, record] = [[], 1, record + 1];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  if (cells.length > 0) rows.push({ number: record, cells });
  return { rows, lastRow: rows.at(-1)?.number ?? 0 };
}

const FIELD_END = /[,\r\n]/g;

function fieldAt(text: string, start: number, record: number): { value: string; end: number } {
  if (text[start] === '"') return quotedField(text, start, record);
  FIELD_END.lastIndex = start;
  const end = FIELD_END.exec(text)?.index ?? text.length;
  return { value: text.slice(start, end), end };
}

function quotedField(text: string, start: number, record: number): { value: string; end: number } {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const after = text[close + 1];
  if (close < 0 || (after !== undefined && !',\r\n'.includes(after))) throw new UnreadableFile('broken-csv', record);
  return { value: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
}
