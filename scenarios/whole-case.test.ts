/** The main job over HTTP: a roster comes, duties follow, a visit meets one, leave is granted, a case ends and is closed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyChain } from '@guilu/platform/audit/chain.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { rebuildAll } from '@guilu/records/cases/index.ts';
import { expect, test } from 'vitest';
import { eventually, findCase, startCounty } from './county.ts';

const county = await startCounty();
const roster = readFileSync(join(projectFolder, 'scenarios/data/rosters/release-notices-messy.xlsx'));

test('a roster is previewed row by row and taken in whole, once', async () => {
  const he = await county.signIn('herong');
  const preview = await he.upload('/intake/rosters/release-notices', { name: 'release-notices-messy.xlsx', bytes: roster });
  expect(preview.body.counts).toEqual({ accepted: 218, 'accepted-with-warning': 59, refused: 97, 'duplicate-in-file': 14, 'already-on-file': 0, conflict: 12 });
  const before = (await he.get('/cases?kind=resettlement')).body.total;
  const rows = await he.get(`/intake/rosters/${preview.body.importId}/rows?outcome=refused`);
  expect(rows.body.rows[0]?.reasons[0]?.sentence.zh.length).toBeGreaterThan(5);
  expect((await he.get('/cases?kind=resettlement')).body.total).toBe(before);
  const confirmed = await he.post(`/intake/rosters/${preview.body.importId}/confirmation`, {});
  expect(confirmed.body).toMatchObject({ state: 'confirmed', done: 277 });
  expect((await he.get('/cases?kind=resettlement')).body.total).toBe(Number(before) + 277);
  await he.post(`/intake/rosters/${preview.body.importId}/confirmation`, {});
  expect((await he.get('/cases?kind=resettlement')).body.total).toBe(Number(before) + 277);
  const today = await he.get('/today');
  const passOn = today.body.lines.filter((line) => String(line.rule) === 'resettlement.pass-on');
  expect(passOn.length).toBeGreaterThan(200);
  expect(passOn[0]?.basis[0]?.zh).toContain('黄龙县');
});

test('a visit by the village meets the month, and the timeline says so', async () => {
  const zhou = await county.signIn('zhoujun');
  const wang = await county.signIn('wangmin');
  const due = (await zhou.get('/today')).body.lines.find((line) => String(line.rule) === 'resettlement.month-visit' && String(line.period) === '2026-11');
  expect(due).toBeDefined();
  const visit = await zhou.post(`/cases/${due?.caseId}/contacts`, { kind: 'visit', on: '2026-11-25', findings: '在家，情况稳定', notes: { work: '在镇上做工' }, needs: ['想学焊工'] });
  expect(visit.body.met.map((title) => title.zh)).toContain('村居每月走访');
  const after = (await zhou.get('/today')).body.lines;
  expect(after.some((line) => line.key === due?.key)).toBe(false);
  const file = await wang.get(`/cases/${due?.caseId}`);
  expect(file.body.timeline.find((entry) => entry.id === visit.body.factId)?.met[0]?.title.zh).toBe('村居每月走访');
});

test('three days of leave are the office’s to grant; the decision is a paper', async () => {
  const wang = await county.signIn('wangmin');
  const { caseId } = await findCase(wang, 'kind=correction&size=100', (row) => row.state === 'active' && String(row.termEnd) > '2027-02-01');
  const outlook = await wang.get(`/cases/${caseId}/leave/outlook?from=2026-12-15&to=2026-12-17`);
  expect(outlook.body).toMatchObject({ days: 3, chain: ['office'], decides: 'office', limit: 30 });
  const asked = await wang.post(`/cases/${caseId}/leave`, { from: '2026-12-15', to: '2026-12-17', purpose: 'medical', destination: '临岚市人民医院', proof: true, urgent: false });
  expect(asked.body.state).toBe('asked');
  const granted = await wang.post(`/cases/${caseId}/leave/${asked.body.leaveId}/approval`, {});
  expect(granted.body).toMatchObject({ state: 'approved', decidedBy: 'office' });
  const paper = (await wang.get(`/cases/${caseId}/papers`)).body.rows[0];
  expect(paper?.number).toMatch(/^（2026）青石矫外字第\d+号$/);
  const docx = await wang.download(`/papers/${paper?.paperId}/docx`);
  expect(docx.bytes.subarray(0, 2).toString()).toBe('PK');
  const pdf = await wang.download(`/papers/${paper?.paperId}/pdf`);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

test('more than seven days go to the county with the office’s opinion, and a good reason may not be refused', async () => {
  const wang = await county.signIn('wangmin');
  const he = await county.signIn('herong');
  const { caseId } = await findCase(wang, 'kind=correction&size=100&sort=termEnd&descending=true', (row) => row.state === 'active');
  const asked = await wang.post(`/cases/${caseId}/leave`, { from: '2027-01-05', to: '2027-01-14', purpose: 'work', destination: '邻省工地', proof: true, urgent: false });
  expect(asked.body).toMatchObject({ chain: ['office', 'county'], waitsFor: 'office' });
  const path = `/cases/${caseId}/leave/${asked.body.leaveId}`;
  expect((await wang.post(`${path}/approval`, {})).status).toBe(403);
  expect((await wang.post(`${path}/opinion`, { text: '事由属实，建议批准。' })).body.waitsFor).toBe('county');
  const refusal = await he.post(`${path}/refusal`, { reason: 'might-be-lost', evidence: '' });
  expect(refusal.status).toBe(422);
  expect(refusal.body.reasons.map((reason) => reason.code).sort()).toEqual(['good-reason', 'no-evidence', 'no-lawful-reason']);
  expect((await he.post(`${path}/approval`, {})).body.state).toBe('approved');
  expect((await he.post(`${path}/approval`, {})).body.code).toBe('leave/decided-already');
});

test('a case ends with certificate, notice and handover, and closes when nothing is left to do', async () => {
  const he = await county.signIn('herong');
  const { caseId } = await findCase(he, 'kind=correction&size=200&sort=termEnd', (row) => String(row.termEnd) <= '2026-11-25' && row.category !== 'probation' && row.state === 'active');
  const done = await he.post(`/cases/${caseId}/discharge`, { on: '2026-11-25', cause: 'expiry' });
  expect(done.body.papers.map((paper) => paper.title.zh)).toEqual(['解除社区矫正证明书', '解除（终止）社区矫正通知书', '安置帮教衔接函']);
  expect((await he.post(`/cases/${caseId}/closing`, { ground: 'term-over' })).body.code).toBe('case/duties-open');
  const discharged = (await he.get(`/cases/${caseId}`)).body.timeline.find((entry) => String(entry.type) === 'correction.discharged');
  for (const [about, to] of [['discharge', ['decision-organ', 'procuratorate', 'police']], ['exit-restriction-lifted', ['exit-administration']]] as const) {
    expect((await he.post(`/cases/${caseId}/facts`, { type: 'case.notice-sent', on: '2026-11-25', data: { about, to, for: discharged?.id } })).status).toBe(200);
  }
  const help = await eventually(async () => (await he.get(`/cases/${caseId}`)).body.otherCases.find((other) => String(other.kind) === 'resettlement'));
  expect((await he.post(`/cases/${help.caseId}/handover-receipt`)).status).toBe(200);
  expect((await he.post(`/cases/${caseId}/closing`, { ground: 'term-over' })).status).toBe(200);
  expect((await he.get(`/cases/${caseId}`)).body.head.closedOn).toBe('2026-11-25');
  expect((await he.post(`/cases/${caseId}/facts`, { type: 'case.note-written', on: '2026-11-25', data: { text: '补记' } })).body.code).toBe('case/closed');
});

test('afterwards the chain holds and live equals rebuilt', async () => {
  const chain = await verifyChain(county.database.owner);
  expect(chain.broken).toBeUndefined();
  expect(chain.entries).toBeGreaterThan(1000);
  const report = await rebuildAll(county.opened.services, false);
  expect(report.cases).toBeGreaterThan(1000);
  expect(report.differences).toEqual([]);
});
