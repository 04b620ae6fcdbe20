/** A person asks for a copy, a correction, a deletion, an explanation; a head who did not take it down decides; attacks are turned away. */
import { verifyChain } from '@guilu/platform/audit/chain.ts';
import { rebuildAll } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { type Caller, eventually, type Json, startCounty } from './county.ts';

const county = await startCounty();
const { owner } = county.database;
const officer = await county.signIn('zhanglei');
const head = await county.signIn('liudawei');
const self = await county.signIn('benren');
const home = (await self.get('/my/home')).body;
const caseId = String(home.caseId);
const personOf = async (id: string) =>
  (
    await sql<{
      person_id: string;
      name: string;
      office: string;
    }>`select c.person_id, p.name, c.office from case_file c join person p on p.id = c.person_id where c.id = ${id}`.execute(
      owner,
    )
  ).rows[0];
const person = await personOf(caseId);

const ask = async (body: Record<string, unknown>, who: Caller = self) => {
  const answer = await who.post('/my/data-requests', body);
  return { ...answer, id: String(answer.body.requestId) };
};
const mine = async (id: string) =>
  ((await self.get('/my/data-requests')).body.rows as Json[]).find((row) => String(row.requestId) === id);

test('a copy asked for on the own page has its clock, is decided by the head, and is fetched by the person as PDF and JSON', async () => {
  const { id, status } = await ask({ request: 'copy' });
  expect(status).toBe(200);
  // Thirty days from 25 November 2026.
  expect(await mine(id)).toMatchObject({ state: 'open', dueOn: '2026-12-25', onOwnPage: true });
  const duty = await sql<{
    due_on: string;
    basis: string[];
  }>`select due_on, basis from duty where case_id = ${caseId} and rule = 'case.answer-data-request' and state = 'open'`.execute(
    owner,
  );
  expect(duty.rows).toMatchObject([{ due_on: '2026-12-25', basis: ['PIPL 45', 'PIPL 50', 'PIS20 8.7'] }]);
  expect((await ask({ request: 'copy' })).body.code).toBe('data-requests/asked-already');
  expect((await self.get(`/my/data-requests/${id}/copy`)).body.code).toBe('data-requests/no-copy');
  await officer.post(`/cases/${caseId}/facts`, {
    type: 'case.information-received',
    on: '2026-11-20',
    data: { source: 'village', text: '邻居李某反映' },
  });
  const decided = await head.post(`/data-requests/${id}/decision`, { outcome: 'granted' });
  expect(decided.body.paperNumber).toContain('矫信答字');
  const told = await mine(id);
  expect(told).toMatchObject({ state: 'answered', outcome: 'granted', copy: { until: '2026-12-25', there: true } });
  const { bytes, type } = await self.download(`/my/data-requests/${id}/copy`);
  expect(type).toBe('application/zip');
  const files = new PizZip(bytes);
  expect(Object.keys(files.files).sort()).toContain('个人信息副本.pdf');
  const data = JSON.parse(files.file('personal-data.json')?.asText() ?? '') as {
    records: { type: string; fields: { name: string; value: string }[] }[];
    withheld: { count: number };
  };
  const identity = data.records.find((one) => one.type === 'person.identified');
  expect(identity?.fields.find((field) => field.name === 'idNumber')?.value).toMatch(/^99\d{15}[\dX]$/);
  expect(data.withheld.count).toBeGreaterThan(0);
  const all = JSON.stringify(data);
  expect(all).not.toContain('邻居李某');
  for (const name of ['王敏', '张磊', '刘大为']) expect(all).not.toContain(name);
  const relatives = await sql<{
    name: string;
  }>`select data->>'name' as name from fact where person_id = ${person?.person_id} and type = 'person.relation-recorded'`.execute(
    owner,
  );
  for (const { name } of relatives.rows) expect(all).not.toContain(name);
  // The archive lies encrypted in the store, under another hash than the one handed over.
  const stored = await sql<{
    copy_stored: string;
    copy_hash: string;
  }>`select copy_stored, copy_hash from data_request_text where request_id = ${id}`.execute(owner);
  expect((await county.opened.services.files.get(stored.rows[0]?.copy_stored ?? '')).subarray(0, 3).toString()).toBe(
    'k1.',
  );
  expect(String(told?.copy?.hash)).toBe(stored.rows[0]?.copy_hash);
  const met = await sql<{
    state: string;
  }>`select state from duty where case_id = ${caseId} and rule = 'case.answer-data-request'`.execute(owner);
  expect(met.rows.map((row) => row.state)).toEqual(['met']);
  expect((await self.get(`/cases/${caseId}/papers`)).body.rows.map((row) => String(row.number))).toContain(
    String(decided.body.paperNumber),
  );
});

test('the copy is fetched for a month and no longer', async () => {
  const rows = (await self.get('/my/data-requests')).body.rows as Json[];
  const id = String(rows.find((row) => String(row.request) === 'copy')?.requestId);
  county.clock.move('2026-12-26T09:00:00+08:00');
  const later = await county.signIn('benren');
  const late = await later.get(`/my/data-requests/${id}/copy`);
  expect([late.status, String(late.body.code)]).toEqual([410, 'data-requests/copy-over']);
  county.clock.move('2026-11-25T09:00:00+08:00');
});

test('a refusal names a ground that the law gives for it, its reasons and the court; others are turned away', async () => {
  const { id } = await ask({ request: 'deletion', details: '请删除全部记录' });
  const refuse = (body: Record<string, unknown>, who = head) =>
    who.post(`/data-requests/${id}/decision`, { outcome: 'refused', ...body });
  expect((await refuse({})).body.code).toBe('data-requests/ground-wanted');
  expect((await refuse({ ground: 'secrecy', reasons: '不可以' })).body.code).toBe('data-requests/no-such-ground');
  expect((await refuse({ ground: 'identity-not-shown', reasons: '没有' })).body.code).toBe(
    'data-requests/identity-was-shown',
  );
  expect((await refuse({ ground: 'retention-period' })).body.code).toBe('data-requests/reasons-wanted');
  expect((await refuse({ ground: 'retention-period', reasons: '档案保存期限未满' }, officer)).status).toBe(403);
  const key = crypto.randomUUID();
  const body = { outcome: 'refused', ground: 'retention-period', reasons: '档案的保存期限没有届满' };
  const first = await head.post(`/data-requests/${id}/decision`, body, key);
  const replay = await head.post(`/data-requests/${id}/decision`, body, key);
  expect([first.status, replay.status]).toEqual([200, 200]);
  expect(String(replay.body.paperNumber)).toBe(String(first.body.paperNumber));
  expect((await head.post(`/data-requests/${id}/decision`, body)).body.code).toBe('data-requests/decided-already');
  expect(await mine(id)).toMatchObject({
    outcome: 'refused',
    ground: 'retention-period',
    groundBasis: [{ zh: expect.stringContaining('第47条') }],
    reasons: '档案的保存期限没有届满',
  });
  const stored = await sql<{
    details: string;
    reasons: string;
  }>`select details, reasons from data_request_text where request_id = ${id}`.execute(owner);
  expect(stored.rows[0]?.details).toMatch(/^k1\./);
  expect(stored.rows[0]?.reasons).toMatch(/^k1\./);
});

test('a correction is a fact of its own, recorded after the request; the earlier one stays', async () => {
  const { id } = await ask({ request: 'correction', details: '电话号码写错了' });
  const grant = (correctedBy?: string) =>
    head.post(`/data-requests/${id}/decision`, { outcome: 'granted', ...(correctedBy && { correctedBy }) });
  expect((await grant()).body.code).toBe('data-requests/correction-wanted');
  const earlier = await sql<{
    id: string;
  }>`select id from fact where person_id = ${person?.person_id} and type = 'person.identified' limit 1`.execute(owner);
  expect((await grant(earlier.rows[0]?.id)).body.code).toBe('data-requests/not-a-correction');
  const corrected = await officer.post(`/cases/${caseId}/facts`, {
    type: 'person.contact-recorded',
    on: '2026-11-25',
    data: { channel: 'phone', value: '990-0000-0099' },
  });
  expect(corrected.status).toBe(200);
  const page = (await head.get(`/data-requests/${id}`)).body;
  const offered = (page.corrections as Json[]).map((one) => String(one.factId));
  expect(offered).toHaveLength(1);
  expect((await grant(offered[0])).status).toBe(200);
});

test('a decision is explained with its rule and article, and that somebody decided it', async () => {
  const { decisions } = (await self.get('/my/data-requests')).body.askable as unknown as {
    decisions: { factId: string }[];
  };
  expect(decisions.length).toBeGreaterThan(0);
  expect((await ask({ request: 'explanation' })).body.code).toBe('data-requests/about-wanted');
  const other = await sql<{
    id: string;
  }>`select id from fact where case_id <> ${caseId} and type = 'correction.registered' limit 1`.execute(owner);
  expect((await ask({ request: 'explanation', about: other.rows[0]?.id })).body.code).toBe(
    'data-requests/no-such-decision',
  );
  const { id } = await ask({ request: 'explanation', about: decisions[0]?.factId });
  expect((await head.post(`/data-requests/${id}/decision`, { outcome: 'granted' })).status).toBe(200);
  const told = await mine(id);
  const lines = told?.explanation as unknown as { label: { zh: string }; text: { zh: string } }[];
  expect(lines[0]?.label.zh).toBe('决定');
  expect(lines.at(-1)?.text.zh).toContain('不自动作出决定');
});

test('a consent that is withdrawn ends at once, before anybody decides', async () => {
  await officer.post(`/cases/${caseId}/facts`, {
    type: 'person.consent-given',
    on: '2026-11-20',
    data: { purpose: '照片用于宣传' },
  });
  const { consents } = (await self.get('/my/data-requests')).body.askable as unknown as {
    consents: { purpose: string }[];
  };
  expect(consents.map((one) => one.purpose)).toContain('照片用于宣传');
  const { id } = await ask({ request: 'withdraw-consent', purpose: '照片用于宣传' });
  await eventually(async () => {
    const found = await sql<{
      n: number;
    }>`select count(*)::int n from fact where person_id = ${person?.person_id} and type = 'person.consent-withdrawn' and source->>'request' = ${id}`.execute(
      owner,
    );
    return found.rows[0]?.n === 1 || undefined;
  });
  expect(await mine(id)).toMatchObject({ state: 'open' });
  const dodged = await officer.post(`/data-requests/${id}/withdrawal`, { note: '不用办了' });
  expect([dodged.status, String(dodged.body.code)]).toEqual([403, 'data-requests/theirs-to-withdraw']);
  expect((await self.post(`/my/data-requests/${id}/withdrawal`)).status).toBe(200);
  expect((await self.post(`/my/data-requests/${id}/withdrawal`)).body.code).toBe('data-requests/decided-already');
});

test('at the counter: who asks, by which paper, how they were known; nobody decides what they took down', async () => {
  const take = (body: Record<string, unknown>, who = officer) =>
    who.post(`/cases/${caseId}/data-requests`, { request: 'copy', askedBy: 'self', identity: 'id-card', ...body });
  expect((await take({ askedBy: 'guardian', askerName: '某某', authority: '户口簿' })).body.code).toBe(
    'data-requests/not-a-minor',
  );
  expect((await take({ askedBy: 'representative', askerName: '某某' })).body.code).toBe(
    'data-requests/authority-wanted',
  );
  expect((await take({ askedBy: 'near-relative', askerName: '某某', authority: '户口簿' })).body.code).toBe(
    'data-requests/not-deceased',
  );
  const byHead = await take({ askedBy: 'representative', askerName: '陈律', authority: '有签名的委托书' }, head);
  const own = await head.post(`/data-requests/${String(byHead.body.requestId)}/decision`, { outcome: 'granted' });
  expect([own.status, String(own.body.code)]).toEqual([403, 'data-requests/own-request']);
  expect(
    (await officer.post(`/data-requests/${String(byHead.body.requestId)}/withdrawal`, { note: '受托人来电话撤回' }))
      .status,
  ).toBe(200);
  const unknown = String((await take({ identity: 'not-shown' })).body.requestId);
  expect((await head.post(`/data-requests/${unknown}/decision`, { outcome: 'granted' })).body.code).toBe(
    'data-requests/identity-first',
  );
  expect((await officer.post(`/data-requests/${unknown}/identity`, { identity: 'id-card' })).status).toBe(200);
  expect((await officer.post(`/data-requests/${unknown}/identity`, { identity: 'id-card' })).body.code).toBe(
    'data-requests/identity-known',
  );
  expect((await head.post(`/data-requests/${unknown}/decision`, { outcome: 'granted' })).status).toBe(200);
  expect((await officer.download(`/data-requests/${unknown}/copy`)).type).toBe('application/zip');
  const handed = await sql<{
    n: number;
  }>`select count(*)::int n from read_entry where case_id = ${caseId} and what = 'data copy handed over'`.execute(
    owner,
  );
  expect(handed.rows[0]?.n).toBe(1);
});

test('requests of others, of another office and another county do not exist for whoever has no business with them', async () => {
  const away = await sql<{
    id: string;
    person_id: string;
  }>`select id, person_id from case_file where county = '990101' and kind = 'correction' and office <> ${person?.office} and closed_on is null and person_id <> ${person?.person_id} limit 1`.execute(
    owner,
  );
  const other = away.rows[0];
  expect(
    (await officer.post(`/cases/${other?.id}/data-requests`, { request: 'copy', askedBy: 'self', identity: 'id-card' }))
      .status,
  ).toBe(404);
  const taken = await head.post(`/cases/${other?.id}/data-requests`, {
    request: 'copy',
    askedBy: 'self',
    identity: 'id-card',
  });
  const id = String(taken.body.requestId);
  for (const path of [`/my/data-requests/${id}/copy`]) expect((await self.get(path)).status).toBe(404);
  expect((await self.post(`/my/data-requests/${id}/withdrawal`)).status).toBe(404);
  expect((await self.post(`/data-requests/${id}/decision`, { outcome: 'granted' })).status).toBe(403);
  expect((await self.get('/data-requests')).status).toBe(403);
  expect((await officer.get(`/data-requests/${id}`)).status).toBe(404);
  expect((await officer.get(`/data-requests/${id}/copy`)).status).toBe(404);
  const listed = (await officer.get('/data-requests?show=all')).body.rows as Json[];
  expect(listed.map((row) => String(row.requestId))).not.toContain(id);
  expect(
    (
      await officer.post(`/cases/${caseId}/facts`, {
        type: 'case.data-request-answered',
        on: '2026-11-25',
        data: { for: id, outcome: 'granted', decidedBy: 'county' },
      })
    ).status,
  ).not.toBe(200);
  for (const table of ['data_request', 'data_request_text']) {
    const seen = await county.database.db.transaction().execute(async (tx) => {
      await sql`select set_config('app.scope', 'R.JT990000.SJ990100.SJ990102.', true), set_config('app.county', '990102', true)`.execute(
        tx,
      );
      return (await sql<{ n: number }>`select count(*)::int n from ${sql.table(table)}`.execute(tx)).rows[0]?.n;
    });
    expect(seen, table).toBe(0);
  }
});

test('the lists are what the facts say, worked out anew', async () => {
  const { services } = county.opened;
  const off = await rebuildAll(services, false);
  expect(off.differences.filter((one) => one.projection === 'data-requests')).toEqual([]);
});

test('everything is in the audit chain, which holds', async () => {
  const { rows } = await sql<{
    action: string;
  }>`select distinct action from audit_entry where county = '990101' and action in ('data copy made', 'identity shown for a data request', 'document made')`.execute(
    owner,
  );
  expect(rows).toHaveLength(3);
  expect((await verifyChain(owner)).broken).toBeUndefined();
});
