/** Reward and sanction over HTTP: found, heard, proposed by the office, decided by another at the county, served, copied, objected to; what the law does not let through is refused with its reason. */
import { beforeAll, expect, test } from 'vitest';
import { type Answer, type Caller, findCase, startCounty } from './county.ts';

const county = await startCounty();
let wang: Caller;
let he: Caller;
let qian: Caller;
beforeAll(async () => {
  wang = await county.signIn('wangmin');
  he = await county.signIn('herong');
  qian = await county.signIn('qianfeng');
});

const active = async (category: string, nth = 0) => {
  let at = 0;
  return (
    await findCase(
      wang,
      `kind=correction&size=200&category=${category}`,
      (row) => row.state === 'active' && at++ === nth,
    )
  ).caseId;
};
const codes = (answer: Answer) => (answer.body.reasons ?? []).map((reason) => String(reason.code)).sort();
const breach = async (caseId: string, data: Record<string, unknown>, on = '2026-11-20') =>
  String(
    (
      await wang.post(`/cases/${caseId}/facts`, {
        type: 'correction.breach-found',
        on,
        data: { evidence: '谈话笔录', ...data },
      })
    ).body.factId,
  );
const hear = (caseId: string, incident: string) =>
  wang.post(`/cases/${caseId}/hearings`, { incident, on: '2026-11-24', said: '知道不对，以后一定按时报告。' });
const lineOf = async (caseId: string) => (await wang.get(`/cases/${caseId}/measures`)).body.rows[0];

test('an admonition: not before the person was heard; proposed by the office, decided by another, served, copied, objected to', async () => {
  const caseId = await active('probation');
  const incident = await breach(caseId, { breach: 'report', severity: 'minor' });
  const asked = {
    measure: 'admonition',
    ground: 'minor-breach',
    incident,
    facts: '2026年11月两次未按时电话报告。',
    evidence: '谈话笔录',
  };
  const unheard = await wang.post(`/cases/${caseId}/measures`, asked);
  expect([unheard.status, unheard.body.code, codes(unheard)]).toEqual([422, 'measure/gate', ['not-heard']]);
  expect((await wang.post(`/cases/${caseId}/hearings`, { incident, on: '2026-11-19', said: '知道了' })).body.code).toBe(
    'measure/heard-before',
  );
  expect((await hear(caseId, incident)).status).toBe(200);
  const { measureId } = (await wang.post(`/cases/${caseId}/measures`, asked)).body;
  expect((await wang.post(`/cases/${caseId}/measures`, asked)).body.code).toBe('measure/open-already');
  const path = `/cases/${caseId}/measures/${String(measureId)}`;
  // The office does not decide; the county gives it back once, and it comes again.
  expect((await wang.post(`${path}/decision`, { approved: true })).status).toBe(403);
  expect((await he.post(`${path}/return`, { reason: '请写明两次的日期' })).body.state).toBe('returned');
  expect(
    (
      await wang.post(`${path}/revision`, {
        ...asked,
        measure: undefined,
        facts: '2026年11月5日、12日未按时电话报告。',
      })
    ).body.state,
  ).toBe('proposed');
  expect((await he.get('/today')).body.counts.approvals).toBeGreaterThan(0);
  expect((await he.post(`${path}/decision`, { approved: false })).body.code).toBe('measure/reason-wanted');
  const done = await he.post(`${path}/decision`, { approved: true });
  expect(done.body).toMatchObject({ state: 'decided', paper: { number: expect.stringContaining('矫训字') } });
  expect((await he.post(`${path}/decision`, { approved: true })).body.code).toBe('measure/not-now');
  const again = await wang.post(`/cases/${caseId}/measures`, {
    ...asked,
    measure: 'warning',
    ground: 'other-more-serious',
  });
  expect(codes(again)).toContain('already-sanctioned');
  const served = await wang.post(`/papers/${String(done.body.paper.paperId)}/sending`, {
    on: '2026-11-25',
    to: ['person'],
    how: 'in-person',
  });
  expect(served.status).toBe(200);
  expect((await wang.post(`${path}/copy`, { on: '2026-11-25' })).status).toBe(403);
  expect((await he.post(`${path}/copy`, { on: '2026-11-25' })).status).toBe(200);
  expect(await lineOf(caseId)).toMatchObject({
    state: 'decided',
    servedOn: '2026-11-25',
    copiedOn: '2026-11-25',
    objected: false,
    acts: [],
  });
  expect(
    (await wang.get(`/cases/${caseId}`)).body.alerts.filter(
      (alert) => String(alert.rule) === 'correction.sanction-unserved',
    ),
  ).toEqual([]);
});

test('ten days are the limit between admonition and warning, and two admonitions without betterment are a ground', async () => {
  const caseId = await active('probation', 1);
  const incident = await breach(
    caseId,
    { breach: 'left-area', severity: 'more-serious', since: '2026-11-05', until: '2026-11-18' },
    '2026-11-18',
  );
  await hear(caseId, incident);
  const asked = { incident, facts: '未经批准离开青石县十三日。' };
  expect(
    codes(await wang.post(`/cases/${caseId}/measures`, { ...asked, measure: 'admonition', ground: 'late-or-missing' })),
  ).toEqual(['over-10-days']);
  expect(
    codes(await wang.post(`/cases/${caseId}/measures`, { ...asked, measure: 'warning', ground: 'admonished-twice' })),
  ).toEqual(['too-few-admonitions']);
  expect((await wang.post(`/cases/${caseId}/measures`, { ...asked, measure: 'warning' })).body).toMatchObject({
    code: 'measure/no-ground',
    field: 'ground',
  });
  const proposed = await wang.post(`/cases/${caseId}/measures`, {
    ...asked,
    measure: 'warning',
    ground: 'late-or-missing',
  });
  expect(proposed.body.state).toBe('proposed');
  const path = `/cases/${caseId}/measures/${String(proposed.body.measureId)}/decision`;
  // Two of the county decide at once: one wins, the other is told.
  const both = await Promise.all([
    he.post(path, { approved: true }),
    qian.post(path, { approved: false, reason: '证据不足' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.body.code).toBe('measure/not-now');
});

test('nobody decides what they proposed; praise needs half a year and four statements', async () => {
  const { caseId } = await findCase(
    wang,
    'kind=correction&size=200&category=probation&sort=openedOn',
    (row) => row.state === 'active' && String(row.openedOn ?? row.termStart) < '2026-04-01',
  );
  const good = { accepts: true, lawful: true, obedient: true, takesPart: true };
  const asked = { measure: 'praise', basis: 'conduct', facts: '接受教育矫正六个月以上，积极参加公益活动。' };
  expect(codes(await he.post(`/cases/${caseId}/measures`, { ...asked, ...good, takesPart: false }))).toContain(
    'conduct-incomplete',
  );
  const { measureId } = (await he.post(`/cases/${caseId}/measures`, { ...asked, ...good })).body;
  const path = `/cases/${caseId}/measures/${String(measureId)}`;
  expect((await he.post(`${path}/decision`, { approved: true })).body.code).toBe('measure/own');
  expect((await qian.post(`${path}/decision`, { approved: true })).body.paper.number).toContain('矫表字');
});

test('a public-order penalty is proposed with evidence and never for parole; the police answer', async () => {
  const caseId = await active('probation', 3);
  const incident = await breach(caseId, { breach: 'prohibition', severity: 'more-serious' });
  const asked = { measure: 'public-order', incident, facts: '违反禁止令进入网吧。' };
  expect((await wang.post(`/cases/${caseId}/measures`, { ...asked, evidence: '监控录像' })).body.code).toBe(
    'measure/not-heard',
  );
  await hear(caseId, incident);
  expect(codes(await wang.post(`/cases/${caseId}/measures`, asked))).toEqual(['no-evidence']);
  const { measureId } = (await wang.post(`/cases/${caseId}/measures`, { ...asked, evidence: '监控录像' })).body;
  const path = `/cases/${caseId}/measures/${String(measureId)}`;
  expect((await he.post(`${path}/decision`, { approved: true })).body.paper.number).toContain('矫治建字');
  expect((await wang.post(`/cases/${caseId}/measures`, { ...asked, evidence: '监控录像' })).body.code).toBe(
    'measure/decided-already',
  );
  expect(
    (await wang.post(`/cases/${caseId}/measures`, { ...asked, measure: 'warning', ground: 'prohibition-minor' })).body
      .code,
  ).toBe('measure/decided-already');
  expect((await he.post(`${path}/answer`, { on: '2026-11-25', penalty: 'detention' })).body.code).toBe(
    'measure/days-wanted',
  );
  expect(
    (
      await he.post(`${path}/answer`, {
        on: '2026-11-25',
        penalty: 'detention',
        days: 5,
        number: '青公行罚〔2026〕9号',
      })
    ).status,
  ).toBe(200);
  expect((await he.get(`/cases/${caseId}`)).body.timeline.map((entry) => String(entry.type))).toContain(
    'correction.public-order-punished',
  );
  const parole = (await findCase(he, 'kind=correction&size=200&category=parole', (row) => row.state === 'active'))
    .caseId;
  const fact = {
    type: 'correction.breach-found',
    on: '2026-11-20',
    data: { breach: 'prohibition', severity: 'more-serious' },
  };
  const other = String((await he.post(`/cases/${parole}/facts`, fact)).body.factId);
  expect(
    codes(await he.post(`/cases/${parole}/measures`, { ...asked, incident: other, evidence: '监控录像' })),
  ).toEqual(['parole-excluded']);
});

test('another office and another county see none of it; the procurator reads', async () => {
  const caseId = await active('probation');
  const seen = async (who: string) => (await (await county.signIn(who)).get(`/cases/${caseId}/measures`)).status;
  expect([await seen('lihua'), await seen('tangyan'), await seen('gaoyuan'), await seen('admin')]).toEqual([
    404, 404, 200, 403,
  ]);
  expect((await (await county.signIn('tangyan')).get('/measures?show=all')).body.total).toBe(0);
});
