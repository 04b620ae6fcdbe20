/** Reads one data row: every value that would be stored and every reason that holds. */
import { codedValue, COMPLETE, CORRECTION_CATEGORIES, RELEASE_CATEGORIES, YES_NO } from './coded-values.ts';
import type { DataRow } from './data-rows.ts';
import { lastDayOf, readDay, readDuration, readTwoDays } from './days.ts';
import { examineIdentity } from './examine-identity.ts';
import { examineAddresses, examinePhones, examineUnit } from './examine-whereabouts.ts';
import { withoutSpace } from '@guilu/platform/text/fold.ts';
import type { FieldName, LayoutName } from './layouts.ts';
import type { PlaceReader } from './places.ts';
import { RowReading } from './row-reading.ts';
import { examineStock } from '../stock/people.ts';

/** `today`: the day after which nothing can have been done; needed for a running stock. */
export function examineRow(row: DataRow, layout: LayoutName, places: PlaceReader, today = ''): RowReading {
  const reading = new RowReading(row);
  const errors = row.cells.filter((cell) => cell.isError && cell.heading && cell.heading.kind.fields.length > 0);
  if (errors.length > 0)
    reading.noteCells(
      'unreadable-value',
      errors.map((cell) => reading.show(cell)),
    );
  readTexts(reading);
  if (layout === 'release-notices') examineRelease(reading, places);
  else examineHandover(reading, places, layout);
  if (layout === 'running-stock') examineStock(reading, today);
  examineUnit(reading, places);
  return reading;
}

const TEXT_FIELDS = [
  'noticeNumber',
  'documentNumber',
  'ethnicity',
  'offence',
  'court',
  'judgmentNumber',
  'sentence',
  'termChanges',
  'prison',
  'familyName',
  'conduct',
  'handoverUnit',
  'prohibition',
  'remarks',
] as const satisfies FieldName[];

function readTexts(reading: RowReading): void {
  for (const field of TEXT_FIELDS) {
    const text = reading.cell(field)?.text;
    if (text !== undefined) reading.fields[field] = text;
  }
}

type DateField =
  | 'releaseDate'
  | 'sentenceStart'
  | 'sentenceEnd'
  | 'effectiveDate'
  | 'termStart'
  | 'termEnd'
  | 'noticeDate'
  | 'judgmentDate'
  | 'handoverDate';

function readDates(reading: RowReading, fields: DateField[], ifBad: 'bad-date' | 'unreadable-value'): void {
  for (const field of fields) {
    const cell = reading.cell(field);
    if (!cell) continue;
    const day =
      cell.heading?.kind.type === 'two-dates' ? readTwoDays(cell)?.[field.endsWith('Start') ? 0 : 1] : readDay(cell);
    if (day === undefined) reading.note(ifBad, [field]);
    else reading.fields[field] = day;
  }
}

function examineRelease(reading: RowReading, places: PlaceReader): void {
  const { fields } = reading;
  readDates(reading, ['releaseDate', 'sentenceStart', 'sentenceEnd'], 'bad-date');
  readDates(reading, ['noticeDate'], 'unreadable-value');
  if (!reading.cell('releaseDate')) reading.noteBlank('missing-release-date', 'releaseDate');
  examineIdentity(reading, fields.releaseDate);
  const ground = releaseGround(reading);
  if (isBefore(fields.releaseDate, fields.sentenceStart)) {
    reading.note('release-before-sentence', ['releaseDate', 'sentenceStart']);
  }
  if (isBefore(fields.sentenceEnd, fields.sentenceStart)) {
    reading.note('term-end-before-start', ['sentenceStart', 'sentenceEnd']);
  }
  if (
    ground === 'term-served' &&
    fields.sentenceEnd &&
    fields.releaseDate &&
    fields.sentenceEnd !== fields.releaseDate
  ) {
    reading.note('term-end-disagrees', ['sentenceEnd', 'releaseDate']);
  }
  if (isBefore(fields.releaseDate, fields.noticeDate))
    reading.note('notice-after-release', ['noticeDate', 'releaseDate']);
  const addresses = examineAddresses(reading, places);
  if (addresses.length > 0 && !addresses.includes(true)) {
    reading.note('not-this-county', ['hukouAddress', 'residenceAddress']);
  }
  const phone = examinePhones(reading, 'familyPhone');
  if (phone) fields.familyPhones = phone;
  readYesNo(reading, 'mayNotReport');
}

function isBefore(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a < b;
}

function releaseGround(reading: RowReading): 'term-served' | 'otherwise' | undefined {
  const cell = reading.cell('releaseCategory');
  const ground = cell ? codedValue(RELEASE_CATEGORIES, cell.text) : 'term-served';
  if (ground === undefined) reading.note('unknown-category', ['releaseCategory']);
  if (ground === 'abolished') reading.note('category-abolished', ['releaseCategory']);
  if (ground === 'other-roster') reading.note('wrong-roster', ['releaseCategory']);
  if (ground !== 'term-served' && ground !== 'otherwise') return undefined;
  const detained = reading.fields.prison?.includes('看守所') ?? false;
  reading.fields.releaseCategory = detained ? 'released-detention' : 'released-prisoner';
  if (ground === 'otherwise' && cell) reading.fields.releasedOtherwise = withoutSpace(cell.text);
  return ground;
}

function examineHandover(reading: RowReading, places: PlaceReader, layout: LayoutName): void {
  const { fields } = reading;
  readDates(reading, ['effectiveDate', 'termStart', 'termEnd'], 'bad-date');
  readDates(reading, ['judgmentDate', 'handoverDate'], 'unreadable-value');
  for (const field of ['termStart', 'termEnd'] as const) {
    if (!reading.cell(field)) reading.noteBlank('missing-term', field);
  }
  // Of stock in mid-term the day of reporting-in is long past.
  if (!reading.cell('effectiveDate') && layout === 'handovers')
    reading.noteBlank('missing-effective-date', 'effectiveDate');
  examineIdentity(reading, fields.termStart);
  examineCategory(reading);
  examineTerm(reading);
  examineAddresses(reading, places);
  const place = reading.cell('executionPlace');
  if (place) fields.executionPlace = place.text;
  if (place && !places.isHere(place.text)) reading.note('not-this-county', ['executionPlace']);
  const phones = examinePhones(reading, 'phone');
  if (phones) fields.phones = phones;
  examinePapers(reading);
  readYesNo(reading, 'exitRestricted');
}

function examineCategory(reading: RowReading): void {
  const cell = reading.cell('category');
  const category = cell && codedValue(CORRECTION_CATEGORIES, cell.text);
  if (!cell) reading.noteBlank('unknown-category', 'category');
  else if (category === undefined) reading.note('unknown-category', ['category']);
  else if (category === 'abolished') reading.note('category-abolished', ['category']);
  else if (category === 'other-roster') reading.note('wrong-roster', ['category']);
  else reading.fields.category = category;
}

function examineTerm(reading: RowReading): void {
  const { fields } = reading;
  const cell = reading.cell('term');
  const term = cell && readDuration(cell.text);
  if (cell && !term) reading.note('unreadable-value', ['term']);
  if (term) fields.term = term;
  if (isBefore(fields.termEnd, fields.termStart)) reading.note('term-end-before-start', ['termStart', 'termEnd']);
  if (term && fields.termStart && fields.termEnd && lastDayOf(fields.termStart, term) !== fields.termEnd) {
    reading.note('term-end-disagrees', ['termStart', 'termEnd', 'term']);
  }
}

function examinePapers(reading: RowReading): void {
  const cell = reading.cell('papersComplete');
  if (!cell) return;
  const missing = cell.text.startsWith('缺');
  const complete = missing ? false : reading.coded('papersComplete', COMPLETE);
  if (complete === undefined) return;
  reading.fields.papersComplete = complete;
  if (complete) return;
  if (missing) reading.fields.papersRemark = cell.text;
  reading.note('papers-incomplete', ['papersComplete']);
}

// Blank says no, and is not stored.
function readYesNo(reading: RowReading, field: 'mayNotReport' | 'exitRestricted'): void {
  const value = reading.coded(field, YES_NO);
  if (value !== undefined) reading.fields[field] = value;
}
