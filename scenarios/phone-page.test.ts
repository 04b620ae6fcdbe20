/** The phone page from the office's side and under row security: opened, reset and ended; own rows only; nothing of the staff's. */
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { runWork } from '@guilu/platform/work.ts';
import { testActor } from '@guilu/platform/testing/services.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { startCounty } from './county.ts';

const county = await startCounty();
const wang = await county.signIn('wangmin');
const agent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156';

/** A person of the given kind of case who lives in this officer's branch and has no page yet. */
async function somebody(kind: string) {
  const { rows } = (await wang.get(`/cases?kind=${kind}&size=50`)).body;
  const taken = await sql<{ person_id: string }>`select person_id from account where person_id is not null`.execute(
    county.database.owner,
  );
  const ids = new Set(taken.rows.map((row) => row.person_id));
  const one = rows.find((row) => !ids.has(String(row.personId)) && String(row.state) !== 'closed');
  return {
    caseId: String(one?.caseId),
    personId: String(one?.personId),
    others: rows.filter((row) => row.caseId !== one?.caseId).map((row) => String(row.caseId)),
  };
}

async function enter(username: string, password: string) {
  const send = (method: string, path: string, body?: unknown, cookie = '') =>
    fetch(`${county.address}/api${path}`, {
      method,
      headers: {
        'user-agent': agent,
        cookie,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        'idempotency-key': crypto.randomUUID(),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  let cookie =
    (await send('POST', '/session', { username, password })).headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    signedIn: cookie !== '',
    get: async (path: string) => {
      const answer = await send('GET', path, undefined, cookie);
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    post: async (path: string, body: unknown = {}) => {
      const answer = await send('POST', path, body, cookie);
      // A session goes on under another token where its rights change.
      cookie = /guilu_session=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? cookie;
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
  };
}

/** Opened by the office, entered, and the first password changed. */
async function withPage(kind: string) {
  const who = await somebody(kind);
  const given = (await wang.post(`/people/${who.personId}/phone-access`)).body;
  const [username, first] = [String(given.username), String(given.firstPassword)];
  const self = await enter(username, first);
  expect((await self.get('/my/home')).body.code).toBe('request/password-first');
  expect((await self.post('/account/password', { old: first, fresh: 'three pines by the gate' })).status).toBe(200);
  return { ...who, username, first, self: await enter(username, 'three pines by the gate') };
}

test('the office opens the page with a first password said once, which must be changed; it resets it and ends it', async () => {
  const { personId, username, self } = await withPage('correction');
  const standing = (await wang.get(`/people/${personId}/phone-access`)).body;
  expect(standing).toMatchObject({ open: true, username, passwordChosen: true });
  expect((await self.get('/my/home')).status).toBe(200);
  const again = (await wang.post(`/people/${personId}/phone-access`)).body;
  expect(String(again.username)).toBe(username);
  expect((await self.get('/my/home')).status).toBe(401);
  expect((await enter(username, 'three pines by the gate')).signedIn).toBe(false);
  expect((await wang.post(`/people/${personId}/phone-access/end`)).status).toBe(200);
  expect((await enter(username, String(again.firstPassword))).signedIn).toBe(false);
  expect(String((await wang.post(`/people/${personId}/phone-access/end`)).body.code)).toBe('my/page-not-open');
  const kept = await sql<{
    n: number;
  }>`select count(*)::int n from idempotency where answer::text like ${`%${String(again.firstPassword)}%`}`.execute(
    county.database.owner,
  );
  expect(kept.rows[0]?.n).toBe(0);
});

test('a person of another branch has no page that one could open, and the person opens none', async () => {
  const { self, personId } = await withPage('correction');
  const away = await sql<{
    person_id: string;
  }>`select person_id from case_file c where office is distinct from (select office from case_file where person_id = ${personId} limit 1)
    and not exists (select 1 from case_file o where o.person_id = c.person_id and o.office = (select office from case_file where person_id = ${personId} limit 1)) limit 1`.execute(
    county.database.owner,
  );
  expect((await wang.post(`/people/${away.rows[0]?.person_id}/phone-access`)).status).toBe(404);
  expect((await self.post(`/people/${personId}/phone-access`)).status).toBe(403);
});

test('the supervised person reports, asks for help, objects to an own decision only, and decides nothing', async () => {
  const { caseId, others, self } = await withPage('correction');
  const reported = await self.post('/my/report', { how: '都好', work: '在果园', family: '孩子上学' });
  expect(reported.status).toBe(200);
  const fact = await sql<{
    data: { channel: string };
    recorded_name: string;
    source: unknown;
  }>`select data, recorded_name, source from fact where id = ${String(reported.body.factId)}`.execute(
    county.database.owner,
  );
  expect(fact.rows[0]).toMatchObject({ data: { channel: 'app' }, source: { by: 'person' } });
  expect((await self.post('/my/help', { need: '想找份工作' })).status).toBe(200);
  const foreign = await sql<{ id: string }>`select id from fact where case_id = ${others[0]} limit 1`.execute(
    county.database.owner,
  );
  expect((await self.post('/my/objection', { against: foreign.rows[0]?.id, ground: '不是我的' })).status).toBe(404);
  for (const path of [`/cases/${others[0]}/leave`, `/cases/${others[0]}/papers`])
    expect((await self.get(path)).status).toBe(404);
  for (const path of [`/cases/${caseId}`, `/cases/${caseId}/contacts`, '/papers', '/accounts'])
    expect((await self.get(path)).status).toBe(403);
  const all = (await self.get('/leave?show=all')).body as { rows?: { caseId: string }[] };
  expect((all.rows ?? []).every((leave) => leave.caseId === caseId)).toBe(true);
});

test('who looked at the file is told, except oneself', async () => {
  const { caseId, personId, username, self } = await withPage('correction');
  await wang.get(`/cases/${caseId}`);
  const own = await sql<{
    id: string;
    display_name: string;
  }>`select id, display_name from account where username = ${username}`.execute(county.database.owner);
  const actor = testActor({
    accountId: own.rows[0]?.id ?? '',
    name: own.rows[0]?.display_name ?? '',
    roles: ['person'],
    personId,
    scope: '',
    orgPath: '',
  });
  await runWork(county.opened.services, actor, 'write', ({ audit }) =>
    audit.read('document downloaded', { caseId, personId }, '外出决定'),
  );
  const rows = (await self.get('/my/readers')).body.rows as { actor: string }[];
  expect(rows.map((one) => one.actor)).toContain('王敏');
  expect(rows.map((one) => one.actor)).not.toContain(own.rows[0]?.display_name);
  expect((await self.get('/my/home')).body.readers).toBe(1);
});

test('a released person owes no report and no leave; help may be asked for', async () => {
  const { caseId, self } = await withPage('resettlement');
  const home = (await self.get('/my/home')).body;
  expect(home.kind).toBe('resettlement');
  expect((await self.post('/my/report', { how: '好' })).body.code).toBe('my/nothing-owed');
  expect(
    (
      await self.post(`/cases/${caseId}/leave`, {
        from: '2026-12-10',
        to: '2026-12-11',
        purpose: 'work',
        destination: '邻县工地',
        proof: true,
        urgent: false,
      })
    ).status,
  ).toBe(409);
  expect((await self.post('/my/help', { need: '想办低保' })).status).toBe(200);
});

test('the database itself shows a person the own rows only, and no note of the staff', async () => {
  const { personId } = await somebody('correction');
  const actor = testActor({ roles: ['person'], personId, scope: '', orgPath: '', organisation: '' });
  const seen = await runWork(county.opened.services, actor, 'read', async ({ tx }) => {
    const foreign = [];
    for (const table of ['case_file', 'fact', 'duty', 'alert', 'paper', 'leave_request', 'read_entry']) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int n from ${sql.table(table)} where person_id is distinct from ${personId}`.execute(tx);
      foreign.push([table, rows[0]?.n]);
    }
    return foreign;
  });
  expect(isRefusal(seen)).toBe(false);
  expect(seen.filter(([, n]) => n !== 0)).toEqual([]);
  for (const table of [
    'contact_note',
    'leave_opinion',
    'person_key',
    'attachment',
    'audit_entry',
    'alert_disposition',
  ]) {
    await expect(
      runWork(county.opened.services, actor, 'read', ({ tx }) => sql`select 1 from ${sql.table(table)}`.execute(tx)),
    ).rejects.toThrow(/permission denied/);
  }
});
