/** A court asks whether community corrections suit somebody: papers missing, asked for, complete; seven parts; two investigators; the opinion; and nobody concerned learns of it. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { morning, startCounty } from './county.ts';

const county = await startCounty();
const herong = await county.signIn('herong');
const benren = await county.signIn('benren');
const today = morning.slice(0, 10);
const parts = ['home', 'family-and-ties', 'impact', 'village-view', 'prohibitions', 'social-danger'];

const commission = (more: Record<string, unknown> = {}) => ({
  receivedOn: today,
  by: 'court',
  agency: '青石县人民法院',
  letterNumber: '（2026）岚9901委调字第31号',
  name: '孔令辉',
  sex: 'male',
  bornOn: '1990-03-07',
  area: '990101100',
  offence: '危险驾驶罪',
  category: 'probation',
  fastTrack: false,
  complete: true,
  carriedBy: 'organ',
  residenceVerified: true,
  ...more,
});
const taken = async (more: Record<string, unknown> = {}) => {
  const answer = await herong.post('/investigations', commission(more));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return String(answer.body.caseId);
};
const act = (caseId: string, path: string, body: unknown) =>
  herong.post(`/cases/${caseId}/investigation/${path}`, body);
const stands = async (caseId: string) => (await herong.get(`/cases/${caseId}/investigation`)).body;
const inquire = (caseId: string, part: string, investigators = ['王敏', '张磊']) =>
  act(caseId, 'inquiries', {
    on: today,
    part,
    with: '父亲',
    investigators,
    place: '家中',
    found: `关于${part}，情况属实`,
  });

test('carried by the party or a lawyer it is refused with its article, and nothing is opened', async () => {
  const before = await herong.get('/investigations?show=all');
  const answer = await herong.post('/investigations', commission({ carriedBy: 'lawyer' }));
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ code: 'investigation/not-accepted', reasons: [{ code: 'carried-by-party' }] });
  expect((await herong.get('/investigations?show=all')).body.total).toBe(before.body.total);
});

test('papers missing: asked for with form 2; the ten working days begin when they are there', async () => {
  const caseId = await taken({ complete: false });
  expect(await stands(caseId)).toMatchObject({
    state: 'completing',
    acts: ['ask-completion', 'complete', 'cannot-proceed', 'withdraw'],
  });
  expect((await stands(caseId)).dueOn).toBeUndefined();
  expect((await inquire(caseId, 'home')).body.code).toBe('investigation/not-now-inquire');
  const asked = await act(caseId, 'completion-request', { missing: ['起诉书', '居所证明'] });
  expect(asked.body.paper.number).toContain('矫调补字');
  expect((await act(caseId, 'completion-request', { missing: ['起诉书'] })).body.code).toBe(
    'investigation/not-now-ask-completion',
  );
  await act(caseId, 'completion', { on: today });
  // Ten working days from 25 November 2026.
  expect(await stands(caseId)).toMatchObject({
    state: 'commissioned',
    dueOn: '2026-12-09',
    missing: ['起诉书', '居所证明'],
    completedOn: today,
  });
});

test('a fast-track case has five working days', async () => {
  expect(await stands(await taken({ fastTrack: true }))).toMatchObject({ dueOn: '2026-12-02' });
});

test('what cannot be done is talked over and returned with form 3', async () => {
  const caseId = await taken();
  expect((await act(caseId, 'return', { reason: '居所不存在' })).body.code).toBe('investigation/not-now-return');
  await act(caseId, 'obstacle', { on: today, why: 'false-residence', found: '查无此门牌' });
  expect((await inquire(caseId, 'home')).status).toBe(409);
  await act(caseId, 'clarification', { on: today, with: '刑庭书记员', result: '同意退回' });
  const returned = await act(caseId, 'return', { reason: '经走访，居所不存在。' });
  expect(returned.body.paper.number).toContain('矫调退字');
  expect(await stands(caseId)).toMatchObject({ state: 'returned', acts: [] });
});

test('the opinion waits for every part and two investigators, and carries what was found', async () => {
  const caseId = await taken();
  await inquire(caseId, 'home', ['王敏']);
  const early = await act(caseId, 'opinion', { opinion: 'suitable', reasons: '居所固定', noVictim: true });
  expect(early.body).toMatchObject({ code: 'investigation/not-ready' });
  expect(early.body.reasons.map((reason) => reason.code)).toEqual(
    expect.arrayContaining(['part-missing', 'two-investigators']),
  );
  for (const part of parts) expect((await inquire(caseId, part)).status).toBe(200);
  expect((await stands(caseId)).holds).toEqual([]);
  await act(caseId, 'review', {
    on: today,
    members: ['何蓉', '王敏', '张磊'],
    opinion: 'suitable',
    reasons: '居所固定，家庭能监督',
  });
  const sent = await act(caseId, 'opinion', { opinion: 'suitable', reasons: '居所固定，家庭能监督。', noVictim: true });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  expect(sent.body.paper.number).toContain('矫调评字');
  const paper = await herong.download(`/papers/${String(sent.body.paper.paperId)}/pdf`);
  expect(paper.type).toContain('pdf');
  expect(await stands(caseId)).toMatchObject({
    state: 'sent',
    opinion: { opinion: 'suitable' },
    investigators: ['王敏', '张磊'],
    acts: ['learn-decision'],
  });
  expect((await act(caseId, 'opinion', { opinion: 'unsuitable', reasons: '又想了想', noVictim: true })).body.code).toBe(
    'investigation/not-now-send-opinion',
  );
  await act(caseId, 'decision', { on: today, outcome: '宣告缓刑一年' });
  expect((await stands(caseId)).acts).toEqual([]);

  const again = await taken({ personId: (await herong.get(`/cases/${caseId}`)).body.head.personId });
  expect((await stands(again)).earlier).toMatchObject([{ caseId, opinion: 'suitable' }]);
  const reuse = (decisionOn: string, more = '') =>
    herong.get(
      `/cases/${caseId}/investigation/reuse?category=parole&decisionOn=${decisionOn}&guarantorChanged=false&newFacts=false${more || '&residenceChanged=false'}`,
    );
  expect((await reuse('2027-05-25')).body).toMatchObject({ allowed: true });
  expect((await reuse('2027-05-26')).body.reasons).toMatchObject([{ code: 'older-than-6-months' }]);
  expect((await reuse('2026-12-01', '&residenceChanged=true')).body.reasons).toMatchObject([
    { code: 'residence-changed' },
  ]);
});

test('two officers send at once: one opinion goes out', async () => {
  const caseId = await taken();
  for (const part of parts) await inquire(caseId, part);
  const both = await Promise.all(
    [1, 2].map(() => act(caseId, 'opinion', { opinion: 'suitable', reasons: '居所固定', noVictim: true })),
  );
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
});

test('the person concerned learns nothing of it, on the own page or from the database', async () => {
  const { rows } = await sql<{ person_id: string }>`select person_id from account where username = 'benren'`.execute(
    county.database.owner,
  );
  const personId = rows[0]?.person_id ?? '';
  const seen = async () =>
    JSON.stringify([(await benren.get('/my/home')).body, (await benren.get('/my/readers')).body]);
  const before = await seen();
  const caseId = await taken({ personId });
  await herong.get(`/cases/${caseId}`);
  expect(await seen()).toBe(before);
  expect((await benren.get(`/cases/${caseId}/investigation`)).status).toBe(403);
  expect((await benren.get(`/cases/${caseId}/leave`)).status).toBe(404);
  await county.database.owner.transaction().execute(async (tx) => {
    await sql`set local role guilu_person`.execute(tx);
    await sql`select set_config('app.person', ${personId}, true), set_config('app.county', '990101', true)`.execute(tx);
    const own = await sql<{ n: number }>`select count(*)::int n from fact`.execute(tx);
    expect(own.rows[0]?.n).toBeGreaterThan(0);
    for (const table of ['case_file', 'fact', 'duty', 'alert', 'paper', 'read_entry']) {
      const column = table === 'case_file' ? 'id' : 'case_id';
      const { rows: found } = await sql<{
        n: number;
      }>`select count(*)::int n from ${sql.table(table)} where ${sql.ref(column)} = ${caseId}`.execute(tx);
      expect(found[0]?.n, table).toBe(0);
    }
  });
});

test('the neighbour county does not see it, and its own office does', async () => {
  const caseId = await taken();
  const elsewhere = await county.signIn('luobin');
  expect((await elsewhere.get(`/cases/${caseId}/investigation`)).status).toBe(404);
  expect((await elsewhere.post(`/cases/${caseId}/investigation/withdrawal`, { on: today })).status).toBe(404);
  const office = await county.signIn('wangmin');
  expect((await office.get(`/cases/${caseId}/investigation`)).status).toBe(200);
  expect(
    (
      await office.post(`/cases/${caseId}/investigation/opinion`, {
        opinion: 'suitable',
        reasons: '居所固定',
        noVictim: true,
      })
    ).status,
  ).toBe(403);
});
