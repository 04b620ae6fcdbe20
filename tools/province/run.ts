/** One run: the server in a process of its own as `npm start` runs it, the morning against it, the checks, what is written down. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '@guilu/platform/settings.ts';
import { openServices } from '../../apps/server/open-services.ts';
import { serveFrom } from '../benchmarks/processes.ts';
import { Times } from './asking.ts';
import { type Checked, checkAfterwards } from './checks.ts';
import { type Sample, plotOf, tableOf, watchMemory } from './memory.ts';
import { type Course, liveMorning, type Morning } from './morning.ts';
import type { Province } from './prepare.ts';

export interface Result {
  people: number;
  course: Course;
  begun: string;
  load: { before: number; after: number };
  morning: Omit<Morning, 'wrote'>;
  asking: { percentOfACore: number; most: number };
  memory: {
    server: { first: number; last: number; most: number };
    database: { first: number; last: number; most: number };
  };
  checked: Checked;
}

/** Runs it and answers what was measured, written below `folder` as `<name>.json`, `.csv` and `.svg` too. */
export async function runMorning(
  settings: Settings,
  province: Province,
  course: Course,
  folder: string,
  name: string,
  say: (line: string) => void,
): Promise<Result> {
  const opened = await openServices({ ...settings, demo: false }, say);
  const server = await serveFrom('serve.ts');
  const begun = new Date().toISOString();
  const before = loadavg()[0] ?? 0;
  const times = new Times();
  const watching = watchMemory(server.pid, postmasterOf(opened.cluster), () => ({
    phase: times.phase,
    answers: [...times.byPhase.values()]
      .flatMap((kinds) => [...kinds.values()])
      .reduce((sum, all) => sum + all.length, 0),
  }));
  try {
    const { wrote, ...morning } = await liveMorning(opened, server.url, province.counties, course, times, say);
    watching.stop();
    say('checks …');
    const checked = await checkAfterwards(opened, wrote);
    const { samples } = watching;
    const inUse = samples.slice(1).map((one) => one.asking);
    const result: Result = {
      people: province.people,
      course,
      begun,
      load: { before, after: loadavg()[0] ?? 0 },
      morning,
      asking: {
        percentOfACore: Math.round(inUse.reduce((a, b) => a + b, 0) / Math.max(1, inUse.length)),
        most: Math.max(0, ...inUse),
      },
      memory: { server: spanOf(samples, (one) => one.server), database: spanOf(samples, (one) => one.database) },
      checked,
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
    writeFileSync(join(folder, `${name}-memory.csv`), tableOf(samples));
    writeFileSync(
      join(folder, `${name}-memory.svg`),
      plotOf(samples, `${province.people} people, ${course.officers} officers`),
    );
    return result;
  } finally {
    watching.stop();
    await server.stop();
    await opened.close();
  }
}

function postmasterOf(cluster: string | undefined): number {
  return cluster ? Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]) : 0;
}

function spanOf(samples: readonly Sample[], of: (one: Sample) => number) {
  // The first samples are of a server that has not been asked yet.
  const all = samples.filter((one) => one.phase !== 'warm-up').map(of);
  return { first: all[0] ?? 0, last: all.at(-1) ?? 0, most: Math.max(0, ...all) };
}

/** The result as lines of a table. */
export function told({ people, morning, asking, memory, checked, load }: Result): string {
  const rows = morning.lines.map((line) =>
    [line.phase, line.kind, line.answers, line.perSecond, line.p50, line.p95, line.p99, line.longest, line.failed].map(
      String,
    ),
  );
  const head = ['phase', 'kind', 'answers', 'a second', 'p50 ms', 'p95', 'p99', 'longest', 'failed'];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: string[]) =>
    row.map((text, at) => (at < 2 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join('  ');
  return [
    `${people} people; load average ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after; seconds ${JSON.stringify(morning.seconds)}`,
    line(head),
    ...rows.map(line),
    `recovered after ${morning.recoveredAfter ?? '-'} s; the asking process took ${asking.percentOfACore} % of a core, ${asking.most} % at most`,
    `server ${memory.server.first} → ${memory.server.last} MB, at most ${memory.server.most}; PostgreSQL ${memory.database.first} → ${memory.database.last} MB, at most ${memory.database.most}`,
    `checks: ${JSON.stringify({ ...checked, chains: checked.chains.map((chain) => `${chain.county} ${chain.entries}${chain.broken ? ' BROKEN' : ''}`) })}`,
    ...(morning.failures.length ? ['failures:', ...morning.failures] : ['no failures']),
  ].join('\n');
}

/** Two results side by side: the curve from the one number of people to the other. */
export function compared(one: Result, other: Result): string {
  const lines = one.morning.lines.flatMap((a) => {
    const b = other.morning.lines.find((line) => line.phase === a.phase && line.kind === a.kind);
    if (!b) return [];
    const times = (of: 'p50' | 'p95' | 'p99') => (b[of] / Math.max(0.1, a[of])).toFixed(1);
    return [
      `| ${a.phase} | ${a.kind} | ${a.p50} / ${a.p95} / ${a.p99} | ${b.p50} / ${b.p95} / ${b.p99} | ${times('p50')} / ${times('p95')} / ${times('p99')} | ${a.failed} / ${b.failed} |`,
    ];
  });
  return [
    `| phase | kind | ${one.people} people: p50 / p95 / p99 ms | ${other.people} people | times | failed |`,
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
