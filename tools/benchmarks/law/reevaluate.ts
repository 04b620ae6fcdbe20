/**
 * A county's new pack version tried on 100,000 cases on two cores, each difference listed: by every rule before and after,
 * and then only by the rules that the version changes.
 * The file is both: what shows the progress and what the workers run.
 */
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { differingRules, type Evaluation, type Law } from '../../../packages/law/index.ts';
import { readCalendar } from '../../../packages/platform/law-files.ts';
import { inventedCase } from './invented-cases.ts';
import { lawAfter, lawBefore, PACK } from './new-pack-version.ts';

const TODAY = '2026-11-24';
const CORES = 2;
const BATCH = 500;

interface Share {
  first: number;
  last: number;
  /** Only the rules that differ. */
  only: boolean;
}

interface Progress {
  cases: number;
  facts: number;
  differences: string[];
  /** Milliseconds spent telling stories, and asking the law. */
  inventing: number;
  asking: number;
}

if (isMainThread) {
  const many = Number(process.argv[2] ?? 100_000);
  for (const only of [false, true]) await measure(many, only);
} else work(workerData as Share);

async function measure(many: number, only: boolean): Promise<void> {
  const begun = process.cpuUsage();
  const list = createWriteStream(join(tmpdir(), 'guilu-new-pack-differences.txt'));
  const from = performance.now();
  const done: Progress = { cases: 0, facts: 0, differences: [], inventing: 0, asking: 0 };
  const kinds = new Map<string, number>();
  let listed = 0;
  const shares = Array.from({ length: CORES }, (_, n) => ({
    first: Math.floor((many * n) / CORES),
    last: Math.floor((many * (n + 1)) / CORES),
    only,
  }));
  const take = (part: Progress) => {
    done.cases += part.cases;
    done.facts += part.facts;
    done.inventing += part.inventing;
    done.asking += part.asking;
    listed += part.differences.length;
    for (const line of part.differences) {
      list.write(`${line}\n`);
      const kind = line.split(' ').slice(1, 3).join(' ');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    process.stderr.write(`\r${done.cases} of ${many} cases, ${listed} differences `);
  };
  await Promise.all(shares.map((share) => runShare(share, take)));
  process.stderr.write('\n');
  list.end();
  const { user, system } = process.cpuUsage(begun);
  const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`;
  const by = only ? 'only the rules that the version changes' : 'every rule';
  console.log(`\n${done.cases} cases with ${done.facts} facts, ${by}, before and after, ${CORES} workers`);
  console.log(
    `  ${seconds(performance.now() - from)} by the clock, ${seconds((user + system) / 1000)} of processor time on all cores`,
  );
  console.log(
    `  of both workers' clocks: ${seconds(done.inventing)} telling the stories, ${seconds(done.asking)} asking the law`,
  );
  console.log(`  ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most so far; ${listed} differences`);
  for (const [kind, count] of [...kinds].sort()) console.log(`  ${kind}: ${count}`);
}

function runShare(share: Share, take: (part: Progress) => void): Promise<void> {
  return new Promise((done, failed) => {
    const worker = new Worker(import.meta.filename, {
      workerData: share,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    worker.on('message', take);
    worker.on('error', failed);
    worker.on('exit', () => done());
  });
}

function work({ first, last, only }: Share): void {
  const [before, after] = [lawBefore(), lawAfter()];
  const calendar = readCalendar();
  const rules = only ? { rules: differingRules(before, after, PACK) } : {};
  for (let from = first; from < last; from += BATCH) {
    const to = Math.min(from + BATCH, last);
    const begun = performance.now();
    const cases = Array.from({ length: to - from }, (_, n) => inventedCase(from + n, TODAY));
    const told = performance.now();
    const differences = cases.flatMap((one) => {
      const ask = (law: Law) =>
        law.evaluate({ pack: PACK, kind: one.kind, facts: one.facts, asOf: TODAY, calendar, ...rules });
      return differing(one.id, ask(before), ask(after));
    });
    const part: Progress = {
      cases: cases.length,
      facts: cases.reduce((sum, one) => sum + one.facts.length, 0),
      differences,
      inventing: told - begun,
      asking: performance.now() - told,
    };
    parentPort?.postMessage(part);
  }
}

/** `case gains|loses|changes rule …`, one line for each duty and alert that is not the same. */
function differing(id: string, before: Evaluation, after: Evaluation): string[] {
  const lines = ({ duties, alerts }: Evaluation) =>
    new Map([
      ...duties.map((d) => [d.key, `${d.rule} ${d.due} ${d.status}`] as const),
      ...alerts.map((a) => [a.key, `${a.rule} since ${a.since}`] as const),
    ]);
  const [old, now] = [lines(before), lines(after)];
  const found: string[] = [];
  for (const [key, line] of now) {
    const was = old.get(key);
    if (was === undefined) found.push(`${id} gains ${line}`);
    else if (was !== line) found.push(`${id} changes ${line}, was ${was.slice(was.indexOf(' ') + 1)}`);
  }
  for (const [key, line] of old) if (!now.has(key)) found.push(`${id} loses ${line}`);
  return found;
}
