// The letter of help: fact and paper together or neither, and a renewal leaves the former standing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, Undo, type Work } from '@guilu/platform/work.ts';
import { openCase } from '@guilu/records/cases/index.ts';
import { feature as deadlines } from '@guilu/records/deadlines/feature.ts';
import { loadPlaces, type PlacesFile } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { signLetter } from './commands.ts';

const { db, owner } = await testDatabase();
const services = testServices(db, { features: [deadlines] });
const path = 'R.JT990000.SJ990100.SJ990101.SF990101100.';
const officer = testActor({ scope: path, orgPath: path, organisation: 'SF990101100' });
const as = <T>(run: (work: Work) => Promise<T>) =>
  runWork(services, officer, 'write', async (work) => {
    const answer = await run(work);
    if (isRefusal(answer)) throw new Undo(answer);
    return answer;
  });
let caseId = '';

const body = {
  on: '2026-11-24',
  helpFrom: '2026-11-24',
  helpTo: '2031-11-23',
  parties: [{ name: '陈秀英', role: '柳沟村委会委员', duty: '协助办理低保' }],
  goals: ['找到离家近的活'],
  consent: '愿意，每月打一次电话就行。',
  declineContact: '王敏，990-0000-0001',
};
const sign = (differs: Partial<typeof body> & { residence?: string; releasedOn?: string } = {}) =>
  as((work) =>
    signLetter(work, {
      query: undefined,
      params: { caseId },
      body: { ...body, ...differs },
      from: { address: '', agent: '' },
    }),
  );
const count = async () =>
  (
    await sql<{
      facts: number;
      papers: number;
    }>`select (select count(*)::int from fact where type = 'resettlement.responsibility-letter-signed') as facts, (select count(*)::int from paper) as papers`.execute(
      owner,
    )
  ).rows[0];

beforeAll(async () => {
  await loadPlaces(
    owner,
    JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
  );
  const facts = [
    { type: 'person.identified', on: '2026-11-20', data: { name: '周小川', idStatus: 'unknown', sex: 'male' } },
    { type: 'resettlement.notice-received', on: '2026-11-20', data: {} },
  ];
  const opened = await as((work) =>
    openCase(work, { kind: 'resettlement', area: '990101100201', openedOn: '2026-11-20', facts }),
  );
  if (isRefusal(opened)) throw new Error(opened.code);
  caseId = opened.caseRow.id;
});

test('what the paper lacks is named, and no fact is left without its paper', async () => {
  const answer = await sign();
  expect(isRefusal(answer) && String(answer.params?.fields).split('、').sort()).toEqual(['回归日期', '居住地'].sort());
  expect(await count()).toEqual({ facts: 0, papers: 0 });
});

test('help that ends before it starts is refused', async () => {
  const answer = await sign({ helpTo: '2026-11-23' });
  expect(isRefusal(answer) && [answer.code, answer.field]).toEqual(['resettlement/help-ends-before-start', 'helpTo']);
});

test('the letter is a fact and a paper; a renewal supersedes neither', async () => {
  const known = { residence: '岚川省青石县石桥镇柳沟村三组17号', releasedOn: '2026-11-23' };
  const first = await sign(known);
  expect(!isRefusal(first) && first.number).toBe('（2026）青石帮字第1号');
  const second = await sign(known);
  expect(!isRefusal(second) && second.number).toBe('（2026）青石帮字第2号');
  expect(await count()).toEqual({ facts: 2, papers: 2 });
  const { rows } = await sql`select 1 from fact where supersedes is not null`.execute(owner);
  expect(rows).toEqual([]);
});
