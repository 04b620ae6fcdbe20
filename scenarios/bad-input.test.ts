/** Bad input gets a clear answer and loses nothing: a code, a sentence in both languages, and no half of a change. */
import { randomUUID } from 'node:crypto';
import { addDays } from '@guilu/calendar';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Answer, type Caller, findCase, startCounty } from './county.ts';

const county = await startCounty();
let wang: Caller;
let he: Caller;
let caseId = '';
let personId = '';
let termEnd = '';

beforeAll(async () => {
  wang = await county.signIn('wangmin');
  he = await county.signIn('herong');
  const away = new Set((await wang.get('/leave?show=all')).body.rows.map((leave) => String(leave.caseId)));
  ({ caseId, personId, termEnd } = await findCase(wang, 'kind=correction&size=100', (row) => row.state === 'active' && String(row.termEnd) > '2027-02-01' && !away.has(String(row.caseId))));
});

/** Facts, duties and audit entries there are: a refusal must leave all three as they were. */
async function marks(): Promise<string> {
  const { rows } = await sql<{ marks: string }>`select concat_ws(' ', (select count(*) from fact), (select count(*) from duty), (select max(seq) from audit_head where county = '990101'),
    (select count(*) from leave_request), (select count(*) from paper)) as marks`.execute(county.database.owner);
  return rows[0]?.marks ?? '';
}

async function refusedWith(code: string, status: number, ask: () => Promise<Answer>): Promise<Answer> {
  const before = await marks();
  const answer = await ask();
  expect([answer.body.code, answer.status]).toEqual([code, status]);
  expect(answer.body.sentence.zh).not.toContain('error.');
  expect(String(answer.body.sentence.zh).length).toBeGreaterThan(4);
  expect(String(answer.body.sentence.en).length).toBeGreaterThan(4);
  expect(await marks()).toBe(before);
  return answer;
}

const fact = (type: string, on: string, data: Record<string, unknown> = {}) => wang.post(`/cases/${caseId}/facts`, { type, on, data });

test('a date in the future', async () => {
  const answer = await refusedWith('fact/in-future', 422, () => fact('case.note-written', '2026-11-26', { text: '明天的事' }));
  expect(answer.body.field).toBe('on');
  expect(answer.body.sentence.zh).toContain('11月26日');
});

test('a day that does not exist, and text for a day', async () => {
  for (const on of ['2026-02-30', '昨天', '2026-13-01']) {
    const before = await marks();
    const answer = await fact('case.note-written', on, { text: 'x' });
    expect(answer.status, on).toBe(422);
    expect(await marks()).toBe(before);
  }
});

test('a return before the departure', async () => {
  await refusedWith('leave/return-before-departure', 422, () => wang.post(`/cases/${caseId}/leave`, { from: '2026-12-10', to: '2026-12-08', purpose: 'family', destination: '临岚市', proof: true, urgent: false }));
});

test('leave beyond the term, in the past, overlapping another', async () => {
  const ask = (from: string, to: string) => wang.post(`/cases/${caseId}/leave`, { from, to, purpose: 'family', destination: '临岚市', proof: true, urgent: false });
  await refusedWith('leave/after-term', 422, () => ask(termEnd, addDays(termEnd, 1)));
  await refusedWith('leave/too-long', 422, () => ask('2026-12-10', '2036-12-10'));
  await refusedWith('leave/in-the-past', 422, () => ask('2026-11-20', '2026-11-26'));
  expect((await ask('2026-12-20', '2026-12-21')).status).toBe(200);
  await refusedWith('leave/overlaps', 409, () => ask('2026-12-21', '2026-12-22'));
});

test('an application later than three days ahead, without proof: the law’s reasons come back', async () => {
  const answer = await refusedWith('leave/gate', 422, () => wang.post(`/cases/${caseId}/leave`, { from: '2026-11-26', to: '2026-11-27', purpose: 'work', destination: '邻县', proof: false, urgent: false }));
  expect(answer.body.reasons.map((reason) => reason.code).sort()).toEqual(['late-application', 'no-proof']);
});

test('a second report-in', async () => {
  await refusedWith('fact/stands-already', 409, () => fact('correction.reported-in', '2026-11-25'));
});

test('a fact on a closed case', async () => {
  const closed = await findCase(he, 'kind=correction&state=closed&size=5');
  await refusedWith('case/closed', 409, () => he.post(`/cases/${closed.caseId}/facts`, { type: 'case.note-written', on: '2026-11-25', data: { text: '补记' } }));
});

test('an unknown code, an unknown field, an unknown type, a missing field, a wrong type', async () => {
  await refusedWith('fact/unknown-code', 422, () => fact('correction.reported', '2026-11-25', { channel: 'smoke-signal' }));
  await refusedWith('fact/unknown-field', 422, () => fact('correction.reported', '2026-11-25', { channel: 'phone', mood: 'good' }));
  await refusedWith('fact/unknown-type', 422, () => fact('correction.petitioned', '2026-11-25'));
  await refusedWith('fact/missing', 422, () => fact('correction.reported', '2026-11-25', {}));
  await refusedWith('fact/wrong-type', 422, () => fact('correction.activity-attended', '2026-11-25', { activity: 'education', hours: 'many' }));
});

test('what stands behind a gate is not recorded with the plain form', async () => {
  await refusedWith('fact/through-procedure', 409, () => fact('correction.positioning-ordered', '2026-11-25', { ground: 'punished', from: '2026-11-25', to: '2027-11-25', decidedBy: 'county-head' }));
});

test('a file that is no workbook', async () => {
  const answer = await refusedWith('intake/unreadable', 422, () => he.upload('/intake/rosters/release-notices', { name: 'roster.xlsx', bytes: Buffer.from('not a workbook at all') }));
  expect(answer.body.sentence.zh).toContain('roster.xlsx');
});

test('a photo over 20 MB, and a file that is no photo', async () => {
  await refusedWith('request/too-large', 413, () => wang.upload(`/cases/${caseId}/attachments`, { name: 'big.jpg', bytes: Buffer.alloc(21_000_000, 0xff), type: 'image/jpeg' }));
  await refusedWith('attachment/wrong-type', 422, () => wang.upload(`/cases/${caseId}/attachments`, { name: 'page.jpg', bytes: Buffer.from('<script>alert(1)</script>'), type: 'image/jpeg' }));
});

test.each(["O'Brien", '李"小龙"', '<script>alert(1)</script>', '王；drop table fact', '䶮㼆𬭎𬱖', '张\u0000三'])('a name such as %j is kept as it is, or refused as unreadable', async (name) => {
  const answer = await he.post('/intake/notices', { kind: 'resettlement', name, receivedOn: '2026-11-25', area: '990101100201', releaseDue: '2026-12-20' });
  if (name.includes('\u0000')) {
    expect(answer.status).toBe(422);
    return;
  }
  expect(answer.status).toBe(200);
  const file = await he.get(`/cases/${answer.body.caseId}`);
  expect(file.body.head.name).toBe(name);
  const hits = await he.get(`/people?q=${encodeURIComponent(name)}`);
  expect(hits.body.hits.map((hit) => hit.personId)).toContain(answer.body.personId);
});

test('two officers decide the same leave at once: one decision stands', async () => {
  const zhang = await county.signIn('zhanglei');
  const asked = await wang.post(`/cases/${caseId}/leave`, { from: '2027-01-10', to: '2027-01-12', purpose: 'medical', destination: '临岚市', proof: true, urgent: false });
  const path = `/cases/${caseId}/leave/${asked.body.leaveId}/approval`;
  const answers = await Promise.all([wang.post(path), zhang.post(path)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const approvals = await sql<{ n: number }>`select count(*)::int n from fact where type = 'correction.leave-approved' and data ->> 'for' = ${asked.body.leaveId}`.execute(county.database.owner);
  expect(approvals.rows[0]?.n).toBe(1);
});

test('a repeated request is carried out once; the key with another content is refused', async () => {
  const key = randomUUID();
  const body = { type: 'case.note-written', on: '2026-11-25', data: { text: '只记一次' } };
  const answers = await Promise.all([wang.post(`/cases/${caseId}/facts`, body, key), wang.post(`/cases/${caseId}/facts`, body, key), wang.post(`/cases/${caseId}/facts`, body, key)]);
  expect(new Set(answers.map((answer) => answer.body.factId)).size).toBe(1);
  await refusedWith('request/key-reused', 422, () => wang.post(`/cases/${caseId}/facts`, { ...body, data: { text: '另一件事' } }, key));
});

test('a write without an idempotency key, without a session, from another site', async () => {
  const path = `${county.address}/api/cases/${caseId}/facts`;
  const body = JSON.stringify({ type: 'case.note-written', on: '2026-11-25', data: { text: 'x' } });
  const base = { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156' };
  const code = async (headers: Record<string, string>) => ((await (await fetch(path, { method: 'POST', headers: { ...base, ...headers }, body })).json()) as { code: string }).code;
  expect(await code({ cookie: wang.cookie })).toBe('request/no-idempotency-key');
  expect(await code({ 'idempotency-key': randomUUID() })).toBe('request/not-signed-in');
  expect(await code({ cookie: wang.cookie, 'idempotency-key': randomUUID(), origin: 'https://elsewhere.example' })).toBe('request/foreign-origin');
});

test('a browser that goes away in mid-save leaves a whole change or none', async () => {
  const before = await marks();
  const key = randomUUID();
  const away = new AbortController();
  const body = JSON.stringify({ kind: 'visit', on: '2026-11-25', findings: '浏览器关了', needs: ['一', '二'] });
  const sent = fetch(`${county.address}/api/cases/${caseId}/contacts`, { method: 'POST', headers: { cookie: wang.cookie, 'content-type': 'application/json', 'idempotency-key': key, 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156' }, body, signal: away.signal }).catch(() => undefined);
  setTimeout(() => away.abort(), 5);
  await sent;
  await new Promise((done) => setTimeout(done, 500));
  const [facts] = (await marks()).split(' ');
  const [earlier] = before.split(' ');
  expect([0, 3]).toContain(Number(facts) - Number(earlier));
  const again = await wang.post(`/cases/${caseId}/contacts`, JSON.parse(body), key);
  expect(again.status).toBe(200);
  expect(Number((await marks()).split(' ')[0]) - Number(earlier)).toBe(3);
});

test('half a JSON, a list for an object, ids that are none', async () => {
  const path = `${county.address}/api/cases/${caseId}/facts`;
  const headers = { cookie: wang.cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156' };
  expect((await fetch(path, { method: 'POST', headers, body: '{"type":' })).status).toBe(400);
  expect((await fetch(path, { method: 'POST', headers, body: '[]' })).status).toBe(422);
  expect((await wang.get('/cases/not-an-id')).status).toBe(422);
  expect((await wang.get(`/cases/${randomUUID()}`)).status).toBe(404);
});

test('rows one may not see answer 404; lists and counts agree', async () => {
  const tang = await county.signIn('tangyan');
  const li = await county.signIn('lihua');
  const admin = await county.signIn('admin');
  const gao = await county.signIn('gaoyuan');
  for (const stranger of [tang, li]) {
    expect((await stranger.get(`/cases/${caseId}`)).status).toBe(404);
    expect((await stranger.post(`/cases/${caseId}/facts`, { type: 'case.note-written', on: '2026-11-25', data: { text: 'x' } })).status).toBe(404);
    expect((await stranger.get(`/people/${personId}/readers`)).status).toBe(404);
  }
  expect((await admin.get('/cases')).status).toBe(403);
  expect((await gao.get(`/cases/${caseId}`)).status).toBe(200);
  expect((await gao.post(`/cases/${caseId}/facts`, { type: 'case.note-written', on: '2026-11-25', data: { text: 'x' } })).status).toBe(403);
  const xu = await county.signIn('xujie');
  expect((await xu.get(`/cases/${caseId}`)).status).toBe(200);
  expect((await xu.get('/today')).body.counts.approvals).toBe(0);
  const zhou = await county.signIn('zhoujun');
  const ofVillage = (await zhou.get('/cases')).body.rows[0];
  await refusedWith('contact/not-theirs-to-record', 422, () => zhou.post(`/cases/${String(ofVillage?.caseId)}/contacts`, { kind: 'visit', on: '2026-11-25', by: 'office', findings: '在家' }));
  const today = await wang.get('/today');
  for (const group of ['overdue', 'today', 'week', 'waiting'] as const) expect(today.body.lines.filter((line) => String(line.group) === group).length).toBe(today.body.counts[group]);
});

test('numbers show masked, and in full with a reason that is logged', async () => {
  const file = await wang.get(`/cases/${caseId}`);
  expect(file.body.head.idMasked).toMatch(/^9901•+\w{4}$/);
  expect(JSON.stringify(file.body)).not.toMatch(/1990000\d{4}/);
  const identity = file.body.timeline.find((entry) => String(entry.type) === 'person.identified');
  const shown = await wang.post(`/people/${personId}/unmask`, { factId: identity?.id, field: 'idNumber', reason: 'document' });
  expect(shown.body.value).toMatch(/^9901\d{13}[\dX]$/);
  const readers = await wang.get(`/people/${personId}/readers`);
  expect(readers.body.rows[0]?.what).toContain('idNumber');
  const stored = await sql<{ data: string }>`select data::text from fact where id = ${identity?.id}`.execute(county.database.owner);
  expect(stored.rows[0]?.data).not.toContain(String(shown.body.value));
});

test('a correction supersedes; what was known then can still be read', async () => {
  const wrong = await fact('case.talk-held', '2026-11-24', { by: 'office', purpose: 'regular', form: 'group' });
  const right = await wang.post(`/cases/${caseId}/facts`, { type: 'case.talk-held', on: '2026-11-23', data: { by: 'office', purpose: 'regular', form: 'individual' }, supersedes: wrong.body.factId });
  expect(right.status).toBe(200);
  const file = await wang.get(`/cases/${caseId}`);
  expect(file.body.timeline.find((entry) => entry.id === wrong.body.factId)?.supersededBy).toBe(right.body.factId);
  await refusedWith('fact/superseded-already', 409, () => wang.post(`/cases/${caseId}/facts`, { type: 'case.talk-held', on: '2026-11-23', data: { by: 'office' }, supersedes: wrong.body.factId }));
  const then = await wang.get(`/cases/${caseId}?asKnownOn=2026-11-20`);
  expect(then.body.timeline.some((entry) => entry.id === wrong.body.factId)).toBe(false);
  expect(then.body.timeline.length).toBeLessThan(file.body.timeline.length);
});
