// Signing in through the server: password, second factor, lock-out, sessions and their ends, first password, cover.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer } from '@guilu/platform/http/server.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { caller } from '@guilu/platform/testing/caller.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testServices } from '@guilu/platform/testing/services.ts';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { v7 as uuid } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { loadPlaces, type PlacesFile } from '../organisations/index.ts';
import * as contract from './contract.ts';
import { feature } from './feature.ts';
import { authenticator, hashPassword } from './index.ts';

const { db, owner } = await testDatabase();
const services = testServices(db);
await loadPlaces(
  owner,
  JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
);
const app = await buildServer({
  services,
  features: [feature],
  authenticate: authenticator(services),
  secureCookies: false,
});
const password = 'a quiet river stone';
const hashed = await hashPassword(password);

let serial = 0;
async function account(differs: { organisation?: string; roles?: string[]; first?: boolean; person?: string } = {}) {
  serial += 1;
  const made = { id: uuid(), username: `test${serial}` };
  const staff = differs.person ? null : (differs.organisation ?? 'SF990101001');
  await sql`insert into account (id, username, display_name, organisation, roles, password_hash, must_change_password, county, person_id)
    values (${made.id}, ${made.username}, ${`人${serial}`}, ${staff}, ${differs.roles ?? ['officer']}, ${hashed}, ${differs.first ?? false},
      ${differs.person ? '990101' : null}, ${differs.person ?? null})`.execute(owner);
  return made;
}

async function signedIn(username: string, agent?: string) {
  const who = caller(app, agent);
  const answer = await who.write(contract.signIn, { body: { username, password } });
  expect(answer.body).toMatchObject({ signedIn: true });
  return who;
}

beforeEach(() => services.clock.forward(60_000));

test('the right password opens a session; the cookie is out of reach for scripts and other sites, and only its hash is kept', async () => {
  const { username } = await account();
  const who = caller(app);
  const answer = await who.write(contract.signIn, { body: { username, password } });
  expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly/i);
  expect(String(answer.headers['set-cookie'])).toMatch(/SameSite=Strict/i);
  const token = who.cookies.get('guilu_session') ?? '';
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const stored = await sql<{ row: string }>`select row_to_json(s)::text as row from session s`.execute(owner);
  expect(stored.rows.some(({ row }) => row.includes(token))).toBe(false);
  expect((await who.read(contract.whoAmI)).body).toMatchObject({
    username,
    organisation: 'SF990101001',
    county: '990101',
    roles: ['officer'],
  });
});

test('an unknown name, a wrong password, a disabled account get one and the same answer', async () => {
  const [known, disabled] = [await account(), await account()];
  await sql`update account set disabled_at = now() where id = ${disabled.id}`.execute(owner);
  const ask = async (username: string, word: string) => {
    const { status, body } = await caller(app).write(contract.signIn, { body: { username, password: word } });
    return { status, body };
  };
  const answers = [
    await ask('nobody-here', password),
    await ask(known.username, 'wrong'),
    await ask(disabled.username, password),
  ];
  expect(answers[0]).toMatchObject({ status: 401, body: { code: 'account/wrong-sign-in' } });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test('five failures lock, also for the right password, and longer each time; time opens it', async () => {
  const { id, username } = await account();
  const ask = async (word: string) =>
    (await caller(app).write(contract.signIn, { body: { username, password: word } })).status;
  for (let i = 0; i < 5; i += 1) expect(await ask('wrong')).toBe(401);
  expect(await ask(password)).toBe(401);
  services.clock.forward(61_000);
  expect(await ask('wrong')).toBe(401);
  services.clock.forward(61_000);
  expect(await ask(password)).toBe(401);
  services.clock.forward(60_000);
  expect(await ask(password)).toBe(200);
  const { rows } = await sql<{ failed_count: number }>`select failed_count from account where id = ${id}`.execute(
    owner,
  );
  expect(rows[0]?.failed_count).toBe(0);
  const noted = await sql<{
    action: string;
    county: string;
  }>`select action, county from audit_entry where account_id = ${id} order by seq`.execute(owner);
  expect(noted.rows.map((row) => row.action)).toContain('sign-in refused');
  expect(noted.rows.at(-1)).toEqual({ action: 'signed in', county: '990101' });
});

test('the second factor: set with a code, asked for at sign-in, each code once, recovery codes once', async () => {
  const { username } = await account();
  const who = await signedIn(username);
  const begun = await who.write(contract.beginTotp);
  expect(begun.body.qr).toMatch(/^data:image/);
  const code = () =>
    new TOTP({ secret: Secret.fromBase32(begun.body.secret) }).generate({ timestamp: services.now().getTime() });
  expect((await who.write(contract.confirmTotp, { body: { code: '000000' } })).body.code).toBe('account/wrong-code');
  const { recoveryCodes } = (await who.write(contract.confirmTotp, { body: { code: code() } })).body;
  const enter = async (more: { code?: string }) =>
    (await caller(app).write(contract.signIn, { body: { username, password, ...more } })).body;
  expect(await enter({})).toEqual({ signedIn: false, secondFactorWanted: true });
  expect(await enter({ code: code() })).toMatchObject({ code: 'account/wrong-code' });
  services.clock.forward(30_000);
  expect(await enter({ code: code() })).toMatchObject({ signedIn: true });
  expect(await enter({ code: code() })).toMatchObject({ code: 'account/wrong-code' });
  expect(await enter({ code: recoveryCodes[0] ?? '' })).toMatchObject({ signedIn: true });
  expect(await enter({ code: recoveryCodes[0] ?? '' })).toMatchObject({ code: 'account/wrong-code' });
  const kept = await sql<{ row: string }>`select row_to_json(i)::text as row from idempotency i`.execute(owner);
  expect(kept.rows.some(({ row }) => row.includes(begun.body.secret) || row.includes(recoveryCodes[1] ?? '?'))).toBe(
    false,
  );
});

test('a session ends by sign-out, by revocation at once, on another device, after two idle hours, after twelve in any case', async () => {
  const { username } = await account();
  const [one, two] = [await signedIn(username), await signedIn(username)];
  const list = await one.read(contract.mySessions);
  const other = list.body.rows.find((row) => !row.current);
  expect((await two.read(contract.whoAmI)).status).toBe(200);
  await one.write(contract.revokeSession, { params: { sessionId: other?.id ?? '' } });
  expect((await two.read(contract.whoAmI)).status).toBe(401);
  const stolen = caller(app, 'curl/8');
  stolen.cookies.set('guilu_session', one.cookies.get('guilu_session') ?? '');
  expect((await stolen.read(contract.whoAmI)).status).toBe(401);
  expect((await one.read(contract.whoAmI)).status).toBe(401);
  const idle = await signedIn(username);
  services.clock.forward(2 * 3_600_000 + 1000);
  expect((await idle.read(contract.whoAmI)).status).toBe(401);
  const busy = await signedIn(username);
  for (let hour = 0; hour < 11; hour += 1) {
    services.clock.forward(3_600_000);
    expect((await busy.read(contract.whoAmI)).status).toBe(200);
  }
  services.clock.forward(3_600_000);
  expect((await busy.read(contract.whoAmI)).status).toBe(401);
  const out = await signedIn(username);
  await out.write(contract.signOut);
  expect((await out.read(contract.whoAmI)).status).toBe(401);
});

test('a first password opens one’s own account and nothing else until it is changed', async () => {
  const { username } = await account({ first: true, roles: ['county-head'], organisation: 'SJ990101' });
  const who = await signedIn(username);
  expect((await who.read(contract.listCovers)).body.code).toBe('request/password-first');
  expect(
    (await who.write(contract.changePassword, { body: { old: password, fresh: 'short word of mine' } })).status,
  ).toBe(200);
  expect((await who.read(contract.listCovers)).status).toBe(200);
});

test('a new password must be good and the old one known; other sessions end', async () => {
  const { username } = await account();
  const [who, other] = [await signedIn(username), await signedIn(username)];
  expect(
    (await who.write(contract.changePassword, { body: { old: 'wrong', fresh: 'another river stone' } })).body.code,
  ).toBe('account/wrong-password');
  expect(
    (await who.write(contract.changePassword, { body: { old: password, fresh: `x-${username}-river` } })).body.code,
  ).toBe('account/password-is-name');
  expect(
    (await who.write(contract.changePassword, { body: { old: password, fresh: 'another river stone' } })).status,
  ).toBe(200);
  expect((await other.read(contract.whoAmI)).status).toBe(401);
  expect((await who.read(contract.whoAmI)).status).toBe(200);
});

test('the supervised person signs in on the own page and sees no other account', async () => {
  const { username } = await account({ roles: ['person'], person: uuid() });
  const who = await signedIn(username);
  expect((await who.read(contract.whoAmI)).body).toMatchObject({ username, county: '990101', roles: ['person'] });
  expect((await who.read(contract.listAccounts)).status).toBe(403);
  expect(
    (await who.write(contract.changePassword, { body: { old: password, fresh: 'another river stone' } })).status,
  ).toBe(200);
  expect((await who.write(contract.signOut)).status).toBe(200);
});

test('cover: from its first day to its last, both included, it changes whose work one sees, and ends by itself', async () => {
  const [head, substitute] = [await account({ roles: ['county-head'], organisation: 'SJ990101' }), await account()];
  const granting = await signedIn(head.username);
  const day = services.now().toISOString().slice(0, 10);
  const body = { organisation: 'SF990101100', accountId: substitute.id, fromOn: day, toOn: day, reason: '产假' };
  const early = await granting.write(contract.createCover, {
    body: { ...body, fromOn: '2026-11-20', toOn: '2026-11-19' },
  });
  expect(early.body.code).toBe('cover/ends-before-start');
  const { id } = (await granting.write(contract.createCover, { body })).body;
  const who = await signedIn(substitute.username);
  expect((await who.write(contract.actFor, { body: { coverId: id } })).status).toBe(200);
  const me = (await who.read(contract.whoAmI)).body;
  expect(me).toMatchObject({ organisation: 'SF990101100', roles: ['officer'], covers: [{ id, active: true }] });
  services.clock.forward(86_400_000);
  const tomorrow = await signedIn(substitute.username);
  expect((await tomorrow.write(contract.actFor, { body: { coverId: id } })).status).toBe(404);
  expect((await tomorrow.read(contract.whoAmI)).body).toMatchObject({ organisation: 'SF990101001', covers: [] });
  const elsewhere = await account({ roles: ['office-head'], organisation: 'SF990101002' });
  const stranger = await signedIn(elsewhere.username);
  const next = new Date(services.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  expect((await stranger.write(contract.createCover, { body: { ...body, fromOn: next, toOn: next } })).body.code).toBe(
    'account/no-such-organisation',
  );
});

test('the administrator keeps accounts of the own county, gives first passwords, and no case role beside', async () => {
  const admin = await signedIn((await account({ roles: ['administrator'], organisation: 'SJ990101' })).username);
  const made = await admin.write(contract.createAccount, {
    body: { username: 'fresh.one', name: '新来的', organisation: 'SF990101002', roles: ['officer'] },
  });
  expect(made.body.firstPassword).toMatch(/^\w{5}-\w{5}-\w{5}$/);
  expect(
    (
      await admin.write(contract.createAccount, {
        body: { username: 'fresh.one', name: '又一个', organisation: 'SF990101002', roles: ['officer'] },
      })
    ).body.code,
  ).toBe('account/name-taken');
  expect(
    (
      await admin.write(contract.createAccount, {
        body: { username: 'far.one', name: '外县', organisation: 'SF990102100', roles: ['officer'] },
      })
    ).body.code,
  ).toBe('account/no-such-organisation');
  const who = caller(app);
  await who.write(contract.signIn, { body: { username: 'fresh.one', password: made.body.firstPassword } });
  expect((await who.read(contract.whoAmI)).body.mustChangePassword).toBe(true);
  await admin.write(contract.changeAccount, { params: { accountId: made.body.id }, body: { disabled: true } });
  expect((await who.read(contract.whoAmI)).status).toBe(401);
  const officer = await signedIn((await account()).username);
  expect((await officer.read(contract.listAccounts)).status).toBe(403);
});

test('the screen lock opens with the password; five wrong ones end the session', async () => {
  const who = await signedIn((await account()).username);
  expect((await who.write(contract.unlock, { body: { password } })).status).toBe(200);
  for (let i = 0; i < 5; i += 1)
    expect((await who.write(contract.unlock, { body: { password: 'wrong' } })).status).toBe(422);
  expect((await who.read(contract.whoAmI)).status).toBe(401);
});
