/** One year of the working calendar, as its file is written. */
import { type CalendarYear, isPlainDate } from '@guilu/calendar';
import type { LoadProblem } from './types.ts';
import { isRecord, readYaml, type SourceFile, textsOf } from './yaml-source.ts';

/** Reads `packs/calendar/<year>.yaml`; problems where the year or a day is none. */
export function readCalendarYear(file: SourceFile): { year?: CalendarYear; problems: LoadProblem[] } {
  const { source, problems } = readYaml(file);
  const root = source?.value;
  if (!source || !isRecord(root)) return { problems };
  const year = Number(root['year']);
  const days = { off: textsOf(root['off']), work: textsOf(root['work']) };
  const wrong = [...days.off, ...days.work].filter((day) => !isPlainDate(day) || Number(day.slice(0, 4)) !== year);
  for (const day of wrong)
    problems.push({
      file: file.path,
      line: 1,
      message: { zh: `${day} 不是 ${year} 年的日期`, en: `${day} is no day of ${year}` },
    });
  return problems.length > 0
    ? { problems }
    : { year: { year, ...days, source: String(root['source'] ?? '') }, problems };
}
