/** The running server: services, endpoints, jobs, pages. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import fastifyStatic from '@fastify/static';
import { clockOf } from '@guilu/platform/work.ts';
import { makeLog } from '@guilu/platform/log/log.ts';
import { describeApi } from '@guilu/platform/http/openapi.ts';
import { buildServer } from '@guilu/platform/http/server.ts';
import { startJobs } from '@guilu/platform/jobs/worker.ts';
import { startTelemetry } from '@guilu/platform/telemetry/telemetry.ts';
import { projectFolder, type Settings } from '@guilu/platform/settings.ts';
import { authenticator } from '@guilu/records/accounts/index.ts';
import { lookAtFile } from '@guilu/records/cases/index.ts';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { buildPages } from './build-pages.ts';
import { addHealth, type Health } from './health.ts';
import { keepBackup } from './keep-backup.ts';
import { keepDrill } from './keep-drill.ts';
import { keepKeys } from './keep-keys.ts';
import { version, type Opened, openServices } from './open-services.ts';
import { loadSeed } from './seed.ts';
import { watchStanding } from './watch-standing.ts';

export interface Running {
  address: string;
  opened: Opened;
  close(): Promise<void>;
}

// Left to itself the engine lets a long roster's garbage grow to four times what is in use before it collects.
setFlagsFromString('--heap-growing-percent=40');

/** Starts everything and listens. `now` may be another clock than the machine's, for scenarios. */
export async function startServer(settings: Settings, say: (line: string) => void, now?: () => Date): Promise<Running> {
  const opened = await openServices(settings, say, now);
  const log = makeLog(settings.log);
  try {
    const signIns = await loadSeed(opened, settings, say);
    await buildPages(say);
    const standing = await watchStanding(opened, settings);
    const app = await buildServer({
      services: opened.services,
      ...(standing && { standing }),
      features: opened.features,
      authenticate: authenticator(opened.services),
      lookAtFile,
      secureCookies: settings.secureCookies,
      trustedProxies: settings.trustedProxies,
      log,
    });
    const health: Health = { stopping: false, ...(standing && { standing }) };
    addOwnRoutes(app, opened, health);
    await addPages(app);
    if (settings.secureCookies && !settings.trustedProxies.length)
      say(
        '没有设置 GUILU_TRUSTED_PROXY：所有访问都会算作同一个网络地址。GUILU_TRUSTED_PROXY is not set: every visitor counts as one address.',
      );
    const jobs = await startJobs(opened.services, opened.features, opened.jobsUrl, log);
    const address = await app.listen({ port: settings.port, host: settings.host });
    const telemetry = await startTelemetry({ version, queue: () => queueOf(opened.services) });
    const stopBackup = keepBackup(opened, settings.dataFolder, say);
    const stopKeys = keepKeys(opened, say);
    const stopDrill = keepDrill({ dataFolder: settings.dataFolder, days: settings.drillDays, say });
    say(`\n归路已就绪 Guilu is ready: ${address}\n${signIns}`);
    const close = async () => {
      await drain(app, health, settings.drainSeconds);
      standing?.stop();
      stopDrill();
      await telemetry?.stop();
      await stopBackup();
      await stopKeys();
      await jobs.stop();
      await opened.close();
    };
    return { address, opened, close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Counts of the queue, for the metrics. */
async function queueOf({ db }: Opened['services']): Promise<{ waiting: number; givenUp: number }> {
  const { rows } = await sql<{
    waiting: number;
    given_up: number;
  }>`select waiting, given_up from queue_state()`.execute(db);
  return { waiting: rows[0]?.waiting ?? 0, givenUp: rows[0]?.given_up ?? 0 };
}

/** However slow a client is: after so long its connection is cut. */
const longestAnswer = 30_000;

/**
 * Stops taking requests without breaking off any: says that it is not ready, goes on serving for `seconds` while a proxy
 * notices, then takes no more, and waits until those under way are answered.
 */
export async function drain(app: FastifyInstance, health: Health, seconds: number): Promise<void> {
  health.stopping = true;
  await new Promise((later) => setTimeout(later, seconds * 1000));
  const cut = setTimeout(() => app.server.closeAllConnections(), longestAnswer);
  await app.close();
  clearTimeout(cut);
}

/** Life and readiness, the API's description, and what every page asks now and then: the server's time, and what is wrong just now. */
export function addOwnRoutes(app: FastifyInstance, opened: Opened, health: Health = { stopping: false }): void {
  const { services } = opened;
  const { standing } = health;
  app.get('/api/standing', { config: { rateLimit: false } }, async (_request, reply) => {
    const told = standing?.told();
    const trouble = told && {
      code: told.code,
      status: told.status,
      sentence: services.language.error(told.code, told.params),
    };
    return reply.header('cache-control', 'no-store').send({ ...clockOf(services.now()), ...(trouble && { trouble }) });
  });
  const description = describeApi(opened.features, version);
  addHealth(app, opened, health);
  app.get('/api/openapi.json', async () => description);
}

/** The pages: the staff app at /, the person's page at /my/. Unknown paths get the page, whose router answers them. */
export async function addPages(app: FastifyInstance): Promise<void> {
  const staff = join(projectFolder, 'apps/staff/dist');
  const person = join(projectFolder, 'apps/person/dist');
  const assets = { maxAge: '365d', immutable: true, decorateReply: false };
  if (existsSync(join(person, 'assets')))
    await app.register(fastifyStatic, { ...assets, root: join(person, 'assets'), prefix: '/my/assets/' });
  await app.register(fastifyStatic, { ...assets, root: join(staff, 'assets'), prefix: '/assets/' });
  const page = (folder: string) =>
    existsSync(join(folder, 'index.html')) ? readFileSync(join(folder, 'index.html'), 'utf8') : '';
  const [staffPage, personPage] = [page(staff), page(person)];
  app.get('/my', async (_request, reply) => reply.redirect('/my/'));
  app.get('/my/*', async (_request, reply) =>
    reply.type('text/html').header('cache-control', 'no-cache').send(personPage),
  );
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/')) return reply.callNotFound();
    return reply.type('text/html').header('cache-control', 'no-cache').send(staffPage);
  });
}
