// Life and readiness, each reason by itself; and stopping with a slow request under way.
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { setTimeout as later } from 'node:timers/promises';
import { anyone } from '@guilu/platform/access/roles.ts';
import { openDb, openPool } from '@guilu/platform/database/database.ts';
import { DatabaseWatch } from '@guilu/platform/database/watch.ts';
import { FreeSpace } from '@guilu/platform/files/free-space.ts';
import { type Feature, route } from '@guilu/platform/feature.ts';
import { get } from '@guilu/platform/http/endpoint.ts';
import { buildServer } from '@guilu/platform/http/server.ts';
import { startJobs } from '@guilu/platform/jobs/worker.ts';
import { Standing } from '@guilu/platform/standing.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testServices } from '@guilu/platform/testing/services.ts';
import { runWork } from '@guilu/platform/work.ts';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { sql } from 'kysely';
import { Type as T } from 'typebox';
import { expect, test } from 'vitest';
import { addHealth, type Health } from './health.ts';
import type { Opened } from './open-services.ts';
import { drain } from './start.ts';

const database = await testDatabase();
const done: string[] = [];
const slow: Feature = {
  name: 'slow',
  routes: [
    route(get('/slow', { permission: anyone, audit: null, returns: T.Object({ rows: T.Integer() }) }), async (work) => {
      await sql`select pg_sleep(1.2)`.execute(work.tx);
      return { rows: 1 };
    }),
  ],
  on: {
    'slow.thing': async (work) => {
      await sql`select pg_sleep(0.8)`.execute(work.tx);
      done.push('job');
    },
  },
};
const services = testServices(database.db, { features: [slow] });
const opened: Opened = {
  services,
  features: [slow],
  owner: database.owner,
  jobsUrl: database.jobsUrl,
  close: async () => undefined,
};

/** `reserve`: MB that must be free on the disk. */
async function standing(reserve: number): Promise<Standing> {
  const disk = await new FreeSpace([tmpdir()], reserve).start();
  return new Standing({ disk, database: new DatabaseWatch(database.appUrl) });
}

async function served(health: Health, differs: Partial<Opened> = {}) {
  const app = await buildServer({
    services,
    features: [slow],
    authenticate: async () => undefined,
    secureCookies: false,
  });
  addHealth(app, { ...opened, ...differs }, health);
  return { app, ready: async () => (await app.inject('/readyz')).json() as { ready: boolean; why: string[] } };
}

test('it is ready where the database answers, is migrated, the disk has room and the law is loaded', async () => {
  const { app, ready } = await served({ stopping: false, standing: await standing(1) });
  expect(await ready()).toEqual({ ready: true, why: [] });
  expect((await app.inject('/readyz')).statusCode).toBe(200);
});

test('each thing that is missing is named, and the process lives all the same', async () => {
  const nowhere = openDb(openPool('postgres://guilu_app:x@127.0.0.1:9/none', 1));
  const away = await served({ stopping: false }, { services: { ...services, db: nowhere } });
  expect(await away.ready()).toEqual({ ready: false, why: ['database'] });
  expect((await away.app.inject('/readyz')).statusCode).toBe(503);
  expect((await away.app.inject('/healthz')).json()).toEqual({ alive: true });

  const full = await served({ stopping: false, standing: await standing(1e12) });
  expect(await full.ready()).toEqual({ ready: false, why: ['disk'] });

  const lawless = { ...services, law: { ...services.law, instruments: new Map() } } as typeof services;
  expect(await (await served({ stopping: false }, { services: lawless })).ready()).toEqual({
    ready: false,
    why: ['law'],
  });

  const { rows } = await sql<{
    name: string;
  }>`delete from migration where name = (select max(name) from migration) returning name`.execute(database.owner);
  const behind = await served({ stopping: false });
  expect(await behind.ready()).toEqual({ ready: false, why: ['migrations'] });
  await sql`insert into migration (name, sha256) values (${rows[0]?.name}, 'as it was')`.execute(database.owner);
  expect(await behind.ready()).toEqual({ ready: true, why: [] });
});

test('stopping says so first, answers what is under way, refuses what is new, and lets a job end', async () => {
  const health: Health = { stopping: false };
  const { app } = await served(health);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const jobs = await startJobs(services, [slow], database.jobsUrl);
  await runWork(services, systemActor('system', '990101'), 'write', (work) => work.publish('slow.thing', {}));
  await later(300);
  const under = status(`${address}/api/slow`);
  await later(200);
  const stopped = drain(app, health, 0.4).then(() => jobs.stop());
  expect(await status(`${address}/readyz`)).toBe(503);
  expect(await status(`${address}/healthz`)).toBe(200);
  await later(600);
  expect(await status(`${address}/healthz`)).toBe('ECONNREFUSED');
  expect(await under).toBe(200);
  await stopped;
  expect(done).toEqual(['job']);
});

/** The status of an answer on a connection of its own, or why there was none. */
function status(url: string): Promise<number | string> {
  return new Promise((answered) => {
    const request = ask(url, { agent: false }, (response) => {
      response.resume();
      response.on('end', () => answered(response.statusCode ?? 0));
    });
    request.on('error', (error: NodeJS.ErrnoException) => answered(error.code ?? 'error'));
    request.end();
  });
}
