// The shapes that several forms share, the same as in packages/platform/documents/layout/form.typ and letter.typ.
import { type Cell, cell, fonts, paragraph, sizes, table, twips } from './wordprocessing.ts';

/** Width of the type area of forms and of letters, in millimetres. */
export const formWidth = 160;

export const heading = (title: string, size: number = sizes.er): string =>
  paragraph(title, { font: fonts.title, size, align: 'center', after: 8 });

export const numberLine = (placeholder = '{documentNumber}'): string =>
  paragraph(placeholder, { align: 'right', after: 8 });

export const running = (text: string): string => paragraph(text, { indent: true, pitch: 24 });
export const flat = (text: string): string => paragraph(text, { pitch: 24 });

/** Agency over day, centred on each other near the right edge. */
export const sealAndDay = (size: number = sizes.si, width: number = formWidth, mark = '（公章）'): string[] =>
  [`{agency}${mark}`, '{date}'].map((text, index) =>
    paragraph(text, {
      size,
      align: 'center',
      leftTwips: twips(width - 96),
      rightChars: 1,
      before: index === 0 ? 18 : 0,
      keepNext: index === 0,
    }),
  );

type Place = [label: string, value: string, wide?: 'wide'];

/** Labels with ruled places, two pairs a row; a wide place takes the row. */
export function stubPlaces(...places: Place[]): string {
  const rows: Cell[][] = [];
  let open: Cell[] = [];
  for (const [label, value, wide] of places) {
    const pair = [
      cell(label, { align: 'left', vertical: 'bottom', size: sizes.xiaoSi }),
      cell(value, {
        align: 'left',
        vertical: 'bottom',
        size: sizes.xiaoSi,
        edges: { bottom: 'thin' },
        ...(wide ? { span: 3 } : {}),
      }),
    ];
    open.push(...pair);
    if (!wide && open.length < 4) continue;
    rows.push(open);
    open = [];
  }
  if (open.length > 0) rows.push([...open, cell('', { span: 2 })]);
  return table(
    [26, 54, 26, 54],
    rows.map((row) => row.map((each) => ({ ...each, height: 8 }))),
    false,
  );
}

export const stubFoot = (): string =>
  paragraph('填发人：{issuedBy}\t批准人：{approvedBy}\t填发日期：{issuedOn}', {
    size: sizes.xiaoSi,
    align: 'left',
    tabs: [48, 98],
    before: 8,
  });

const dashed = '<w:top w:val="dashed" w:sz="6" w:space="4" w:color="auto"/>';

/** The line to cut along, with the number under the seal that both parts share. */
export const cutHere = (): string =>
  paragraph('{documentNumber}（骑缝章）', {
    size: sizes.xiaoSi,
    align: 'center',
    before: 14,
    after: 10,
    border: dashed,
  });

/** A body ends with a paragraph, also after a table. */
export const afterTable = (): string => paragraph('', { size: 1, pitch: 1 });

export const label = (text: string, style: Partial<Cell> = {}): Cell => cell(text, style);
export const head = (...texts: string[]): Cell[] => texts.map((text) => cell(text, { head: true }));
export const value = (text: string, span = 1): Cell => cell(text, { span, align: 'left' });

/** A tall cell: paragraphs from the top, who signs and the day at its foot. */
export function opinion(text: string, span: number, height: number, foot = ''): Cell {
  const lines = [paragraph(text, { size: sizes.sheet, pitch: 16.5 })];
  if (foot !== '')
    lines.push(paragraph(foot, { size: sizes.sheet, align: 'right', before: Math.max(6, (height - 22) * 2) }));
  return { content: lines, span, height, align: 'left', vertical: 'top' };
}
