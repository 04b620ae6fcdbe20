/** A workbook as plain data: what a reader gives and a writer takes. */

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

/** A cell that holds something. Blank cells are not kept. */
export interface Cell {
  /** From 1: A is 1. */
  column: number;
  kind: CellKind;
  /** As a person would read it: the number in digits, the day as `2026-03-05`, the formula's stored result. */
  text: string;
}

export interface Row {
  /** From 1, as the spreadsheet program shows it; in a `.csv` the number of the record. */
  number: number;
  /** In order of column. */
  cells: Cell[];
}

/** A merged range, all bounds included, from 1. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** The rows that hold something, in order. Rows and columns hidden by a filter are among them. */
  rows: Row[];
  /** The last row that the file writes down, blank cells included. */
  lastRow: number;
  merges: Merge[];
}

/** `1` → `A`, `27` → `AA`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The name of a cell, `I5`. */
export function cellName(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}
