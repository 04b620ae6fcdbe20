/** Finds the header of a sheet: which row it stands in, how many rows it has, and what each column means. */
import { type Cell, type Merge, type Row, type Sheet, columnLetters } from '@guilu/platform/spreadsheets/sheet.ts';
import { foldText, withoutSpace } from '@guilu/platform/text/fold.ts';
import { type ColumnKind, LAYOUTS, type SheetLayout } from './layouts.ts';

const SEARCHED_ROWS = 30;
// No heading is as long; texts that are would only cost time.
const LONGEST_HEADING = 200;

export interface Header {
  /** The first row of the header. */
  row: number;
  /** The first row below it. */
  dataFrom: number;
  /** Recognised columns in order from the left. */
  columns: HeaderColumn[];
  /** Columns with a heading that means nothing here, left unread. */
  unread: { column: string; header: string }[];
}

export interface HeaderColumn {
  column: number;
  /** As it stands in the sheet. */
  label: string;
  kind: ColumnKind;
}

const kindsByHeader = new Map(
  (Object.keys(LAYOUTS) as SheetLayout[]).map((layout) => [
    layout,
    new Map(LAYOUTS[layout].flatMap((kind) => [kind.header, ...kind.aliases].map((text) => [text, kind] as const))),
  ]),
);

/** A heading as it is compared: `身份证 号码（必填）*：` is 身份证号码. */
export function plainHeader(text: string): string {
  if (text.length > LONGEST_HEADING) return '';
  let plain = withoutSpace(foldText(text)).replaceAll('*', '');
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|\{[^{}]*\}/g, '');
  }
  return plain.replace(/:+$/, '');
}

/** What a heading means in a layout. */
export function kindOf(layout: SheetLayout, header: string): ColumnKind | undefined {
  return kindsByHeader.get(layout)?.get(plainHeader(header));
}

/** The first of the sheet's first rows in which every required column is recognised; undefined where there is none. */
export function findHeader(sheet: Sheet, layout: SheetLayout): Header | undefined {
  for (const row of sheet.rows) {
    if (row.number > SEARCHED_ROWS) return undefined;
    const header = readHeader(sheet, row, layout);
    const kinds = new Set(header.columns.map((column) => column.kind));
    if (LAYOUTS[layout].every((kind) => !kind.required || kinds.has(kind))) return header;
  }
  return undefined;
}

function readHeader(sheet: Sheet, row: Row, layout: SheetLayout): Header {
  const merges = new Map(sheet.merges.filter((m) => m.top === row.number).map((m) => [m.left, m]));
  const twoRows = row.cells.some(
    (cell) => kindOf(layout, cell.text)?.type === 'name' && reachesDown(merges.get(cell.column)),
  );
  const lower = twoRows ? sheet.rows.find((candidate) => candidate.number === row.number + 1) : undefined;
  const labels = twoRows ? twoRowLabels(row, lower, merges) : row.cells.map(oneRowLabel);
  const columns: HeaderColumn[] = [];
  const unread: Header['unread'] = [];
  for (const [column, wordings] of labels) {
    const label = wordings.find((wording) => kindOf(layout, wording));
    const kind = label === undefined ? undefined : kindOf(layout, label);
    if (label !== undefined && kind) columns.push({ column, label: label.trim(), kind });
    else if (wordings[0]?.trim()) unread.push({ column: columnLetters(column), header: wordings[0].trim() });
  }
  return { row: row.number, dataFrom: row.number + (twoRows ? 2 : 1), columns, unread };
}

const reachesDown = (merge: Merge | undefined): boolean => merge !== undefined && merge.bottom > merge.top;

const oneRowLabel = (cell: Cell): [number, string[]] => [cell.column, [cell.text]];

// For each column: upper and lower heading together, the lower alone, the upper alone.
function twoRowLabels(upper: Row, lower: Row | undefined, merges: Map<number, Merge>): [number, string[]][] {
  const above = new Map<number, string>();
  const covered = new Set<number>();
  for (const cell of upper.cells) {
    const merge = merges.get(cell.column);
    for (let column = cell.column; column <= (merge?.right ?? cell.column); column++) {
      above.set(column, cell.text);
      if (reachesDown(merge)) covered.add(column);
    }
  }
  const below = new Map((lower?.cells ?? []).map((cell) => [cell.column, covered.has(cell.column) ? '' : cell.text]));
  const columns = [...new Set([...above.keys(), ...below.keys()])].sort((a, b) => a - b);
  return columns.map((column) => {
    const [first, second] = [above.get(column) ?? '', below.get(column) ?? ''];
    const joined = plainHeader(first) + plainHeader(second);
    return [column, (second === '' ? [first] : [joined, second, first]).filter(Boolean)];
  });
}
