/** Reads the law and the working calendar from the folder `packs/`: the only place that does. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CalendarYear, type WorkingCalendar, workingCalendar } from '@guilu/calendar';
import { type Law, type LawFiles, type LoadProblem, loadLaw, readCalendarYear, readRetentionTable, readVolumeTable, type RetentionKind, type SourceFile, type VolumeKind } from '@guilu/law';

/** The folder that ships with the project. */
export const PACKS_FOLDER = fileURLToPath(new URL('../../packs', import.meta.url));

/** Thrown where the law cannot be loaded; the message names every problem with file and line. */
export class LawNotLoaded extends Error {
  readonly problems: LoadProblem[];

  constructor(problems: LoadProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line} ${p.rule ? `${p.rule} ` : ''}${p.message.en}`).join('\n'));
    this.problems = problems;
  }
}

/** All files of a packs folder, by what they hold. Paths are relative to the folder. */
export function readPackFolder(folder: string = PACKS_FOLDER): LawFiles {
  return {
    facts: yamlIn(folder, 'facts'),
    packs: [...yamlIn(folder, 'national'), ...yamlIn(folder, 'local')],
    instruments: [readFile(folder, 'instruments.yaml')],
  };
}

/** The law, whole. Throws `LawNotLoaded`. */
export function readLaw(folder: string = PACKS_FOLDER): Law {
  const { law, problems } = loadLaw(readPackFolder(folder));
  if (!law) throw new LawNotLoaded(problems ?? []);
  return law;
}

/** Every published year. A year of the same number in the second folder, where there is one, takes its place. */
export function readCalendar(ownFolder?: string, folder: string = PACKS_FOLDER): WorkingCalendar {
  const years = new Map<number, CalendarYear>();
  const own = ownFolder === undefined ? [] : yamlIn(ownFolder, '');
  for (const file of [...yamlIn(folder, 'calendar'), ...own]) {
    const { year, problems } = readCalendarYear(file);
    if (problems.length > 0) throw new LawNotLoaded(problems);
    if (year) years.set(year.year, year);
  }
  return workingCalendar([...years.values()]);
}

/** How long each kind of record is kept. Throws `LawNotLoaded` where the table is not whole. */
export function readRetention(folder: string = PACKS_FOLDER): RetentionKind[] {
  const { kinds, problems } = readRetentionTable(readFile(folder, 'retention.yaml'));
  if (problems.length > 0) throw new LawNotLoaded(problems);
  return kinds;
}

/** The volumes that a file is bound into; `law` knows the fact types they name. Throws `LawNotLoaded` where the table is not whole. */
export function readVolumes(law: Pick<Law, 'factType'>, folder: string = PACKS_FOLDER): VolumeKind[] {
  const { volumes, problems } = readVolumeTable(readFile(folder, 'volumes.yaml'), (type) => law.factType(type) !== undefined);
  if (problems.length > 0) throw new LawNotLoaded(problems);
  return volumes;
}

function yamlIn(folder: string, under: string): SourceFile[] {
  const start = join(folder, under);
  let names: string[];
  try {
    names = readdirSync(start, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readFile(folder, relative(folder, join(start, name))));
}

function readFile(folder: string, path: string): SourceFile {
  return { path: path.split(sep).join('/'), text: readFileSync(join(folder, path), 'utf8') };
}
