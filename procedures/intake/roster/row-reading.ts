/** One data row while it is read: its cells by field, the values found, the reasons noted. */
import { cellName } from '@guilu/platform/spreadsheets/sheet.ts';
import { type CorrectionCategory, codedValue, type DocumentType, type Sex } from './coded-values.ts';
import { cellOf, type DataCell, type DataRow } from './data-rows.ts';
import type { Duration } from './days.ts';
import type { FieldName } from './layouts.ts';
import type { CellShown, Elsewhere, Reason, ReasonCode } from './reasons.ts';
import type { StockFields } from '../stock/people.ts';

/** All values of a row as they would be stored. A field that is blank or cannot be read is absent. */
export interface StoredFields extends StockFields {
  noticeNumber?: string;
  documentNumber?: string;
  name?: string;
  formerNames?: string[];
  sex?: Sex;
  /** A day; a year and month (`1985-03`) where a row that is refused gives no more. */
  birthDate?: string;
  ethnicity?: string;
  documentType?: DocumentType;
  idNumber?: string;
  hukouAddress?: string;
  /** The division that the address names in the county. */
  hukouArea?: string;
  /** The hukou address where the cell says 同户籍. */
  residenceAddress?: string;
  residenceArea?: string;
  executionPlace?: string;
  /** The code of a judicial office of the county. */
  unit?: string;
  phones?: string[];
  offence?: string;
  court?: string;
  judgmentNumber?: string;
  judgmentDate?: string;
  effectiveDate?: string;
  sentence?: string;
  sentenceStart?: string;
  sentenceEnd?: string;
  termChanges?: string;
  releaseCategory?: 'released-prisoner' | 'released-detention';
  /** Released otherwise than by the end of the term (特赦, 改判释放 …), in the sender's words. */
  releasedOtherwise?: string;
  releaseDate?: string;
  prison?: string;
  noticeDate?: string;
  familyName?: string;
  familyPhones?: string[];
  mayNotReport?: boolean;
  conduct?: string;
  category?: CorrectionCategory;
  termStart?: string;
  termEnd?: string;
  term?: Duration;
  handoverDate?: string;
  handoverUnit?: string;
  papersComplete?: boolean;
  /** What the cell says where papers are missing: 缺生效判决书. */
  papersRemark?: string;
  exitRestricted?: boolean;
  prohibition?: string;
  remarks?: string;
}

export class RowReading {
  readonly row: DataRow;
  readonly fields: StoredFields = {};
  readonly #reasons = new Map<ReasonCode, Reason>();

  constructor(row: DataRow) {
    this.row = row;
  }

  get reasons(): Reason[] {
    return [...this.#reasons.values()];
  }

  get codes(): ReasonCode[] {
    return [...this.#reasons.keys()];
  }

  /** The leftmost cell of a field that holds something. */
  cell(field: FieldName): DataCell | undefined {
    return cellOf(this.row, field);
  }

  has(code: ReasonCode): boolean {
    return this.#reasons.has(code);
  }

  /** Notes a reason with the cells of the fields it speaks of; a second time adds cells and other rows to it. */
  note(code: ReasonCode, fields: FieldName[] = [], others: Elsewhere[] = []): void {
    const shown = fields.flatMap((field) => this.cell(field) ?? []).map((cell) => this.show(cell));
    this.noteCells(code, shown, others);
  }

  /** Notes that a cell is blank, naming the leftmost column that should have held something. */
  noteBlank(code: ReasonCode, field: FieldName): void {
    const heading = this.row.header.columns.find((one) => one.kind.fields.includes(field));
    const blank = heading && this.row.blanks.find((cell) => cell.column === heading.column);
    const at = heading && cellName(heading.column, this.row.number);
    this.noteCells(code, heading && at ? [{ at, header: heading.label, value: blank?.raw.trim() ?? '' }] : []);
  }

  noteCells(code: ReasonCode, cells: CellShown[], others: Elsewhere[] = []): void {
    const reason = this.#reasons.get(code) ?? { code, cells: [], others: [] };
    for (const cell of cells) if (!reason.cells.some((one) => one.at === cell.at)) reason.cells.push(cell);
    reason.others.push(...others);
    this.#reasons.set(code, reason);
  }

  show(cell: DataCell): CellShown {
    return { at: cellName(cell.column, this.row.number), header: cell.heading?.label ?? '', value: cell.raw.trim() };
  }

  /** Reads a coded cell by its table; what the table does not hold is noted as unreadable. */
  coded<Value>(field: FieldName, words: ReadonlyMap<string, Value>): Value | undefined {
    const cell = this.cell(field);
    if (!cell) return undefined;
    const value = codedValue(words, cell.text);
    if (value === undefined) this.note('unreadable-value', [field]);
    return value;
  }
}
