/** Jobs: the outbox's events and what recurs, run by graphile-worker under a database role that owns the queue alone. */
import { Logger, type Runner, run } from 'graphile-worker';
import type { Pool } from 'pg';
import { systemActor } from '../access/actor.ts';
import { openPool } from '../database/database.ts';
import type { Feature, GuiluEvent } from '../feature.ts';
import { type Log, makeLog } from '../log/log.ts';
import { traced } from '../telemetry/telemetry.ts';
import { type Services, runWork } from '../work.ts';

/** Subscribers by event: `feature` names in the order of the tree. */
export function subscribersOf(features: Feature[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const feature of features) {
    for (const event of Object.keys(feature.on ?? {})) found.set(event, [...(found.get(event) ?? []), feature.name]);
  }
  return found;
}

export interface Jobs {
  /** Lets what runs finish, then closes the connections. */
  stop(): Promise<void>;
}

/** Starts the worker. An event that fails is tried again with growing pauses, up to 25 times. */
export async function startJobs(
  services: Services,
  features: Feature[],
  jobsUrl: string,
  log: Log = makeLog('warn'),
): Promise<Jobs> {
  const byName = new Map(features.map((feature) => [feature.name, feature]));
  // The queue's own names take no dot.
  const recurring = features.flatMap((feature) =>
    Object.entries(feature.jobs ?? {}).map(([name, job]) => [name.replaceAll('.', ':'), job] as const),
  );
  // A pool of our own: the worker's forgets its listener when it stops and does not wait until its connections are closed,
  // so that a database which stops right afterwards would end the process.
  const pool = openPool(jobsUrl, 6);
  const begin = () =>
    run({
      pgPool: pool,
      concurrency: 4,
      noHandleSignals: true,
      pollInterval: 2000,
      logger: quiet(log),
      taskList: {
        event: async (payload) => {
          const { subscriber, event } = payload as { subscriber: string; event: GuiluEvent };
          const react = byName.get(subscriber)?.on?.[event.name];
          if (!react) throw new Error(`Nobody named ${subscriber} listens to ${event.name}.`);
          await traced(`job ${event.name}`, () =>
            runWork(services, systemActor('system', event.county), 'write', (work) => react(work, event)),
          );
        },
        ...Object.fromEntries(
          recurring.map(([name, job]) => [name, () => traced(`job ${name}`, () => job.run(services))]),
        ),
      },
      crontab: recurring
        .filter(([, job]) => job.everyMinutes)
        .map(([name, job]) => `*/${job.everyMinutes} * * * * ${name}`)
        .join('\n'),
    });
  return keptRunning(begin, pool, await begin());
}

/** A runner that gave up, because the database was away for too long, is followed by another one. */
function keptRunning(begin: () => Promise<Runner>, pool: Pool, first: Runner): Jobs {
  let runner: Runner | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const watch = (one: Runner) => {
    runner = one;
    const ended = () => {
      if (stopped || runner !== one) return;
      runner = undefined;
      again();
    };
    one.promise.then(ended, ended);
  };
  const again = () => {
    if (!stopped) timer = setTimeout(() => void begin().then(watch, again), 2000);
  };
  watch(first);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await runner?.stop().catch(() => undefined);
      await pool.end();
    },
  };
}

/** Of the worker's own talk only its faults are told: which task, at which try, and why, without its values. */
const quiet = (log: Log) =>
  new Logger(() => (level, _message, meta) => {
    if (level !== 'error') return;
    const { job, error } = (meta ?? {}) as {
      job?: { id: string; task_identifier: string; attempts: number };
      error?: unknown;
    };
    log.error(
      {
        ...(job && { job: job.id, task: job.task_identifier, attempt: job.attempts }),
        ...(error !== undefined && { err: error }),
      },
      'job failed',
    );
  });
