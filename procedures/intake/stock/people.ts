/** The people of a running stock: what their row says beyond what a handover says. */
import { codedValue, YES_NO } from '../roster/coded-values.ts';
import { readDay } from '../roster/days.ts';
import type { FieldName } from '../roster/layouts.ts';
import type { ReasonCode } from '../roster/reasons.ts';
import type { RowReading } from '../roster/row-reading.ts';
import { LEVELS, TEOP_GROUNDS } from './words.ts';

/** What the row says of the time since registration. */
export interface StockFields {
  registeredOn?: string;
  reportedInOn?: string;
  announcedOn?: string;
  announcedSigned?: boolean;
  announcedGroup?: boolean;
  groupFormedOn?: string;
  groupMembers?: string[];
  planMadeOn?: string;
  level?: string;
  levelSetOn?: string;
  teopGround?: string;
  teopUntil?: string;
  minorRegime?: boolean;
}

const days = ['registeredOn', 'reportedInOn', 'announcedOn', 'groupFormedOn', 'planMadeOn', 'levelSetOn'] as const;

/** Reads what a running stock's row says beyond a handover's. `today`: nothing may have been done after it. */
export function examineStock(reading: RowReading, today: string): void {
  const { fields } = reading;
  for (const field of days) {
    const day = dayOf(reading, field);
    if (day !== undefined && day > today) reading.note('in-future', [field]);
    else if (day !== undefined) fields[field] = day;
  }
  if (!reading.cell('registeredOn')) reading.noteBlank('missing-value', 'registeredOn');
  const until = dayOf(reading, 'teopUntil');
  if (until !== undefined) fields.teopUntil = until;
  put(fields, 'level', read(reading, 'level', LEVELS));
  put(fields, 'teopGround', read(reading, 'teopGround', TEOP_GROUNDS));
  for (const field of ['announcedSigned', 'announcedGroup', 'minorRegime'] as const)
    put(fields, field, reading.coded(field, YES_NO));
  const members = reading
    .cell('groupMembers')
    ?.text.split(/[、,;/]+/)
    .map((one) => one.trim())
    .filter(Boolean);
  if (members?.length) fields.groupMembers = members;
  noteHalfSaid(reading);
  if (fields.termEnd && fields.termEnd < today) reading.note('term-over', ['termEnd']);
  if (fields.registeredOn && fields.termEnd && fields.registeredOn > fields.termEnd)
    reading.note('registered-after-term', ['registeredOn', 'termEnd']);
}

/** An announcement without who was there, a group without members: what was not told is not recorded, and the row says so. */
function noteHalfSaid(reading: RowReading): void {
  const { fields } = reading;
  if (fields.announcedOn && (fields.announcedSigned === undefined || fields.announcedGroup === undefined))
    reading.note('half-said', ['announcedOn']);
  if (fields.groupFormedOn && !fields.groupMembers) reading.note('half-said', ['groupFormedOn']);
  if (fields.category === 'teop' && !fields.teopGround) reading.noteBlank('teop-ground-missing', 'teopGround');
}

/** The day of a cell; a cell that holds something else refuses the row. */
export function dayOf(reading: RowReading, field: FieldName, bad: ReasonCode = 'bad-date'): string | undefined {
  const cell = reading.cell(field);
  if (!cell) return undefined;
  const day = readDay(cell);
  if (day === undefined) reading.note(bad, [field]);
  return day;
}

/** The code of a cell; a word that the table does not hold is noted. */
export function read<Value>(
  reading: RowReading,
  field: FieldName,
  words: ReadonlyMap<string, Value>,
  unknown: ReasonCode = 'unreadable-value',
): Value | undefined {
  const cell = reading.cell(field);
  const value = cell && codedValue(words, cell.text);
  if (cell && value === undefined) reading.note(unknown, [field]);
  return value;
}

function put<Name extends keyof StockFields>(
  fields: StockFields,
  name: Name,
  value: StockFields[Name] | undefined,
): void {
  if (value !== undefined) fields[name] = value;
}
