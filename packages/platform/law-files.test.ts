/** The law and the calendar as they ship, and next year's arrangement from a file of one's own. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CalendarYearMissing } from '@guilu/calendar';
import { expect, test } from 'vitest';
import { readCalendar, readLaw } from './law-files.ts';

test('a year that is not loaded is an error and no guess; a file in the data folder loads it without a release', () => {
  const shipped = readCalendar();
  expect(shipped.isWorkingDay('2026-10-10')).toBe(true);
  expect(() => shipped.isWorkingDay('2031-01-02')).toThrow(CalendarYearMissing);
  const folder = mkdtempSync(join(tmpdir(), 'guilu-calendar-'));
  writeFileSync(join(folder, '2031.yaml'), 'year: 2031\nsource: invented for this test\noff: ["2031-01-02"]\nwork: ["2031-01-04"]\n');
  const own = readCalendar(folder);
  expect([own.isWorkingDay('2031-01-02'), own.isWorkingDay('2031-01-04'), own.isWorkingDay('2031-01-03')]).toEqual([false, true, true]);
});

test('a calendar file with a day of another year is refused whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guilu-calendar-'));
  writeFileSync(join(folder, '2031.yaml'), 'year: 2031\nsource: invented\noff: ["2032-01-02"]\nwork: []\n');
  expect(() => readCalendar(folder)).toThrow(/2032-01-02/);
});

test('the packs that ship load, and both demonstration counties find theirs', () => {
  const law = readLaw();
  for (const pack of ['national', 'fuzhou-county', 'huanglong-county', 'fuqing-city', 'district-street']) expect(law.hasPack(pack)).toBe(true);
  expect(law.packs.length).toBeGreaterThan(15);
});
