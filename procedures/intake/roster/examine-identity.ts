/** Who a row is about: name, document, number, birth date and sex, and what is wrong with them. */
import { readResidentNumber } from '@guilu/records/people/identity-number.ts';
import { withoutSpace } from '@guilu/platform/text/fold.ts';
import { codedValue, DOCUMENT_TYPES, isForeign, NO_NUMBER, SEXES } from './coded-values.ts';
import type { DataCell } from './data-rows.ts';
import { ageOn, readBirth } from './days.ts';
import { isUnreadableName, readName, readNames } from './names.ts';
import type { RowReading } from './row-reading.ts';

/** Reads the fields of the person and notes the reasons. `measuredOn` is the day on which the age counts. */
export function examineIdentity(reading: RowReading, measuredOn: string | undefined): void {
  examineName(reading);
  const byNumber = examineNumber(reading);
  const birthCell = reading.cell('birthDate');
  const birth = birthCell && readBirth(birthCell);
  const sexCell = reading.cell('sex');
  const sex = sexCell && codedValue(SEXES, sexCell.text);
  if (byNumber) compareWithNumber(reading, byNumber, birth, sex);
  else if (reading.has('id-unknown') || reading.has('foreign-document')) {
    if (birth !== undefined) reading.fields.birthDate = birth;
    if (sex !== undefined) reading.fields.sex = sex;
    if (birth?.length !== 10 || sex === undefined) noteMissing(reading, birth, sex);
  }
  examineAge(reading, measuredOn);
}

function noteMissing(reading: RowReading, birth: string | undefined, sex: string | undefined): void {
  const missing = [
    birth?.length === 10 ? [] : ['birthDate' as const],
    sex === undefined ? ['sex' as const] : [],
  ].flat();
  for (const field of missing) {
    if (reading.cell(field)) reading.note('missing-birth-or-sex', [field]);
    else reading.noteBlank('missing-birth-or-sex', field);
  }
}

function examineName(reading: RowReading): void {
  const cell = reading.cell('name');
  const name = cell && readName(cell.text);
  if (!name) reading.noteBlank('missing-name', 'name');
  else {
    if (isUnreadableName(name)) reading.note('unreadable-name', ['name']);
    reading.fields.name = name;
  }
  const former = reading.cell('formerNames');
  if (former) reading.fields.formerNames = readNames(former.text);
}

type ByNumber = { birthDate: string; sex: 'male' | 'female' };

// Stores the number and gives what a good resident number says.
function examineNumber(reading: RowReading): ByNumber | undefined {
  const type = reading.cell('documentType')
    ? (reading.coded('documentType', DOCUMENT_TYPES) ?? 'resident-identity-card')
    : 'resident-identity-card';
  reading.fields.documentType = type;
  if (isForeign(type)) reading.note('foreign-document', ['documentType', 'idNumber']);
  const cell = reading.cell('idNumber');
  if (!cell) {
    reading.noteBlank(type === 'none' ? 'id-unknown' : 'missing-id', 'idNumber');
    return undefined;
  }
  const number = withoutSpace(cell.text).toUpperCase();
  if (NO_NUMBER.has(number) || /^(\d)\1{14}(\1{3})?$/.test(number)) {
    reading.note('id-unknown', ['idNumber']);
    return undefined;
  }
  if (isForeign(type)) {
    reading.fields.idNumber = number;
    return undefined;
  }
  return examineResidentNumber(reading, cell, number);
}

function examineResidentNumber(reading: RowReading, cell: DataCell, number: string): ByNumber | undefined {
  if (isPrecisionLost(cell, number)) {
    reading.note('id-precision-lost', ['idNumber']);
    return undefined;
  }
  const read = readResidentNumber(number);
  if ('fault' in read) {
    reading.note(read.fault, ['idNumber']);
    return undefined;
  }
  if (read.from15) reading.note('id-15-digit', ['idNumber']);
  reading.fields.idNumber = read.number;
  return read;
}

// A spreadsheet keeps fifteen digits of a number and fills up with noughts.
function isPrecisionLost(cell: DataCell, number: string): boolean {
  if (/^\d(\.\d+)?E\+?\d+$/.test(number) || /^\d{15}000$/.test(number)) return true;
  return cell.kind === 'number' && Math.abs(Number(cell.text)) >= 1e15;
}

function compareWithNumber(
  reading: RowReading,
  { birthDate, sex }: ByNumber,
  birthRead: string | undefined,
  sexRead: string | undefined,
): void {
  reading.fields.birthDate = birthDate;
  reading.fields.sex = sex;
  if (birthRead === undefined) noteUnreadable(reading, 'birthDate');
  else if (!birthDate.startsWith(birthRead)) reading.note('birth-date-disagrees-with-id', ['birthDate', 'idNumber']);
  if (sexRead === undefined) noteUnreadable(reading, 'sex');
  else if (sexRead !== sex) reading.note('sex-disagrees-with-id', ['sex', 'idNumber']);
}

function noteUnreadable(reading: RowReading, field: 'birthDate' | 'sex'): void {
  if (reading.cell(field)) reading.note('unreadable-value', [field]);
}

const YOUNGEST = 12;
const OF_AGE = 18;
const OLDEST = 100;

function examineAge(reading: RowReading, measuredOn: string | undefined): void {
  const { birthDate } = reading.fields;
  if (measuredOn === undefined || birthDate?.length !== 10) return;
  const age = ageOn(measuredOn, birthDate);
  const fields = ['birthDate', 'idNumber', 'releaseDate', 'termStart'] as const;
  if (age < YOUNGEST || age > OLDEST) reading.note('implausible-age', [...fields]);
  else if (age < OF_AGE) reading.note('minor', [...fields]);
}
