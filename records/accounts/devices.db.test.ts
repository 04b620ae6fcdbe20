// Sessions and browsers: theft is noticed and told, guessing is stopped and colleagues work on, rights go with a fresh token; passwords and recovery.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer } from '@guilu/platform/http/server.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { type Caller, caller } from '@guilu/platform/testing/caller.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testServices } from '@guilu/platform/testing/services.ts';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { v7 as uuid } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { loadPlaces, type PlacesFile } from '../organisations/index.ts';
import * as contract from './contract.ts';
import { feature } from './feature.ts';
import { failuresOfAddress } from './guessing.ts';
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
async function account(differs: { roles?: string[]; organisation?: string } = {}) {
  serial += 1;
  const made = { id: uuid(), username: `person${serial}` };
  await sql`insert into account (id, username, display_name, organisation, roles, password_hash)
    values (${made.id}, ${made.username}, ${`人${serial}`}, ${differs.organisation ?? 'SF990101001'}, ${differs.roles ?? ['officer']}, ${hashed})`.execute(
    owner,
  );
  return made;
}
const firefox = (version: string, system = 'X11; Linux x86_64') =>
  `Mozilla/5.0 (${system}; rv:${version}) Gecko/20100101 Firefox/${version}`;
const enter = (who: Caller, username: string, more: { password?: string; code?: string } = {}) =>
  who.write(contract.signIn, { body: { username, password, ...more } });
async function signedIn(username: string, agent = firefox('130.0')) {
  const who = caller(app, agent);
  expect((await enter(who, username)).body).toMatchObject({ signedIn: true });
  await who.read(contract.whoAmI);
  return who;
}
/** The same cookies in other hands. */
function thief(of: Caller, agent: string, names: readonly string[]) {
  const who = caller(app, agent);
  for (const name of names) who.cookies.set(name, of.cookies.get(name) ?? '');
  return who;
}
const audited = async (id: string) =>
  (
    await sql<{ action: string }>`select action from audit_entry where account_id = ${id} order by seq`.execute(owner)
  ).rows.map((row) => row.action);

beforeEach(() => services.clock.forward(3_600_000));

test.each([
  ['without the browser’s own name', firefox('130.0'), ['guilu_session']],
  ['in a browser of another family', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156', ['guilu_session', 'guilu_device']],
  ['on another system', firefox('130.0', 'Windows NT 10.0; Win64; x64'), ['guilu_session', 'guilu_device']],
  ['with another browser’s name', firefox('130.0'), ['guilu_session', 'other']],
])(
  'a session’s cookie %s ends it for both; the holder is told at the next sign-in, and the audit knows',
  async (_how, agent, names) => {
    const { id, username } = await account();
    const who = await signedIn(username);
    const stolen = thief(who, agent, names);
    if (names.includes('other')) stolen.cookies.set('guilu_device', 'A'.repeat(43));
    expect((await stolen.read(contract.whoAmI)).status).toBe(401);
    expect((await who.read(contract.whoAmI)).status).toBe(401);
    expect(await audited(id)).toContain('session ended in another browser');
    expect((await enter(who, username)).body).toMatchObject({ signedIn: true });
    const told = (await who.read(contract.notices)).body.rows;
    expect(told).toMatchObject([{ kind: 'session-elsewhere', address: '127.0.0.1' }]);
    expect(told[0]?.device).toMatch(/Firefox|Chrome/);
    await who.write(contract.seenNotices, { body: { ids: told.map((row) => row.id) } });
    expect((await who.read(contract.notices)).body.rows).toEqual([]);
  },
);

test('a newer version of the browser and another address are no theft', async () => {
  const { id, username } = await account();
  const who = await signedIn(username);
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  for (const [version, remoteAddress] of [
    ['131.0.2', '10.4.4.4'],
    ['140.0', '192.0.2.7'],
    ['140.0', '2001:db8::9'],
  ] as const) {
    const answer = await app.inject({
      url: '/api/session',
      remoteAddress,
      headers: { cookie, 'user-agent': firefox(version) },
    });
    expect(answer.statusCode).toBe(200);
  }
  expect(await audited(id)).not.toContain('session ended in another browser');
});

test('rights that rise go on under a fresh token: with a new password, a second factor, a cover; the old token opens nothing', async () => {
  const head = await signedIn((await account({ roles: ['county-head'], organisation: 'SJ990101' })).username);
  const { id, username } = await account();
  const who = await signedIn(username);
  const today = services.now().toISOString().slice(0, 10);
  const cover = await head.write(contract.createCover, {
    body: { organisation: 'SF990101002', accountId: id, fromOn: today, toOn: today, reason: '病假' },
  });
  const begun = await who.write(contract.beginTotp);
  const code = new TOTP({ secret: Secret.fromBase32(begun.body.secret) }).generate({
    timestamp: services.now().getTime(),
  });
  const steps = [
    () => who.write(contract.confirmTotp, { body: { code } }),
    () => who.write(contract.actFor, { body: { coverId: cover.body.id } }),
    () => who.write(contract.actFor, { body: {} }),
    () => who.write(contract.changePassword, { body: { old: password, fresh: 'another river stone' } }),
  ];
  for (const step of steps) {
    const before = who.cookies.get('guilu_session') ?? '';
    expect((await step()).status).toBe(200);
    expect(who.cookies.get('guilu_session')).not.toBe(before);
    const late = thief(who, firefox('130.0'), ['guilu_device']);
    late.cookies.set('guilu_session', before);
    expect((await late.read(contract.whoAmI)).status).toBe(401);
    expect((await who.read(contract.whoAmI)).status).toBe(200);
  }
});

test('signing out everywhere else leaves this session and ends the others at once', async () => {
  const { username } = await account();
  const [here, there, elsewhere] = [await signedIn(username), await signedIn(username), await signedIn(username)];
  expect((await here.write(contract.endOthers)).body).toEqual({ ended: 2 });
  expect((await there.read(contract.whoAmI)).status).toBe(401);
  expect((await elsewhere.read(contract.whoAmI)).status).toBe(401);
  expect((await here.read(contract.mySessions)).body.rows).toHaveLength(1);
});

test('an office of forty behind one address works on while somebody there guesses; the guessing stops', async () => {
  const remoteAddress = '10.8.0.1';
  const send = (url: string, payload: unknown, cookie = '') =>
    app.inject({
      method: 'POST',
      url,
      remoteAddress,
      headers: { 'user-agent': firefox('130.0'), 'idempotency-key': randomUUID(), ...(cookie && { cookie }) },
      payload: payload as object,
    });
  const read = (cookie: string) =>
    app.inject({ url: '/api/session', remoteAddress, headers: { 'user-agent': firefox('130.0'), cookie } });
  const cookieOf = (answer: Awaited<ReturnType<typeof send>>, before = '') => {
    const jar = new Map(before.split('; ').flatMap((one) => (one ? [one.split('=') as [string, string]] : [])));
    for (const { name, value } of answer.cookies) jar.set(name, value);
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  };
  const office: { username: string; cookie: string }[] = [];
  for (let at = 0; at < 40; at += 1) {
    const { username } = await account();
    // Somebody mistypes each morning.
    if (at % 3 === 0) expect((await send('/api/session', { username, password: 'mistyped' })).statusCode).toBe(401);
    const answer = await send('/api/session', { username, password });
    expect(answer.statusCode).toBe(200);
    const cookie = cookieOf(answer);
    expect((await read(cookie)).statusCode).toBe(200);
    office.push({ username, cookie });
  }
  const victim = office[0]?.username ?? '';
  const answers: number[] = [];
  for (let at = 0; at < failuresOfAddress + 20; at += 1)
    answers.push(
      (await send('/api/session', { username: at < 8 ? victim : `guess${at}`, password: `try ${at}` })).statusCode,
    );
  expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(20);
  expect(answers.slice(-20).every((status) => status === 429)).toBe(true);
  // A guess that would be right is not looked at any more.
  expect((await send('/api/session', { username: victim, password })).statusCode).toBe(429);
  for (const one of office) {
    expect((await read(one.cookie)).statusCode).toBe(200);
    await send('/api/session/end', {}, one.cookie);
    const device = one.cookie.split('; ').find((part) => part.startsWith('guilu_device=')) ?? '';
    expect((await send('/api/session', { username: one.username, password }, device)).statusCode).toBe(200);
  }
  // An invented name of a browser is not one that is known.
  const invented = `guilu_device=${'B'.repeat(43)}`;
  expect((await send('/api/session', { username: victim, password }, invented)).statusCode).toBe(429);
  services.clock.forward(601_000);
  expect((await send('/api/session', { username: office[1]?.username, password })).statusCode).toBe(200);
});

test('a stranger’s failures lock the account for strangers and not for the own browser, whose failures are counted by themselves', async () => {
  const { username } = await account();
  const mine = await signedIn(username);
  for (let at = 0; at < 6; at += 1) await enter(caller(app), username, { password: 'wrong' });
  expect((await enter(caller(app), username)).status).toBe(401);
  expect((await enter(mine, username)).status).toBe(200);
  for (let at = 0; at < 5; at += 1) expect((await enter(mine, username, { password: 'wrong' })).status).toBe(401);
  expect((await enter(mine, username)).status).toBe(401);
  services.clock.forward(61_000);
  expect((await enter(mine, username)).status).toBe(200);
});

test('a new password is measured by what it is, and its holder’s name and unit do not count', async () => {
  const { username } = await account();
  const who = await signedIn(username);
  const change = async (fresh: string) =>
    (await who.write(contract.changePassword, { body: { old: password, fresh } })).body.code;
  expect(await change('only eleven')).toBe('account/password-short');
  expect(await change('woaini5201314')).toBe('account/password-common');
  expect(await change('990101199001011234')).toBe('account/password-is-number');
  expect(await change(`${username}-and-more-of-it`)).toBe('account/password-is-name');
  expect(await change('城关司法所城关司法所2026')).toBe('account/password-is-name');
  expect(await change(password)).toBe('account/password-same');
  expect(await change('three herons by the weir')).toBeUndefined();
});

test('a password that the administrator gave serves once, for a week, and its holder is told who gave it', async () => {
  const admin = await signedIn((await account({ roles: ['administrator'], organisation: 'SJ990101' })).username);
  const { id, username } = await account();
  const reset = async () =>
    (await admin.write(contract.changeAccount, { params: { accountId: id }, body: { resetPassword: true } })).body
      .firstPassword ?? '';
  for (let at = 0; at < 5; at += 1) await enter(caller(app), username, { password: 'wrong' });
  const first = await reset();
  services.clock.forward(7 * 86_400_000 + 1000);
  expect((await enter(caller(app), username, { password: first })).body.code).toBe('account/first-password-over');
  const me = (await admin.read(contract.whoAmI)).status;
  expect(me).toBe(401);
  const again = await signedIn((await account({ roles: ['administrator'], organisation: 'SJ990101' })).username);
  const second = (
    await again.write(contract.changeAccount, { params: { accountId: id }, body: { resetPassword: true } })
  ).body.firstPassword;
  const who = caller(app);
  expect((await enter(who, username, { password: second ?? '' })).status).toBe(200);
  expect((await who.read(contract.notices)).body.rows.map((row) => row.kind)).toEqual([
    'password-reset',
    'password-reset',
  ]);
  const { body } = await who.write(contract.changePassword, {
    body: { old: second ?? '', fresh: 'three herons by the weir' },
  });
  expect(body.code).toBeUndefined();
  expect((await enter(caller(app), username, { password: second ?? '' })).status).toBe(401);
  expect((await enter(caller(app), username, { password: 'three herons by the weir' })).status).toBe(200);
});

test('recovery codes: counted, told when used, made anew with password and code; the factor is taken away the same way', async () => {
  const { id, username } = await account();
  const who = await signedIn(username);
  const begun = await who.write(contract.beginTotp);
  const code = () =>
    new TOTP({ secret: Secret.fromBase32(begun.body.secret) }).generate({ timestamp: services.now().getTime() });
  const { recoveryCodes } = (await who.write(contract.confirmTotp, { body: { code: code() } })).body;
  expect((await who.read(contract.whoAmI)).body.recoveryCodesLeft).toBe(8);
  const lost = caller(app);
  expect((await enter(lost, username, { code: recoveryCodes[0] ?? '' })).status).toBe(200);
  expect((await lost.read(contract.whoAmI)).body.recoveryCodesLeft).toBe(7);
  expect((await lost.read(contract.notices)).body.rows).toMatchObject([{ kind: 'recovery-code-used', left: 7 }]);
  services.clock.forward(30_000);
  const no = await who.write(contract.renewCodes, { body: { password: 'wrong', code: code() } });
  expect([no.status, no.body.code]).toEqual([422, 'account/wrong-password']);
  const fresh = await who.write(contract.renewCodes, { body: { password, code: code() } });
  expect(fresh.body.recoveryCodes).toHaveLength(8);
  expect((await enter(caller(app), username, { code: recoveryCodes[1] ?? '' })).status).toBe(401);
  const gone = await lost.write(contract.endTotp, { body: { password, code: fresh.body.recoveryCodes[0] ?? '' } });
  expect(gone.status).toBe(200);
  expect((await who.read(contract.whoAmI)).status).toBe(401);
  expect((await lost.read(contract.whoAmI)).body).toMatchObject({ secondFactor: false });
  expect((await lost.write(contract.endTotp, { body: { password, code: '1' } })).body.code).toBe(
    'account/second-factor-not-set',
  );
  expect(await audited(id)).toEqual(
    expect.arrayContaining(['second factor set', 'recovery codes renewed', 'second factor ended']),
  );
});

test('who has the session and not the password cannot take the second factor away: five tries end it', async () => {
  const { username } = await account();
  const who = await signedIn(username);
  const begun = await who.write(contract.beginTotp);
  const code = new TOTP({ secret: Secret.fromBase32(begun.body.secret) }).generate({
    timestamp: services.now().getTime(),
  });
  await who.write(contract.confirmTotp, { body: { code } });
  for (let at = 0; at < 5; at += 1)
    expect((await who.write(contract.endTotp, { body: { password, code: `00000${at}` } })).status).toBe(422);
  expect((await who.read(contract.whoAmI)).status).toBe(401);
});

test('the administrator takes away a lost second factor of another, who is told; the own one and the own password not', async () => {
  const { id: own, username: admins } = await account({ roles: ['administrator'], organisation: 'SJ990101' });
  const admin = await signedIn(admins);
  const { id, username } = await account();
  await sql`update account set totp_confirmed = true, totp_secret = ${services.keyring.encrypt('GUILUDEMOSECRET2GUILUDEMOSECRET2')} where id = ${id}`.execute(
    owner,
  );
  const change = (accountId: string, body: { resetSecondFactor?: boolean; resetPassword?: boolean }) =>
    admin.write(contract.changeAccount, { params: { accountId }, body });
  expect((await change(own, { resetSecondFactor: true })).body.code).toBe('account/not-oneself');
  expect((await change(own, { resetPassword: true })).body.code).toBe('account/not-oneself');
  expect((await enter(caller(app), username)).body).toMatchObject({ secondFactorWanted: true });
  expect((await change(id, { resetSecondFactor: true })).status).toBe(200);
  const who = await signedIn(username);
  expect((await who.read(contract.notices)).body.rows).toMatchObject([
    { kind: 'second-factor-reset', by: expect.stringMatching(/^人/) },
  ]);
});
