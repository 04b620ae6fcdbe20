/** People and cases of the demonstration county, unless told not to; places and organisations stand in every database. */
import type { Settings } from '@guilu/platform/settings.ts';
import { sql } from 'kysely';
import { demoSignIns, loadDemo } from '../../database/seed/demo.ts';
import type { Opened } from './open-services.ts';

/** Loads what is missing; answers the lines that name the demonstration's sign-ins. */
export async function loadSeed(opened: Opened, settings: Settings, say: (line: string) => void): Promise<string> {
  if (!settings.demo) return '';
  const { rows } = await sql<{ n: number }>`select count(*)::int n from account`.execute(opened.owner);
  if (rows[0]?.n === 0) {
    say('正在载入示范县… Loading the demonstration county…');
    await loadDemo(opened);
  }
  return demoSignIns();
}
