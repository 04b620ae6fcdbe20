// Signing in through a real OpenID Connect server, started here; its own log-in and consent pages are walked like a browser would.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildServer } from '@guilu/platform/http/server.ts';
import { type Caller, caller } from '@guilu/platform/testing/caller.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { runWork } from '@guilu/platform/work.ts';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { testServices } from '@guilu/platform/testing/services.ts';
import { sql } from 'kysely';
import { Provider } from 'oidc-provider';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as contract from './contract.ts';
import { feature } from './feature.ts';
import { keepProvider } from './oidc.ts';
import { authenticator } from './index.ts';

const { db, owner } = await testDatabase();
const services = testServices(db, { at: new Date().toISOString() });
const app = await buildServer({
  services,
  features: [feature],
  authenticate: authenticator(services),
  secureCookies: false,
});
const server: Server = createServer();
let issuer = '';

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'guilu',
        client_secret: 'a secret of the agency',
        redirect_uris: ['http://localhost/api/oidc/callback', 'http://localhost:80/api/oidc/callback'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['test'] },
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id.replace(/^agency-/, '') }),
    }),
  });
  server.on('request', provider.callback());
  await sql`insert into organisation (code, name, name_en, kind, county, path) values ('CT1', '某法院', 'A court', 'court', '990101', 'R.CT1.')`.execute(
    owner,
  );
  await sql`insert into oidc_provider (issuer, name, client_id, client_secret) values (${issuer}, '法院认证', 'guilu', ${services.keyring.encrypt('a secret of the agency')})`.execute(
    owner,
  );
});
afterAll(() => server.close());

async function account(username: string, tied: boolean, disabled = false) {
  await sql`insert into account (id, username, display_name, organisation, roles, oidc_issuer, disabled_at)
    values (${uuid()}, ${username}, ${username}, 'CT1', '{partner}', ${tied ? issuer : null}, ${disabled ? services.now() : null})`.execute(
    owner,
  );
}

/** Walks the provider's pages as `login` until it sends the browser back; answers the query it sends back with. */
async function walk(start: string, login: string): Promise<Record<string, string>> {
  const jar = new Map<string, string>();
  let [url, body]: [string, URLSearchParams | undefined] = [start, undefined];
  for (let hop = 0; hop < 15; hop += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(body && { method: 'POST', body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = response.headers.get('location');
    if (next?.startsWith('http://localhost')) return Object.fromEntries(new URL(next).searchParams);
    if (next) [url, body] = [new URL(next, url).href, undefined];
    else {
      const page = await response.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
      if (!action) throw new Error(`the provider answered ${response.status}: ${page.slice(0, 300)}`);
      [url, body] = [
        new URL(action, url).href,
        new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'any' }) }),
      ];
    }
  }
  throw new Error('the provider never sent the browser back');
}

async function begin(who: Caller): Promise<string> {
  const begun = await who.write(contract.oidcBegin, { body: { issuer } });
  expect(begun.status).toBe(200);
  return begun.body.url;
}
const problem = (location: unknown) => new URL(String(location), 'http://localhost').searchParams.get('problem');

test('an account tied to the provider signs in, and is known by its subject from then on', async () => {
  await account('judge.li', true);
  const who = caller(app);
  const query = await walk(await begin(who), 'agency-judge.li');
  const answer = await who.read(contract.oidcCallback, { query });
  expect(answer).toMatchObject({ status: 303, headers: { location: '/' } });
  expect((await who.read(contract.whoAmI)).body).toMatchObject({ username: 'judge.li', roles: ['partner'] });
  await sql`update account set username = 'judge.renamed' where username = 'judge.li'`.execute(owner);
  const again = caller(app);
  await again.read(contract.oidcCallback, { query: await walk(await begin(again), 'agency-judge.li') });
  expect((await again.read(contract.whoAmI)).body.username).toBe('judge.renamed');
});

test('the answer serves once, and only in the browser that began', async () => {
  await account('judge.wu', true);
  const [who, thief] = [caller(app), caller(app)];
  const query = await walk(await begin(who), 'agency-judge.wu');
  expect(problem((await thief.read(contract.oidcCallback, { query })).headers.location)).toBe(
    'account/oidc-attempt-gone',
  );
  expect((await who.read(contract.oidcCallback, { query })).headers.location).toBe('/');
  expect(problem((await who.read(contract.oidcCallback, { query })).headers.location)).toBe(
    'account/oidc-attempt-gone',
  );
});

test('an answer to another nonce is refused', async () => {
  await account('judge.he', true);
  const who = caller(app);
  const query = await walk(await begin(who), 'agency-judge.he');
  await sql`update oidc_attempt set nonce = 'another' where state = ${query.state ?? ''}`.execute(owner);
  expect(problem((await who.read(contract.oidcCallback, { query })).headers.location)).toBe('account/oidc-refused');
});

test.each([
  ['judge.untied', false, false],
  ['judge.gone', true, true],
])('%s does not get in', async (username, tied, disabled) => {
  await account(username, tied, disabled);
  const who = caller(app);
  const query = await walk(await begin(who), `agency-${username}`);
  expect(problem((await who.read(contract.oidcCallback, { query })).headers.location)).toBe('account/oidc-unknown');
  expect((await who.read(contract.whoAmI)).status).toBe(401);
});

test('a provider that is not known, or does not answer, gives a sentence', async () => {
  const who = caller(app);
  expect((await who.write(contract.oidcBegin, { body: { issuer: 'https://unknown.invalid' } })).status).toBe(404);
  await sql`insert into oidc_provider (issuer, name, client_id, client_secret) values ('http://127.0.0.1:9', '没开', 'x', ${services.keyring.encrypt('x')})`.execute(
    owner,
  );
  expect((await who.write(contract.oidcBegin, { body: { issuer: 'http://127.0.0.1:9' } })).body.code).toBe(
    'account/provider-away',
  );
});

test('a provider is changed by the county that keeps it and by no other', async () => {
  const body = {
    issuer: 'https://id.example.invalid',
    name: '省法院',
    clientId: 'guilu',
    clientSecret: 'secret',
    enabled: true,
  };
  const keep = (county: string, more: Partial<typeof body> = {}) =>
    runWork(services, systemActor('system', county), 'write', (work) =>
      keepProvider(work, {
        params: undefined,
        query: undefined,
        body: { ...body, ...more },
        from: { address: '', agent: '' },
      }),
    );
  expect(await keep('990101')).toEqual({ reply: {} });
  expect(await keep('990102', { clientId: 'theirs' })).toMatchObject({ code: 'account/provider-of-another' });
  expect(await keep('990101', { name: '省高院', clientSecret: '' })).toEqual({ reply: {} });
  const { rows } = await sql`select name, client_id, county from oidc_provider where issuer = ${body.issuer}`.execute(
    owner,
  );
  expect(rows).toEqual([{ name: '省高院', client_id: 'guilu', county: '990101' }]);
});
