/** Proposals over HTTP: a packet is filled, heard, reviewed by another, approved by the head, delivered and decided; what is not right is refused with its reason. */
import { beforeAll, expect, test } from 'vitest';
import { type Caller, eventually, findCase, type Json, startCounty } from './county.ts';

const county = await startCounty();
let wang: Caller;
let he: Caller;
let liu: Caller;
let sun: Caller;
beforeAll(async () => {
  wang = await county.signIn('wangmin');
  he = await county.signIn('herong');
  liu = await county.signIn('liudawei');
  sun = await county.signIn('sunli');
});

const one = async (category: string, nth = 0) => {
  let at = 0;
  return findCase(
    wang,
    `kind=correction&size=200&category=${category}`,
    (row) => row.state === 'active' && at++ === nth,
  );
};
const papers = (...items: string[]) => ({ papers: items.map((item) => ({ item, pages: 3 })) });
const revocationPacket = papers('original-papers', 'evidence', 'appraisals-and-sanctions', 'hearing');
const codes = (answer: { body: Json }) => (answer.body.reasons ?? []).map((reason) => String(reason.code)).sort();

test('two warnings and a breach: revocation goes by hearing, packet, review and head, and the court has thirty days', async () => {
  const { caseId } = await one('probation');
  const breach = await he.post(`/cases/${caseId}/facts`, {
    type: 'correction.breach-found',
    on: '2026-11-20',
    data: { breach: 'report', severity: 'serious', evidence: '走访记录' },
  });
  const path = `/cases/${caseId}/proposals`;
  const asked = {
    kind: 'revocation',
    ground: 'other-serious',
    incident: breach.body.factId,
    facts: '多次不按规定报告，情节严重。',
    addressee: '青石县人民法院',
    sameProvince: true,
  };
  const opened = await wang.post(path, asked);
  expect(opened.status).toBe(200);
  const id = String(opened.body.proposalId);
  expect((await wang.post(path, asked)).body.code).toBe('proposal/open-already');
  expect((await wang.post(`${path}/${id}/submission`)).body.code).toBe('proposal/packet-incomplete');
  await wang.post(`${path}/${id}/packet`, revocationPacket);
  expect((await wang.post(`${path}/${id}/submission`)).body.code).toBe('proposal/not-heard');
  await wang.post(`/cases/${caseId}/facts`, {
    type: 'correction.statement-heard',
    on: '2026-11-24',
    data: { for: breach.body.factId },
  });
  const seen = (await wang.get(path)).body.rows[0];
  expect(seen).toMatchObject({ notHeard: false, holds: [], venue: 'original-court' });
  expect((await wang.post(`${path}/${id}/submission`)).body.state).toBe('submitted');
  // An office neither reviews nor approves.
  expect((await wang.post(`${path}/${id}/review`, { text: '同意' })).status).toBe(403);
  expect((await liu.post(`${path}/${id}/approval`)).body.code).toBe('proposal/not-now-approve');
  expect((await he.post(`${path}/${id}/review`, { text: '事实清楚，依据准确。' })).body.state).toBe('reviewed');
  expect((await he.post(`${path}/${id}/approval`)).status).toBe(403);
  const both = await Promise.all([liu.post(`${path}/${id}/approval`), liu.post(`${path}/${id}/approval`)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const approved = both.find(({ status }) => status === 200);
  expect(approved?.body.paper?.number).toMatch(/^（2026）青石矫撤建字第\d+号$/);
  const pdf = await he.download(`/papers/${approved?.body.paper?.paperId}/pdf`);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await he.post(`${path}/${id}/outcome`, { on: '2026-11-25', granted: true, number: '1' })).status).toBe(409);
  expect((await he.post(`${path}/${id}/receipt`, { on: '2026-11-25' })).body.state).toBe('received');
  const file = (await he.get(`/cases/${caseId}`)).body;
  const duty = file.duties.find((line) => String(line.rule) === 'correction.rule-revocation');
  expect(duty).toMatchObject({ dueOn: '2026-12-25', status: 'open' });
  expect((await he.post(`${path}/${id}/withdrawal`, { reason: '不再提请' })).status).toBe(409);
  expect(
    (await he.post(`${path}/${id}/outcome`, { on: '2026-11-25', granted: false, number: '（2026）岚9901刑更1号' })).body
      .code,
  ).toBe('proposal/no-reason');
  const ruled = await he.post(`${path}/${id}/outcome`, {
    on: '2026-11-25',
    granted: false,
    number: '（2026）岚9901刑更1号',
    reason: '情节尚不严重',
  });
  expect(ruled.body.state).toBe('decided');
  const after = (await he.get(path)).body.rows[0];
  expect(after?.outcome).toMatchObject({ granted: false, reason: '情节尚不严重' });
  expect(
    (await he.get(`/cases/${caseId}`)).body.duties.find((line) => String(line.rule) === 'correction.rule-revocation')
      ?.status,
  ).toBe('met');
});

test('whoever drafted a proposal neither reviews nor approves it', async () => {
  const { caseId } = await one('probation', 1);
  const path = `/cases/${caseId}/proposals`;
  const { body } = await he.post(path, {
    kind: 'arrest',
    facts: '可能逃跑，已购买出省车票。',
    addressee: '青石县人民法院',
  });
  await he.post(`${path}/${body.proposalId}/packet`, papers('original-papers', 'evidence', 'danger'));
  expect((await he.post(`${path}/${body.proposalId}/submission`)).body.state).toBe('submitted');
  expect((await he.post(`${path}/${body.proposalId}/review`, { text: '同意' })).body.code).toBe('proposal/own');
});

test('an arrest counts in hours from the instant the court has it', async () => {
  const { caseId } = await one('probation', 2);
  const path = `/cases/${caseId}/proposals`;
  const { body } = await wang.post(path, { kind: 'arrest', facts: '有现实危险。', addressee: '青石县人民法院' });
  const id = String(body.proposalId);
  await wang.post(`${path}/${id}/packet`, papers('original-papers', 'evidence', 'danger'));
  await wang.post(`${path}/${id}/submission`);
  await he.post(`${path}/${id}/review`, { text: '同意' });
  expect((await liu.post(`${path}/${id}/approval`)).body.state).toBe('approved');
  expect((await he.post(`${path}/${id}/receipt`, { on: '2026-11-25' })).body.code).toBe('proposal/needs-instant');
  expect((await he.post(`${path}/${id}/receipt`, { on: '2026-11-25T08:30:00+08:00' })).body.state).toBe('received');
  const duty = (await he.get(`/cases/${caseId}`)).body.duties.find(
    (line) => String(line.rule) === 'correction.decide-arrest',
  );
  expect(duty?.dueAt).toBe('2026-11-27T08:30:00+08:00');
});

test('commutation of probation needs major merit, goes by the city, and lengthens nothing', async () => {
  const { caseId, termEnd } = await one('probation', 3);
  const path = `/cases/${caseId}/proposals`;
  const asked = {
    kind: 'commutation',
    merit: 'repentance',
    newTermEnd: '2026-11-30',
    facts: '一贯表现良好。',
    addressee: '临岚市中级人民法院',
  };
  expect((await wang.post(path, { ...asked, newTermEnd: termEnd })).body.code).toBe('proposal/not-shorter');
  const { body } = await wang.post(path, asked);
  const id = String(body.proposalId);
  await wang.post(`${path}/${id}/packet`, papers('original-papers', 'evidence', 'appraisals-and-sanctions'));
  const held = (await wang.get(path)).body.rows.find((row) => String(row.proposalId) === id);
  expect(held?.holds.map((hold) => String(hold.code))).toContain('no-major-merit');
  expect(codes(await wang.post(`${path}/${id}/submission`))).toContain('no-major-merit');
  expect((await he.post(`${path}/${id}/withdrawal`, { reason: '不符合条件' })).body.state).toBe('withdrawn');
  expect((await sun.post(`${path}/${id}/agreement`, { text: '同意' })).status).toBe(409);
});

test('control is not revoked, another county finds nothing, and nothing goes round the procedure', async () => {
  const control = await one('control');
  expect(
    (
      await wang.post(`/cases/${control.caseId}/proposals`, {
        kind: 'revocation',
        ground: 'other-serious',
        facts: '违规',
        addressee: '法院',
      })
    ).body.code,
  ).toBe('proposal/not-for-category');
  const luo = await county.signIn('luobin');
  expect((await luo.get(`/cases/${control.caseId}/proposals`)).status).toBe(404);
  expect(
    (
      await he.post(`/cases/${control.caseId}/facts`, {
        type: 'correction.commutation-received',
        on: '2026-11-25',
        data: { merit: 'merit' },
      })
    ).body.code,
  ).toBe('fact/through-procedure');
  const gao = await county.signIn('gaoyuan');
  expect((await gao.get('/proposals?show=all')).body.total).toBe(4);
  expect((await luo.get('/proposals?show=all')).body.total).toBe(0);
});

test('withdrawing takes back that one was being prepared', async () => {
  const { caseId } = await one('probation', 4);
  const path = `/cases/${caseId}/proposals`;
  const { body } = await wang.post(path, {
    kind: 'revocation',
    ground: 'other-serious',
    facts: '拟提请。',
    addressee: '青石县人民法院',
  });
  const prepared = async () =>
    (await he.get(`/cases/${caseId}`)).body.timeline.find(
      (entry) => String(entry.type) === 'correction.revocation-prepared',
    );
  expect((await prepared())?.supersededBy).toBeUndefined();
  await he.post(`${path}/${body.proposalId}/withdrawal`, { reason: '本人已改正' });
  expect((await prepared())?.supersededBy).toBeDefined();
});

test('a decision recorded by itself ends the proposal that waited for it', async () => {
  const { caseId } = await one('probation', 2);
  await he.post(`/cases/${caseId}/facts`, {
    type: 'correction.arrest-decided',
    on: '2026-11-25',
    data: { granted: true },
  });
  const state = await eventually(async () => {
    const [row] = (await he.get(`/cases/${caseId}/proposals`)).body.rows;
    return row?.state === ('decided' as never) ? row : undefined;
  });
  expect(state.outcome?.granted).toBe(true);
});
