/** People and cases of the demonstration county, unless told not to; places and organisations stand in every database. */
import type { Settings } from '@guilu/platform/settings.ts';
import { CalendarYearMissing } from '@guilu/calendar';
import { sql } from 'kysely';
import { demoSignIns, loadDemo } from '../../database/seed/demo.ts';
import type { Opened } from './open-services.ts';

/** Loads what is missing; answers the lines that name the demonstration's sign-ins. */
export async function loadSeed(opened: Opened, settings: Settings, say: (line: string) => void): Promise<string> {
  if (!settings.demo) return '';
  const { rows } = await sql<{ n: number }>`select count(*)::int n from account`.execute(opened.owner);
  if (rows[0]?.n === 0) {
    say('正在载入示范县… Loading the demonstration county…');
    const missing = await loadOrSay(opened);
    if (missing) say(missing);
  }
  return demoSignIns();
}

/** The working days of a year that is not loaded are never guessed: then there are sign-ins, and a sentence instead of people. */
async function loadOrSay(opened: Opened): Promise<string | undefined> {
  try {
    await loadDemo(opened);
    return undefined;
  } catch (error) {
    if (!(error instanceof CalendarYearMissing)) throw error;
    const { zh, en } = opened.services.language.error('calendar/year-not-loaded', { year: error.year });
    return `示范县的人员没有载入。${zh} The people of the demonstration county were not loaded. ${en}`;
  }
}
