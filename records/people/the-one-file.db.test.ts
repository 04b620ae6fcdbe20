// A person's file on the real database: broken names repaired, photos with their dates, and who may see neither.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, Undo, type Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { openCase } from '../cases/index.ts';
import { loadPlaces, type PlacesFile } from '../organisations/index.ts';
import { addPhoto, photoOfPerson, readPhoto, readPhotos, withdrawPhoto } from './photos.ts';
import { findDuplicates, findPeople } from './queries.ts';
import { readBrokenNames, repairName } from './repair-name.ts';

const { db, owner } = await testDatabase();
const services = testServices(db, {});
const bureau = 'R.JT990000.SJ990100.SJ990101.';
const county = testActor({
  roles: ['county-officer'],
  scope: bureau,
  orgPath: bureau,
  organisation: 'CC990101',
  name: '何蓉',
});
const neighbour = testActor({
  roles: ['county-officer'],
  county: '990102',
  scope: 'R.JT990000.SJ990100.SJ990102.',
  orgPath: 'R.JT990000.SJ990100.SJ990102.',
});
const from = { address: '', agent: '' };
const on = '2026-11-20';
const png = (last: number) =>
  Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    Buffer.from([last]),
  ]);

const as = <T>(actor: typeof county, run: (work: Work) => Promise<T>) =>
  runWork(services, actor, 'write', async (work) => {
    const answer = await run(work);
    if (isRefusal(answer)) throw new Undo(answer);
    return answer;
  });

async function open(identity: Record<string, unknown>): Promise<{ caseId: string; personId: string }> {
  const opened = await as(county, (work) =>
    openCase(work, {
      kind: 'resettlement',
      openedOn: on,
      area: '990101100201',
      facts: [
        { type: 'person.identified', on, data: identity },
        { type: 'resettlement.notice-received', on, data: {} },
      ],
    }),
  );
  if (isRefusal(opened)) throw new Error(opened.code);
  return { caseId: opened.caseRow.id, personId: opened.personId };
}

beforeAll(async () => {
  await loadPlaces(
    owner,
    JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
  );
});

const found = (text: string) =>
  as(county, async (work) => (await findPeople(work, text, 10)).map((hit) => hit.personId));
const repair = (personId: string, name: string) =>
  as(county, (work) =>
    repairName(work, { params: { personId }, query: undefined, body: { name, evidence: 'identity-card' }, from }),
  );

test('a broken name stands on the list of them, is repaired by a superseding identification, and is found under both', async () => {
  const { personId } = await open({
    name: '王\uE863',
    idStatus: 'verified',
    idNumber: '99010119800101202X',
    sex: 'male',
    bornOn: '1980-01-01',
  });
  const { rows } = await as(county, (work) => readBrokenNames(work));
  expect(rows).toMatchObject([{ personId, name: '王\uE863', suggestion: '王䶮' }]);

  expect(await repair(personId, '李䶮')).toMatchObject({ code: 'person/name-not-a-repair' });
  expect(await repair(personId, '王□')).toMatchObject({ code: 'person/name-still-broken' });
  expect(isRefusal(await repair(personId, '王䶮'))).toBe(false);

  const person =
    await sql`select name, pinyin, former_names, names_elsewhere, name_broken from person where id = ${personId}`.execute(
      owner,
    );
  expect(person.rows).toEqual([
    { name: '王䶮', pinyin: 'wang yan', former_names: [], names_elsewhere: ['王\uE863'], name_broken: false },
  ]);
  for (const text of ['王䶮', '王\uE863', '王□', 'wy', 'wangyan', '99010119800101202X', '202X'])
    expect(await found(text), text).toContain(personId);
  const facts = await sql<{
    on_day: string;
    supersedes: string | null;
    data: Record<string, unknown>;
  }>`select on_day, supersedes, data from fact where person_id = ${personId} and type = 'person.identified' order by seq`.execute(
    owner,
  );
  expect(facts.rows.map((row) => [row.data.name, row.on_day])).toEqual([
    ['王\uE863', on],
    ['王䶮', on],
  ]);
  // The number came along encrypted as it was.
  expect(facts.rows[1]?.data.idNumber).toEqual(facts.rows[0]?.data.idNumber);
  expect((await as(county, (work) => readBrokenNames(work))).rows).toEqual([]);
  expect(await repair(personId, '王䶮')).toMatchObject({ code: 'person/name-not-broken' });
});

test('a roster recognises a name that is broken on file, and one that was repaired since', async () => {
  const born = '1971-07-07';
  const { personId } = await open({ name: '郑□', idStatus: 'unknown', sex: 'male', bornOn: born });
  const recognised = (name: string) =>
    as(county, async (work) => {
      const names = JSON.stringify([{ key: 'k', name, born, sex: 'male' }]);
      return (
        await sql<{ person_id: string }>`select person_id from roster_people('990101', '{}', ${names}::jsonb)`.execute(
          work.tx,
        )
      ).rows.map((row) => row.person_id);
    });
  expect(await recognised('郑𬱖')).toEqual([personId]);
  expect(await recognised('陈𬱖')).toEqual([]);
  await repair(personId, '郑𬱖');
  expect(await recognised('郑𬱖')).toEqual([personId]);
  expect(await recognised('郑□')).toEqual([personId]);
  expect(await recognised('郑海')).toEqual([]);
});

test('whoever may be on file is found by number, by name, by a broken name, by sound, and by initials with the birth date', async () => {
  const one = await open({ name: '周㼆', idStatus: 'verified', idNumber: '990101197503030019', bornOn: '1975-03-03' });
  const ask = async (query: Record<string, string>) =>
    (await as(county, (work) => findDuplicates(work, { params: undefined, query, body: undefined, from }))).hits
      .filter((hit) => hit.personId === one.personId)
      .map((hit) => [hit.by, hit.certain]);
  expect(await ask({ idNumber: '990101197503030019' })).toEqual([['id-number', true]]);
  expect(await ask({ name: '周㼆' })).toEqual([['name', false]]);
  expect(await ask({ name: '周□' })).toEqual([['lost-character', false]]);
  expect(await ask({ name: '周㼆', bornOn: '1990-01-01' })).toEqual([]);
  const two = await open({ name: '赵海', idStatus: 'unknown', bornOn: '1988-08-08' });
  const sounds = async (query: Record<string, string>) =>
    (await as(county, (work) => findDuplicates(work, { params: undefined, query, body: undefined, from }))).hits
      .filter((hit) => hit.personId === two.personId)
      .map((hit) => hit.by);
  expect(await sounds({ name: '照海' })).toEqual(['pinyin']);
  expect(await sounds({ name: '赵辉', bornOn: '1988-08-08' })).toEqual(['birth-date']);
  expect(await sounds({ name: '赵辉', bornOn: '1988-08-09' })).toEqual([]);
});

test('photos have their days; the latest stands, one put up by mistake is withdrawn and stays on record', async () => {
  const { personId } = await open({ name: '钱七', idStatus: 'unknown' });
  const add = (actor: typeof county, bytes: Buffer, takenOn: string) =>
    as(actor, (work) =>
      addPhoto(work, {
        params: { personId },
        query: undefined,
        body: {},
        from,
        upload: { fileName: 'x.png', mediaType: 'image/png', bytes, fields: { takenOn } },
      }),
    );
  const first = await add(county, png(1), '2025-01-01');
  const second = await add(county, png(2), '2026-11-01');
  if (isRefusal(first) || isRefusal(second)) throw new Error('a photo was refused');
  expect(await add(county, Buffer.from('%PDF-1.7'), '2026-11-01')).toMatchObject({ code: 'person/photo-wrong-type' });
  expect(await add(county, png(3), '2027-01-01')).toMatchObject({ code: 'fact/in-future' });
  expect(await add(neighbour, png(3), '2026-01-01')).toMatchObject({ status: 404 });
  expect((await as(county, (work) => photoOfPerson(work, personId)))?.bytes).toEqual(png(2));

  const read = (actor: typeof county, id: string) =>
    as(actor, (work) => readPhoto(work, { params: { personId, id }, query: undefined, body: undefined, from }));
  expect(await read(neighbour, second.id)).toMatchObject({ status: 404 });
  expect(
    await as(neighbour, (work) => readPhotos(work, { params: { personId }, query: undefined, body: undefined, from })),
  ).toEqual({ rows: [] });
  const looks = () =>
    sql<{
      n: number;
    }>`select count(*)::int n from read_entry where person_id = ${personId} and what = 'photo opened'`.execute(owner);
  await read(county, second.id);
  await read(county, first.id);
  expect((await looks()).rows[0]?.n).toBe(1);

  await as(county, (work) =>
    withdrawPhoto(work, {
      params: { personId, id: second.id },
      query: undefined,
      body: { reason: '是别人的照片' },
      from,
    }),
  );
  expect((await as(county, (work) => photoOfPerson(work, personId)))?.bytes).toEqual(png(1));
  const { rows } = await as(county, (work) =>
    readPhotos(work, { params: { personId }, query: undefined, body: undefined, from }),
  );
  expect(rows.map((row) => [row.takenOn, row.reason])).toEqual([
    ['2025-01-01', undefined],
    ['2026-11-01', '是别人的照片'],
  ]);
});
