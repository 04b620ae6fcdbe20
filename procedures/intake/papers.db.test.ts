// The papers of intake: refused with what is missing named, made once it is known, outdated when a fact is put right.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { docxText } from '@guilu/platform/documents/testing/paper-text.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, Undo, type Work } from '@guilu/platform/work.ts';
import { appendFacts, findCase, saveParticulars } from '@guilu/records/cases/index.ts';
import { feature as deadlines } from '@guilu/records/deadlines/feature.ts';
import { loadPlaces, type PlacesFile } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { takeNotice } from './commands.ts';
import { makeBasicForm, makeNotification } from './papers.ts';

const { db, owner } = await testDatabase();
const services = testServices(db, { features: [deadlines] });
const path = 'R.JT990000.SJ990100.SJ990101.SF990101100.';
const officer = testActor({ scope: path, orgPath: path, organisation: 'SF990101100', name: '王敏' });
// As behind the server: a refusal undoes what was written before it.
const as = <T>(run: (work: Work) => Promise<T>) =>
  runWork(services, officer, 'write', async (work) => {
    const answer = await run(work);
    if (isRefusal(answer)) throw new Undo(answer);
    return answer;
  });
const from = { address: '', agent: '' };
const where = { reportAddress: '岚川省青石县城关街道文庙路8号', reportPhone: '990-0000-0001' };
let caseId = '';

beforeAll(async () => {
  await loadPlaces(
    owner,
    JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
  );
  const body = {
    kind: 'correction' as const,
    name: '周小川',
    sex: 'male' as const,
    area: '990101100201',
    receivedOn: '2026-11-20',
    category: 'probation' as const,
    effectiveOn: '2026-11-18',
    termStart: '2026-11-18',
    termEnd: '2027-11-17',
  };
  const taken = await as((work) => takeNotice(work, { query: undefined, params: undefined, body, from }));
  if (isRefusal(taken)) throw new Error(taken.code);
  caseId = taken.caseId;
});

const notify = () => as((work) => makeNotification(work, { query: undefined, params: { caseId }, body: where, from }));

test('form 6 without the judgment is refused, and every missing field is named', async () => {
  const answer = await notify();
  if (!isRefusal(answer)) throw new Error('it was made');
  expect(answer.code).toBe('paper/data-incomplete');
  expect(String(answer.params?.fields).split('、')).toEqual(
    expect.arrayContaining(['罪名', '判决机关', '判决日期', '判决文书文号', '判处刑罚']),
  );
  expect((await sql<{ n: number }>`select count(*)::int as n from paper`.execute(owner)).rows[0]?.n).toBe(0);
});

test('it is made once the particulars are complete, with the day that the rule counted', async () => {
  await as(async (work) => {
    const row = await findCase(work.tx, caseId, true);
    await saveParticulars(work, row?.county ?? '', caseId, {
      court: '青石县人民法院',
      judgmentNumber: '（2026）岚9901刑初7号',
      judgedOn: '2026-11-05',
      offence: '危险驾驶罪',
      sentence: '拘役二个月，缓刑一年',
    });
  });
  const answer = await notify();
  if (isRefusal(answer)) throw new Error(`${answer.code} ${JSON.stringify(answer.params)}`);
  expect(answer.number).toBe('（2026）青石矫告字第1号');
  const { rows } = await sql<{
    due_on: string;
  }>`select due_on from duty where case_id = ${caseId} and rule = 'correction.report-in'`.execute(owner);
  expect(rows).toEqual([{ due_on: '2026-11-30' }]);
});

test('the basic form is made with whatever is known', async () => {
  const body = { family: [{ relation: '妻子', name: '何燕' }] };
  const answer = await as((work) => makeBasicForm(work, { query: undefined, params: { caseId }, body, from }));
  expect(!isRefusal(answer) && answer.number).toBe('（2026）青石登字第1号');
});

test('a paper names the facts it was made from', async () => {
  const { rows } = await sql<{
    types: string[];
  }>`select array(select distinct f.type from fact f where f.id = any(p.facts) order by f.type) as types from paper p where template = 'notification'`.execute(
    owner,
  );
  expect(rows).toEqual([
    { types: ['correction.judgment-effective', 'correction.papers-received', 'person.identified'] },
  ]);
  const identity = await sql<{ id: string }>`select id from fact where type = 'person.identified'`.execute(owner);
  const put = await as((work) =>
    appendFacts(work, caseId, [
      {
        type: 'person.identified',
        on: '2026-11-24',
        data: { name: '周晓川', idStatus: 'unknown' },
        ...(identity.rows[0] && { supersedes: identity.rows[0].id }),
      },
    ]),
  );
  expect(isRefusal(put)).toBe(false);
  const outdated = await sql<{
    n: number;
  }>`select count(*)::int as n from paper p where exists (select 1 from fact f where f.county = p.county and f.supersedes = any(p.facts))`.execute(
    owner,
  );
  expect(outdated.rows[0]?.n).toBe(2);
});

test('where to report comes from the tree of organisations; what is not on file there is named', async () => {
  const make = () => as((work) => makeNotification(work, { query: undefined, params: { caseId }, body: {}, from }));
  const missing = await make();
  expect(isRefusal(missing) && String(missing.params?.fields).split('、')).toEqual(['报到地址', '联系电话']);
  await sql`update organisation set phone = '990-0000-0001', address = '青石县城关街道文庙路8号' where code = 'CC990101'`.execute(
    owner,
  );
  const made = await make();
  expect(isRefusal(made) ? made.params : made.number).toBe('（2026）青石矫告字第2号');
});

test('the basic form prints relatives on file and the addresses that hold, a rare name as it is, and none that ended', async () => {
  const recorded = await as((work) =>
    appendFacts(work, caseId, [
      {
        type: 'person.relation-recorded',
        on: '2026-11-20',
        data: { relation: 'guardian', name: '𬱖桂兰', phone: '19900004444' },
      },
      {
        type: 'person.address-recorded',
        on: '2026-11-20',
        data: { addressKind: 'legal', text: '石桥镇柳沟村五组6号' },
      },
      {
        type: 'person.address-recorded',
        on: '2026-11-20',
        data: { addressKind: 'work', text: '旧木器厂', until: '2026-11-21' },
      },
    ]),
  );
  expect(isRefusal(recorded)).toBe(false);
  const answer = await as((work) => makeBasicForm(work, { query: undefined, params: { caseId }, body: {}, from }));
  if (isRefusal(answer)) throw new Error(answer.code);
  const paper = await sql<{ docx_sha256: string }>`select docx_sha256 from paper where id = ${answer.paperId}`.execute(
    owner,
  );
  const text = docxText(await services.files.get(paper.rows[0]?.docx_sha256 ?? ''));
  for (const said of ['监护人', '𬱖桂兰', '19900004444', '石桥镇柳沟村五组6号']) expect(text).toContain(said);
  expect(text).not.toContain('旧木器厂');
});
