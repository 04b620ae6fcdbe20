/** `guilu demo load`: the demonstration county into an empty database. */
import { readSettings } from '@guilu/platform/settings.ts';
import { loadSeed } from '../server/seed.ts';
import { withServices } from './opened.ts';

export async function run([verb = '']: string[]): Promise<number> {
  if (verb !== 'load') {
    console.error('guilu demo load');
    return 2;
  }
  return withServices(async (opened) => {
    console.log(await loadSeed(opened, { ...readSettings(), demo: true }, (line) => console.error(line)));
    return 0;
  });
}
