/** For tests: the shipped law and calendar, read once, and short ways to write facts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workingCalendar } from '@guilu/calendar';
import { type Fact, type Law, type LawFiles, loadLaw, readCalendarYear, type SourceFile } from '../index.ts';

export const PACKS = fileURLToPath(new URL('../../../packs', import.meta.url));

function filesIn(folder: string): SourceFile[] {
  return readdirSync(join(PACKS, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(PACKS, folder, name), 'utf8') }));
}

export function shippedFiles(): LawFiles {
  const instruments = [{ path: 'instruments.yaml', text: readFileSync(join(PACKS, 'instruments.yaml'), 'utf8') }];
  return { facts: filesIn('facts'), packs: [...filesIn('national'), ...filesIn('local')], instruments };
}

export function shippedLaw(): Law {
  const { law, problems } = loadLaw(shippedFiles());
  if (!law) throw new Error(JSON.stringify(problems, undefined, 1));
  return law;
}

const published = filesIn('calendar').flatMap((file) => readCalendarYear(file).year ?? []);

export const calendar = workingCalendar(published);

/** With years that nobody has published yet, made up of weekends alone. */
export const calendarAhead = workingCalendar([
  ...published,
  ...[2027, 2028, 2029].map((year) => ({ year, source: 'made up', off: [], work: [] })),
]);

type Written = [type: string, on: string, data?: Record<string, unknown>, more?: Partial<Fact>];

/** Facts named f1, f2, … in order. */
export function facts(...written: Written[]): Fact[] {
  return written.map(([type, on, data, more], index) => ({ id: `f${index + 1}`, type, on, data: data ?? {}, ...more }));
}

/** A law of a few lines on top of the shipped fact types. */
export function lawOf(pack: string): ReturnType<typeof loadLaw> {
  return loadLaw({ facts: filesIn('facts'), packs: [{ path: 'test.yaml', text: pack }] });
}
