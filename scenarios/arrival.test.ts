/** Papers and person in either order: received at once with other papers than the mainland's, missing papers chased, the receipt in time, who never came told of the same day. */
import { docxText } from '@guilu/platform/documents/testing/paper-text.ts';
import { beforeAll, expect, test } from 'vitest';
import { type Caller, eventually, findCase, startCounty } from './county.ts';

const county = await startCounty();
let he: Caller;
let wang: Caller;
beforeAll(async () => {
  he = await county.signIn('herong');
  wang = await county.signIn('wangmin');
});
const on = '2026-11-25';
const list = 'kind=correction&size=200';
const whole = {
  on,
  way: 'in-person',
  papers: 'complete',
  category: 'probation',
  termStart: '2026-11-17',
  termEnd: '2028-11-16',
  minorRegime: false,
  rightsSigned: true,
};
const types = async (caseId: string) =>
  (await he.get(`/cases/${caseId}`)).body.timeline.map((entry) => String(entry.type));
const text = async (paperId: unknown) => docxText((await he.download(`/papers/${paperId}/docx`)).bytes);
const read = async (caseId: string) => (await he.get(`/cases/${caseId}/reception`)).body;

test('somebody of Hong Kong without all papers is received at once, and what is missing is asked for', async () => {
  const { caseId } = await findCase(wang, list, (row) => row.state === 'reported');
  const receive = (more: object) => wang.post(`/cases/${caseId}/reception`, { ...whole, ...more });
  expect((await receive({ way: 'video' })).body).toMatchObject({ code: 'reception/why-not-here', field: 'why' });
  expect((await receive({ papers: 'incomplete' })).body.code).toBe('reception/what-is-missing');
  expect((await receive({ termEnd: '2026-11-01' })).body.field).toBe('termEnd');
  expect((await receive({ idType: '居民身份证', idNumber: 'H12345678' })).body.code).toBe('reception/id-number');
  expect((await receive({ idType: '会员证', idNumber: 'H12345678' })).body.code).toBe('reception/id-type');
  const shown = { idType: '港澳居民来往内地通行证', idNumber: 'h12345678' };
  const done = await receive({
    ...shown,
    way: 'hospital',
    why: '住院，不能下床',
    papers: 'incomplete',
    missing: ['执行通知书'],
  });
  expect(done.body.archiveNumber).toMatch(/^990101-2026-\d{4}$/);
  expect((await receive({})).body.code).toBe('reception/received-already');
  const seen = await read(caseId);
  expect(seen.missing.map((one) => String(one.code))).toEqual(['not-announced']);
  expect(seen.papers).toMatchObject({ idType: '港澳居民来往内地通行证', mayReceive: false, lacking: ['执行通知书'] });
  expect((await types(caseId)).filter((type) => type === 'correction.reported-in').length).toBe(1);

  const receipt = await wang.post(`/cases/${caseId}/papers-receipt`, {
    addressee: '青石县人民法院',
    missing: ['执行通知书'],
  });
  expect(await text(receipt.body.paperId)).toContain('尚缺：执行通知书');
  expect((await read(caseId)).papers).toMatchObject({
    missing: ['执行通知书'],
    requestedOn: on,
    requestDueOn: '2026-11-30',
  });
  await he.post(`/cases/${caseId}/facts`, { type: 'correction.papers-completed', on, data: {} });
  expect((await read(caseId)).papers.missing).toEqual([]);
});

test('papers first: the receipt meets its duty and leaves once', async () => {
  const waits = async (row: Record<string, unknown>) => (await read(String(row.caseId))).papers;
  const { body } = await he.get(list.replace(/^/, '/cases?'));
  let caseId = '';
  for (const row of body.rows.filter((one) => String(one.state) === 'noticed'))
    if ((await waits(row)).receivedOn && !(await waits(row)).receiptSentOn) caseId = String(row.caseId);
  const receipt = await he.post(`/cases/${caseId}/papers-receipt`, { addressee: '青石县人民法院' });
  expect(await text(receipt.body.paperId)).toContain('所送法律文书齐全');
  const duty = (await he.get(`/cases/${caseId}`)).body.duties.find(
    (line) => String(line.rule) === 'correction.papers-receipt',
  );
  expect(String(duty?.status)).toMatch(/^met/);
  const again = await he.post(`/cases/${caseId}/papers-receipt`, { addressee: '青石县人民法院' });
  expect(again.body.code).toBe('reception/receipt-sent-already');
});

test('who did not come in time is told of the same day; the notices go to the inboxes and meet the duty', async () => {
  const { body } = await he.get(`/cases?${list}`);
  let late = '';
  let soon = '';
  for (const row of body.rows.filter((one) => String(one.state) === 'noticed'))
    if ((await read(String(row.caseId))).papers.daysLate) late = String(row.caseId);
    else soon = String(row.caseId);
  const asked = { cause: 'not-informed', done: '电话无人接听，走访户籍地，家里没有人。' };
  expect((await he.post(`/cases/${soon}/not-reported`, asked)).body.code).toBe('reception/not-late');
  const both = await Promise.all([0, 1].map(() => he.post(`/cases/${late}/not-reported`, asked)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const done = both.find(({ status }) => status === 200);
  expect(done?.body.told).toEqual(expect.arrayContaining(['青石县人民法院', '青石县人民检察院']));
  expect(await text(done?.body.paperId)).toContain('电话无人接听');
  const duty = await eventually(async () => {
    const { duties } = (await he.get(`/cases/${late}`)).body;
    const line = duties.find((one) => String(one.rule) === 'correction.missed-notice');
    return String(line?.status) === 'met' ? line : undefined;
  });
  expect(duty.dueOn).toBe(on);
});
