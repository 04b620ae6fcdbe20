/** Reads one sheet of an `.xlsx` package: cells with their stored results, and merged ranges. */
import { serialDay } from './number-format.ts';
import type { Cell, CellKind, Merge, Row, Sheet } from './sheet.ts';
import { UnreadableFile } from './unreadable.ts';
import type { WorkbookParts } from './workbook-parts.ts';
import { type Attributes, readXml, unescapeText } from './xml.ts';

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
// Beyond this a file takes more memory than one import may have.
export const MOST_CELLS = 2_000_000;
const MOST_MERGES = 200_000;

export type SheetContent = Pick<Sheet, 'rows' | 'lastRow' | 'merges'>;

/** `room` is how many cells the workbook may still hold; throws `UnreadableFile` beyond it. */
export async function readWorksheet(
  pieces: AsyncGenerator<string>,
  parts: WorkbookParts,
  room: { cells: number },
): Promise<SheetContent> {
  const reader = new WorksheetReader(parts, room);
  await readXml(pieces, reader);
  return { rows: reader.rows, lastRow: reader.lastRow, merges: reader.merges };
}

class WorksheetReader {
  readonly rows: Row[] = [];
  readonly merges: Merge[] = [];
  lastRow = 0;
  readonly #parts: WorkbookParts;
  readonly #room: { cells: number };
  #cells: Cell[] = [];
  #row = 0;
  #column = 0;
  #type = 'n';
  #style = 0;
  #value = '';
  #reading: 'v' | 't' | undefined;
  #inGuide = false;

  constructor(parts: WorkbookParts, room: { cells: number }) {
    this.#parts = parts;
    this.#room = room;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#reading = 'v';
    else if (name === 't' && this.#type === 'inlineStr') this.#reading = 't';
    else if (name === 'rPh') this.#inGuide = true;
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'mergeCell') this.#merge(attributes.ref ?? '');
  }

  text(piece: string): void {
    if (this.#reading && !this.#inGuide) this.#value += piece;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#reading = undefined;
    else if (name === 'rPh') this.#inGuide = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#cells.length > 0) this.rows.push({ number: this.#row, cells: this.#cells });
  }

  #openRow(attributes: Attributes): void {
    const number = attributes.r === undefined ? this.#row + 1 : Number(attributes.r);
    // Rows out of order would be read twice or not at all.
    if (!Number.isInteger(number) || number <= this.#row || number > LAST_ROW) throw new UnreadableFile('damaged');
    this.#row = number;
    this.#column = 0;
    this.#cells = [];
  }

  #openCell(attributes: Attributes): void {
    const column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
    if (column <= this.#column || column > LAST_COLUMN || this.#row === 0) throw new UnreadableFile('damaged');
    this.#column = column;
    this.#type = attributes.t ?? 'n';
    this.#style = Number(attributes.s ?? 0);
    this.#value = '';
    this.lastRow = this.#row;
  }

  #closeCell(): void {
    const read = this.#value === '' ? undefined : this.#readValue();
    if (read === undefined || read.text === '') return;
    if (--this.#room.cells < 0) throw new UnreadableFile('too-large');
    this.#cells.push({ column: this.#column, kind: read.kind, text: read.text });
  }

  #readValue(): { kind: CellKind; text: string } {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return { kind: 'text', text: this.#parts.strings[Number(value)] ?? '' };
      case 'str':
      case 'inlineStr':
        return { kind: 'text', text: unescapeText(value) };
      case 'e':
        return { kind: 'error', text: value };
      case 'b':
        return { kind: 'boolean', text: value.trim() === '1' ? 'TRUE' : 'FALSE' };
      case 'd':
        return {
          kind: 'date',
          text: value
            .trim()
            .replace('T', ' ')
            .replace(/ 00:00(:00(\.0+)?)?Z?$/, ''),
        };
      default:
        return this.#readNumber(value);
    }
  }

  #readNumber(value: string): { kind: CellKind; text: string } {
    const number = Number(value);
    if (!Number.isFinite(number)) return { kind: 'text', text: value };
    const date = this.#parts.dateStyles[this.#style] ? serialDay(number, this.#parts.since1904) : undefined;
    if (date) return { kind: 'date', text: date.time ? `${date.day} ${date.time}` : date.day };
    return { kind: 'number', text: String(number) };
  }

  #merge(ref: string): void {
    const [from, to] = ref.split(':').map(cellOf);
    if (!from || !to || to.row < from.row || to.column < from.column) return;
    if (this.merges.length >= MOST_MERGES) throw new UnreadableFile('too-large');
    this.merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
  }
}

function columnOf(ref: string): number {
  let column = 0;
  for (let at = 0; at < ref.length; at++) {
    const letter = ref.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}

function cellOf(ref: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(ref);
  return match ? { column: columnOf(match[1] ?? ''), row: Number(match[2]) } : undefined;
}
