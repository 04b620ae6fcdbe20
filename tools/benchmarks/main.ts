/** `npm run bench -- today|append|law|roster|pages|plans|all [--cases N] [--rounds N]`: prints what it measured as JSON, part by part. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '@guilu/platform/database/embedded.ts';
import { readSettings } from '@guilu/platform/settings.ts';
import { openServices } from '../../apps/server/open-services.ts';
import { measureAppend } from './append.ts';
import { measureRoster } from './confirm.ts';
import { officesOf } from './stock/counties.ts';
import { measurePages } from './pages.ts';
import { plansOf } from './plans.ts';
import { prepareStock } from './stock/stock.ts';
import { measureToday } from './today.ts';

process.env.GUILU_DATA ??= join(tmpdir(), 'guilu-bench');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } },
});
const part = positionals[0] ?? 'all';
const rounds = Number(values.rounds);
const wants = (name: string) => part === 'all' || part === name;
const say = (line: string) => console.error(line);
const show = (name: string, what: unknown) => console.log(`${name} ${JSON.stringify(what)}`);

if (wants('pages')) show('pages', measurePages());
if (wants('law')) {
  alone('law/speed.ts');
  alone('law/reevaluate.ts', values.cases);
}
if (['all', 'today', 'append', 'plans', 'stock'].includes(part)) await onStock();

if (wants('roster')) {
  alone('roster.ts');
  await onEmptyDatabase();
}

/** A measuring that needs no database, in a process of its own so that its memory is its own. */
function alone(file: string, ...more: string[]): void {
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, file), ...more], {
    stdio: 'inherit',
  });
}

/** A roster is taken in on a database of its own below the data folder, made anew each time. */
async function onEmptyDatabase(): Promise<void> {
  if (readSettings().databaseUrl) return say('The roster is taken in on the embedded database alone.');
  const folder = join(readSettings().dataFolder, 'roster');
  rmSync(folder, { recursive: true, force: true });
  process.env.GUILU_DATA = folder;
  const opened = await openServices({ ...readSettings(), demo: false }, say);
  try {
    show('roster', await measureRoster(opened));
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onStock(): Promise<void> {
  const settings = readSettings();
  const database = settings.databaseUrl ? undefined : await startEmbedded(settings.dataFolder, say);
  const opened = await openServices({ ...settings, demo: false }, say);
  const url = settings.databaseUrl ?? database?.ownerUrl ?? '';
  try {
    const stock = await prepareStock(opened, Number(values.cases), say);
    show('stock', { ...stock, counties: stock.counties.length });
    const [county = ''] = stock.counties;
    const path = `R.JT990000.SJ${county.slice(0, 4)}00.SJ${county}.${officesOf(county)[0] ?? ''}.`;
    if (wants('plans')) console.log((await plansOf(opened, url, path)).join('\n'));
    if (wants('today')) await measureToday(opened, url, stock.counties, rounds, (run) => show('today', run));
    if (wants('append')) await measureAppend(opened, url, stock.counties, rounds, (run) => show('append', run));
  } finally {
    await opened.close();
    await database?.stop();
  }
}
