// Two files of one person joined and parted: everything follows to the file that is kept, and comes back exactly.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, Undo, type Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { feature as deadlines } from '../deadlines/feature.ts';
import { loadPlaces, type PlacesFile } from '../organisations/index.ts';
import { findPeople } from '../people/index.ts';
import { mergePeople, undoMergeOfPeople } from '../people/merge.ts';
import { openCase } from './open.ts';
import { rebuildAll, refreshPersons } from './rebuild.ts';
import { factsOf, live } from './store.ts';

const { db, owner } = await testDatabase();
const services = testServices(db, { features: [deadlines] });
const bureau = 'R.JT990000.SJ990100.SJ990101.';
const county = testActor({
  roles: ['county-officer'],
  scope: bureau,
  orgPath: bureau,
  organisation: 'CC990101',
  name: '何蓉',
});
const from = { address: '', agent: '' };
const on = '2026-11-20';

const as = <T>(run: (work: Work) => Promise<T>) =>
  runWork(services, county, 'write', async (work) => {
    const answer = await run(work);
    if (isRefusal(answer)) throw new Undo(answer);
    return answer;
  });

interface One {
  caseId: string;
  personId: string;
}

async function open(
  identity: Record<string, unknown>,
  phone: string,
  kind: 'correction' | 'resettlement',
): Promise<One> {
  const matter =
    kind === 'correction'
      ? {
          type: 'correction.papers-received',
          on,
          data: { complete: true, category: 'probation', termStart: '2026-11-01', termEnd: '2027-10-31' },
        }
      : { type: 'resettlement.notice-received', on, data: { noticeNo: '1', releaseDue: '2026-12-01' } };
  const opened = await as((work) =>
    openCase(work, {
      kind,
      openedOn: on,
      area: '990101100201',
      facts: [
        { type: 'person.identified', on, data: identity },
        { type: 'person.contact-recorded', on, data: { channel: 'phone', value: phone } },
        {
          type: 'person.address-recorded',
          on,
          data: { addressKind: 'actual', area: '990101100201', text: `石桥镇柳沟村${phone.slice(-2)}号` },
        },
        matter,
      ],
    }),
  );
  if (isRefusal(opened)) throw new Error(opened.code);
  return { caseId: opened.caseRow.id, personId: opened.personId };
}

/** Everything that names a person or belongs to the case, without what only counts how often it was worked out. */
async function everything(): Promise<unknown> {
  const tables: Record<string, unknown> = {};
  for (const [table, order] of [
    ['person', 'id'],
    ['person_key', 'person_id, kind, value'],
    ['case_file', 'id'],
    ['duty', 'case_id, key'],
    ['alert', 'case_id, key'],
    ['account', 'id'],
  ]) {
    const { rows } =
      await sql`select to_jsonb(t) - 'version' - 'evaluated_at' - 'changes_at' - 'fact_id' as row from ${sql.table(table ?? '')} t order by ${sql.raw(order ?? '')}`.execute(
        owner,
      );
    tables[table ?? ''] = rows;
  }
  return tables;
}

const merge = (kept: One, other: One) =>
  as((work) =>
    mergePeople(work, {
      params: { personId: kept.personId },
      query: undefined,
      body: { other: other.personId, reason: '同一人' },
      from,
    }),
  );
const undo = (personId: string, factId: string) =>
  as((work) =>
    undoMergeOfPeople(work, { params: { personId, factId }, query: undefined, body: { reason: '看错了' }, from }),
  );
const found = (text: string) => as(async (work) => (await findPeople(work, text, 10)).map((hit) => hit.personId));
const liveTypes = (caseId: string, personId: string) =>
  as(async (work) => live(await factsOf(work.tx, '990101', caseId, personId)).map((fact) => fact.type));

let kept: One;
let other: One;

beforeAll(async () => {
  await loadPlaces(
    owner,
    JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
  );
  kept = await open({ name: '王䶮', idStatus: 'unknown', sex: 'male' }, '19900000011', 'correction');
  other = await open(
    { name: '王□', idStatus: 'verified', idNumber: '990101198001011234', sex: 'male', bornOn: '1980-01-01' },
    '19900000022',
    'resettlement',
  );
});

test('all cases, numbers, phones, addresses and names lead to the file that is kept, and an undoing brings back what was', async () => {
  const before = await everything();
  const merged = await merge(kept, other);
  if (isRefusal(merged)) throw new Error(merged.code);
  await as((work) => refreshPersons(work, [kept.personId]));

  const cases = await sql<{
    person_id: string;
  }>`select person_id from case_file where id in (${kept.caseId}, ${other.caseId})`.execute(owner);
  expect(cases.rows.map((row) => row.person_id)).toEqual([kept.personId, kept.personId]);
  const duties = await sql<{
    n: number;
  }>`select count(*)::int n from duty where case_id = ${other.caseId} and person_id <> ${kept.personId}`.execute(owner);
  expect(duties.rows[0]?.n).toBe(0);
  for (const text of ['990101198001011234', '19900000022', '19900000011', '王䶮', '王□', '1980-01-01'])
    expect(await found(text), text).toEqual([kept.personId]);
  const person = await sql<{
    name: string;
    former_names: string[];
    names_elsewhere: string[];
    born_on: string;
    id_status: string;
  }>`select name, former_names, names_elsewhere, born_on, id_status from person where id = ${kept.personId}`.execute(
    owner,
  );
  expect(person.rows[0]).toEqual({
    name: '王䶮',
    former_names: [],
    names_elsewhere: ['王□'],
    born_on: '1980-01-01',
    id_status: 'verified',
  });
  // Each of the two cases knows both phones and both addresses, and is worked out with them.
  for (const caseId of [kept.caseId, other.caseId]) {
    const types = await liveTypes(caseId, kept.personId);
    expect(types.filter((type) => type === 'person.contact-recorded')).toHaveLength(2);
    expect(types.filter((type) => type === 'person.address-recorded')).toHaveLength(2);
  }
  expect((await rebuildAll(services, false)).differences).toEqual([]);

  expect(isRefusal(await undo(kept.personId, merged.mergeFactId))).toBe(false);
  await as((work) => refreshPersons(work, [kept.personId, other.personId]));
  expect(await everything()).toEqual(before);
  expect(await found('19900000022')).toEqual([other.personId]);
  expect((await liveTypes(kept.caseId, kept.personId)).filter((type) => type.startsWith('person.'))).toEqual([
    'person.identified',
    'person.contact-recorded',
    'person.address-recorded',
  ]);
  expect((await rebuildAll(services, false)).differences).toEqual([]);
  expect(await undo(kept.personId, merged.mergeFactId)).toMatchObject({ code: 'person/merge-undone-already' });
});

test('a file that joined takes along what had joined it, and the later joining comes undone first', async () => {
  const third = await open({ name: '王龑', idStatus: 'unknown' }, '19900000033', 'correction');
  const first = await merge(kept, other);
  if (isRefusal(first)) throw new Error(first.code);
  const second = await merge(third, kept);
  if (isRefusal(second)) throw new Error(second.code);
  for (const text of ['19900000011', '19900000022', '19900000033'])
    expect(await found(text), text).toEqual([third.personId]);
  expect(await undo(third.personId, first.mergeFactId)).toMatchObject({ code: 'person/undo-later-merge-first' });
  expect(isRefusal(await undo(third.personId, second.mergeFactId))).toBe(false);
  expect(await found('19900000022')).toEqual([kept.personId]);
  expect(await found('19900000033')).toEqual([third.personId]);
  expect(isRefusal(await undo(kept.personId, first.mergeFactId))).toBe(false);
  expect(await found('19900000022')).toEqual([other.personId]);
});

test('not with itself, not twice, not with a file of another county', async () => {
  expect(await merge(kept, kept)).toMatchObject({ code: 'person/merge-itself' });
  expect(await merge(kept, { ...other, personId: '00000000-0000-4000-8000-000000000001' })).toMatchObject({
    status: 404,
  });
  const merged = await merge(kept, other);
  expect(await merge(kept, other)).toMatchObject({ code: 'person/merged-already' });
  const neighbour = testActor({ roles: ['county-officer'], county: '990102', scope: 'R.JT990000.SJ990100.SJ990102.' });
  const refused = await runWork(services, neighbour, 'write', (work) =>
    undoMergeOfPeople(work, {
      params: { personId: kept.personId, factId: isRefusal(merged) ? '' : merged.mergeFactId },
      query: undefined,
      body: { reason: '不该看见' },
      from,
    }),
  );
  expect(refused).toMatchObject({ status: 404 });
});
