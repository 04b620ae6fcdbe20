/** A family member by invitation: consent, what is told and what is not, the end that takes effect at once, and the database beneath. */
import { testActor } from '@guilu/platform/testing/services.ts';
import { runWork } from '@guilu/platform/work.ts';
import { refreshDue } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { demoPassword } from '../database/seed/accounts.ts';
import { agent, type Caller, startCounty } from './county.ts';

const county = await startCounty();
// A Monday: this week's telephone call has not been made yet.
county.clock.move('2026-11-30T09:00:00+08:00');
await refreshDue(county.opened.services);
const { owner } = county.database;
const wang = await county.signIn('wangmin');
const benren = await county.signIn('benren');
const { rows: own } = await sql<{
  person_id: string;
  name: string;
}>`select a.person_id, p.name from account a join person p on p.id = a.person_id where a.username = 'benren'`.execute(
  owner,
);
const personId = own[0]?.person_id ?? '';
const name = own[0]?.name ?? '';
const toOn = '2027-05-31';

// Leave is granted in this file, and its return is due: told to a guardian alone.
const { caseId } = (await benren.get('/my/home')).body;
const leave = await benren.post(`/cases/${String(caseId)}/leave`, {
  from: '2026-12-08',
  to: '2026-12-10',
  purpose: 'medical',
  destination: '临岚市医院',
  proof: true,
  urgent: false,
});
const zhang = await county.signIn('zhanglei');
await zhang.post(`/cases/${String(caseId)}/leave/${String(leave.body.leaveId)}/approval`);

/** What signing in answers, and who then asks. */
async function enter(username: string, password: string): Promise<{ status: number; code?: string; who: Caller }> {
  const answer = await fetch(`${county.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), 'user-agent': agent },
    body: JSON.stringify({ username, password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, 'user-agent': agent, 'content-type': 'application/json' };
  const send = async (method: string, path: string, body?: unknown) => {
    const got = await fetch(`${county.address}/api${path}`, {
      method,
      headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    // A session goes on under another token where its rights change.
    headers.cookie = /guilu_session=[^;]+/.exec(got.headers.get('set-cookie') ?? '')?.[0] ?? headers.cookie;
    return { status: got.status, body: (await got.json().catch(() => undefined)) as never, headers: got.headers };
  };
  const said = (await answer.json()) as { code?: string };
  const who = {
    ...county.anonymous(),
    cookie,
    get: (path: string) => send('GET', path),
    post: (path: string, body: unknown = {}) => send('POST', path, body),
  };
  return { status: answer.status, ...(said.code && { code: said.code }), who };
}

/** Invited on paper by the officer, first password changed. */
async function invited(person = personId, more: Record<string, unknown> = {}) {
  const made = await wang.post(`/people/${person}/family-access`, {
    name: '周桂花',
    relation: 'parent',
    toOn,
    kind: 'by-consent',
    consentNote: '当面签了同意书',
    ...more,
  });
  expect(made.body).toMatchObject({ username: expect.stringMatching(/^jia\d{4}$/) });
  const [username, first] = [String(made.body.username), String(made.body.firstPassword)];
  const { who } = await enter(username, first);
  expect((await who.get('/my/relative')).body.code).toBe('request/password-first');
  expect((await who.post('/account/password', { old: first, fresh: 'two herons on the ice' })).status).toBe(200);
  const { rows } = await sql<{
    id: string;
    account_id: string;
  }>`select f.id, f.account_id from family_access f join account a on a.id = f.account_id where a.username = ${username}`.execute(
    owner,
  );
  return { username, who, accessId: rows[0]?.id ?? '', accountId: rows[0]?.account_id ?? '' };
}

test('the family member sees the office and what comes next, under the surname, and nothing of the file', async () => {
  const jia = await county.signIn('jiashu');
  const seen = await jia.get('/my/relative');
  expect(seen.status).toBe(200);
  expect(seen.body).toMatchObject({
    who: `${name.slice(0, 1)}某`,
    kind: 'by-consent',
    officerName: '王敏',
    officePhone: expect.any(String),
    officeAddress: expect.any(String),
  });
  const allowed = ['who', 'kind', 'toOn', 'officeName', 'officePhone', 'officeAddress', 'officerName', 'next'];
  expect(Object.keys(seen.body).filter((key) => !allowed.includes(key))).toEqual([]);
  const next = seen.body.next as unknown as { key: string; title: { zh: string }; basis: unknown[] }[];
  expect(next.length).toBeGreaterThan(0);
  expect(next.every((one) => one.basis.length > 0)).toBe(true);
  const due = await sql<{
    rule: string;
  }>`select rule from duty where person_id = ${personId} and state = 'open' and 'person' = any (owed_by)`.execute(
    owner,
  );
  expect(due.rows.map((row) => row.rule)).toContain('correction.return-from-leave');
  expect(next.map((one) => one.key.split('|')[0])).not.toContain('correction.return-from-leave');
  expect(JSON.stringify(seen.body)).not.toContain(name);
  const { rows: cases } = await sql<{ id: string }>`select id from case_file where person_id = ${personId}`.execute(
    owner,
  );
  for (const path of [
    '/my/home',
    '/my/readers',
    '/my/family',
    `/cases/${cases[0]?.id}`,
    `/cases/${cases[0]?.id}/papers`,
    `/cases/${cases[0]?.id}/leave`,
    `/people/${personId}`,
    `/people/${personId}/family-access`,
    '/today',
    '/organisations/tree',
  ])
    expect([403, 404], path).toContain((await jia.get(path)).status);
  expect((await jia.post('/my/help', { need: '想找份工作' })).status).toBe(403);
});

test('the person sees the look among who opened the file, and the office in its own log', async () => {
  const { who } = await invited();
  expect((await who.get('/my/relative')).status).toBe(200);
  await who.get('/my/relative');
  const looks = ((await benren.get('/my/readers')).body.rows as unknown as { actor: string; what: string }[]).filter(
    (one) => one.actor === '周桂花',
  );
  expect(looks).toMatchObject([{ what: 'family looked' }]);
  const { rows } = await sql<{
    action: string;
  }>`select action from audit_entry where person_id = ${personId} and action like 'family%'`.execute(owner);
  expect(rows.map((row) => row.action)).toContain('family member invited');
});

test('the person ends it and it is over at once; who then signs in is told so in a sentence', async () => {
  const { username, who, accessId } = await invited();
  expect((await who.get('/my/relative')).status).toBe(200);
  expect((await benren.post(`/my/family/${accessId}/end`)).status).toBe(200);
  expect((await who.get('/my/relative')).status).toBe(401);
  expect(await enter(username, 'two herons on the ice')).toMatchObject({
    status: 401,
    code: 'account/invitation-over',
  });
  expect(await enter(username, 'wrong')).toMatchObject({ code: 'account/wrong-sign-in' });
  expect((await benren.post(`/my/family/${accessId}/end`)).body.code).toBe('family/over');
  expect((await wang.post(`/people/${personId}/family-access/${accessId}/password`)).body.code).toBe('family/over');
});

test('consent on the own page reaches the office, which hands out the password', async () => {
  expect((await benren.post('/my/family', { name: '周家明', relation: 'sibling', toOn: '2027-12-01' })).body.code).toBe(
    'family/too-long',
  );
  const { accessId } = (await benren.post('/my/family', { name: '周家明', relation: 'sibling', toOn })).body;
  const row = (await wang.get(`/people/${personId}/family-access`)).body.rows.find((one) => one.accessId === accessId);
  expect(row).toMatchObject({ state: 'asked', name: '周家明' });
  const noted =
    await sql`select 1 from fact where person_id = ${personId} and type = 'case.need-noted' and data ->> 'need' like '%周家明%'`.execute(
      owner,
    );
  expect(noted.rows.length).toBe(1);
  const given = (await wang.post(`/people/${personId}/family-access/${String(accessId)}/password`)).body;
  expect((await enter(String(given.username), String(given.firstPassword))).status).toBe(200);
  const kept = await sql<{
    n: number;
  }>`select count(*)::int n from idempotency where answer::text like ${`%${String(given.firstPassword)}%`}`.execute(
    owner,
  );
  expect(kept.rows[0]?.n).toBe(0);
});

test('without consent no adult’s family is invited, nobody of another branch at all, and a guardian only for a minor', async () => {
  const ask = (person: string, body: Record<string, unknown>) =>
    wang.post(`/people/${person}/family-access`, { name: '周桂花', relation: 'parent', toOn, ...body });
  expect((await ask(personId, { kind: 'by-consent' })).body.code).toBe('family/consent-wanted');
  expect((await ask(personId, { kind: 'guardian' })).body.code).toBe('family/not-a-minor');
  const { rows } = await sql<{
    person_id: string;
  }>`select person_id from case_file c where office = 'SF990101001' and not exists (select 1 from case_file o where o.person_id = c.person_id and o.office <> c.office) limit 1`.execute(
    owner,
  );
  expect((await ask(rows[0]?.person_id ?? '', { kind: 'by-consent', consentNote: '电话里同意' })).status).toBe(404);
  const { accessId } = await invited();
  expect((await wang.post(`/people/${rows[0]?.person_id}/family-access/${accessId}/end`)).status).toBe(404);
});

test('a minor’s guardian sees the days of granted leave, stays when the minor would end it, and goes on the birthday', async () => {
  await sql`update person set born_on = '2009-03-01' where id = ${personId}`.execute(owner);
  expect(
    (
      await wang.post(`/people/${personId}/family-access`, {
        name: '周桂花',
        relation: 'parent',
        toOn,
        kind: 'guardian',
      })
    ).body.code,
  ).toBe('family/too-long');
  const { who, accessId, username } = await invited(personId, {
    kind: 'guardian',
    toOn: '2027-03-01',
    consentNote: undefined,
  });
  const seen = await who.get('/my/relative');
  expect(seen.body.leave).toEqual([{ fromOn: '2026-12-08', toOn: '2026-12-10' }]);
  expect(JSON.stringify(seen.body)).not.toContain('临岚市医院');
  expect((await benren.post(`/my/family/${accessId}/end`)).body.code).toBe('family/guardian-stays');
  await sql`update family_access set to_on = '2026-11-30' where id = ${accessId}`.execute(owner);
  expect((await who.get('/my/relative')).status).toBe(200);
  county.clock.move('2026-12-01T00:10:00+08:00');
  await new Promise((done) => setTimeout(done, 3100));
  expect((await who.get('/my/relative')).status).toBe(401);
  expect(await enter(username, 'two herons on the ice')).toMatchObject({ code: 'account/invitation-over' });
  county.clock.move('2026-11-30T09:10:00+08:00');
  await sql`update person set born_on = '1990-03-01' where id = ${personId}`.execute(owner);
});

test('a sealed file is not told of', async () => {
  const { who, accountId } = await invited();
  await sql`update case_file set sealed_for = array[${accountId}]::uuid[] where person_id = ${personId}`.execute(owner);
  const answer = await who.get('/my/relative');
  expect([answer.status, answer.body.code]).toEqual([404, 'family/nothing-now']);
  await sql`update case_file set sealed_for = null where person_id = ${personId}`.execute(owner);
});

test('the database role of the family reads no table of the file, whatever settings are written by hand', async () => {
  const { accountId } = await invited();
  const actor = testActor({
    accountId,
    roles: ['family'],
    relativeOf: personId,
    scope: 'R.',
    orgPath: '',
    organisation: '',
  });
  const { rows: tables } = await sql<{
    name: string;
  }>`select table_name as name from information_schema.role_table_grants where grantee = 'guilu_family' and privilege_type = 'SELECT' order by 1`.execute(
    owner,
  );
  expect(tables.map((table) => table.name)).toEqual([
    'account',
    'account_notice',
    'audit_head',
    'idempotency',
    'read_entry',
    'session',
  ]);
  const ask = (text: string) =>
    runWork(
      county.opened.services,
      actor,
      'read',
      async ({ tx }) => (await sql<{ n: number }>`${sql.raw(text)}`.execute(tx)).rows[0]?.n,
    );
  for (const table of [
    'person',
    'person_key',
    'case_file',
    'fact',
    'paper',
    'contact_note',
    'duty',
    'leave_request',
    'attachment',
    'audit_entry',
    'family_access',
    'support_member',
  ])
    await expect(ask(`select count(*)::int n from ${table}`), table).rejects.toThrow(/permission denied/);
  await expect(ask(`select 1 n from family_case('2026-11-25')`)).rejects.toThrow(/permission denied/);
  expect(await ask('select count(*)::int n from account')).toBe(1);
  expect(await ask(`select count(*)::int n from read_entry where account_id <> '${accountId}'`)).toBe(0);
  expect(await ask(`select count(*)::int n from family_page('2026-11-30')`)).toBe(1);
});

test('the own account is kept like any other, and nothing that staff do is a fault', async () => {
  const { who } = await invited();
  for (const path of ['/session', '/session/list']) expect((await who.get(path)).status, path).toBe(200);
  expect((await who.post('/account/second-factor')).status).toBe(200);
  expect((await who.post('/account/second-factor/confirm', { code: '000000' })).body.code).toBe('account/wrong-code');
  expect((await who.post('/account/language', { language: 'en' })).status).toBe(200);
  expect((await who.post('/session/unlock', { password: 'two herons on the ice' })).status).toBe(200);
  expect((await who.post('/session/cover', {})).status).toBe(404);
  expect((await who.post('/session/cover', { coverId: crypto.randomUUID() })).status).toBe(404);
  expect((await benren.post('/session/cover', { coverId: crypto.randomUUID() })).status).toBe(404);
  expect((await who.post('/session/end')).status).toBe(200);
  expect((await who.get('/my/relative')).status).toBe(401);
});

test('the demonstration’s own sign-in works with the common password', async () => {
  expect((await enter('jiashu', demoPassword)).status).toBe(200);
});
