/** Reads the law and the working calendar from files; both refuse whole where anything in them is wrong. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarYear, type WorkingCalendar, workingCalendar } from '@guilu/calendar';
import { type Law, loadLaw, type LoadProblem, readCalendarYear, type SourceFile } from '@guilu/law';
import { projectFolder } from './settings.ts';

const read = (folder: string, pattern: string): SourceFile[] =>
  globSync(pattern, { cwd: folder })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

const sentences = (problems: LoadProblem[]) => problems.map((one) => `${one.file}:${one.line} ${one.rule ?? ''} ${one.message.zh} ${one.message.en}`).join('\n');

/** Files of a pack folder: fact types, packs, instruments. */
export function packFiles(folder: string = join(projectFolder, 'packs')) {
  return {
    facts: read(folder, 'facts/*.yaml'),
    packs: [...read(folder, 'national/**/*.yaml'), ...read(folder, 'local/**/*.yaml')],
    instruments: read(folder, 'instruments.yaml'),
  };
}

/** Loads all packs. Throws with every problem, each with file and line. */
export function readLaw(folder?: string): Law {
  const { law, problems } = loadLaw(packFiles(folder));
  if (!law) throw new Error(`规则包有错，没有载入。The packs do not load:\n${sentences(problems)}`);
  return law;
}

/** The years of packs/calendar and, over them, those of a folder of one's own: next year's arrangement needs no release. */
export function readCalendar(ownFolder?: string): WorkingCalendar {
  const files = [...read(join(projectFolder, 'packs/calendar'), '*.yaml'), ...(ownFolder ? read(ownFolder, '*.yaml') : [])];
  const years = new Map<number, CalendarYear>();
  for (const file of files) {
    const { year, problems } = readCalendarYear(file);
    if (!year) throw new Error(`工作日历有错。The working calendar does not load:\n${sentences(problems)}`);
    years.set(year.year, year);
  }
  return workingCalendar([...years.values()]);
}
