// A county's own rules: two persons, states, the law swapped while the process runs, nothing seen or felt in another county.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownPackOf } from '@guilu/law';
import type { Actor } from '@guilu/platform/access/actor.ts';
import { openPool } from '@guilu/platform/database/database.ts';
import { listenTo } from '@guilu/platform/database/listen.ts';
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, Undo, type Work } from '@guilu/platform/work.ts';
import { openCase } from '@guilu/records/cases/index.ts';
import { feature as deadlines } from '@guilu/records/deadlines/feature.ts';
import { loadPlaces, packsOf, type PlacesFile } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { readDryRunProgress, readOneChange, readWhoIsTouched } from './change-detail.ts';
import { approve, askDryRun, draftFromForm, draftFromText, edit, propose, takeBack } from './commands.ts';
import { runDry } from './dry-run.ts';
import { feature } from './feature.ts';
import { loadOwnRules, ownRulesChannel } from './layer.ts';
import { readChanges, readOneRule, readRules } from './queries.ts';

const { db, owner, appUrl } = await testDatabase();
const services = testServices(db, { features: [deadlines, feature] });
const bureau = {
  organisation: 'SJ990101',
  organisationKind: 'county-bureau',
  scope: '',
  orgPath: 'R.JT990000.SJ990100.SJ990101.',
};
const fang = testActor({ ...bureau, name: '方明', roles: ['rules-officer'] });
const liu = testActor({ ...bureau, name: '刘大为', roles: ['county-head'], scope: bureau.orgPath });
const officer = testActor({
  organisation: 'SF990101100',
  scope: 'R.JT990000.SJ990100.SJ990101.SF990101100.',
  orgPath: 'R.JT990000.SJ990100.SJ990101.SF990101100.',
});
const neighbour = testActor({
  county: '990102',
  name: '邻县',
  roles: ['rules-officer', 'county-head'],
  organisation: 'SJ990102',
});

const as = <T>(actor: Actor, run: (work: Work) => Promise<T>) =>
  runWork(services, actor, 'write', async (work) => {
    const answer = await run(work);
    if (isRefusal(answer)) throw new Undo(answer);
    return answer;
  });
const call = (body: unknown, params: unknown = undefined, query: unknown = undefined) =>
  ({ body, params, query, from: { address: '', agent: '' } }) as Call<never>;
const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : 'done');
const idOf = (answer: unknown): string => {
  if (isRefusal(answer)) throw new Error(`${answer.code} ${JSON.stringify(answer.reasons ?? answer.params ?? '')}`);
  return (answer as { id: string }).id;
};

const rule = 'resettlement.tell-village';
const form = {
  sort: 'duty',
  id: rule,
  figures: [{ path: ['settings', 'limit'], value: '1 day' }],
  basis: [],
  ownDocument: '青石县司法局〔2026〕7号',
  mark: 'M',
  reason: '村居反映三天太晚',
  effectiveOn: '2026-11-24',
};
const limitOn = async (county: string, day: string) => {
  const packs = await as(county === '990101' ? liu : neighbour, (work) => packsOf(work, county, 'resettlement'));
  return services.law.rule({ pack: packs, sort: 'duty', id: rule, on: day });
};
let caseId = '';
const due = async () =>
  (
    await sql<{
      due_on: string;
      pack: string;
    }>`select due_on, pack from duty where case_id = ${caseId} and rule = ${rule}`.execute(owner)
  ).rows[0];

beforeAll(async () => {
  await loadPlaces(
    owner,
    JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
  );
  const facts = [
    {
      type: 'person.identified',
      on: '2026-11-23',
      data: { name: '周小川', idStatus: 'unknown', sex: 'male', bornOn: '1980-05-01' },
    },
    { type: 'person.address-recorded', on: '2026-11-23', data: { addressKind: 'registered', area: '990101100201' } },
    { type: 'resettlement.notice-received', on: '2026-11-23', data: {} },
    { type: 'resettlement.office-notified', on: '2026-11-24', data: {} },
  ];
  const opened = await as(officer, (work) =>
    openCase(work, { kind: 'resettlement', area: '990101100201', openedOn: '2026-11-23', facts }),
  );
  if (isRefusal(opened)) throw new Error(opened.code);
  caseId = opened.caseRow.id;
});

let change = '';

test('a form makes a draft that loads; the loader says what is wrong with a text, line by line', async () => {
  expect((await due())?.due_on).toBe('2026-11-27');
  change = idOf(await as(fang, (work) => draftFromForm(work, call(form))));
  const detail = await as(fang, (work) => readOneChange(work, call(undefined, { changeId: change })));
  if (isRefusal(detail)) throw new Error(detail.code);
  expect(detail.problems).toEqual([]);
  expect(detail.acts).toEqual(expect.arrayContaining(['edit', 'propose', 'drop', 'dry-run']));
  expect([detail.sides[0]?.before?.figures[0]?.said.zh, detail.sides[0]?.after?.figures[0]?.said.zh]).toEqual([
    '3天',
    '1天',
  ]);
  expect(detail.sides[0]?.after?.basis[0]?.zh).toBe('青石县司法局〔2026〕7号');

  const broken = detail.text.replace('limit: 1 day', 'limt: 1 day');
  await as(fang, (work) =>
    edit(work, call({ text: broken, reason: form.reason, effectiveOn: form.effectiveOn }, { changeId: change })),
  );
  const wrong = await as(fang, (work) => readOneChange(work, call(undefined, { changeId: change })));
  if (isRefusal(wrong)) throw new Error(wrong.code);
  expect(wrong.problems[0]).toMatchObject({
    rule,
    line: broken.split('\n').findIndex((line) => line.includes('limt:')) + 1,
  });
  const refusal = await as(fang, (work) => propose(work, call({}, { changeId: change })));
  expect(isRefusal(refusal) && refusal.reasons?.[0]?.title.zh).toMatch(/^第 \d+ 行：/);
  await as(fang, (work) =>
    edit(work, call({ text: detail.text, reason: form.reason, effectiveOn: form.effectiveOn }, { changeId: change })),
  );
});

test('a text needs basis and mark, and never its own first day', async () => {
  const text = `pack: ${ownPackOf('990101')}\nrules:\n  - id: ${rule}\n    sort: duty\n    amends: huanglong-county\n    from: 2020-01-01\n    settings: { limit: 2 day }\n`;
  const id = idOf(
    await as(fang, (work) => draftFromText(work, call({ text, reason: form.reason, effectiveOn: '2026-12-01' }))),
  );
  const detail = await as(fang, (work) => readOneChange(work, call(undefined, { changeId: id })));
  if (isRefusal(detail)) throw new Error(detail.code);
  expect(detail.problems.map((problem) => problem.message.en)).toEqual([
    expect.stringContaining('set by the approval'),
    'names no basis',
    expect.stringContaining('names no mark'),
  ]);
});

test('a dry run finds whom it touches; who may not see the file gets no name', async () => {
  const asked = await as(fang, (work) => askDryRun(work, call({ view: 'always' }, { changeId: change })));
  if (isRefusal(asked)) throw new Error(asked.code);
  await as(liu, (work) => runDry(work, { name: '', county: '990101', payload: { dryRun: asked.dryRun } }));
  const progress = await as(fang, (work) => readDryRunProgress(work, call(undefined, { changeId: change })));
  if (isRefusal(progress)) throw new Error(progress.code);
  const [run] = progress.dryRuns;
  expect(run).toMatchObject({
    state: 'done',
    done: 1,
    total: 1,
    counts: {
      touched: 1,
      changes: [{ rule, change: 'moves', cases: 1 }],
      sex: [{ code: 'male', touched: 1, of: 1 }],
      age: [{ code: '36-59', touched: 1, of: 1 }],
      registered: [{ code: 'here', touched: 1, of: 1 }],
    },
  });
  const masked = await as(fang, (work) => readWhoIsTouched(work, call(undefined, { dryRunId: asked.dryRun }, {})));
  const named = await as(liu, (work) => readWhoIsTouched(work, call(undefined, { dryRunId: asked.dryRun }, {})));
  if (isRefusal(masked) || isRefusal(named)) throw new Error('refused');
  expect(masked.rows[0]?.name).toBeUndefined();
  expect(named.rows[0]).toMatchObject({
    name: '周小川',
    caseId,
    effects: [{ before: '2026-11-27', after: '2026-11-25' }],
  });
  expect(
    codeOf(await as(neighbour, (work) => readWhoIsTouched(work, call(undefined, { dryRunId: asked.dryRun }, {})))),
  ).toBe('rules/change-not-found');
});

test('other processes hear of an approval', async () => {
  const other = testServices(db, { features: [deadlines, feature] });
  const pool = openPool(appUrl, 1);
  let say: (said?: string) => void = () => undefined;
  const heard = new Promise<string | undefined>((resolve) => {
    say = resolve;
  });
  const listener = await listenTo(pool, ownRulesChannel, (said) => say(said));
  const writer = { ...neighbour, county: '990199', roles: ['rules-officer'] as const };
  const head = { ...liu, county: '990199', roles: ['county-head'] as const };
  const own = {
    sort: 'duty',
    id: 'correction.report-in',
    figures: [],
    basis: ['CCL 21'],
    mark: 'M',
    reason: '听得到的一条',
    effectiveOn: '2026-11-30',
  };
  const id = idOf(await as(writer, (work) => draftFromForm(work, call(own))));
  await as(writer, (work) => propose(work, call({}, { changeId: id })));
  idOf(await as(head, (work) => approve(work, call({ effectiveOn: '2026-11-30' }, { changeId: id }))));
  expect(await heard).toBe('990199');
  await loadOwnRules(other, '990199');
  expect(other.law.hasPack('county-990199')).toBe(true);
  listener.stop();
  await pool.end();
});

test('the author does not approve; another does, and the law of the running process changes for that county alone', async () => {
  await as(fang, (work) => propose(work, call({}, { changeId: change })));
  const alone = { ...fang, roles: ['rules-officer', 'county-head'] as const };
  expect(
    codeOf(await as(alone, (work) => approve(work, call({ effectiveOn: '2026-11-24' }, { changeId: change })))),
  ).toBe('rules/second-person');
  expect(
    codeOf(await as(liu, (work) => approve(work, call({ effectiveOn: '2026-11-23' }, { changeId: change })))),
  ).toBe('rules/in-the-past');
  expect((await limitOn('990101', '2026-11-24'))?.settings.limit).toBe('3 day');
  idOf(await as(liu, (work) => approve(work, call({ effectiveOn: '2026-11-24' }, { changeId: change }))));
  expect(await limitOn('990101', '2026-11-24')).toMatchObject({ pack: 'county-990101', settings: { limit: '1 day' } });
  expect((await limitOn('990101', '2026-11-23'))?.settings.limit).toBe('3 day');
  expect((await limitOn('990102', '2026-11-24'))?.pack).not.toBe('county-990101');
});

test('the cases are looked at again, and the trace of the duty names the county rule', async () => {
  await as(
    liu,
    (work) =>
      feature.on?.['rules.approved']?.(work, { name: '', county: '990101', payload: { effectiveOn: '2026-11-24' } }) ??
      Promise.resolve(),
  );
  const { refreshDue } = await import('@guilu/records/cases/index.ts');
  await refreshDue(services);
  expect(await due()).toEqual({ due_on: '2026-11-25', pack: 'county-990101' });
});

test('another process that starts reads the same law', async () => {
  const other = testServices(db, { features: [deadlines, feature] });
  expect(other.law.hasPack('county-990101')).toBe(false);
  await loadOwnRules(other);
  expect(other.law.rule({ pack: 'county-990101', sort: 'duty', id: rule, on: '2026-11-24' })?.settings.limit).toBe(
    '1 day',
  );
});

test('another county sees nothing of it', async () => {
  const theirs = await as(neighbour, (work) => readChanges(work));
  expect(theirs.rows).toEqual([]);
  expect(codeOf(await as(neighbour, (work) => readOneChange(work, call(undefined, { changeId: change }))))).toBe(
    'rules/change-not-found',
  );
  const rules = await as(neighbour, (work) => readRules(work, call(undefined, undefined, {})));
  expect(rules.rules.flatMap((line) => line.sides).filter((side) => side.layer === 'own')).toEqual([]);
  const rows = await runWork(services, neighbour, 'read', (work) => sql`select id from rule_change`.execute(work.tx));
  expect(rows.rows).toEqual([]);
});

test('what was approved is never altered, and nothing is deleted', async () => {
  await expect(sql`update rule_change set text = 'x' where id = ${change}`.execute(owner)).rejects.toThrow(
    /never altered/,
  );
  await expect(
    runWork(services, fang, 'write', (work) => sql`delete from rule_change where id = ${change}`.execute(work.tx)),
  ).rejects.toThrow(/permission denied/);
  expect(
    codeOf(
      await as(fang, (work) =>
        edit(work, call({ text: 'x', reason: form.reason, effectiveOn: '2026-12-01' }, { changeId: change })),
      ),
    ),
  ).toBe('rules/not-in-state');
});

test('taking back is a new change; from its day what lies beneath governs again', async () => {
  const back = idOf(
    await as(fang, (work) =>
      takeBack(work, call({ reason: '试行结束，恢复原来的期限', effectiveOn: '2026-12-01' }, { changeId: change })),
    ),
  );
  await as(fang, (work) => propose(work, call({}, { changeId: back })));
  idOf(await as(liu, (work) => approve(work, call({ effectiveOn: '2026-12-01' }, { changeId: back }))));
  expect((await limitOn('990101', '2026-11-30'))?.settings.limit).toBe('1 day');
  expect(await limitOn('990101', '2026-12-01')).toMatchObject({
    pack: 'huanglong-county',
    settings: { limit: '3 day' },
  });
  const found = await as(fang, (work) => readOneRule(work, call(undefined, undefined, { sort: 'duty', id: rule })));
  if (isRefusal(found)) throw new Error(found.code);
  expect(found.changes.flatMap((one) => one.stands ?? [])).toEqual(['coming', 'running']);
});

test('taken back on the day on which it was approved, it never held for a whole day', async () => {
  const id = idOf(await as(fang, (work) => draftFromForm(work, call({ ...form, effectiveOn: '2026-12-05' }))));
  await as(fang, (work) => propose(work, call({}, { changeId: id })));
  idOf(await as(liu, (work) => approve(work, call({ effectiveOn: '2026-12-05' }, { changeId: id }))));
  const back = idOf(
    await as(fang, (work) =>
      takeBack(work, call({ reason: '数字写错了，收回', effectiveOn: '2026-12-05' }, { changeId: id })),
    ),
  );
  await as(fang, (work) => propose(work, call({}, { changeId: back })));
  idOf(await as(liu, (work) => approve(work, call({ effectiveOn: '2026-12-05' }, { changeId: back }))));
  expect((await limitOn('990101', '2026-12-05'))?.pack).toBe('huanglong-county');
});

test('the only rule of a county, taken back on its own day, leaves the county without a layer', async () => {
  const head = { ...liu, county: '990102', roles: ['county-head'] as const };
  const writer = { ...neighbour, roles: ['rules-officer'] as const };
  const done = async (id: string) => {
    await as(writer, (work) => propose(work, call({}, { changeId: id })));
    idOf(await as(head, (work) => approve(work, call({ effectiveOn: '2026-11-24' }, { changeId: id }))));
  };
  const own = {
    sort: 'duty',
    id: 'correction.report-in',
    figures: [],
    basis: ['CCL 21'],
    mark: 'M',
    reason: '试着写一条本县的',
    effectiveOn: '2026-11-24',
  };
  const id = idOf(await as(writer, (work) => draftFromForm(work, call(own))));
  await done(id);
  expect(services.law.hasPack('county-990102')).toBe(true);
  await done(
    idOf(
      await as(writer, (work) =>
        takeBack(work, call({ reason: '收回试写的一条', effectiveOn: '2026-11-24' }, { changeId: id })),
      ),
    ),
  );
  expect(services.law.hasPack('county-990102')).toBe(false);
  expect(
    services.law.rule({ pack: 'county-990102', sort: 'duty', id: 'correction.report-in', on: '2026-11-24' }),
  ).toBeUndefined();
});

test('a county whose approved text no longer loads works under the files; the neighbour notices nothing, and the county is told why', async () => {
  await sql`insert into rule_change (county, id, number, text, rules, origin, reason, effective_on, state, author_id, author_name, written_at, decided_by, decided_name, decided_at, approval)
    select '990102', gen_random_uuid(), 900, replace(text, ${rule}, 'resettlement.no-such-rule'), rules, origin, reason, effective_on, 'approved', author_id, author_name, written_at, decided_by, decided_name, decided_at, 900
      from rule_change where county = '990101' and state = 'approved' order by approval limit 1`.execute(owner);
  expect(await loadOwnRules(services)).toEqual(['990102']);
  expect((await limitOn('990101', '2026-12-05'))?.pack).toBeDefined();
  const told = await as({ ...neighbour, roles: ['rules-officer'] }, (work) =>
    readRules(work, call(undefined, undefined, {})),
  );
  if (isRefusal(told)) throw new Error(told.code);
  expect(told.setAside[0]?.message.zh).not.toBe('');
  expect(told.setAside[0]?.file).toContain('990102');
  await sql`delete from rule_change where county = '990102' and number = 900`.execute(owner);
  expect(await loadOwnRules(services)).toEqual([]);
  const after = await as({ ...neighbour, roles: ['rules-officer'] }, (work) =>
    readRules(work, call(undefined, undefined, {})),
  );
  expect(isRefusal(after) ? after.code : after.setAside).toEqual([]);
});

test('every step stands in the audit', async () => {
  const { rows } = await sql<{
    action: string;
    actor: string;
  }>`select distinct action, actor from audit_entry where action like 'rule change%' and county = '990101'`.execute(
    owner,
  );
  expect(rows.map((row) => `${row.actor}: ${row.action}`).sort()).toEqual(
    [
      '刘大为: rule change approved',
      '方明: rule change drafted',
      '方明: rule change edited',
      '方明: rule change proposed',
      '方明: rule change tried on the cases',
    ].sort(),
  );
});
