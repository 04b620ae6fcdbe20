/** Those who stand beside a person: whom a volunteer and a psychologist see, what they write, and what stays the author's. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Caller, startCounty } from './county.ts';

const county = await startCounty();
const day = '2026-11-25';
let [volunteer, psychologist, officer] = [county.anonymous(), county.anonymous(), county.anonymous()];

beforeAll(async () => {
  volunteer = await county.signIn('tianhui');
  psychologist = await county.signIn('linmo');
  officer = await county.signIn('wangmin');
});

const casesOf = async (who: Caller, query = 'state=open') => (await who.get(`/cases?size=200&${query}`)).body.rows ?? [];

test('a volunteer of the office sees whom she is named for, and nobody else of the office', async () => {
  const [own, all] = [await casesOf(volunteer), await casesOf(officer)];
  expect(own.length).toBe(6);
  expect(all.length).toBeGreaterThan(30);
  const ids = new Set(own.map((row) => String(row.caseId)));
  const other = all.find((row) => !ids.has(String(row.caseId)));
  expect((await volunteer.get(`/cases/${other?.caseId}`)).status).toBe(404);
  expect((await volunteer.get(`/cases/${own[0]?.caseId}`)).status).toBe(200);
  expect((await volunteer.get('/today')).status).toBe(403);
  expect((await volunteer.get(`/people?q=${encodeURIComponent(String(other?.name))}`)).body.hits?.some((hit) => hit.personId === other?.personId)).toBe(false);
});

test('her visit is a volunteer’s: it meets no duty of the village or the office, and she decides nothing', async () => {
  const caseId = String((await casesOf(volunteer))[0]?.caseId);
  const visit = await volunteer.post(`/cases/${caseId}/contacts`, { kind: 'visit', on: day, findings: '在家，帮忙修了屋顶' });
  expect(visit.status).toBe(200);
  expect(visit.body.met).toEqual([]);
  const file = await volunteer.get(`/cases/${caseId}`);
  const entry = (file.body.timeline ?? []).find((one) => String(one.id) === String(visit.body.factId));
  expect(entry).toMatchObject({ recordedBy: '田慧', data: { by: 'volunteer' } });
  expect((await volunteer.post(`/cases/${caseId}/contacts`, { kind: 'visit', on: day, by: 'office' })).body.code).toBe('contact/not-theirs-to-record');
  expect((await volunteer.post(`/cases/${caseId}/facts`, { type: 'case.visit-made', on: day, data: { by: 'office' } })).body.code).toBe('fact/not-theirs');
  expect((await volunteer.post(`/cases/${caseId}/facts`, { type: 'correction.reported', on: day, data: { channel: 'phone' } })).body.code).toBe('fact/not-theirs');
  expect((await volunteer.post(`/cases/${caseId}/facts`, { type: 'case.note-written', on: day, data: { text: '约好下周再来' } })).status).toBe(200);
  for (const path of ['particulars', 'contacts', 'papers', 'leave']) expect((await volunteer.get(`/cases/${caseId}/${path}`)).status, path).toBe(403);
});

test('naming opens a file and ending closes it, both in the audit', async () => {
  const rows = await casesOf(officer, 'state=open&kind=resettlement');
  const caseId = String(rows.find((row) => String(row.state) === 'active')?.caseId);
  const before = (await officer.get(`/cases/${caseId}/support`)).body.rows?.length ?? 0;
  const people = (await officer.get(`/cases/${caseId}/support/candidates`)).body.rows ?? [];
  const lin = String(people.find((one) => String(one.name) === '林默')?.accountId);
  expect((await psychologist.get(`/cases/${caseId}`)).status).toBe(404);
  expect((await officer.post(`/cases/${caseId}/support`, { accountId: lin })).status).toBe(200);
  expect((await officer.post(`/cases/${caseId}/support`, { accountId: lin })).body.code).toBe('support/named-already');
  expect((await psychologist.get(`/cases/${caseId}`)).status).toBe(200);
  expect((await officer.post(`/cases/${caseId}/support/${lin}/end`)).status).toBe(200);
  expect((await psychologist.get(`/cases/${caseId}`)).status).toBe(404);
  expect((await officer.get(`/cases/${caseId}/support`)).body.rows?.length).toBe(before + 1);
  const auditor = await county.signIn('wuxia');
  const log = JSON.stringify((await auditor.get('/access-log?kind=write')).body);
  expect(log).toContain('support member named');
  expect(log).toContain('support member ended');
});

test('only officers name somebody, and only a volunteer or a psychologist of the county', async () => {
  const caseId = String((await casesOf(officer))[0]?.caseId);
  const { rows } = await sql<{ id: string; username: string }>`select id, username from account`.execute(county.database.owner);
  const idOf = (username: string) => rows.find((row) => row.username === username)?.id;
  expect((await officer.post(`/cases/${caseId}/support`, { accountId: idOf('gaoyuan') })).body.code).toBe('support/no-such-account');
  expect((await volunteer.post(`/cases/${caseId}/support`, { accountId: idOf('linmo') })).status).toBe(403);
});

test('others see that counselling took place; the words are the psychologist’s alone, in the database too', async () => {
  const rows = await casesOf(psychologist);
  expect(rows.length).toBeGreaterThan(0);
  const caseId = String(rows[0]?.caseId);
  const saved = await psychologist.post(`/cases/${caseId}/counselling`, { on: day, form: 'individual', note: '谈到了父亲' });
  expect(saved.status).toBe(200);
  expect((await psychologist.get(`/cases/${caseId}/counselling`)).body.rows?.[0]).toMatchObject({ note: '谈到了父亲', own: true });
  const head = await county.signIn('liudawei');
  const seen = (await head.get(`/cases/${caseId}/counselling`)).body.rows?.[0];
  expect(seen).toMatchObject({ on: day, by: '林默', own: false });
  expect(seen?.note).toBeUndefined();
  expect(JSON.stringify((await head.get(`/cases/${caseId}`)).body)).not.toContain('父亲');
  expect((await head.post(`/cases/${caseId}/counselling`, { on: day, form: 'individual' })).status).toBe(403);
  expect((await psychologist.post(`/cases/${caseId}/facts`, { type: 'case.note-written', on: day, data: { text: 'x' } })).status).toBe(403);
  const notes = async (account: string) =>
    county.database.db.transaction().execute(async (tx) => {
      await sql`select set_config('app.scope', 'R.', true), set_config('app.account', ${account}, true)`.execute(tx);
      return (await sql<{ n: number }>`select count(*)::int n from counselling_note`.execute(tx)).rows[0]?.n;
    });
  const { rows: accounts } = await sql<{ id: string; username: string }>`select id, username from account where username in ('linmo', 'liudawei')`.execute(county.database.owner);
  expect(await notes(accounts.find((one) => one.username === 'liudawei')?.id ?? '')).toBe(0);
  expect(await notes(accounts.find((one) => one.username === 'linmo')?.id ?? '')).toBe(1);
});

test('the leading group’s secretary sees the county and writes nothing', async () => {
  const secretary = await county.signIn('liqing');
  const herong = await county.signIn('herong');
  const total = async (who: Caller) => Number((await who.get('/cases?state=open')).body.total);
  expect(await total(secretary)).toBe(await total(herong));
  const caseId = String((await casesOf(secretary))[0]?.caseId);
  expect((await secretary.get(`/cases/${caseId}`)).status).toBe(200);
  expect((await secretary.post(`/cases/${caseId}/facts`, { type: 'case.note-written', on: day, data: { text: 'x' } })).status).toBe(403);
});

test('what a city reads in a file stands in the log of the file’s county, and the chains hold', async () => {
  const sunli = await county.signIn('sunli');
  const [mine, others] = [await casesOf(sunli, 'state=open&office=SF990101100'), await casesOf(sunli, 'state=open&office=SF990102001')];
  expect((await sunli.get(`/cases/${mine[0]?.caseId}`)).status).toBe(200);
  expect((await sunli.get(`/cases/${others[0]?.caseId}`)).status).toBe(200);
  const { rows } = await sql<{ county: string; case_id: string }>`select county, case_id from read_entry where actor = '孙丽' and what = 'file opened' order by county`.execute(county.database.owner);
  expect(rows).toEqual([
    { county: '990101', case_id: mine[0]?.caseId },
    { county: '990102', case_id: others[0]?.caseId },
  ]);
  const auditor = await county.signIn('wuxia');
  const log = (await auditor.get(`/access-log?kind=read&actor=${encodeURIComponent('孙丽')}`)).body;
  expect(log.total).toBe(1);
  expect((await auditor.get('/access-log/verification')).body.broken).toBeUndefined();
});
