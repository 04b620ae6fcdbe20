/** `npm run load -- prepare|run|compare|plans [--people N] [--minutes N] [--steady N]`: a province's morning; README in docs/benchmarks.md. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '@guilu/platform/database/embedded.ts';
import { readSettings } from '@guilu/platform/settings.ts';
import { openServices } from '../../apps/server/open-services.ts';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { projectFolder } from '@guilu/platform/settings.ts';
import { makeProvince, readProvince, sizesOf } from './prepare.ts';
import { plansOfProvince } from './plans.ts';
import { compared, type Result, runMorning, told } from './run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '1000000' },
    minutes: { type: 'string', default: '15' },
    steady: { type: 'string' },
    officers: { type: 'string', default: '200' },
    think: { type: 'string', default: '12' },
    to: { type: 'string' },
  },
});
const [command = '', ...rest] = positionals;
const people = Number(values.people);
process.env.GUILU_DATA ??= join(tmpdir(), `guilu-load-${people}`);
const say = (line: string) => console.error(line);

switch (command) {
  case 'prepare':
    await prepare();
    break;
  case 'run':
    await run();
    break;
  case 'plans':
    await plans();
    break;
  case 'compare': {
    const [one, other] = rest.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Result);
    if (one && other) console.log(compared(one, other));
    break;
  }
  default:
    console.error('npm run load -- prepare|run|compare|plans [--people N] [--minutes N] [--steady N]');
    process.exit(2);
}

async function prepare(): Promise<void> {
  const settings = readSettings();
  const database = settings.databaseUrl ? undefined : await startEmbedded(settings.dataFolder, say);
  const opened = await openServices({ ...settings, demo: false }, say);
  try {
    const found = readProvince(settings.dataFolder);
    if (found) say(`A province of ${found.people} people stands in ${settings.dataFolder}.`);
    const province =
      found ?? (await makeProvince(opened, settings.databaseUrl ?? database?.ownerUrl ?? '', settings, people, say));
    const { tables, megabytes } = await sizesOf(opened.owner);
    for (const { table, rows, megabytes: size } of tables)
      console.log(`${table.padEnd(20)} ${String(rows).padStart(10)} rows ${String(size).padStart(7)} MB`);
    console.log(
      `whole database ${megabytes} MB; ${province.counties.length} counties; ${Object.values(province.seconds)
        .reduce((a, b) => a + b, 0)
        .toFixed(0)} s in all`,
    );
  } finally {
    await opened.close();
    await database?.stop();
  }
}

/** Plans of what is asked most, written beside the documentation's figures; fails where one reads a large table whole. */
async function plans(): Promise<void> {
  const settings = readSettings();
  const province = readProvince(settings.dataFolder);
  if (!province) {
    console.error(`No province stands in ${settings.dataFolder}: npm run load -- prepare --people ${people}`);
    process.exit(2);
  }
  const database = settings.databaseUrl ? undefined : await startEmbedded(settings.dataFolder, say);
  const opened = await openServices({ ...settings, demo: false }, say);
  try {
    const told = await plansOfProvince(opened, settings.databaseUrl ?? database?.ownerUrl ?? '');
    const folder = values.to ?? join(projectFolder, 'docs/benchmarks/plans');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${province.people}.txt`);
    writeFileSync(
      file,
      `Plans at ${province.people} people, in ${province.counties.length} counties, under row security.\n${told.text}`,
    );
    for (const [page, ms] of Object.entries(told.milliseconds)) console.log(`${ms.toFixed(1).padStart(8)} ms  ${page}`);
    for (const fault of told.faults) console.log(`✗ ${fault}`);
    console.log(`written: ${file}; ${told.faults.length} faults`);
    if (told.faults.length) process.exitCode = 1;
  } finally {
    await opened.close();
    await database?.stop();
  }
}

/** `--minutes`: so long steady, a fifth of it the spike, at most a third the recovery. `--steady`: so long steady, nothing else. */
async function run(): Promise<void> {
  const settings = readSettings();
  const province = readProvince(settings.dataFolder);
  if (!province) {
    console.error(`No province stands in ${settings.dataFolder}: npm run load -- prepare --people ${people}`);
    process.exit(2);
  }
  const minutes = Number(values.steady ?? values.minutes);
  const alone = values.steady !== undefined;
  const seconds = minutes * 60;
  const course = {
    officers: Number(values.officers),
    think: Number(values.think),
    warmUp: Math.min(60, seconds / 4),
    steady: seconds,
    spike: alone ? 0 : seconds / 5,
    recovery: alone ? 0 : Math.max(15, seconds / 3),
  };
  // Only whole runs stand beside the figures of the documentation.
  const folder = values.to ?? (minutes >= 15 ? join(projectFolder, 'docs/benchmarks') : settings.dataFolder);
  const name = `load-${province.people}${alone ? '-steady' : ''}`;
  const result = await runMorning(settings, province, course, folder, name, say);
  console.log(told(result));
  console.log(`written: ${join(folder, name)}.json, -memory.csv, -memory.svg`);
  if (!result.checked.holds) process.exit(1);
}
