/** Courts, prisons and police in their own small inbox: their papers and notices, and not a file beside them. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Caller, eventually, findCase, type Json, startCounty } from './county.ts';

const county = await startCounty();
let [officer, chief, court, prison, police] = Array.from({ length: 5 }, () => county.anonymous()) as [Caller, Caller, Caller, Caller, Caller];

beforeAll(async () => {
  officer = await county.signIn('wangmin');
  chief = await county.signIn('herong');
  court = await county.signIn('hanlei');
  prison = await county.signIn('dingqiang');
  police = await county.signIn('baojun');
});

const inboxOf = async (who: Caller) => (await who.get('/exchange/inbox')).body;
const letterAbout = (body: Json, name: string) => (body.rows ?? []).find((row) => String(row.name) === name);

test('an agency finds its own papers, downloads and acknowledges them; the receipt stands in the file with the clerk’s name', async () => {
  const one = await findCase(officer, 'kind=correction&size=200', (row) => row.state === 'registered' || row.state === 'active');
  const paper = await officer.post(`/cases/${one.caseId}/papers/notification`, { reportAddress: '石桥镇', reportPhone: '0990-1' });
  expect(paper.status, JSON.stringify(paper.body)).toBe(200);
  const offer = (await officer.get(`/cases/${one.caseId}/letters/offer`)).body;
  expect(offer.papers?.[0]).toMatchObject({ about: 'papers-forwarded' });
  expect((offer.agencies ?? []).map((agency) => String(agency.code))).not.toContain('CT990102');
  const sent = await officer.post(`/cases/${one.caseId}/letters`, { paperId: paper.body.paperId, organisations: ['CT990101'], about: 'discharge' });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  expect((await officer.post(`/cases/${one.caseId}/letters`, { paperId: paper.body.paperId, organisations: ['CT990101'] })).body.code).toBe('exchange/sent-already');

  const letter = letterAbout(await inboxOf(court), one.name);
  expect(letter?.acknowledgedAt).toBeUndefined();
  expect(letterAbout(await inboxOf(police), one.name)).toBeUndefined();
  const path = `/exchange/letters/${letter?.letterId}`;
  const file = await court.download(`${path}/docx`);
  expect([file.status, file.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  expect((await police.get(`${path}/docx`)).status).toBe(404);
  expect((await police.post(`${path}/acknowledgement`)).status).toBe(404);
  expect((await court.post(`${path}/acknowledgement`)).status).toBe(200);
  expect((await court.post(`${path}/acknowledgement`)).body.code).toBe('exchange/acknowledged-already');

  const receipt = await eventually(async () => {
    const timeline = (await officer.get(`/cases/${one.caseId}`)).body.timeline ?? [];
    return timeline.find((entry) => String(entry.type) === 'case.receipt-received');
  });
  expect(receipt).toMatchObject({ on: '2026-11-25', recordedBy: '韩磊（青石县人民法院）' });
  const notice = ((await officer.get(`/cases/${one.caseId}`)).body.timeline ?? []).find((entry) => String(entry.id) === String(receipt.data?.for));
  expect(notice?.data).toEqual({ about: 'discharge', to: ['court', 'decision-organ'] });
  expect(notice?.source).toMatchObject({ paper: paper.body.paperId });
  expect((await officer.get(`/cases/${one.caseId}/letters`)).body.rows?.[0]).toMatchObject({ agencyName: '青石县人民法院', acknowledgedBy: '韩磊' });
  const auditor = await county.signIn('wuxia');
  const log = JSON.stringify((await auditor.get(`/access-log?actor=${encodeURIComponent('韩磊')}`)).body);
  expect(log).toContain('letter acknowledged');
  expect(log).toContain('letter opened');
});

test('a partner sees no file, no list, no registry', async () => {
  const one = await findCase(officer, 'kind=correction');
  for (const path of [`/cases/${one.caseId}`, '/cases', '/today', '/papers', '/people?q=王', `/cases/${one.caseId}/letters`, '/intake/inbox', '/agency-notices/arrived', '/exchange/sent'])
    expect((await court.get(path)).status, path).toBe(403);
  expect((await officer.get('/exchange/inbox')).status).toBe(403);
});

test('the same from below: the application’s own role in the name of an agency reads that agency’s rows only', async () => {
  const as = (partner: string, text: string) =>
    county.database.db.transaction().execute(async (tx) => {
      await sql`select set_config('app.scope', '', true), set_config('app.partner', ${partner}, true)`.execute(tx);
      return Number((await sql<{ n: number }>`${sql.raw(text)}`.execute(tx)).rows[0]?.n);
    });
  for (const table of ['case_file', 'person', 'fact', 'paper', 'duty', 'attachment', 'contact_note', 'roster_import', 'support_member'])
    expect(await as('CT990101', `select count(*)::int n from ${table}`), table).toBe(0);
  for (const table of ['agency_letter', 'agency_notice']) {
    expect(await as('CT990101', `select count(*)::int n from ${table}`), table).toBeGreaterThan(0);
    expect(await as('CT990101', `select count(*)::int n from ${table} where organisation <> 'CT990101'`), table).toBe(0);
    expect(await as('CT990102', `select count(*)::int n from ${table}`), table).toBe(0);
    expect(await as('', `select count(*)::int n from ${table}`), table).toBe(0);
  }
  expect(await as('CT990101', "with gone as (update agency_letter set acknowledged_name = 'x' where organisation <> 'CT990101' returning 1) select count(*)::int n from gone")).toBe(0);
  await expect(as('CT990101', "insert into agency_notice (county, id, organisation, kind, person_name, state, sent_at) values ('990101', gen_random_uuid(), 'PR990001', 'correction', 'x', 'sent', now())")).rejects.toThrow(/row-level security/);
});

test('a prison types a notice; the county takes it in, or returns it with a reason, and the prison sees which', async () => {
  const typed = { kind: 'resettlement', county: '990101', name: '郑有为', sex: 'male', bornOn: '1980-02-03', area: '990101100201', noticeNo: '岚山监释〔2026〕200号', releaseDue: '2026-12-20' };
  expect((await prison.post('/agency-notices', { ...typed, area: '990102100201' })).body.code).toBe('intake/area-elsewhere');
  expect((await prison.post('/agency-notices', { ...typed, idNumber: '990101198002031234' })).status).toBe(422);
  expect((await police.post('/agency-notices', typed)).body.code).toBe('intake/not-a-sender');
  const first = await prison.post('/agency-notices', typed);
  expect(first.status).toBe(200);
  const second = await prison.post('/agency-notices', { ...typed, name: '郑无名' });
  expect((await officer.get('/agency-notices/arrived')).status).toBe(403);
  const arrived = (await chief.get('/agency-notices/arrived')).body.rows ?? [];
  expect(arrived.find((row) => row.noticeId === first.body.noticeId)?.notice).toMatchObject({ name: '郑有为', releaseDue: '2026-12-20' });
  expect((await (await county.signIn('luobin')).get('/agency-notices/arrived')).body.rows).toEqual([]);

  const taken = await chief.post(`/agency-notices/${first.body.noticeId}/taking-in`);
  expect(taken.status, JSON.stringify(taken.body)).toBe(200);
  const file = (await chief.get(`/cases/${taken.body.caseId}`)).body;
  expect(file.head).toMatchObject({ name: '郑有为', kind: 'resettlement', officeName: '石桥司法所' });
  expect((await chief.post(`/agency-notices/${first.body.noticeId}/taking-in`)).body.code).toBe('intake/answered-already');
  expect((await chief.post(`/agency-notices/${second.body.noticeId}/return`, { reason: '查无此人，请核对' })).status).toBe(200);

  const own = (await prison.get('/agency-notices')).body.rows ?? [];
  expect(own.find((row) => row.noticeId === first.body.noticeId)).toMatchObject({ state: 'taken-in', sentBy: '丁强' });
  expect(own.find((row) => row.noticeId === second.body.noticeId)).toMatchObject({ state: 'returned', reason: '查无此人，请核对' });
  expect((await court.get('/agency-notices')).body.rows?.some((row) => row.noticeId === first.body.noticeId)).toBe(false);
});

test('what the county took in from paper stands on the agency’s page too, with the receipt once it is sent', async () => {
  const opened = await chief.post('/intake/notices', { kind: 'correction', name: '柳成荫', receivedOn: '2026-11-24', category: 'probation', court: '青石县人民法院', area: '990101100201' });
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  const mine = async () => ((await court.get('/agency-notices')).body.rows ?? []).find((row) => String(row.name) === '柳成荫');
  expect(await mine()).toMatchObject({ state: 'taken-in', kind: 'correction' });
  expect((await mine())?.receiptOn).toBeUndefined();
  const receipt = await chief.post(`/cases/${opened.body.caseId}/facts`, { type: 'correction.papers-receipt-sent', on: '2026-11-25', data: {} });
  expect(receipt.status, JSON.stringify(receipt.body)).toBe(200);
  expect(await eventually(async () => (await mine())?.receiptOn)).toBe('2026-11-25');
});
