/** The course of a morning: warming up, steady, five times as much for a while, and how long until it is as before. */
import { clockOf } from '@guilu/platform/work.ts';
import { chance } from '../../database/seed/chance.ts';
import type { Opened } from '../../apps/server/open-services.ts';
import { askingAgent } from '../benchmarks/load.ts';
import { Asker, type Kind, kinds, share, Times } from './asking.ts';
import { type Acknowledged, deeds, gatherOfficers, type Officer, type Pace, work } from './officers.ts';

export interface Course {
  officers: number;
  /** Seconds of each phase; no spike and no recovery where `spike` is 0. */
  warmUp: number;
  steady: number;
  spike: number;
  /** The longest that a recovery is waited for. */
  recovery: number;
  /** Seconds that an officer looks at an answer, on average. */
  think: number;
}

export interface Line {
  phase: string;
  kind: Kind | 'all';
  answers: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  longest: number;
  failed: number;
}

export interface Morning {
  lines: Line[];
  seconds: Record<string, number>;
  /** Seconds after the spike until p95 was within half again of the steady one; undefined where it was not waited for or not seen. */
  recoveredAfter?: number | undefined;
  failures: string[];
  wrote: Acknowledged;
}

const spikeTimes = 5;

/** Lets the officers work against the server at `url`. `told` hears of the phases as they begin. */
export async function liveMorning(
  opened: Opened,
  url: string,
  counties: readonly string[],
  course: Course,
  times: Times,
  say: (line: string) => void,
): Promise<Morning> {
  const officers = await gatherOfficers(opened, counties, course.officers);
  say(
    `${officers.length} officers, ${officers.filter((one) => one.ofBureau).length} of them of a bureau, ${officers.filter((one) => one.cases.length).length} with open cases`,
  );
  const asker = new Asker(url, askingAgent, times);
  const wrote: Acknowledged = { facts: [], imports: [], repeated: 0 };
  const pace: Pace = { think: course.think, stopped: false };
  const { today } = clockOf(opened.services.now());
  const todo = deeds(asker, today, wrote, chance(4242));
  const working = officers.map((officer: Officer, number) => work(officer, number, todo, pace));
  const seconds: Record<string, number> = {};
  const phase = async (name: string, until: () => Promise<void>) => {
    times.phase = name;
    const from = performance.now();
    say(`${name} …`);
    await until();
    seconds[name] = Math.round((performance.now() - from) / 100) / 10;
  };
  await phase('warm-up', () => wait(course.warmUp));
  await phase('steady', () => wait(course.steady));
  let recoveredAfter: number | undefined;
  if (course.spike) {
    pace.think = course.think / spikeTimes;
    await phase('spike', () => wait(course.spike));
    pace.think = course.think;
    await phase('recovery', async () => {
      recoveredAfter = await untilAsBefore(times, course.recovery);
    });
  }
  times.phase = 'end';
  pace.stopped = true;
  await Promise.all(working);
  asker.close();
  const failures = [...new Set(times.failures.map(({ phase: when, kind, what }) => `${when} ${kind}: ${what}`))].slice(
    0,
    20,
  );
  return { lines: linesOf(times, seconds), seconds, recoveredAfter, failures, wrote };
}

const wait = (seconds: number) => new Promise<void>((later) => setTimeout(later, seconds * 1000));

/** Looks at the last ten seconds each second; as before is within half again of the steady p95 and 20 ms. */
async function untilAsBefore(times: Times, longest: number): Promise<number | undefined> {
  const steady = share([...(times.byPhase.get('steady')?.values() ?? [])].flat(), 0.95);
  const from = performance.now();
  let seen: number | undefined;
  while (performance.now() - from < longest * 1000) {
    await wait(1);
    const after = Math.round((performance.now() - from) / 1000);
    if (seen === undefined && times.lately(Math.min(10, after)) <= steady * 1.5 + 20) seen = after;
  }
  return seen;
}

function linesOf(times: Times, seconds: Record<string, number>): Line[] {
  const lines: Line[] = [];
  for (const [phase, byKind] of times.byPhase) {
    if (!seconds[phase]) continue;
    const failed = (kind: string) =>
      times.failures.filter((one) => one.phase === phase && (kind === 'all' || one.kind === kind)).length;
    const line = (kind: Kind | 'all', all: number[]): Line => ({
      phase,
      kind,
      answers: all.length,
      perSecond: Math.round((all.length / (seconds[phase] ?? 1)) * 10) / 10,
      p50: rounded(share(all, 0.5)),
      p95: rounded(share(all, 0.95)),
      p99: rounded(share(all, 0.99)),
      longest: rounded(share(all, 1)),
      failed: failed(kind),
    });
    for (const kind of kinds) {
      const all = byKind.get(kind);
      if (all) lines.push(line(kind, all));
    }
    lines.push(line('all', [...byKind.values()].flat()));
  }
  return lines;
}

const rounded = (milliseconds: number) => Math.round(milliseconds * 10) / 10;
