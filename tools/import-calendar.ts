/**
 * Writes packs/calendar/<year>.yaml from the holiday data of chinese-days, year by year, and says in each file
 * whether tyme4ts gives the same days. Run by hand when the State Council has published another year.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import chineseDays from 'chinese-days';
import { LegalHoliday } from 'tyme4ts';
import { addDays, weekday } from '../packages/calendar/index.ts';

const FIRST = 2004;
const LAST = 2026;

interface Year {
  off: string[];
  work: string[];
}

function isOff(day: string): boolean {
  return chineseDays.isHoliday(day);
}

function second(day: string): boolean | undefined {
  const [y, m, d] = day.split('-').map(Number);
  return LegalHoliday.fromYmd(y ?? 0, m ?? 0, d ?? 0)?.isWork();
}

function eachDay(year: number, look: (day: string) => void): void {
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) look(day);
}

function collect(year: number): Year {
  const found: Year = { off: [], work: [] };
  eachDay(year, (day) => {
    const weekend = weekday(day) > 5;
    if (isOff(day) && (!weekend || second(day) === false)) found.off.push(day);
    if (!isOff(day) && weekend) found.work.push(day);
  });
  return found;
}

function differences(year: number): string[] {
  const differing: string[] = [];
  eachDay(year, (day) => {
    const worked = second(day) ?? weekday(day) <= 5;
    if (worked === isOff(day)) differing.push(day);
  });
  return differing;
}

function written(year: number): string {
  const { off, work } = collect(year);
  const differing = differences(year);
  const checked =
    differing.length === 0
      ? 'crossChecked: true'
      : `crossChecked: false\n# The two sources differ on: ${differing.join(', ')}`;
  return [
    `# The State Council's arrangement of holidays and make-up working days for ${year}.`,
    `year: ${year}`,
    'source: chinese-days 1.5.7, compared day by day with tyme4ts 1.5.2',
    checked,
    `off:${off.length === 0 ? ' []' : ''}`,
    ...off.map((day) => `  - ${day}`),
    `work:${work.length === 0 ? ' []' : ''}`,
    ...work.map((day) => `  - ${day}`),
    '',
  ].join('\n');
}

mkdirSync('packs/calendar', { recursive: true });
for (let year = FIRST; year <= LAST; year += 1) {
  writeFileSync(`packs/calendar/${year}.yaml`, written(year));
  process.stdout.write(`${year}: ${differences(year).length} days differ\n`);
}
