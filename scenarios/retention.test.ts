/** What has reached its end is listed, approved by another, destroyed with a record that names nobody; the audit chain holds. */
import { verifyChain } from '@guilu/platform/audit/chain.ts';
import { removeFiles } from '@guilu/procedures/retention/commands.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eventually, findCase, type Json, startCounty } from './county.ts';

const county = await startCounty();
const { owner } = county.database;
const { files } = county.opened.services;
const officer = await county.signIn('wangmin');
const clerk = await county.signIn('herong');
const head = await county.signIn('liudawei');
const deputy = await county.signIn('qianfeng');
const neighbour = await county.signIn('luobin');
const png = (text: string) =>
  Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    Buffer.from(text),
  ]);

const one = await findCase(officer, 'kind=correction&size=50');
const over = async (kind: string) =>
  Number(((await clerk.get('/retention')).body.kinds as Json[]).find((row) => String(row.kind) === kind)?.over);

/** A photo put up and taken down two months ago, and one that stands. */
async function photos() {
  const gone = (await officer.upload(`/people/${one.personId}/photos`, { name: 'a.png', bytes: png('taken down') }))
    .body;
  const kept = (await officer.upload(`/people/${one.personId}/photos`, { name: 'b.png', bytes: png('stands') })).body;
  await officer.post(`/people/${one.personId}/photos/${String(gone.id)}/withdrawal`, { reason: '传错了人' });
  await sql`update person_photo set withdrawn_at = withdrawn_at - interval '60 days' where id = ${String(gone.id)}`.execute(
    owner,
  );
  return {
    gone: { id: String(gone.id), sha256: String(gone.sha256) },
    kept: { id: String(kept.id), sha256: String(kept.sha256) },
  };
}
const made = await photos();

test('the table tells of each kind how long, on what ground, and how many are over', async () => {
  const { kinds } = (await clerk.get('/retention')).body as unknown as {
    kinds: { kind: string; proposal: boolean; basis: unknown[] }[];
  };
  expect(kinds.find((kind) => kind.kind === 'case-files')).toMatchObject({
    goes: 'listed',
    proposal: true,
    keep: { count: 30, unit: 'year' },
  });
  expect(kinds.every((kind) => kind.basis.length > 0)).toBe(true);
  expect(await over('withdrawn-photos')).toBe(1);
  expect((await officer.get('/retention')).status).toBe(403);
});

test('nothing is destroyed without a second person, and only what stands on the approved list', async () => {
  expect((await clerk.post('/destruction-lists', { kinds: ['write-log'], note: '试试' })).body.code).toBe(
    'retention/no-such-kind',
  );
  expect((await clerk.post('/destruction-lists', { kinds: ['data-copies'], note: '试试' })).body.code).toBe(
    'retention/nothing-over',
  );
  const key = crypto.randomUUID();
  const own = await head.post('/destruction-lists', { kinds: ['withdrawn-photos'], note: '第四季度清理' }, key);
  expect(
    String(
      (await head.post('/destruction-lists', { kinds: ['withdrawn-photos'], note: '第四季度清理' }, key)).body.listId,
    ),
  ).toBe(String(own.body.listId));
  const path = `/destruction-lists/${String(own.body.listId)}`;
  expect(own.body).toMatchObject({ items: 1, number: '销毁〔2026〕1号' });
  expect(await over('withdrawn-photos')).toBe(0);
  expect((await head.post(`${path}/carrying-out`)).body.code).toBe('retention/not-approved');
  expect((await head.post(`${path}/decision`, { approved: true })).body.code).toBe('retention/own-list');
  expect((await clerk.post(`${path}/decision`, { approved: true })).status).toBe(403);
  expect((await neighbour.get(path)).status).toBe(404);
  expect((await neighbour.post(`${path}/items/1/keeping`, { reason: '别县' })).status).toBe(404);
  expect((await officer.get(path)).status).toBe(403);
  expect((await deputy.post(`${path}/decision`, { approved: false })).body.code).toBe('retention/reason-wanted');
  expect((await deputy.post(`${path}/decision`, { approved: true })).status).toBe(200);
  expect((await deputy.post(`${path}/decision`, { approved: true })).body.code).toBe('retention/decided-already');
  expect(await files.get(made.gone.sha256)).toBeDefined();
  const done = await deputy.post(`${path}/carrying-out`);
  expect(done.body).toMatchObject({ destroyed: 1, left: 0 });
  expect((await head.post(`${path}/carrying-out`)).body.code).toBe('retention/carried-out-already');
  const left = await sql<{ id: string }>`select id from person_photo where person_id = ${one.personId}`.execute(owner);
  expect(left.rows.map((row) => row.id)).toEqual([made.kept.id]);
  await eventually(async () => ((await removeFiles(county.opened.services)) === 0 ? true : undefined));
  await expect(files.get(made.gone.sha256)).rejects.toThrow(/missing/);
  expect(await files.get(made.kept.sha256)).toBeDefined();
  const noted = await sql`select 1 from stored_file where sha256 = ${made.gone.sha256}`.execute(owner);
  expect(noted.rows).toHaveLength(0);
  const record = (await clerk.get(path)).body;
  expect(record).toMatchObject({
    counts: [{ kind: 'withdrawn-photos', destroyed: 1, left: 0 }],
    items: [{ state: 'destroyed', records: 1 }],
  });
  expect(JSON.stringify(record)).not.toContain(one.name);
  expect(JSON.stringify(record)).not.toContain(made.gone.id);
  const rows =
    await sql`select target, person_id, case_id, since from destruction_item where list_id = ${String(own.body.listId)}`.execute(
      owner,
    );
  expect(rows.rows).toEqual([{ target: null, person_id: null, case_id: null, since: null }]);
});

test('notes and attachments of a case closed long ago go; its facts stay and are listed for appraisal', async () => {
  const closed = await sql<{
    id: string;
  }>`update case_file set closed_on = '1996-01-05' where id = (select id from case_file where county = '990101' and closed_on is not null
    order by id limit 1) returning id`.execute(owner);
  const caseId = closed.rows[0]?.id ?? '';
  await sql`insert into contact_note (county, case_id, fact_id, person_id, sections, written_by, written_name, written_at)
    select county, id, gen_random_uuid(), person_id, '{"work": "k1.x"}', gen_random_uuid(), '', '1995-01-01' from case_file where id = ${caseId}`.execute(
    owner,
  );
  const facts = await sql<{ n: number }>`select count(*)::int n from fact where case_id = ${caseId}`.execute(owner);
  const listId = String(
    (await clerk.post('/destruction-lists', { kinds: ['case-notes', 'case-files'], note: '三十年' })).body.listId,
  );
  const items = (await clerk.get(`/destruction-lists/${listId}`)).body.items as Json[];
  expect(items.map((item) => [String(item.kind), String(item.caseId)])).toEqual([
    ['case-notes', caseId],
    ['case-files', caseId],
  ]);
  await head.post(`/destruction-lists/${listId}/decision`, { approved: true });
  expect((await deputy.post(`/destruction-lists/${listId}/carrying-out`)).body).toMatchObject({
    destroyed: 1,
    left: 1,
  });
  const after = await sql<{
    notes: number;
    facts: number;
  }>`select (select count(*)::int from contact_note where case_id = ${caseId}) as notes, (select count(*)::int from fact where case_id = ${caseId}) as facts`.execute(
    owner,
  );
  expect(after.rows[0]).toEqual({ notes: 0, facts: facts.rows[0]?.n });
  const told = (await clerk.get(`/destruction-lists/${listId}`)).body.items as Json[];
  expect(told.map((item) => String(item.reason ?? ''))).toEqual(['', 'appraised-outside']);
});

test('an item that is needed still is kept; one that is not over any more is left', async () => {
  const old = await sql<{
    id: string;
  }>`update case_file set closed_on = '2010-01-05' where id in (select id from case_file where county = '990101' and closed_on > '2011-01-01' order by id limit 2) returning id`.execute(
    owner,
  );
  for (const { id } of old.rows)
    await sql`insert into contact_note (county, case_id, fact_id, person_id, sections, written_by, written_name, written_at)
      select county, id, gen_random_uuid(), person_id, '{}', gen_random_uuid(), '', '2009-01-01' from case_file where id = ${id}`.execute(
      owner,
    );
  const listId = String((await clerk.post('/destruction-lists', { kinds: ['case-notes'], note: '清理' })).body.listId);
  expect((await clerk.post(`/destruction-lists/${listId}/items/1/keeping`, { reason: '诉讼没有结束' })).status).toBe(
    200,
  );
  expect((await clerk.post(`/destruction-lists/${listId}/items/1/keeping`, { reason: '诉讼没有结束' })).body.code).toBe(
    'retention/no-such-item',
  );
  await head.post(`/destruction-lists/${listId}/decision`, { approved: true });
  await sql`update case_file set closed_on = '2026-01-05' where id = any(${old.rows.map((row) => row.id)}::uuid[])`.execute(
    owner,
  );
  expect((await head.post(`/destruction-lists/${listId}/carrying-out`)).body).toMatchObject({ destroyed: 0, left: 1 });
});

test('the log of who looked goes after its time and not a day before', async () => {
  await sql`insert into read_entry (county, id, at, account_id, actor, org_path, what, purpose) values
    ('990101', gen_random_uuid(), '2023-11-24T23:59:00+08:00', gen_random_uuid(), 'x', 'R.', 'file opened', ''),
    ('990101', gen_random_uuid(), '2023-11-25T00:01:00+08:00', gen_random_uuid(), 'y', 'R.', 'file opened', ''),
    ('990102', gen_random_uuid(), '2020-01-01T00:00:00+08:00', gen_random_uuid(), 'z', 'R.', 'file opened', '')`.execute(
    owner,
  );
  const listId = String(
    (await clerk.post('/destruction-lists', { kinds: ['read-entries'], note: '三年' })).body.listId,
  );
  await head.post(`/destruction-lists/${listId}/decision`, { approved: true });
  expect((await head.post(`/destruction-lists/${listId}/carrying-out`)).body).toMatchObject({ destroyed: 1, left: 0 });
  const left = await sql<{
    actor: string;
  }>`select actor from read_entry where at < '2024-01-01' order by actor`.execute(owner);
  expect(left.rows.map((row) => row.actor)).toEqual(['y', 'z']);
});

test('the application has no other way to delete, and the function asks for an approved list', async () => {
  const as = <T>(run: (count: (text: string) => Promise<unknown>) => Promise<T>) =>
    county.database.db.transaction().execute(async (tx) => {
      await sql`select set_config('app.scope', 'R.JT990000.SJ990100.SJ990101.', true), set_config('app.county', '990101', true)`.execute(
        tx,
      );
      return run(async (text) => (await sql`${sql.raw(text)}`.execute(tx)).rows);
    });
  for (const table of [
    'person_photo',
    'contact_note',
    'attachment',
    'read_entry',
    'roster_row',
    'destruction_list',
    'destruction_item',
  ])
    await expect(
      as((query) => query(`delete from ${table}`)),
      table,
    ).rejects.toThrow(/permission denied/);
  const listId = String(
    (await clerk.post('/destruction-lists', { kinds: ['case-notes'], note: '清理' })).body.listId ??
      '00000000-0000-0000-0000-000000000000',
  );
  expect(await as((query) => query(`select records from destroy_listed('${listId}', 1, '2026-11-25')`))).toEqual([
    { records: 0 },
  ]);
  await expect(
    county.database.owner.transaction().execute(async (tx) => {
      await sql`insert into destruction_list (county, id, number, state, note, proposed_by, proposed_name, proposed_at, decided_by)
        select '990101', gen_random_uuid(), 'x', 'approved', '', a.id, '', now(), a.id from account a where username = 'liudawei'`.execute(
        tx,
      );
    }),
  ).rejects.toThrow(/check constraint/);
});

test('after all of it the audit chain holds and says what was destroyed', async () => {
  const { rows } = await sql<{
    detail: { counts: unknown; digest: string };
  }>`select detail from audit_entry where county = '990101' and action = 'destruction carried out' order by seq`.execute(
    owner,
  );
  expect(rows).toHaveLength(4);
  expect(rows[0]?.detail).toMatchObject({
    counts: { 'withdrawn-photos': { destroyed: 1, left: 0 } },
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect((await verifyChain(owner)).broken).toBeUndefined();
});
