/**
 * A county to tell stories in: the demonstration county in a database of its own, behind a real server on a port of its
 * own, with the jobs running and a clock that stands at nine on a Wednesday morning.
 *
 *   const county = await startCounty();            // at the top of a scenario
 *   const wang = await county.signIn('wangmin');
 *   await wang.post(`/cases/${id}/leave`, { … });
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer } from '@guilu/platform/http/server.ts';
import type { Log } from '@guilu/platform/log/log.ts';
import { startJobs } from '@guilu/platform/jobs/worker.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { type TestDatabase, testDatabase } from '@guilu/platform/testing/database.ts';
import { testServices } from '@guilu/platform/testing/services.ts';
import { authenticator } from '@guilu/records/accounts/index.ts';
import { lookAtFile } from '@guilu/records/cases/index.ts';
import { loadPlaces } from '@guilu/records/organisations/index.ts';
import { afterAll } from 'vitest';
import { collectFeatures } from '../apps/server/features.ts';
import type { Opened } from '../apps/server/open-services.ts';
import { addOwnRoutes, addPages } from '../apps/server/start.ts';
import { demoCode, demoPassword } from '../database/seed/accounts.ts';
import { loadDemo } from '../database/seed/demo.ts';

export const morning = '2026-11-25T09:00:00+08:00';

/** What an endpoint answered, to be looked into freely: a scenario says what it expects. */
export type Json = { [name: string]: Json } & Json[];

export interface Answer {
  status: number;
  body: Json;
  headers: Headers;
}

export interface Caller {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, key?: string): Promise<Answer>;
  upload(
    path: string,
    file: { name: string; bytes: Buffer; type?: string },
    fields?: Record<string, string>,
  ): Promise<Answer>;
  download(path: string): Promise<{ status: number; bytes: Buffer; type: string }>;
  cookie: string;
}

export interface County {
  address: string;
  database: TestDatabase;
  opened: Opened;
  clock: ReturnType<typeof testServices>['clock'];
  signIn(username: string): Promise<Caller>;
  anonymous(): Caller;
}

/** What the browser calls itself: a session belongs to the browser that began it. */
export const agent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156';

/** Starts the county; everything ends with the test file. `pages`: also serve the built pages. `nationalLaw`: no local pack applies. */
export async function startCounty(
  options: { demo?: boolean; pages?: boolean; requestsPerMinute?: number; log?: Log; nationalLaw?: boolean } = {},
): Promise<County> {
  const database = await testDatabase();
  const features = await collectFeatures();
  const services = testServices(database.db, { at: morning, features });
  const opened: Opened = {
    services,
    features,
    owner: database.owner,
    jobsUrl: database.jobsUrl,
    close: async () => undefined,
  };
  const places = JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as Parameters<
    typeof loadPlaces
  >[1];
  await loadPlaces(database.owner, options.nationalLaw ? { ...places, packs: {} } : places);
  if (options.demo !== false) await loadDemo(opened);
  const app = await buildServer({
    services,
    features,
    authenticate: authenticator(services),
    lookAtFile,
    secureCookies: false,
    ...(options.log && { log: options.log }),
    ...(options.requestsPerMinute && { requestsPerMinute: options.requestsPerMinute }),
  });
  addOwnRoutes(app, opened);
  if (options.pages) await addPages(app);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const jobs = await startJobs(services, features, database.jobsUrl, options.log);
  afterAll(async () => {
    await app.close();
    await jobs.stop();
  });
  return {
    address,
    database,
    opened,
    clock: services.clock,
    anonymous: () => caller(address, ''),
    signIn: (username) => signIn(address, username, services.now().getTime()),
  };
}

async function signIn(address: string, username: string, at: number): Promise<Caller> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'user-agent': agent },
    body: JSON.stringify({ username, password: demoPassword, ...(username === 'liudawei' && { code: demoCode(at) }) }),
  });
  const cookie = /guilu_session=[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0];
  if (!cookie) throw new Error(`${username} could not sign in: ${await response.text()}`);
  return caller(address, cookie);
}

function caller(address: string, first: string): Caller {
  const headers = { cookie: first, 'user-agent': agent };
  const answer = async (response: Response): Promise<Answer> => {
    // A session goes on under another token where its rights change.
    const renewed = /guilu_session=[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0];
    if (renewed) headers.cookie = renewed;
    return {
      status: response.status,
      body: (await response.json().catch(() => undefined)) as Json,
      headers: response.headers,
    };
  };
  return {
    get cookie() {
      return headers.cookie;
    },
    get: async (path) => answer(await fetch(`${address}/api${path}`, { headers })),
    post: async (path, body = {}, key = randomUUID()) =>
      answer(
        await fetch(`${address}/api${path}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
        }),
      ),
    upload: async (path, file, fields = {}) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append(
        'file',
        new Blob([new Uint8Array(file.bytes)], { type: file.type ?? 'application/octet-stream' }),
        file.name,
      );
      return answer(
        await fetch(`${address}/api${path}`, {
          method: 'POST',
          headers: { ...headers, 'idempotency-key': randomUUID() },
          body: form,
        }),
      );
    },
    download: async (path) => {
      const response = await fetch(`${address}/api${path}`, { headers });
      return {
        status: response.status,
        bytes: Buffer.from(await response.arrayBuffer()),
        type: response.headers.get('content-type') ?? '',
      };
    },
  };
}

/** The first case of a list that a condition holds for; throws where there is none. */
export async function findCase(
  who: Caller,
  query: string,
  where: (row: Record<string, unknown>) => boolean = () => true,
): Promise<{ caseId: string; personId: string; name: string; termEnd: string }> {
  const { body } = await who.get(`/cases?${query}`);
  const found = (body.rows as unknown as Record<string, unknown>[]).find(where);
  if (!found) throw new Error(`no case for ${query}`);
  return found as { caseId: string; personId: string; name: string; termEnd: string };
}

/** Waits until a condition holds, at most a minute. */
export async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('it did not come about within a minute');
}
