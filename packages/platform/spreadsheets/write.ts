/** Writes `.xlsx`. Every value is a text cell, so that nothing in it is ever taken for a formula. */
import writeExcelFile from 'write-excel-file/node';

export interface SheetToWrite {
  name: string;
  /** Rows of values; undefined and '' leave the cell blank. */
  rows: (string | undefined)[][];
  /** Rows from the top that stay in view and are set in bold. */
  headerRows?: number;
  /** Widths of the columns in characters. */
  widths?: number[];
}

/** The bytes of a workbook. A value beginning with `=`, `+`, `-` or `@` stays the text that it is. */
export async function writeWorkbook(sheets: SheetToWrite[]): Promise<Buffer> {
  const names = new Set<string>();
  return writeExcelFile(
    sheets.map((sheet) => ({
      sheet: sheetName(sheet.name, names),
      data: sheet.rows.map((row, at) => row.map((value) => textCell(value, at < (sheet.headerRows ?? 0)))),
      ...(sheet.widths ? { columns: sheet.widths.map((width) => ({ width })) } : {}),
      ...(sheet.headerRows ? { stickyRowsCount: sheet.headerRows } : {}),
    })),
  ).toBuffer();
}

const LONGEST_CELL = 32_767;
// Half characters become □, so that the loss is seen; what looks like an escape of the format stays what it is.
function writable(value: string): string {
  const whole = value.slice(0, LONGEST_CELL).toWellFormed().replaceAll('\ufffd', '□');
  return whole.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');
}

function textCell(value: string | undefined, bold: boolean) {
  if (value === undefined || value === '') return null;
  return { value: writable(value), type: String, format: '@', ...(bold ? { fontWeight: 'bold' as const } : {}) };
}

// A sheet's name has at most 31 characters, none of \ / ? * [ ] :, and is given once.
function sheetName(wanted: string, taken: Set<string>): string {
  const clean =
    wanted
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'|'$/g, ' ')
      .trim() || 'Sheet';
  let name = clean.slice(0, 31);
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${clean.slice(0, 27)} ${n}`;
  taken.add(name.toLowerCase());
  return name;
}
