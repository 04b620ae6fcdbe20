/** Reads a roster into a preview: one outcome for every data row, with every reason that holds. Changes nothing. */
import { basename } from 'node:path';
import { readWorkbook } from '@guilu/platform/spreadsheets/read.ts';
import type { Sheet } from '@guilu/platform/spreadsheets/sheet.ts';
import { UnreadableFile, type UnreadableReason, unreadable } from '@guilu/platform/spreadsheets/unreadable.ts';
import { dataRows } from './data-rows.ts';
import { examineRow } from './examine-row.ts';
import { findHeader, type Header } from './header.ts';
import { type FieldName, type LayoutName, otherLayout, type RecordLayout, requiredHeaders } from './layouts.ts';
import { type LookUp, matchRows, type PlacedReading } from './matching.ts';
import { type CountyPlaces, type PlaceReader, placeReader } from './places.ts';
import { type CellShown, FACELESS, type Outcome, OUTCOMES, outcomeOf, type Reason } from './reasons.ts';
import type { StoredFields } from './row-reading.ts';
import { type Earlier, readRecords } from '../stock/records.ts';

export interface RosterRequest {
  bytes: Buffer;
  /** With or without folders. */
  fileName: string;
  layout: LayoutName;
  places: CountyPlaces;
  /** Finds persons of the county by their keys; asked with up to a thousand at once. */
  onFile: LookUp;
  /** The day after which nothing can have been done; a running stock cannot be read without it. */
  today?: string;
  /** Told how many rows were examined, for a long file's progress. */
  onProgress?: (rows: number) => void;
}

export interface PersonRead {
  name: string;
  /** Null for `id-unknown`. */
  idNumber: string | null;
  birthDate: string;
  sex: 'male' | 'female';
}

export interface PreviewRow {
  /** Only where it is not the first sheet read. */
  sheet?: string;
  row: number;
  outcome: Outcome;
  reasons: Reason[];
  /** Null where it is not established who it is. */
  person: PersonRead | null;
  /** The values that would be stored. */
  fields: StoredFields;
  /** The cells as read, by field, for showing. */
  cells: Partial<Record<FieldName, CellShown>>;
  /** The person's file, where the row joins one. */
  joins?: string;
  /** Of a running stock: what kind of record the row is, where it is no person's. */
  part?: RecordLayout | 'stock-scope';
  /** Of a running stock's person: what was done before. */
  earlier?: Earlier;
}

export interface SheetRead {
  name: string;
  headerRow: number;
  /** Columns whose heading means nothing in this layout. */
  unread: Header['unread'];
}

export interface RosterPreview {
  layout: LayoutName;
  /** Without folders. */
  file: string;
  /** The first sheet read. */
  sheet: string;
  sheets: SheetRead[];
  /** Sheets that were not read, and why. */
  sheetsPassedOver: { name: string; why: 'hidden' | 'no-header' | 'other-layout' }[];
  counts: Record<Outcome, number>;
  rows: PreviewRow[];
}

export type UnreadableRoster = Omit<UnreadableReason, 'code'> & { code: UnreadableReason['code'] | 'no-header' };

/**
 * Reads the file, judges each data row and compares it with the rest of the file and with the county's files.
 * A file that cannot be read comes back as `unreadable` with a sentence; nothing on its bytes throws.
 */
export async function readRoster(request: RosterRequest): Promise<RosterPreview | { unreadable: UnreadableRoster }> {
  const file = basename(request.fileName.replaceAll('\\', '/'));
  const workbook = await readWorkbook(request.bytes, file);
  if ('unreadable' in workbook) return workbook;
  const found = workbook.sheets.flatMap((sheet) => {
    const header = sheet.hidden ? undefined : findHeader(sheet, request.layout);
    return header ? [{ sheet, header }] : [];
  });
  const first = found[0];
  if (!first) return { unreadable: noHeader(workbook.sheets, request.layout, file) };
  try {
    const rows = await examineSheets(found, request);
    const people = judged(rows, found, request.layout);
    const whole =
      request.layout === 'running-stock' ? withRecords(people, workbook.sheets, request.today ?? '') : people;
    return { ...whole, file, sheetsPassedOver: passedOver(workbook.sheets, whole.sheets, request.layout) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { unreadable: unreadable(error.code, file) };
    throw error;
  }
}

type FoundSheet = { sheet: Sheet; header: Header };

const ROWS_AT_ONCE = 500;

async function examineSheets(found: FoundSheet[], request: RosterRequest): Promise<PlacedReading[]> {
  const places: PlaceReader = placeReader(request.places);
  const rows: PlacedReading[] = [];
  for (const { sheet, header } of found) {
    for (const row of dataRows(sheet, header, request.layout)) {
      rows.push({ sheet: sheet.name, reading: examineRow(row, request.layout, places, request.today) });
      if (rows.length % ROWS_AT_ONCE !== 0) continue;
      request.onProgress?.(rows.length);
      // Others are served meanwhile.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  await matchRows(rows, request.layout, request.onFile);
  return rows;
}

function judged(
  readings: PlacedReading[],
  found: FoundSheet[],
  layout: LayoutName,
): Omit<RosterPreview, 'file' | 'sheetsPassedOver'> {
  const sheet = found[0]?.sheet.name ?? '';
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  const rows = readings.map((placed) => previewRow(placed, sheet, layout));
  for (const row of rows) counts[row.outcome] += 1;
  const sheets = found.map((one) => ({ name: one.sheet.name, headerRow: one.header.row, unread: one.header.unread }));
  return { layout, sheet, sheets, counts, rows };
}

type Judged = ReturnType<typeof judged>;

/** The people of a running stock with what was done before, and the rows that told it behind them. */
function withRecords(people: Judged, sheets: Sheet[], today: string): Judged {
  const read = readRecords(sheets, people.rows, today);
  const rows = people.rows.map((row) => ({ ...row, earlier: read.earlier.get(row) ?? { records: [], since: {} } }));
  return { ...people, rows: [...rows, ...read.rows], sheets: [...people.sheets, ...read.sheets] };
}

function previewRow({ sheet, reading }: PlacedReading, first: string, layout: LayoutName): PreviewRow {
  const cells: PreviewRow['cells'] = {};
  for (const cell of [...reading.row.cells].reverse()) {
    for (const field of cell.heading?.kind.fields ?? []) cells[field] = reading.show(cell);
  }
  const joins = reading.reasons.find((reason) => reason.code === 'person-known')?.others[0];
  return {
    ...(sheet === first ? {} : { sheet }),
    row: reading.row.number,
    outcome: outcomeOf(reading.codes, layout),
    reasons: reading.reasons,
    person: personOf(reading.fields, reading.reasons),
    fields: reading.fields,
    cells,
    ...(joins && 'personId' in joins ? { joins: joins.personId } : {}),
  };
}

function personOf({ name, idNumber, birthDate, sex }: StoredFields, reasons: Reason[]): PersonRead | null {
  if (reasons.some((reason) => FACELESS.has(reason.code))) return null;
  if (name === undefined || birthDate === undefined || sex === undefined) return null;
  return { name, idNumber: idNumber ?? null, birthDate, sex };
}

type PassedOver = RosterPreview['sheetsPassedOver'][number];

function passedOver(sheets: Sheet[], read: SheetRead[], layout: LayoutName): PassedOver[] {
  return sheets.flatMap((sheet): PassedOver[] => {
    if (sheet.hidden) return [{ name: sheet.name, why: 'hidden' }];
    if (read.some((one) => one.name === sheet.name)) return [];
    return [{ name: sheet.name, why: findHeader(sheet, otherLayout(layout)) ? 'other-layout' : 'no-header' }];
  });
}

const TITLES: Record<LayoutName, { zh: string; en: string }> = {
  'release-notices': { zh: '刑满释放人员名册', en: 'a roster of release notices (release-notices)' },
  handovers: { zh: '社区矫正对象交付名册', en: 'a roster of handovers (handovers)' },
  'running-stock': { zh: '在矫人员存量表', en: 'a running stock (running-stock)' },
};

function noHeader(sheets: Sheet[], layout: LayoutName, file: string): UnreadableRoster {
  const columns = requiredHeaders(layout);
  const isOther = sheets.some((sheet) => !sheet.hidden && findHeader(sheet, otherLayout(layout)));
  const other = TITLES[otherLayout(layout)];
  return {
    code: 'no-header',
    zh: `文件“${file}”里没有找到表头：前 30 行中应有一行同时有“${columns.join('”“')}”。${isOther ? `它看起来是${other.zh}，请到那一项导入。` : ''}`,
    en: `No header was found in ${file}: one of the first 30 rows must have ${columns.join(', ')}.${isOther ? ` It looks like ${other.en}: import it as that.` : ''}`,
  };
}

/** The answer of the command line: codes only, in the order of the file. */
export function rosterAnswer(preview: RosterPreview) {
  return {
    file: preview.file,
    sheet: preview.sheet,
    counts: preview.counts,
    rows: preview.rows.map(({ sheet, row, outcome, reasons, person }) => ({
      ...(sheet === undefined ? {} : { sheet }),
      row,
      outcome,
      reasons: reasons.map((reason) => reason.code).sort(),
      person,
    })),
  };
}
