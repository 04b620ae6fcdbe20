/** Jobs: the outbox's events and what recurs, run by graphile-worker under a database role that owns the queue alone. */
import { type Runner, run } from 'graphile-worker';
import { systemActor } from '../access/actor.ts';
import type { Feature, GuiluEvent } from '../feature.ts';
import { type Services, runWork } from '../work.ts';

/** Subscribers by event: `feature` names in the order of the tree. */
export function subscribersOf(features: Feature[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const feature of features) {
    for (const event of Object.keys(feature.on ?? {})) found.set(event, [...(found.get(event) ?? []), feature.name]);
  }
  return found;
}

/** Starts the worker. An event that fails is tried again with growing pauses, up to 25 times. */
export async function startJobs(services: Services, features: Feature[], jobsUrl: string): Promise<Runner> {
  const byName = new Map(features.map((feature) => [feature.name, feature]));
  // The queue's own names take no dot.
  const recurring = features.flatMap((feature) => Object.entries(feature.jobs ?? {}).map(([name, job]) => [name.replaceAll('.', ':'), job] as const));
  return run({
    connectionString: jobsUrl,
    concurrency: 4,
    maxPoolSize: 6,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet,
    taskList: {
      event: async (payload) => {
        const { subscriber, event } = payload as { subscriber: string; event: GuiluEvent };
        const react = byName.get(subscriber)?.on?.[event.name];
        if (!react) throw new Error(`Nobody named ${subscriber} listens to ${event.name}.`);
        await runWork(services, systemActor('system', event.county), 'write', (work) => react(work, event));
      },
      ...Object.fromEntries(recurring.map(([name, job]) => [name, () => job.run(services)])),
    },
    crontab: recurring
      .filter(([, job]) => job.everyMinutes)
      .map(([name, job]) => `*/${job.everyMinutes} * * * * ${name}`)
      .join('\n'),
  });
}

const { Logger } = await import('graphile-worker');
const quiet = new Logger(() => (level, message) => {
  if (level === 'error') console.error(`jobs: ${message.slice(0, 300)}`);
});
