// A county begins: its running stock is taken over, past acts stand with their own days, and nothing is late that nobody can know.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { type MadeSheet, madeWorkbook } from '@guilu/platform/testing/made-workbook.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, Undo, type Work } from '@guilu/platform/work.ts';
import { feature as deadlines } from '@guilu/records/deadlines/feature.ts';
import { readToday } from '@guilu/records/deadlines/queries.ts';
import { loadPlaces, type PlacesFile } from '@guilu/records/organisations/index.ts';
import { addDays } from '@guilu/calendar';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { confirmImport, previewRoster } from '../commands.ts';

const { db, owner } = await testDatabase();
const services = testServices(db, { features: [deadlines] });
const bureau = 'R.JT990000.SJ990100.SJ990101.';
const county = testActor({ roles: ['county-officer'], scope: bureau, orgPath: bureau, name: '何蓉' });
const as = <T>(run: (work: Work) => Promise<T>) =>
  runWork(services, county, 'write', async (work) => {
    const answer = await run(work);
    if (isRefusal(answer)) throw new Undo(answer);
    return answer;
  });

beforeAll(() =>
  loadPlaces(owner, JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile),
);

const number = '990101199003074518';
const headers = [
  '姓名',
  '身份证号码',
  '户籍地址',
  '居住地址',
  '司法所',
  '矫正类别',
  '暂予监外执行情形',
  '矫正起日',
  '矫正止日',
  '入矫登记日期',
];

function workbook(today: string): MadeSheet[] {
  return [
    {
      name: '人员',
      rows: [
        headers,
        [
          '张三',
          number,
          '青石县石桥镇柳沟村',
          '青石县城关街道文庙社区',
          '城关司法所',
          '暂予监外执行',
          '严重疾病',
          '2024-03-01',
          addDays(today, 200),
          '2024-03-05',
        ],
      ],
    },
    {
      name: '报告',
      rows: [
        ['身份证号码', '报告日期', '报告方式', '报告种类'],
        [number, addDays(today, -75), '当面', '身体情况'],
      ],
    },
    {
      name: '记录范围',
      rows: [
        ['记录种类', '自哪天起完整'],
        ['报告', addDays(today, -120)],
      ],
    },
  ];
}

test('past facts stand with their own days; only what the sheets speak of can be late', async () => {
  const day = await as(async (work) => work.today);
  const preview = await as((work) =>
    previewRoster(work, {
      query: undefined,
      params: { layout: 'running-stock' },
      body: undefined,
      from: { address: '', agent: '' },
      upload: { fileName: '存量.xlsx', mediaType: '', bytes: madeWorkbook(workbook(day)), fields: {} },
    }),
  );
  if (isRefusal(preview)) throw new Error(preview.code);
  expect(preview).toMatchObject({ rows: 1, counts: { accepted: 1 }, records: { rows: 1, left: 0 } });
  const taken = await as((work) => confirmImport(work, preview.importId, work.today));
  expect(taken).toMatchObject({ state: 'confirmed', done: 1 });

  const facts = await sql<{
    type: string;
    on_day: string;
  }>`select type, on_day::text from fact order by on_day, type`.execute(owner);
  expect(facts.rows.map((fact) => `${fact.on_day} ${fact.type}`)).toEqual(
    [
      `2024-03-05 case.opened`,
      `2024-03-05 correction.registered`,
      `${addDays(day, -75)} correction.health-reported`,
      `${day} case.taken-over`,
      `${day} person.address-recorded`,
      `${day} person.address-recorded`,
      `${day} person.identified`,
    ].sort(),
  );
  const { rows } = await sql<{
    opened_on: string;
    taken_over_on: string;
    state: string;
  }>`select opened_on::text, taken_over_on::text, state from case_file`.execute(owner);
  expect(rows).toEqual([{ opened_on: '2024-03-05', taken_over_on: day, state: 'registered' }]);

  const duties = await sql<{
    rule: string;
    due_on: string;
    state: string;
  }>`select rule, due_on::text, state from duty where due_on < ${day} order by due_on`.execute(owner);
  const health = duties.rows.filter((duty) => duty.rule === 'correction.health-report');
  const since = addDays(day, -120);
  // Months that begin within the days of which the reports are whole are judged, earlier ones nobody can judge.
  for (const [at, duty] of health.entries()) {
    const begins = health[at - 1]?.due_on ?? '2024-03-05';
    if (begins < since) expect(duty, duty.due_on).toMatchObject({ state: 'unspoken' });
    else expect(['met', 'open'], duty.due_on).toContain(duty.state);
  }
  expect(health.filter((duty) => duty.state === 'met')).toHaveLength(1);
  expect(health.filter((duty) => duty.state === 'open').length).toBeGreaterThan(0);
  expect(health.filter((duty) => duty.state === 'unspoken').length).toBeGreaterThan(10);
  // The sheets say nothing of rechecks at all.
  const rechecks = duties.rows.filter((duty) => duty.rule === 'correction.medical-recheck');
  expect(new Set(rechecks.map((duty) => duty.state))).toEqual(new Set(['unspoken']));

  const list = await runWork(services, county, 'read', (work) =>
    readToday(work, { query: {} } as Parameters<typeof readToday>[1]),
  );
  const late = list.lines.filter((line) => line.status === 'overdue').map((line) => line.rule);
  // Both kinds of report are on a sheet that is whole since then; all else is not spoken of.
  expect(new Set(late)).toEqual(new Set(['correction.health-report', 'correction.regular-report']));
  expect(list.alerts).toEqual([]);
});

test('the alerts that rested are there after thirty days', async () => {
  await sql`update case_file set taken_over_on = taken_over_on - 31`.execute(owner);
  const list = await runWork(services, county, 'read', (work) =>
    readToday(work, { query: {} } as Parameters<typeof readToday>[1]),
  );
  expect(list.alerts.map((alert) => alert.rule)).toContain('correction.supervision-gap');
});
