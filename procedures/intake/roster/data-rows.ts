/** The rows below a header that are data: merged values given to their rows, totals, notes and banners passed over. */
import type { Cell, Row, Sheet } from '@guilu/platform/spreadsheets/sheet.ts';
import { UnreadableFile } from '@guilu/platform/spreadsheets/unreadable.ts';
import { withoutSpace } from '@guilu/platform/text/fold.ts';
import { type CellText, cellText, isBlankIn } from './cell-text.ts';
import { type Header, type HeaderColumn, kindOf } from './header.ts';
import type { FieldName, SheetLayout } from './layouts.ts';

/** A cell of a data row, cleaned. */
export interface DataCell extends CellText {
  column: number;
  /** Over how many columns it is merged; 1 where it is not. */
  span: number;
  heading: HeaderColumn | undefined;
}

/** A data row: its cells in order, the blank ones left out; cells of errors are kept, though they count as blank. */
export interface DataRow {
  number: number;
  cells: DataCell[];
  /** What stands in recognised cells that count as blank: `/`, 无 … */
  blanks: DataCell[];
  header: Header;
}

/** All data rows of a sheet, in order. Throws `UnreadableFile` where merged ranges overlap beyond any sense. */
export function* dataRows(sheet: Sheet, header: Header, layout: SheetLayout): Generator<DataRow> {
  const headings = new Map(header.columns.map((column) => [column.column, column]));
  for (const row of withMergedValues(sheet, header.dataFrom)) {
    const read = readRow(row, header, headings);
    if (isData(read, layout)) yield read;
  }
}

type SpreadCell = Cell & { span?: number };
interface SpreadRow extends Row {
  cells: SpreadCell[];
}

// Merged ranges that do not overlap never need more than this; hostile ones would fill the memory.
const MOST_SPREAD = 3_000_000;

// A merged range gives its value to its first column, in each of its rows; its other columns are blank.
function withMergedValues(sheet: Sheet, from: number): SpreadRow[] {
  const rows = new Map<number, SpreadRow>();
  for (const row of sheet.rows) rows.set(row.number, row);
  let left = MOST_SPREAD;
  for (const merge of sheet.merges) {
    const anchor = sheet.rows[indexOfRow(sheet.rows, merge.top)]?.cells.find((cell) => cell.column === merge.left);
    for (let number = Math.max(merge.top, from); number <= Math.min(merge.bottom, sheet.lastRow); number++) {
      if (--left < 0) throw new UnreadableFile('too-large');
      const cells = (rows.get(number)?.cells ?? []).filter((c) => c.column < merge.left || c.column > merge.right);
      if (anchor) cells.push({ ...anchor, span: merge.right - merge.left + 1 });
      rows.set(number, { number, cells: cells.sort((a, b) => a.column - b.column) });
    }
  }
  return [...rows.values()].filter((row) => row.number >= from).sort((a, b) => a.number - b.number);
}

function indexOfRow(rows: Row[], number: number): number {
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return rows[low]?.number === number ? low : -1;
}

function readRow(row: SpreadRow, header: Header, headings: Map<number, HeaderColumn>): DataRow {
  const cells: DataCell[] = [];
  const blanks: DataCell[] = [];
  for (const cell of row.cells) {
    const heading = headings.get(cell.column);
    const read = { ...cellText(cell), column: cell.column, span: cell.span ?? 1, heading };
    if (!isBlankIn(read, heading?.kind.type) || read.isError) cells.push(read);
    else if (heading) blanks.push(read);
  }
  return { number: row.number, cells, blanks, header };
}

const TOTALS = /^(小计|合计|总计|共计|累计|本页小计|本页合计)/;
const NOTES =
  /^(注|说明|备注|填表人|制表人|审核人|负责人|填表单位|填报单位|填报日期|制表日期|打印日期|联系人|联系电话):/;
const BANNER_COLUMNS = 3;

function isData(row: DataRow, layout: SheetLayout): boolean {
  const held = row.cells.filter((cell) => !cell.isError);
  if (!held.some((cell) => cell.heading && cell.heading.kind.fields.length > 0)) return false;
  const first = held[0];
  if (!first || (held.length === 1 && first.span >= BANNER_COLUMNS)) return false;
  const name = cellOf(row, 'name');
  if (name && kindOf(layout, name.text)?.type === 'name') return false;
  if (cellOf(row, 'idNumber')) return true;
  return !TOTALS.test(withoutSpace(first.text)) && !NOTES.test(first.text);
}

/** The leftmost cell of a field that holds something. */
export function cellOf(row: DataRow, field: FieldName): DataCell | undefined {
  return row.cells.find((cell) => !cell.isError && cell.heading?.kind.fields.includes(field));
}
