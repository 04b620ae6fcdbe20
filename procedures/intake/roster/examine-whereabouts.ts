/** Where a person lives, who receives them and how they are called: addresses, the office, phones. */
import { withoutSpace } from '@guilu/platform/text/fold.ts';
import { readPhones } from './names.ts';
import type { PlaceReader } from './places.ts';
import type { RowReading } from './row-reading.ts';

const AS_HUKOU = new Set(['同户籍', '同户籍地', '同户籍地址']);

/** Reads both addresses; gives for each that is there whether it lies in the county. */
export function examineAddresses(reading: RowReading, places: PlaceReader): boolean[] {
  const hukou = reading.cell('hukouAddress')?.text;
  const written = reading.cell('residenceAddress')?.text;
  const residence = written !== undefined && AS_HUKOU.has(withoutSpace(written)) ? hukou : written;
  const { fields } = reading;
  if (hukou !== undefined) Object.assign(fields, { hukouAddress: hukou, hukouArea: places.areaOf(hukou) });
  if (residence !== undefined)
    Object.assign(fields, { residenceAddress: residence, residenceArea: places.areaOf(residence) });
  if (hukou === undefined && residence === undefined)
    for (const field of ['hukouAddress', 'residenceAddress'] as const) reading.noteBlank('no-residence', field);
  const hukouHere = hukou === undefined ? undefined : places.isHere(hukou);
  const residenceHere = residence === undefined ? undefined : places.isHere(residence);
  if (hukouHere === false) reading.note('hukou-not-here', ['hukouAddress']);
  if (residenceHere === false) reading.note('residence-not-here', ['residenceAddress']);
  return [hukouHere, residenceHere].filter((here) => here !== undefined);
}

/** Stores nothing that is no phone; undefined where no phone is left. */
export function examinePhones(reading: RowReading, field: 'phone' | 'familyPhone'): string[] | undefined {
  const cell = reading.cell(field);
  if (!cell) return undefined;
  const { phones, anyBad } = readPhones(cell.text);
  if (anyBad) reading.note('bad-phone', [field]);
  return phones.length > 0 ? phones : undefined;
}

/** The office that the row names for the person. */
export function examineUnit(reading: RowReading, places: PlaceReader): void {
  const cell = reading.cell('unit');
  const office = cell && places.officeOf(cell.text);
  if (cell && office === undefined) reading.note('unknown-unit', ['unit']);
  if (office !== undefined) reading.fields.unit = office;
}
