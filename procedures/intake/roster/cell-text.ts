/** The text of a cell as every field sees it: folded, freed of what spreadsheets wrap around text; and when it is blank. */
import type { Cell, CellKind } from '@guilu/platform/spreadsheets/sheet.ts';
import { foldText } from '@guilu/platform/text/fold.ts';
import type { FieldType } from './layouts.ts';

export interface CellText {
  /** Folded and trimmed. */
  text: string;
  /** As it stands in the file. */
  raw: string;
  kind: CellKind;
  /** An error value of the spreadsheet, also one that was saved as text. */
  isError: boolean;
}

const ERRORS =
  /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!)$/i;

export function cellText(cell: Cell): CellText {
  const text = unwrapped(foldText(cell.text));
  return { text, raw: cell.text, kind: cell.kind, isError: cell.kind === 'error' || ERRORS.test(text) };
}

// A leading ' and the wrapping ="…" keep a spreadsheet from reading a number; neither is part of the value.
function unwrapped(text: string): string {
  const bare = text.startsWith("'") ? text.slice(1).trim() : text;
  return bare.startsWith('="') && bare.endsWith('"') && bare.length > 2 ? bare.slice(2, -1).trim() : bare;
}

const STROKES = new Set(['', '/', '\\', '-', '--', '—', '——']);
const NOTHING = new Set(['无', '暂无', '不详', '未知']);

/** Whether a cell is blank in a column of this type. Where a document is told, "none" and "not known" mean something. */
export function isBlankIn(cell: CellText, type: FieldType | undefined): boolean {
  if (cell.isError || STROKES.has(cell.text)) return true;
  return type !== 'number' && type !== 'document-type' && NOTHING.has(cell.text);
}
