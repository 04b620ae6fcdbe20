/** The roster as it was received, with what came of each row and why in front of it. */
import { readWorkbook } from '@guilu/platform/spreadsheets/read.ts';
import type { Row, Sheet } from '@guilu/platform/spreadsheets/sheet.ts';
import { type SheetToWrite, writeWorkbook } from '@guilu/platform/spreadsheets/write.ts';
import type { PreviewRow, RosterPreview } from './read-roster.ts';
import { markedHeadings, outcomeWording, reasonSentence, type SentenceLanguage } from './sentences.ts';

type Marks = Pick<RosterPreview, 'sheet' | 'sheets' | 'file'> & {
  rows: Pick<PreviewRow, 'sheet' | 'row' | 'outcome' | 'reasons'>[];
};

/**
 * The bytes of an `.xlsx` with every sheet that was read, every value as text. Two columns come first, 处理结果 and
 * 原因, so what stood in A stands in C. Throws where `bytes` is not the file that the preview was made from.
 */
export async function markedWorkbook(bytes: Buffer, preview: Marks, language: SentenceLanguage): Promise<Buffer> {
  const workbook = await readWorkbook(bytes, preview.file);
  if ('unreadable' in workbook) throw new Error(workbook.unreadable.en);
  return writeWorkbook(
    preview.sheets.map(({ name, headerRow }) => {
      const sheet = workbook.sheets.find((one) => one.name === name && !one.hidden);
      if (!sheet) throw new Error(`The sheet ${name} is not in the file.`);
      const rows = preview.rows.filter((row) => (row.sheet ?? preview.sheet) === name);
      return markedSheet(sheet, headerRow, new Map(rows.map((row) => [row.row, row])), language);
    }),
  );
}

type Mark = Marks['rows'][number];

function markedSheet(
  sheet: Sheet,
  headerRow: number,
  marks: Map<number, Mark>,
  language: SentenceLanguage,
): SheetToWrite {
  const rows: (string | undefined)[][] = [];
  const put = (number: number, front: string[], row: Row | undefined) => {
    while (rows.length < number - 1) rows.push([]);
    rows[number - 1] = [...front, ...valuesOf(row)];
  };
  for (const row of sheet.rows) {
    const mark = marks.get(row.number);
    const front = row.number === headerRow ? markedHeadings(language) : mark ? frontOf(mark, language) : ['', ''];
    put(row.number, front, row);
  }
  // A row that holds nothing but merged values is a row all the same.
  const written = new Set(sheet.rows.map((row) => row.number));
  for (const mark of marks.values()) if (!written.has(mark.row)) put(mark.row, frontOf(mark, language), undefined);
  return { name: sheet.name, rows, widths: [18, 60] };
}

function frontOf(mark: Mark, language: SentenceLanguage): string[] {
  return [
    outcomeWording(mark.outcome, language),
    mark.reasons.map((reason) => reasonSentence(reason, language)).join('\n'),
  ];
}

function valuesOf(row: Row | undefined): string[] {
  const values: string[] = [];
  for (const cell of row?.cells ?? []) {
    while (values.length < cell.column - 1) values.push('');
    values[cell.column - 1] = cell.text;
  }
  return values;
}
