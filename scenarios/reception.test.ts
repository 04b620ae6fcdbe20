/** Reception over HTTP: an announcement planned, the police asked by message and answering, moved, printed, held before whom it must be; the group's composition. */
import { docxText } from '@guilu/platform/documents/testing/paper-text.ts';
import { beforeAll, expect, test } from 'vitest';
import { type Answer, type Caller, eventually, findCase, startCounty } from './county.ts';

const county = await startCounty();
let wang: Caller;
let bao: Caller;
let caseId: string;
let base: string;
beforeAll(async () => {
  wang = await county.signIn('wangmin');
  bao = await county.signIn('baojun');
  const found = await findCase(
    wang,
    'kind=correction&size=200',
    (row) => row.state === 'reported' && row.sex === 'male',
  );
  caseId = found.caseId;
  base = `/cases/${caseId}`;
  const term = { category: 'probation', termStart: '2026-11-17', termEnd: found.termEnd };
  for (const type of ['papers-checked', 'identity-verified', 'registered', 'archive-opened'])
    await wang.post(`${base}/facts`, {
      type: `correction.${type}`,
      on: '2026-11-25',
      data: type === 'registered' ? term : {},
    });
});

const members = [
  { name: '王敏', role: 'office', sex: 'female', task: '组织小组工作' },
  { name: '陈秀英', role: 'village', sex: 'female', task: '协助走访', knowsMinors: true },
  { name: '何燕', role: 'family', sex: 'female', task: '日常关心' },
];
const at = '2026-11-27T14:30:00+08:00';
const people = [
  { kind: 'police', name: '青石县公安局石桥派出所' },
  { kind: 'office', name: '王敏' },
  { kind: 'village', name: '陈秀英' },
];
const planned = { at, byVideo: false, place: '石桥司法所宣告室', people };
const codes = ({ body }: Answer) => (body.reasons ?? []).map((reason) => String(reason.code)).sort();
const read = async () => (await wang.get(`${base}/reception`)).body;
const text = async (paperId: unknown) => docxText((await wang.download(`/papers/${paperId}/docx`)).bytes);

test('the group has an officer and is kept with its tasks; changing it supersedes', async () => {
  const village = members.filter((one) => one.role !== 'office');
  expect(codes(await wang.post(`${base}/group`, { on: '2026-11-25', members: village }))).toContain('no-officer-lead');
  const formed = await wang.post(`${base}/group`, { on: '2026-11-25', members });
  expect(await text(formed.body.paperId)).toContain('陈秀英');
  expect((await read()).group).toMatchObject(members);
  await wang.post(`${base}/group`, { on: '2026-11-25', members: members.slice(0, 2) });
  const now = await read();
  expect([now.group.length, now.groupLacks]).toEqual([2, []]);
  expect(now.ask.map((one) => String(one.name))).toEqual(
    expect.arrayContaining(['青石县公安局石桥派出所', '青石县人民检察院', '陈秀英']),
  );
});

test('what a planning must say is said at its field', async () => {
  const plan = (more: object) => wang.post(`${base}/announcement/plan`, { ...planned, ...more });
  const no = await plan({ at: '2026-11-27' });
  expect([no.status, no.body.code, no.body.field]).toEqual([422, 'reception/needs-instant', 'at']);
  expect((await plan({ at: '2026-11-24T09:00:00+08:00' })).body.code).toBe('reception/in-the-past');
  expect((await plan({ byVideo: true })).body.code).toBe('reception/why-video');
  expect((await plan({ people: [] })).status).toBe(422);
  const straight = { type: 'correction.announcement-scheduled', on: '2026-11-25', data: { date: '2026-11-27' } };
  expect((await wang.post(`${base}/facts`, straight)).body.code).toBe('fact/through-procedure');
  expect((await wang.post(`${base}/announcement/sheet`)).body.code).toBe('reception/not-planned');
});

test('planned: the police station has the letter in its inbox, and acknowledging it shows in the file', async () => {
  const done = await wang.post(`${base}/announcement/plan`, planned);
  expect(done.body).toMatchObject({ told: '石桥派出所' });
  expect(await text(done.body.paper?.paperId)).toContain('2026年11月27日14时30分');
  const letter = await eventually(async () =>
    (await bao.get('/exchange/inbox')).body.rows.find((row) => row.number === done.body.paper?.number),
  );
  const sent = (await wang.get(base)).body.timeline.filter((entry) => String(entry.type) === 'case.notice-sent');
  expect(sent.length).toBe(1);
  expect((await read()).announcement?.invitation?.receivedOn).toBeUndefined();
  await bao.post(`/exchange/letters/${letter.letterId}/acknowledgement`);
  await eventually(async () => (await read()).announcement?.invitation?.receivedOn);
});

test('moved: a new message says from when, and the day planned before no longer stands', async () => {
  const moved = await wang.post(`${base}/announcement/plan`, { ...planned, at: '2026-11-27T16:00:00+08:00' });
  expect(await text(moved.body.paper?.paperId)).toContain('原定于2026年11月27日14时30分的宣告改为上述时间');
  const entries = (await wang.get(base)).body.timeline.filter(
    (entry) => String(entry.type) === 'correction.announcement-scheduled',
  );
  expect(entries.filter((entry) => !entry.supersededBy).length).toBe(1);
  await eventually(async () =>
    (await bao.get('/exchange/inbox')).body.rows.find((row) => row.number === moved.body.paper?.number),
  );
});

test('the police name who comes; the paper to sign lists everybody and the group', async () => {
  expect((await wang.post(`${base}/announcement/answers`, { at: 9, comes: true })).body.code).toBe(
    'reception/not-asked',
  );
  await wang.post(`${base}/announcement/answers`, { at: 0, comes: true, name: '鲍军' });
  await wang.post(`${base}/announcement/answers`, { at: 2, comes: false });
  expect((await read()).announcement?.people).toMatchObject([
    { kind: 'police', name: '鲍军', comes: true, saidOn: '2026-11-25' },
    { kind: 'office' },
    { comes: false },
  ]);
  const sheet = await wang.post(`${base}/announcement/sheet`);
  const said = await text(sheet.body.paperId);
  expect(said).toContain('鲍军');
  expect(said).toContain('协助走访');
});

test('held: without the group it is refused, and of two who record it at once one is told', async () => {
  const held = { on: '2026-11-25', public: false, signed: true, chairedBy: 'office' };
  expect((await wang.post(`${base}/announcement`, held)).body.code).toBe('reception/who-was-there');
  expect(codes(await wang.post(`${base}/announcement`, { ...held, present: [0, 1] }))).toEqual(['group-absent']);
  expect(codes(await wang.post(`${base}/announcement`, { ...held, public: true, present: [0, 1, 2] }))).toEqual([
    'privacy',
  ]);
  const both = await Promise.all([0, 1].map(() => wang.post(`${base}/announcement`, { ...held, present: [0, 1, 2] })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const after = await read();
  expect(after.announcement).toMatchObject({
    state: 'held',
    people: [{ present: true }, { present: true }, { present: true }],
  });
  expect(after.finished).toBe(true);
  const fact = (await wang.get(base)).body.timeline.find((entry) => String(entry.type) === 'correction.announced');
  expect(JSON.stringify(fact?.data)).toContain('"policePresent":true');
  expect((await wang.post(`${base}/announcement/plan`, planned)).body.code).toBe('reception/announced-already');
});

test('who has not come is not announced to, and another county finds nothing', async () => {
  const away = await findCase(
    await county.signIn('herong'),
    'kind=correction&size=200',
    (row) => row.state === 'noticed',
  );
  const he = await county.signIn('herong');
  expect((await he.post(`/cases/${away.caseId}/announcement/plan`, planned)).body.code).toBe('reception/not-here-yet');
  const luo = await county.signIn('luobin');
  expect((await luo.get(`${base}/reception`)).status).toBe(404);
  expect((await luo.post(`${base}/announcement/plan`, planned)).status).toBe(404);
});
