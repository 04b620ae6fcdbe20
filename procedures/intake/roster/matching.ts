/** The same person twice: within the file, and against the county's files. Rows that are refused take no part. */
import { daysBetween, type PlainDate } from '@guilu/calendar';
import { fitsLostName } from '@guilu/records/people/rules.ts';
import type { CorrectionCategory, DocumentType } from './coded-values.ts';
import { isForeign } from './coded-values.ts';
import type { LayoutName } from './layouts.ts';
import { effectOf, type ReasonCode } from './reasons.ts';
import type { RowReading, StoredFields } from './row-reading.ts';

/** What makes two rows, or a row and a file, the same person. */
export type PersonKey =
  | { by: 'resident-number'; idNumber: string }
  | { by: 'foreign-document'; documentType: DocumentType; idNumber: string }
  | { by: 'name'; name: string; birthDate: PlainDate; sex: 'male' | 'female' };

/** A person of the county's files, as far as a roster is compared with it. */
export interface PersonOnFile {
  id: string;
  /** The key under which the person was asked for. */
  key: PersonKey;
  name: string;
  formerNames: string[];
  /** Days of release, announced ones included. */
  releases: PlainDate[];
  terms: { category: CorrectionCategory; start: PlainDate; end: PlainDate }[];
}

export type LookUp = (keys: PersonKey[]) => Promise<PersonOnFile[]>;

/** A row with the sheet it stands in. */
export interface PlacedReading {
  sheet: string;
  reading: RowReading;
}

export function keyOf({ reading }: PlacedReading): PersonKey | undefined {
  const { documentType, idNumber, name, birthDate, sex } = reading.fields;
  if (idNumber !== undefined) {
    return documentType && isForeign(documentType)
      ? { by: 'foreign-document', documentType, idNumber }
      : { by: 'resident-number', idNumber };
  }
  return name !== undefined && birthDate !== undefined && sex !== undefined
    ? { by: 'name', name, birthDate, sex }
    : undefined;
}

const keyText = (key: PersonKey): string =>
  key.by === 'resident-number'
    ? `number ${key.idNumber}`
    : key.by === 'foreign-document'
      ? `${key.documentType} ${key.idNumber}`
      : `name ${key.birthDate} ${key.sex} ${key.name}`;

const isRefused = ({ reading }: PlacedReading, layout: LayoutName): boolean =>
  reading.codes.some((code) => effectOf(code, layout) === 'refused');

/** Notes on every row what section 5 of the roster's rules finds. */
export async function matchRows(rows: PlacedReading[], layout: LayoutName, lookUp: LookUp): Promise<void> {
  const groups = new Map<string, { key: PersonKey; rows: PlacedReading[] }>();
  for (const row of rows) {
    const key = isRefused(row, layout) ? undefined : keyOf(row);
    if (!key) continue;
    const group = groups.get(keyText(key));
    if (group) group.rows.push(row);
    else groups.set(keyText(key), { key, rows: [row] });
  }
  for (const group of groups.values()) compareWithinFile(group.rows, layout);
  const keys = [...groups.values()].map((group) => group.key);
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
    for (const person of await lookUp(keys.slice(at, at + KEYS_AT_ONCE))) {
      for (const row of groups.get(keyText(person.key))?.rows ?? []) compareWithFile(row.reading, person, layout);
    }
  }
}

const KEYS_AT_ONCE = 1000;

type Named = { name?: string; formerNames?: string[] };

// A name on file that lost a character in another system is still that name.
const agree = (a: Named, b: Named): boolean =>
  a.name === b.name ||
  fitsLostName(b.name ?? '', a.name ?? '') ||
  (a.formerNames?.includes(b.name ?? '') ?? false) ||
  (b.formerNames?.includes(a.name ?? '') ?? false);

function compareWithinFile(rows: PlacedReading[], layout: LayoutName): void {
  if (rows.length < 2) return;
  const fields = rows.map((row) => row.reading.fields);
  // Rows alike need to be compared once only.
  const names = [...new Map(fields.map((one) => [JSON.stringify([one.name, one.formerNames]), one])).values()];
  const disagree = names.some((one, at) => names.slice(at + 1).some((other) => !agree(one, other)));
  const matters = new Set(fields.map((one) => matterOf(one, layout)));
  if (disagree) noteAll(rows, 'two-names-one-number');
  else if (matters.size > 1) noteAll(rows, 'matter-disagrees');
  else noteRepeats(rows);
}

// A person who stands in a file a thousand times needs no thousand references in each row.
const MOST_OTHERS = 20;

function noteAll(rows: PlacedReading[], code: ReasonCode): void {
  for (const row of rows) {
    const others = rows.slice(0, MOST_OTHERS + 1).filter((other) => other !== row);
    row.reading.note(code, ['name', 'idNumber'], others.map(placeOf));
  }
}

function noteRepeats(rows: PlacedReading[]): void {
  const [first, ...later] = rows;
  if (!first) return;
  for (const row of later) row.reading.note('repeats-earlier-row', ['name', 'idNumber'], [placeOf(first)]);
}

const placeOf = (row: PlacedReading) => ({ sheet: row.sheet, row: row.reading.row.number });

function matterOf(fields: StoredFields, layout: LayoutName): string {
  if (layout === 'release-notices') return fields.releaseDate ?? '';
  return `${fields.category} ${fields.termStart} ${fields.termEnd}`;
}

const NEAR_RELEASE_DAYS = 180;

function compareWithFile(reading: RowReading, person: PersonOnFile, layout: LayoutName): void {
  const code = !agree(reading.fields, person)
    ? 'two-names-one-number'
    : layout === 'release-notices'
      ? comparedRelease(reading.fields, person)
      : comparedTerm(reading.fields, person);
  reading.note(code, ['name', 'idNumber'], [{ personId: person.id }]);
}

function comparedRelease({ releaseDate }: StoredFields, { releases }: PersonOnFile): ReasonCode {
  if (releaseDate === undefined) return 'person-known';
  if (releases.includes(releaseDate)) return 'same-matter-on-file';
  const near = releases.some((day) => Math.abs(daysBetween(day, releaseDate)) <= NEAR_RELEASE_DAYS);
  return near ? 'matter-disagrees' : 'person-known';
}

function comparedTerm({ category, termStart, termEnd }: StoredFields, { terms }: PersonOnFile): ReasonCode {
  if (termStart === undefined || termEnd === undefined) return 'person-known';
  const same = terms.some((term) => term.category === category && term.start === termStart && term.end === termEnd);
  if (same) return 'same-matter-on-file';
  const overlaps = terms.some((term) => term.start <= termEnd && term.end >= termStart);
  return overlaps ? 'matter-disagrees' : 'person-known';
}
