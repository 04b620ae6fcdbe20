/** What was done before the takeover: the sheets of visits, reports, leaves and decisions, each row given to its person. */
import type { Sheet } from '@guilu/platform/spreadsheets/sheet.ts';
import { YES_NO } from '../roster/coded-values.ts';
import { type DataRow, dataRows } from '../roster/data-rows.ts';
import { findHeader } from '../roster/header.ts';
import type { FieldName, RecordLayout } from '../roster/layouts.ts';
import { readName } from '../roster/names.ts';
import type { PreviewRow, SheetRead } from '../roster/read-roster.ts';
import { outcomeOf } from '../roster/reasons.ts';
import { RowReading } from '../roster/row-reading.ts';
import { withoutSpace } from '@guilu/platform/text/fold.ts';
import { dayOf, read } from './people.ts';
import * as words from './words.ts';

export const RECORD_LAYOUTS: readonly RecordLayout[] = [
  'stock-contacts',
  'stock-reports',
  'stock-leaves',
  'stock-decisions',
];

/** One thing done before the takeover, as its row tells it. */
export interface EarlierRecord {
  of: RecordLayout;
  sheet: string;
  row: number;
  on: string;
  kind?: string;
  by?: string;
  target?: string;
  seen?: boolean;
  findings?: string;
  channel?: string;
  from?: string;
  to?: string;
  purpose?: string;
  destination?: string;
  decidedBy?: string;
  returnedOn?: string;
  ground?: string;
}

/** What the workbook tells of one person's time before. */
export interface Earlier {
  records: EarlierRecord[];
  /** Since when the records of a kind are whole; none where they are not, or where one of this person's rows is not taken in. */
  since: Partial<Record<RecordLayout, string>>;
}

export interface RecordsRead {
  rows: PreviewRow[];
  sheets: SheetRead[];
  /** By the position of the person's row. */
  earlier: Map<PreviewRow, Earlier>;
}

/** Reads every sheet of records. `people`: the rows of persons, judged already. */
export function readRecords(sheets: readonly Sheet[], people: readonly PreviewRow[], today: string): RecordsRead {
  const scope = readScope(sheets, today);
  const earlier = new Map(people.map((row) => [row, { records: [], since: { ...scope.since } } as Earlier]));
  const found = findersOf(people);
  const result: RecordsRead = { rows: [...scope.rows], sheets: [...scope.sheets], earlier };
  for (const { sheet, of, header } of recordSheets(sheets)) {
    result.sheets.push({ name: sheet.name, headerRow: header.row, unread: header.unread });
    for (const row of dataRows(sheet, header, of)) {
      const reading = new RowReading(row);
      const person = personOf(reading, found);
      const record = readRecord(reading, of, sheet.name, row, today);
      if (person) judgeAgainst(reading, person, record);
      const outcome = outcomeOf(reading.codes, 'running-stock');
      const of_ = person && earlier.get(person);
      if (of_ && record && outcome.startsWith('accepted')) of_.records.push(record);
      else if (of_) delete of_.since[of];
      result.rows.push(rowOf(reading, of, sheet.name, outcome, person));
    }
  }
  return result;
}

function recordSheets(sheets: readonly Sheet[]) {
  return sheets.flatMap((sheet) => {
    if (sheet.hidden) return [];
    for (const of of RECORD_LAYOUTS) {
      const header = findHeader(sheet, of);
      if (header) return [{ sheet, of, header }];
    }
    return [];
  });
}

/** Since when the records of each kind are whole, as the sheet 记录范围 says. */
function readScope(
  sheets: readonly Sheet[],
  today: string,
): { since: Earlier['since']; rows: PreviewRow[]; sheets: SheetRead[] } {
  const since: Earlier['since'] = {};
  const rows: PreviewRow[] = [];
  const read_: SheetRead[] = [];
  for (const sheet of sheets) {
    const header = sheet.hidden ? undefined : findHeader(sheet, 'stock-scope');
    if (!header) continue;
    read_.push({ name: sheet.name, headerRow: header.row, unread: header.unread });
    for (const row of dataRows(sheet, header, 'stock-scope')) {
      const reading = new RowReading(row);
      const of = read(reading, 'scopeSheet', words.SCOPES, 'unknown-kind');
      const from = dayOf(reading, 'scopeSince');
      if (from !== undefined && from > today) reading.note('in-future', ['scopeSince']);
      const outcome = outcomeOf(reading.codes, 'running-stock');
      if (of && from && outcome === 'accepted') since[of] = from;
      // A row without a day says nothing, which is allowed: those records are not whole.
      else if (reading.codes.length) rows.push(rowOf(reading, 'stock-scope', sheet.name, outcome, undefined));
    }
  }
  return { since, rows, sheets: read_ };
}

interface Finders {
  byNumber: Map<string, PreviewRow>;
  byName: Map<string, PreviewRow[]>;
}

function findersOf(people: readonly PreviewRow[]): Finders {
  const byNumber = new Map<string, PreviewRow>();
  const byName = new Map<string, PreviewRow[]>();
  for (const row of people) {
    const { idNumber, name } = row.fields;
    // Of two rows with one number the first is the one that may be taken in.
    if (idNumber && !byNumber.has(idNumber)) byNumber.set(idNumber, row);
    if (name) byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return { byNumber, byName };
}

/** The person of a row: by the number, without one by a name that one person alone has. */
function personOf(reading: RowReading, found: Finders): PreviewRow | undefined {
  const number = withoutSpace(reading.cell('idNumber')?.text ?? '').toUpperCase();
  const name = readName(reading.cell('name')?.text ?? '');
  const namesakes = found.byName.get(name) ?? [];
  const person = number ? found.byNumber.get(number) : namesakes.length === 1 ? namesakes[0] : undefined;
  if (!person) reading.note('no-such-person', ['idNumber', 'name']);
  else if (name && person.fields.name !== name) reading.note('two-names-one-number', ['name', 'idNumber']);
  return person;
}

function judgeAgainst(reading: RowReading, person: PreviewRow, record: EarlierRecord | undefined): void {
  if (!person.outcome.startsWith('accepted')) reading.note('person-not-taken', ['name', 'idNumber']);
  const { registeredOn } = person.fields;
  if (record && registeredOn && record.on < registeredOn) reading.note('before-registration', [dayField(record.of)]);
}

const dayField = (of: RecordLayout): FieldName => (of === 'stock-leaves' ? 'approvedOn' : 'doneOn');

function readRecord(
  reading: RowReading,
  of: RecordLayout,
  sheet: string,
  row: DataRow,
  today: string,
): EarlierRecord | undefined {
  const field = dayField(of);
  const on = dayOf(reading, field);
  if (!reading.cell(field)) reading.noteBlank('missing-value', field);
  if (on !== undefined && on > today) reading.note('in-future', [field]);
  const told =
    of === 'stock-contacts'
      ? contact(reading)
      : of === 'stock-reports'
        ? report(reading)
        : of === 'stock-leaves'
          ? leave(reading, today)
          : decision(reading);
  if (on === undefined) return undefined;
  const filled = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { of, sheet, row: row.number, on, ...filled };
}

type Told = { [Name in keyof Omit<EarlierRecord, 'of' | 'sheet' | 'row' | 'on'>]?: EarlierRecord[Name] | undefined };

function contact(reading: RowReading): Told {
  return {
    kind: read(reading, 'recordKind', words.CONTACT_KINDS, 'unknown-kind') ?? 'visit',
    by: read(reading, 'doneBy', words.DOERS) ?? 'office',
    target: read(reading, 'target', words.TARGETS),
    seen: reading.coded('seen', YES_NO),
    findings: reading.cell('findings')?.text,
  };
}

function report(reading: RowReading): Told {
  if (!reading.cell('channel')) reading.noteBlank('missing-value', 'channel');
  return {
    channel: read(reading, 'channel', words.CHANNELS, 'unknown-kind'),
    kind: read(reading, 'recordKind', words.REPORT_KINDS, 'unknown-kind') ?? 'regular',
  };
}

function leave(reading: RowReading, today: string): Told {
  const [from, to, returnedOn] = [dayOf(reading, 'leaveFrom'), dayOf(reading, 'leaveTo'), dayOf(reading, 'returnedOn')];
  for (const field of ['leaveFrom', 'leaveTo'] as const)
    if (!reading.cell(field)) reading.noteBlank('missing-value', field);
  if (from && to && to < from) reading.note('term-end-before-start', ['leaveFrom', 'leaveTo']);
  if (from && returnedOn && returnedOn < from) reading.note('term-end-before-start', ['leaveFrom', 'returnedOn']);
  if (returnedOn && returnedOn > today) reading.note('in-future', ['returnedOn']);
  return {
    from,
    to,
    returnedOn,
    purpose: read(reading, 'purpose', words.PURPOSES) ?? 'other',
    destination: reading.cell('destination')?.text,
    decidedBy: read(reading, 'decidedBy', words.DECIDERS) ?? 'county',
  };
}

function decision(reading: RowReading): Told {
  if (!reading.cell('recordKind')) reading.noteBlank('missing-value', 'recordKind');
  return {
    kind: read(reading, 'recordKind', words.DECISIONS, 'unknown-kind'),
    ground: read(reading, 'ground', words.BREACHES) ?? 'other',
    findings: reading.cell('findings')?.text,
  };
}

function rowOf(
  reading: RowReading,
  part: RecordLayout | 'stock-scope',
  sheet: string,
  outcome: PreviewRow['outcome'],
  person: PreviewRow | undefined,
): PreviewRow {
  const cells: PreviewRow['cells'] = {};
  for (const cell of [...reading.row.cells].reverse())
    for (const field of cell.heading?.kind.fields ?? []) cells[field] = reading.show(cell);
  return {
    sheet,
    row: reading.row.number,
    outcome,
    reasons: reading.reasons,
    person: person?.person ?? null,
    fields: {},
    cells,
    part,
  };
}
