// Rosters on the real database: what is written, that it is written once and whole, and what others may learn of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, Undo, type Work } from '@guilu/platform/work.ts';
import { feature as deadlines } from '@guilu/records/deadlines/feature.ts';
import { loadPlaces, type PlacesFile } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { confirmImport, previewRoster, takeNotice } from './commands.ts';
import type { ImportSummary } from './contract.ts';
import { readOneImport, readRowsOfImport } from './queries.ts';

const { db, owner } = await testDatabase();
const services = testServices(db, { features: [deadlines] });
const read = (file: string) => readFileSync(join(projectFolder, 'scenarios/data', file));
const bureau = 'R.JT990000.SJ990100.SJ990101.';
const county = testActor({ roles: ['county-officer'], scope: bureau, orgPath: bureau, name: '何蓉' });
const stoneBridge = `${bureau}SF990101100.`;
const officer = testActor({
  roles: ['officer'],
  scope: stoneBridge,
  orgPath: stoneBridge,
  organisation: 'SF990101100',
});
// As behind the server: a refusal undoes what was written before it.
const as = <T>(actor: typeof county, run: (work: Work) => Promise<T>) =>
  runWork(services, actor, 'write', async (work) => {
    const answer = await run(work);
    if (isRefusal(answer)) throw new Undo(answer);
    return answer;
  });
const from = { address: '', agent: '' };

async function upload(actor: typeof county, fileName: string): Promise<ImportSummary> {
  const bytes = read(`rosters/${fileName}`);
  const answer = await as(actor, (work) =>
    previewRoster(work, {
      query: undefined,
      params: { layout: 'release-notices' },
      body: undefined,
      from,
      upload: { fileName, mediaType: '', bytes, fields: {} },
    }),
  );
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
}

async function confirmed(actor: typeof county, importId: string): Promise<ImportSummary> {
  const answer = await as(actor, (work) => confirmImport(work, importId, work.today));
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
}

interface Amounts {
  people: number;
  cases: number;
  facts: number;
  duties: number;
}
const amounts = async () =>
  (
    await sql<Amounts>`select (select count(*)::int from person) as people, (select count(*)::int from case_file) as cases,
      (select count(*)::int from fact) as facts, (select count(*)::int from duty) as duties`.execute(owner)
  ).rows[0];

interface Expected {
  counts: Record<string, number>;
  rows: {
    sheet?: string;
    row: number;
    outcome: string;
    reasons: string[];
    person: { name: string; idNumber?: string } | null;
  }[];
}
const expected = (name: string) => JSON.parse(read(`rosters/${name}.expected.json`).toString()) as Expected;

beforeAll(() => loadPlaces(owner, JSON.parse(read('qingshi.json').toString()) as PlacesFile));

let clean: ImportSummary;

test('a preview writes nothing about anybody', async () => {
  clean = await upload(county, 'release-notices-clean.xlsx');
  expect(clean).toMatchObject({ rows: 120, state: 'previewed', done: 0, counts: { accepted: 120, refused: 0 } });
  expect(await amounts()).toEqual({ people: 0, cases: 0, facts: 0, duties: 0 });
});

test('a row that fails undoes all, and the roster can be confirmed afterwards', async () => {
  const last = expected('release-notices-clean').rows.at(-1)?.person?.name ?? '';
  await sql
    .raw(`create function fails() returns trigger language plpgsql as $$ begin
    if new.data ->> 'name' = '${last}' then raise exception 'the last row fails'; end if; return new; end $$`)
    .execute(owner);
  await sql`create trigger fails before insert on fact for each row execute function fails()`.execute(owner);
  await expect(confirmed(county, clean.importId)).rejects.toThrow('the last row fails');
  expect(await amounts()).toEqual({ people: 0, cases: 0, facts: 0, duties: 0 });
  const { rows } = await sql<{
    state: string;
    done: number;
  }>`select state, done from roster_import where id = ${clean.importId}`.execute(owner);
  expect(rows).toEqual([{ state: 'previewed', done: 0 }]);
  await sql`drop trigger fails on fact`.execute(owner);
});

test('confirming adds each person with facts and duties', async () => {
  expect(await confirmed(county, clean.importId)).toMatchObject({ state: 'confirmed', done: 120, confirmedBy: '何蓉' });
  const { rows } = await sql<{
    type: string;
    n: number;
  }>`select type, count(distinct case_id)::int as n from fact where case_id is not null group by type`.execute(owner);
  const casesWith = Object.fromEntries(rows.map((row) => [row.type, row.n]));
  expect(casesWith).toMatchObject({ 'case.opened': 120, 'resettlement.notice-received': 120 });
  const identified = await sql<{
    n: number;
  }>`select count(distinct person_id)::int as n from fact where type = 'person.identified' and data ->> 'idStatus' = 'unverified'`.execute(
    owner,
  );
  expect(identified.rows[0]?.n).toBe(120);
  const without = await sql<{
    n: number;
  }>`select count(*)::int as n from case_file c where not exists (select 1 from duty d where d.county = c.county and d.case_id = c.id)`.execute(
    owner,
  );
  expect(without.rows[0]?.n).toBe(0);
  expect(await amounts()).toMatchObject({ people: 120, cases: 120 });
});

test('numbers and addresses stand encrypted, in the log and among the rows kept', async () => {
  const numbers = expected('release-notices-clean').rows.flatMap((row) => row.person?.idNumber ?? []);
  const { rows } = await sql<{
    text: string;
  }>`select coalesce(string_agg(data::text || coalesce(source::text, ''), ' '), '') as text from fact where type like 'person.%'
    union all select coalesce(string_agg(r::text, ' '), '') from roster_row r union all select coalesce(string_agg(p::text, ' '), '') from person p
    union all select coalesce(string_agg(e::text, ' '), '') from audit_entry e`.execute(owner);
  const everything = rows.map((row) => row.text).join(' ');
  expect(everything.length).toBeGreaterThan(10_000);
  expect(numbers.filter((number) => everything.includes(number))).toEqual([]);
  const addresses = await sql<{
    n: number;
    plain: number;
  }>`select count(*)::int as n, (count(*) filter (where jsonb_typeof(data -> 'text') = 'string' and data ->> 'text' like '%青石县%'))::int as plain
    from fact where type = 'person.address-recorded' and data ? 'text'`.execute(owner);
  expect(addresses.rows[0]?.n).toBeGreaterThan(100);
  expect(addresses.rows[0]?.plain).toBe(0);
});

test('confirming again adds nothing and answers the same', async () => {
  const before = await amounts();
  expect(await confirmed(county, clean.importId)).toMatchObject({ state: 'confirmed', done: 120 });
  expect(await amounts()).toEqual(before);
});

test('the same file once more finds everybody on file', async () => {
  expect((await upload(county, 'release-notices-clean.xlsx')).counts).toMatchObject({
    accepted: 0,
    'accepted-with-warning': 0,
    'already-on-file': 120,
  });
});

test('an officer learns of a person of another office only that the matter is on file', async () => {
  const before = await upload(officer, 'release-notices-clean.xlsx');
  const { rows } = await sql<{
    name: string;
    row: number;
    office: string;
  }>`select p.name, r.row_number as row, c.office from roster_row r join case_file c on c.id = r.case_id
    join person p on p.id = c.person_id where r.import_id = ${clean.importId} and c.office is distinct from 'SF990101100'`.execute(
    owner,
  );
  expect(rows.length).toBeGreaterThan(50);
  const answer = await as(officer, (work) =>
    readRowsOfImport(work, { query: { page: 1 }, params: { importId: before.importId }, body: undefined, from }),
  );
  if (isRefusal(answer)) throw new Error(answer.code);
  const others = answer.rows.filter((line) => rows.some((row) => row.row === line.row));
  expect(others.length).toBeGreaterThan(30);
  for (const line of others) {
    expect(line.outcome).toBe('already-on-file');
    expect(line.caseId).toBeUndefined();
    expect(line.reasons.map((reason) => reason.code)).toEqual(['same-matter-on-file']);
  }
  const offices = await sql<{
    code: string;
    short_name: string;
  }>`select code, short_name from organisation where kind = 'judicial-office' and code <> 'SF990101100'`.execute(owner);
  const sentences = JSON.stringify(others.map((line) => line.reasons));
  expect(
    offices.rows.filter(({ code, short_name: name }) => sentences.includes(code) || sentences.includes(name)),
  ).toEqual([]);
});

test('the messy roster after the clean one comes out row by row as written down', async () => {
  const messy = await upload(county, 'release-notices-messy.xlsx');
  const wanted = expected('release-notices-messy.after-clean');
  expect(messy.counts).toEqual(wanted.counts);
  const { rows } = await sql<{
    sheet: string;
    row: number;
    outcome: string;
    reasons: string[];
  }>`select sheet, row_number as row, outcome, reasons from roster_row
    where import_id = ${messy.importId} order by position`.execute(owner);
  const line = (row: { row: number; outcome: string; reasons: string[] }) =>
    `${row.row} ${row.outcome} ${[...row.reasons].sort().join(' ')}`;
  expect(rows.map(line)).toEqual(wanted.rows.map(line));
  const before = await amounts();
  expect(await confirmed(county, messy.importId)).toMatchObject({ done: 262 });
  const after = await amounts();
  expect((after?.cases ?? 0) - (before?.cases ?? 0)).toBe(262);
});

test('a notice by hand needs neither a number nor a household registration', async () => {
  const body = { kind: 'resettlement' as const, name: '无号之人', receivedOn: '2026-11-23' };
  const answer = await as(county, (work) => takeNotice(work, { query: undefined, params: undefined, body, from }));
  expect(isRefusal(answer)).toBe(false);
});

test.each([
  ['a wrong check digit', { idNumber: '990101198802120340' }, 'idNumber'],
  ['a day to come', { receivedOn: '2026-11-25' }, 'receivedOn'],
])('a notice with %s is refused at its field', async (_, differs, field) => {
  const body = { kind: 'resettlement' as const, name: '周小川', receivedOn: '2026-11-23', ...differs };
  const answer = await as(county, (work) => takeNotice(work, { query: undefined, params: undefined, body, from }));
  expect(isRefusal(answer) && answer.field).toBe(field);
});

test('an officer’s notice of somebody who lives with another office is refused in words, and taken without the area', async () => {
  const body = { kind: 'resettlement' as const, name: '别处之人', receivedOn: '2026-11-23' };
  const typed = (area?: string) =>
    as(officer, (work) =>
      takeNotice(work, { query: undefined, params: undefined, body: { ...body, ...(area && { area }) }, from }),
    );
  const refused = await typed('990101001');
  expect(isRefusal(refused) && [refused.code, refused.field]).toEqual(['case/other-office', 'area']);
  const taken = await typed();
  if (isRefusal(taken)) throw new Error(taken.code);
  const { rows } = await sql<{ office: string }>`select office from case_file where id = ${taken.caseId}`.execute(
    owner,
  );
  expect(rows).toEqual([{ office: 'SF990101100' }]);
});

test('an officer takes in the people of the own office; the others are named and stay for the county', async () => {
  const roster = await upload(officer, 'release-notices-utf8-bom.csv');
  const seen = await as(officer, (work) =>
    readOneImport(work, { query: undefined, params: { importId: roster.importId }, body: undefined, from }),
  );
  if (isRefusal(seen)) throw new Error(seen.code);
  const accepted = (seen.counts.accepted ?? 0) + (seen.counts['accepted-with-warning'] ?? 0);
  const before = await amounts();
  const taken = await confirmed(officer, roster.importId);
  expect(taken.done).toBeGreaterThan(0);
  expect(seen.elsewhere).toBeGreaterThan(0);
  expect(taken.done + (seen.elsewhere ?? 0)).toBe(accepted);
  expect(Number((await amounts())?.cases) - Number(before?.cases)).toBe(taken.done);
  const { rows } = await sql<{
    office: string;
  }>`select distinct c.office from roster_row r join case_file c on c.id = r.case_id where r.import_id = ${roster.importId}`.execute(
    owner,
  );
  expect(rows).toEqual([{ office: 'SF990101100' }]);
  const again = await upload(county, 'release-notices-utf8-bom.csv');
  expect(again.counts['already-on-file']).toBe(taken.done + (seen.counts['already-on-file'] ?? 0));
});

test('an officer none of whose people stand in the roster is told so, and nothing is written', async () => {
  const nowhere = testActor({ scope: `${stoneBridge}NONE.`, orgPath: `${stoneBridge}NONE.` });
  const roster = await upload(nowhere, 'release-notices-utf8-bom.csv');
  const before = await amounts();
  const answer = await as(nowhere, (work) => confirmImport(work, roster.importId, work.today));
  expect(isRefusal(answer) && answer.code).toBe('intake/other-offices');
  expect(await amounts()).toEqual(before);
});
