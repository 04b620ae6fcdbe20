/** The plan over HTTP: made once registered, revised with its reason, its interval of reports becoming a duty; who saw an older version is told. */
import { docxText } from '@guilu/platform/documents/testing/paper-text.ts';
import { beforeAll, expect, test } from 'vitest';
import { type Caller, findCase, type Json, startCounty } from './county.ts';

const county = await startCounty({ nationalLaw: true });
let wang: Caller;
let luo: Caller;
beforeAll(async () => {
  wang = await county.signIn('wangmin');
  luo = await county.signIn('luobin');
});

const content = {
  stage: 'regular',
  assessment: '认罪悔罪，家庭支持较好，有木工手艺。',
  measures: [
    { area: 'supervision', text: '每月走访一次', by: '王敏' },
    { area: 'education', text: '参加道路交通安全专题学习' },
  ],
};
const on = '2026-11-25';
const active = async (who: Caller) =>
  (await findCase(who, 'kind=correction&size=200', (row) => row.state === 'active' && String(row.termEnd) > '2027-03'))
    .caseId;
const duties = async (who: Caller, caseId: string): Promise<Json[]> =>
  (await who.get(`/cases/${caseId}`)).body.duties.filter((line) => String(line.rule) === 'correction.regular-report');

test('a plan of before is revised with its reason; what came and went is told, and the paper says it all', async () => {
  const path = `/cases/${await active(wang)}/plan`;
  const seen = (await wang.get(path)).body;
  expect(seen).toMatchObject({
    versions: [],
    last: 1,
    before: ['每周电话报告', '每月走访一次', '参加法治教育'],
    mayWrite: true,
  });
  const write = (more: object) => wang.post(path, { after: 1, on, ...content, ...more });
  expect((await write({})).body).toMatchObject({ code: 'plan/no-reason', field: 'reason' });
  expect((await write({ reason: '重新评估', reviewOn: on })).body.code).toBe('plan/review-before');
  expect((await write({ reason: '重新评估', incident: '0190a0a0-0000-7000-8000-000000000000' })).body.code).toBe(
    'plan/no-such-incident',
  );
  const revised = await write({ reason: '重新评估' });
  expect(revised.body).toMatchObject({ version: 2 });
  const third = await wang.post(path, {
    after: 2,
    on,
    ...content,
    measures: [content.measures[0], { area: 'help', text: '介绍木工工作' }],
    reviewOn: '2027-02-25',
    reason: '本人有就业要求',
  });
  const text = docxText((await wang.download(`/papers/${third.body.paperId}/docx`)).bytes);
  expect(text).toContain('第3版，常规阶段');
  expect(text).toContain('本人有就业要求');
  const [newest, former] = (await wang.get(path)).body.versions;
  expect(newest).toMatchObject({
    version: 3,
    added: ['介绍木工工作'],
    dropped: ['参加道路交通安全专题学习'],
    reviewOn: '2027-02-25',
  });
  expect(former).toMatchObject({ version: 2, reason: '重新评估', withdrawn: false });
});

test('of two who revise at once one is told that there is a newer version', async () => {
  const path = `/cases/${await active(wang)}/plan`;
  const last = Number((await wang.get(path)).body.last);
  const both = await Promise.all(
    [0, 1].map(() => wang.post(path, { after: last, on, ...content, reason: '适时调整' })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.body.code).toBe('plan/changed-meanwhile');
});

test('how often to report becomes the duty to report, is not recorded twice, and moves with the next version', async () => {
  const caseId = await active(luo);
  const path = `/cases/${caseId}/plan`;
  const last = Number((await luo.get(path)).body.last);
  const write = (after: number, report: object) =>
    luo.post(path, { after, on, ...content, report, reason: '确定报告周期' });
  const monthly = await write(last, { every: 1, unit: 'month' });
  expect(monthly.body.raised.map((one) => String(one.zh))).toEqual(['定期报告']);
  expect((await write(last + 1, { every: 1, unit: 'month' })).body.raised).toEqual([]);
  await write(last + 2, { every: 7, unit: 'day' });
  const set = (await luo.get(`/cases/${caseId}`)).body.timeline.filter(
    (entry) => String(entry.type) === 'correction.report-interval-set',
  );
  expect(set.length).toBe(2);
  // The first period begins the day after it was set, and the former interval runs no more.
  county.clock.move('2026-11-26T09:00:00+08:00');
  const tomorrow = await county.signIn('luobin');
  await tomorrow.post(`/cases/${caseId}/facts`, {
    type: 'case.note-written',
    on: '2026-11-26',
    data: { text: '核对报告周期' },
  });
  const open = (await duties(tomorrow, caseId)).filter((line) => String(line.status) === 'open');
  expect(open.map((line) => String(line.dueOn))).toEqual(['2026-12-02']);
  county.clock.move('2026-11-25T09:00:00+08:00');
});

test('who is not registered has no plan yet, nothing goes round it, and another county finds nothing', async () => {
  const { caseId } = await findCase(wang, 'kind=correction&size=200', (row) => row.state === 'reported');
  const made = await wang.post(`/cases/${caseId}/plan`, { after: 0, on, ...content });
  expect(made.body.code).toBe('plan/not-registered');
  const straight = { type: 'correction.plan-made', on, data: { measures: ['走访'] } };
  expect((await wang.post(`/cases/${caseId}/facts`, straight)).body.code).toBe('fact/through-procedure');
  expect((await luo.get(`/cases/${caseId}/plan`)).status).toBe(404);
  expect((await luo.post(`/cases/${caseId}/plan`, { after: 0, on, ...content })).status).toBe(404);
});

test('a plan is for officers: a social worker does not write it', async () => {
  const xu = await county.signIn('xujie');
  const caseId = await active(xu);
  expect((await xu.post(`/cases/${caseId}/plan`, { after: 1, on, ...content, reason: '调整' })).status).toBe(403);
});
