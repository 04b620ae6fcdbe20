/** `guilu packs check [DIR]`, `guilu packs print PACK --on D` and `guilu packs unverified --on D`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packsCheck, packsPrint, packsUnverified } from '@guilu/law';
import { PACKS_FOLDER, readCalendar, readLaw, readPackFolder } from '@guilu/platform/law-files.ts';
import { print } from './print.ts';

export async function run([verb = '', ...args]: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { on: { type: 'string' } } });
  const [name] = positionals;
  if (verb === 'check') {
    const folder = name === undefined ? PACKS_FOLDER : resolve(process.env['INIT_CWD'] ?? process.cwd(), name);
    return print(packsCheck(readPackFolder(folder), readCalendar()));
  }
  if (verb === 'print') return print(packsPrint(readLaw(), name, values.on));
  if (verb === 'unverified') return print(packsUnverified(readLaw(), values.on));
  console.error('guilu packs check [DIR] | print PACK --on YYYY-MM-DD | unverified --on YYYY-MM-DD');
  return 2;
}
