// What holds at the door whoever comes: cookies over https, headers, other sites' writes, and how many requests go through.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer } from '@guilu/platform/http/server.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testServices } from '@guilu/platform/testing/services.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { loadPlaces, type PlacesFile } from '../organisations/index.ts';
import { feature } from './feature.ts';
import { authenticator, hashPassword } from './index.ts';

const { db, owner } = await testDatabase();
const services = testServices(db);
await loadPlaces(
  owner,
  JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
);
const password = 'a quiet river stone';
const hashed = await hashPassword(password);
await sql`insert into account (id, username, display_name, organisation, roles, password_hash)
  values (${uuid()}, 'wang', '王', 'SF990101001', '{officer}', ${hashed})`.execute(owner);

const built = (differs: { secureCookies?: boolean; trustedProxies?: string[]; requestsPerMinute?: number }) =>
  buildServer({
    services,
    features: [feature],
    authenticate: authenticator(services),
    secureCookies: false,
    ...differs,
  });
const agent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0';
type App = Awaited<ReturnType<typeof built>>;

const enter = (app: App, more: Record<string, string> = {}, remoteAddress = '10.1.1.1') =>
  app.inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress,
    headers: { 'user-agent': agent, 'idempotency-key': randomUUID(), ...more },
    payload: { username: 'wang', password },
  });
const ask = (app: App, cookie: string | undefined, remoteAddress: string, more: Record<string, string> = {}) =>
  app.inject({
    method: 'GET',
    url: '/api/session',
    remoteAddress,
    headers: { 'user-agent': agent, ...(cookie && { cookie }), ...more },
  });

test('over https cookies are Secure, HttpOnly, SameSite=Strict and bound to the host, and one without the prefix is nobody', async () => {
  const app = await built({ secureCookies: true });
  const answer = await enter(app);
  const set = [answer.headers['set-cookie'] ?? []].flat();
  expect(set.length).toBeGreaterThan(0);
  for (const cookie of set) {
    expect(cookie).toMatch(/^__Host-guilu_/);
    expect(cookie).toMatch(/; Path=\/(;|$)/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).not.toMatch(/Domain=/i);
  }
  const cookie = set.map((line) => line.split(';')[0]).join('; ');
  expect((await ask(app, cookie, '10.1.1.1')).statusCode).toBe(200);
  expect((await ask(app, cookie.replaceAll('__Host-', ''), '10.1.1.1')).statusCode).toBe(401);
});

test('every answer forbids scripts and styles in the page, frames around it, guessing of types, and tells no other site where one was', async () => {
  const [plain, secure] = [await built({}), await built({ secureCookies: true })];
  const { headers } = await ask(plain, undefined, '10.1.1.2');
  const policy = String(headers['content-security-policy']);
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(policy).toMatch(/script-src 'self'/);
  expect(policy).toMatch(/style-src 'self'/);
  expect(policy).toMatch(/frame-ancestors 'none'/);
  expect(policy).toMatch(/base-uri 'none'/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\)/);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['strict-transport-security']).toBeUndefined();
  expect((await ask(secure, undefined, '10.1.1.2')).headers['strict-transport-security']).toMatch(/max-age=31536000/);
});

test.each([
  ['another site', { origin: 'https://elsewhere.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['another port of this host', { origin: 'http://localhost:81' }],
  ['a form sent on by another site', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
])('a write from %s is turned away, also signing in', async (_who, headers) => {
  const app = await built({});
  const answer = await enter(app, headers);
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'request/foreign-origin']);
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test('a write of who is signed in needs the header that a form of another site cannot send', async () => {
  const app = await built({});
  const cookie = [(await enter(app)).headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
  const bare = await app.inject({ method: 'POST', url: '/api/session/end', headers: { cookie, 'user-agent': agent } });
  expect([bare.statusCode, bare.json().code]).toEqual([400, 'request/no-idempotency-key']);
  const text = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'content-type': 'text/plain', 'user-agent': agent },
    payload: JSON.stringify({ username: 'wang', password }),
  });
  expect(text.statusCode).toBeGreaterThanOrEqual(400);
  expect((await ask(app, cookie, '10.1.1.3')).statusCode).toBe(200);
});

test('invented cookies open no bucket: who is not signed in is counted by address, whatever cookie is sent', async () => {
  const app = await built({ requestsPerMinute: 40 });
  const statuses: number[] = [];
  for (let i = 0; i < 30; i += 1)
    statuses.push((await ask(app, `guilu_session=${randomUUID()}`, '10.1.2.1')).statusCode);
  expect(statuses.filter((status) => status === 401)).toHaveLength(20);
  expect(statuses.slice(20).every((status) => status === 429)).toBe(true);
  const late = await ask(app, `guilu_session=${randomUUID()}`, '10.1.2.1');
  expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask(app, undefined, '10.1.2.2')).statusCode).toBe(401);
});

test('who is signed in has a bucket of the account, which others at the same address cannot empty', async () => {
  const app = await built({ requestsPerMinute: 40 });
  const cookie = [(await enter(app, {}, '10.1.3.1')).headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
  for (let i = 0; i < 30; i += 1) await ask(app, undefined, '10.1.3.1');
  expect((await ask(app, undefined, '10.1.3.1')).statusCode).toBe(429);
  expect((await ask(app, cookie, '10.1.3.1')).statusCode).toBe(200);
  for (let i = 0; i < 40; i += 1) await ask(app, cookie, `10.1.4.${i}`);
  expect((await ask(app, cookie, '10.1.4.99')).statusCode).toBe(429);
});

test('X-Forwarded-For counts from a proxy that is trusted, and from nobody else', async () => {
  const [direct, proxied] = [
    await built({ requestsPerMinute: 10 }),
    await built({ requestsPerMinute: 10, trustedProxies: ['10.9.9.9'] }),
  ];
  const from = async (app: App, remote: string, many = 12) => {
    const statuses: number[] = [];
    for (let i = 0; i < many; i += 1)
      statuses.push((await ask(app, undefined, remote, { 'x-forwarded-for': `192.0.2.${i}` })).statusCode);
    return statuses.filter((status) => status === 429).length;
  };
  expect(await from(direct, '127.0.0.1')).toBe(7);
  expect(await from(proxied, '10.9.9.8')).toBe(7);
  expect(await from(proxied, '10.9.9.9')).toBe(0);
});
