/** The main job over HTTP: a roster comes, duties follow, a visit meets one, leave is granted, a case ends and is closed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyChain } from '@guilu/platform/audit/chain.ts';
import { makeLog } from '@guilu/platform/log/log.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { rebuildAll } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { demoPassword } from '../database/seed/accounts.ts';
import { eventually, findCase, startCounty } from './county.ts';

const lines: string[] = [];
const county = await startCounty({ log: makeLog('info', { write: (line) => void lines.push(line) }) });
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

const courtPaper = { name: '刑事裁定书.pdf', bytes: Buffer.from('%PDF-1.4 a ruling'), type: 'application/pdf' };

test('only an uploaded court paper moves the term; summary, appraisal and certificate come in the law’s order', async () => {
  const he = await county.signIn('herong');
  const { caseId } = await findCase(he, 'kind=correction&size=200&sort=termEnd&descending=true', (row) => row.state === 'active' && row.category === 'probation');
  const ruling = { termEnd: '2026-11-25', paper: '（2026）岚9901刑更12号', on: '2026-11-24' };
  const without = await he.upload(`/cases/${caseId}/term`, { name: '没有.pdf', bytes: Buffer.alloc(0) }, ruling);
  expect(without.body.reasons.length).toBeGreaterThan(0);
  expect((await he.upload(`/cases/${caseId}/term`, { name: '随便.txt', bytes: Buffer.from('not a paper') }, ruling)).body.code).toBe('attachment/wrong-type');
  expect((await he.get(`/cases/${caseId}`)).body.head.termEnd).not.toBe('2026-11-25');
  expect((await he.upload(`/cases/${caseId}/term`, courtPaper, ruling)).status).toBe(200);
  expect((await he.get(`/cases/${caseId}`)).body.head.termEnd).toBe('2026-11-25');
  expect((await he.get(`/cases/${caseId}/attachments`)).body.rows[0]).toMatchObject({ fileName: '刑事裁定书.pdf' });

  const early = await he.post(`/cases/${caseId}/discharge`, { on: '2026-11-25', cause: 'expiry' });
  expect(early.body).toMatchObject({ status: 422, code: 'discharge/no-appraisal', sentence: { zh: expect.stringContaining('鉴定'), en: expect.stringContaining('appraisal') } });
  expect((await he.get(`/cases/${caseId}/discharge`)).body).toMatchObject({ mayDischarge: false, reasons: [{ code: 'discharge/no-appraisal' }] });
  const appraisal = '遵守规定，按时报告，建议按期解除。';
  expect((await he.post(`/cases/${caseId}/discharge/appraisal`, { appraisal })).body.code).toBe('discharge/no-summary');
  expect((await he.post(`/cases/${caseId}/discharge/appraisal`, { appraisal, noSummary: '住院，无法书写' })).body.papers).toHaveLength(1);
  expect((await he.post(`/cases/${caseId}/discharge/appraisal`, { summary: '感谢大家，今后守法生活。' })).status).toBe(200);
  const steps = (await he.get(`/cases/${caseId}/discharge`)).body.steps.map((step) => `${String(step.name)} ${String(step.state)}`);
  expect(steps).toEqual(['summary done', 'appraisal done', 'certificate now', 'service later', 'notice later', 'exit later', 'closing later']);
  const papers = (await he.post(`/cases/${caseId}/discharge`, { on: '2026-11-25', cause: 'expiry' })).body.papers;
  expect(papers.map((paper) => paper.title.zh)).toEqual(['解除社区矫正证明书', '解除（终止）社区矫正通知书', '撤销不准出境人员报备函']);
  expect(papers[2]?.number).toMatch(/^青石矫函〔2026〕\d+号$/);
});

test('sending a paper is the entry; a void one is owed again; a receipt is recorded once', async () => {
  const he = await county.signIn('herong');
  const { caseId } = await findCase(he, 'kind=correction&size=200&sort=termEnd', (row) => row.state === 'discharged' && row.termEnd === '2026-11-25');
  const notice = async () => (await he.get(`/cases/${caseId}/papers`)).body.rows.find((paper) => String(paper.template) === 'discharge-notice' && !paper.voided);
  const duty = async () => String((await he.get(`/cases/${caseId}`)).body.duties.find((one) => String(one.rule) === 'correction.discharge-notice')?.status);
  const send = async (to: string[]) => he.post(`/papers/${String((await notice())?.paperId)}/sending`, { on: '2026-11-25', to, how: 'post' });
  expect((await send(['village'])).body.code).toBe('paper/not-addressed');
  expect((await send(['decision-organ', 'procuratorate'])).status).toBe(200);
  expect(await duty()).toBe('open');
  expect((await send(['procuratorate'])).body.code).toBe('paper/sent-already');
  expect((await send(['police'])).status).toBe(200);
  expect(await duty()).toBe('met');

  const waiting = (await he.get('/receipts')).body.rows.filter((row) => String(row.caseId) === caseId);
  expect(waiting).toHaveLength(3);
  const receipt = { for: String(waiting[0]?.factId), on: '2026-11-25', by: '王法官' };
  expect((await he.post(`/cases/${caseId}/receipts`, { ...receipt, on: '2026-11-20' })).body.code).toBe('receipt/before-sending');
  expect((await he.post(`/cases/${caseId}/receipts`, receipt)).status).toBe(200);
  expect((await he.post(`/cases/${caseId}/receipts`, receipt)).body.code).toBe('receipt/received-already');

  const before = await notice();
  expect((await he.post(`/papers/${String(before?.paperId)}/void`, { reason: '事由写错' })).body).toEqual({ withdrawn: 3 });
  expect(await duty()).toBe('open');
  const again = await he.post(`/cases/${caseId}/discharge/papers`, { paper: 'discharge-notice' });
  expect(again.body.number).not.toBe(before?.number);
  expect((await he.post(`/cases/${caseId}/discharge/papers`, { paper: 'discharge-notice' })).body.code).toBe('paper/stands-already');
  expect((await send(['decision-organ', 'procuratorate', 'police'])).status).toBe(200);
  expect(await duty()).toBe('met');
  expect((await he.get(`/cases/${caseId}/papers`)).body.rows.find((paper) => paper.paperId === before?.paperId)).toMatchObject({ voided: { reason: '事由写错' }, outdated: false });
});

test('what is put right later marks each paper that printed it, with what changed', async () => {
  const he = await county.signIn('herong');
  const { caseId, name } = await findCase(he, 'kind=correction&size=200&sort=termEnd', (row) => row.state === 'discharged' && row.termEnd === '2026-11-25');
  const identified = (await he.get(`/cases/${caseId}`)).body.timeline.find((entry) => String(entry.type) === 'person.identified');
  const data = { ...(identified?.data as object), name: `${name}霞` };
  expect((await he.post(`/cases/${caseId}/facts`, { type: 'person.identified', on: String(identified?.on), data, supersedes: identified?.id })).status).toBe(200);
  const papers = (await he.get(`/cases/${caseId}/papers`)).body.rows.filter((paper) => !paper.voided);
  expect(papers.map((paper) => paper.outdated)).toEqual(papers.map(() => true));
  expect(papers[0]?.changes[0]?.lines).toContainEqual({ label: expect.objectContaining({ zh: '姓名' }), was: { zh: name, en: name }, now: { zh: `${name}霞`, en: `${name}霞` } });
});

test('a parole ends: handed over as one file, received with what is lacking, closed when nothing is left to do', async () => {
  const he = await county.signIn('herong');
  const { caseId } = await findCase(he, 'kind=correction&size=200&sort=termEnd', (row) => String(row.termEnd) <= '2026-11-25' && row.category !== 'probation' && row.state === 'active');
  await he.post(`/cases/${caseId}/facts`, { type: 'case.need-noted', on: '2026-11-20', data: { need: '想学焊工' } });
  const done = await he.post(`/cases/${caseId}/discharge`, { on: '2026-11-25', cause: 'expiry' });
  expect(done.body.papers.map((paper) => paper.title.zh)).toEqual(['解除社区矫正证明书', '解除（终止）社区矫正通知书', '撤销不准出境人员报备函', '安置帮教衔接函']);
  expect((await he.post(`/cases/${caseId}/closing`, { ground: 'term-over' })).body.code).toBe('case/duties-open');
  for (const paper of (await he.get(`/cases/${caseId}/papers`)).body.rows.filter((one) => one.addressees.length > 0))
    expect((await he.post(`/papers/${String(paper.paperId)}/sending`, { on: '2026-11-25', to: paper.addressees })).status).toBe(200);
  const help = await eventually(async () => (await he.get(`/cases/${caseId}`)).body.otherCases.find((other) => String(other.kind) === 'resettlement'));
  expect((await he.get(`/cases/${String(help.caseId)}/handover`)).body).toMatchObject({ handed: true, correctionId: caseId, needs: expect.arrayContaining(['想学焊工']), dueOn: '2026-11-30' });
  expect((await he.get(`/cases/${String(help.caseId)}/particulars`)).body.offence).toBe((await he.get(`/cases/${caseId}/particulars`)).body.offence);
  expect((await he.get('/receipts')).body.rows.find((row) => String(row.caseId) === caseId && row.dueOn)).toMatchObject({ dueOn: '2026-11-30', overdue: false });
  expect((await he.post(`/cases/${String(help.caseId)}/handover-receipt`, { complete: false })).body.code).toBe('handover/lacking-missing');
  expect((await he.post(`/cases/${String(help.caseId)}/handover-receipt`, { complete: false, lacking: '鉴定表原件' })).status).toBe(200);
  const helped = (await he.get(`/cases/${String(help.caseId)}`)).body;
  expect(helped.timeline.some((entry) => String(entry.data.text).includes('鉴定表原件'))).toBe(true);
  expect(helped.duties.filter((duty) => ['prison', 'released'].some((word) => String(duty.rule).includes(word)))).toEqual([]);
  expect((await he.post(`/cases/${caseId}/closing`, { ground: 'term-over' })).status).toBe(200);
  expect((await he.get(`/cases/${caseId}`)).body.head.closedOn).toBe('2026-11-25');
  expect((await he.post(`/cases/${caseId}/facts`, { type: 'case.note-written', on: '2026-11-25', data: { text: '补记' } })).body.code).toBe('case/closed');
});

test('a revocation names its decision and makes form 12, no certificate', async () => {
  const he = await county.signIn('herong');
  const { caseId } = await findCase(he, 'kind=correction&size=200&sort=termEnd&descending=true', (row) => row.state === 'active' && row.category === 'probation');
  expect((await he.post(`/cases/${caseId}/discharge/deferral`, { reason: 'papers-unfinished' })).body.reasons.map((reason) => String(reason.code))).toEqual(['not-a-ground']);
  expect((await he.post(`/cases/${caseId}/termination`, { on: '2026-11-25', cause: 'revoked' })).body.code).toBe('discharge/decision-missing');
  const done = await he.post(`/cases/${caseId}/termination`, { on: '2026-11-25', cause: 'revoked', paper: '（2026）岚9901刑更30号' });
  expect(done.body.papers.map((paper) => paper.title.zh)).toEqual(['解除（终止）社区矫正通知书']);
  expect((await he.post(`/cases/${caseId}/discharge/papers`, { paper: 'discharge-certificate' })).body.code).toBe('discharge/no-certificate');
});

test('afterwards the chain holds and live equals rebuilt', async () => {
  const chain = await verifyChain(county.database.owner);
  expect(chain.broken).toBeUndefined();
  expect(chain.entries).toBeGreaterThan(1000);
  const report = await rebuildAll(county.opened.services, false);
  expect(report.cases).toBeGreaterThan(1000);
  expect(report.differences).toEqual([]);
});

test('the log of all this tells requests, a fault and a failed job, and holds no name, number, word of anybody, password, token or key', async () => {
  const { owner } = county.database;
  const wang = await county.signIn('wangmin');
  const { caseId, name } = await findCase(wang, 'kind=correction', (row) => row.state === 'active');
  await sql`${sql.raw(`create function break_it() returns trigger language plpgsql as $$ begin raise exception 'no room for ${name} 13800001234'; end $$`)}`.execute(owner);
  await sql`create trigger break_it before insert on contact_note execute function break_it()`.execute(owner);
  const broken = await wang.post(`/cases/${caseId}/contacts`, { kind: 'visit', on: '2026-11-25', notes: { work: '在家' } });
  expect([broken.status, broken.body.code]).toEqual([500, 'request/fault']);
  await sql`drop trigger break_it on contact_note`.execute(owner);
  await sql`select enqueue_job('event', ${JSON.stringify({ subscriber: name, event: { name } })}::json)`.execute(owner);
  await wang.get(`/search?q=${encodeURIComponent(name)}`);
  const told = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  await eventually(async () => told().find((line) => line.msg === 'job failed'));

  const fault = told().find((line) => line.msg === 'fault');
  expect(fault).toMatchObject({ fault: broken.body.params?.id, err: { code: 'P0001', reason: 'no room for …' } });
  const requests = told().filter((line) => line.msg === 'request');
  expect(requests.length).toBeGreaterThan(60);
  expect(requests).toContainEqual(
    expect.objectContaining({ endpoint: 'POST /api/cases/:caseId/contacts', status: 500, ms: expect.any(Number), reqId: expect.any(String), account: expect.any(String) }),
  );

  const { rows: accounts } = await sql<{ username: string; display_name: string }>`select username, display_name from account`.execute(owner);
  const { rows: people } = await sql<{ name: string; id_number: string | null }>`select name, id_number from person`.execute(owner);
  const numbers = people.flatMap((one) => (one.id_number ? [county.opened.services.keyring.decrypt(one.id_number)] : []));
  expect(numbers.length).toBeGreaterThan(100);
  const text = lines.join('');
  const secrets = [demoPassword, wang.cookie.split('=')[1] ?? '', ...accounts.flatMap((one) => [one.username, one.display_name])];
  expect([...people.map((one) => one.name), ...numbers, ...secrets].filter((one) => text.includes(one))).toEqual([]);
  // Whatever else was typed: no Chinese, no number as long as a telephone's, nothing that looks like a token, key or hash.
  // The fault's own id is eight digits of chance, which may all be decimal.
  const bare = text.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|"at":"[^"]+"|"fault":"[\da-f]{8}"/g, '');
  expect(bare.match(/\p{Script=Han}|\d{7,}|[\w+=-]{40,}/gu)).toBeNull();
});
