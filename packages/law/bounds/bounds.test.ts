/** What the law forbids a pack to say, each written as somebody might write it; the packs that ship say none of it. */
import { describe, expect, test, vi } from 'vitest';
import { loadLaw } from '../index.ts';
import { shippedFiles } from '../testing/shipped-law.ts';

// Each test reads the national law again.
vi.setConfig({ testTimeout: 60_000 });

const shipped = shippedFiles();
/** A county's pack stands on the national one; the other counties have no part in it. */
const national = { ...shipped, packs: shipped.packs.filter((file) => file.path.startsWith('national/')) };

/** Every refusal of a pack that a county adds, as `line rule sentence`. */
function refusals(rules: string): string {
  const text = `pack: some-county\ntitle: { zh: 某县, en: Some county }\nfrom: 2026-01-01\nrules:\n${rules}`;
  const { problems = [] } = loadLaw({ ...national, packs: [...national.packs, { path: 'some-county.yaml', text }] });
  return problems.map((p) => `${p.file}:${p.line} ${p.rule} ${p.message.en} ${p.message.zh}`).join('\n');
}

const head = (sort: string, id: string, zh: string, en: string) => `
  - id: ${id}
    sort: ${sort}
    title: { zh: ${zh}, en: ${en} }
    basis: [proposal]
    mark: M
`;

test('what ships says none of it, and an ordinary local figure loads', () => {
  expect(loadLaw(shipped).problems).toBeUndefined();
  const figure = `  - { id: correction.report-in, sort: duty, amends: national, basis: [proposal], mark: M, settings: { limit: 7 day } }\n`;
  expect(refusals(figure)).toBe('');
});

describe('petitions, complaints, assemblies and belief', () => {
  const alert = (title: string, watch: string) =>
    `${head('alert', 'correction.key-date', title, 'Key date')}    to: [county]\n    watch: ${watch}\n`;
  test.each([
    ['in the title', alert('赴省进京动态', '{ each: case.note-written, since: it.on }'), '进京'],
    ['in the title, spaced apart', alert("'上 · 访 人员'", '{ each: case.note-written, since: it.on }'), '上访'],
    [
      'in a condition on a fact',
      alert('重点人', `{ each: case.note-written, where: 'it.text == "信访"', since: it.on }`),
      '信访',
    ],
    [
      'put together in a condition',
      alert('重点人', `{ each: case.note-written, where: 'it.text == "信" + "访"', since: it.on }`),
      '信访',
    ],
    [
      'in English, in the id',
      alert('重点人', '{ each: case.note-written, since: it.on }').replace('key-date', 'rally-watch'),
      'rally',
    ],
    [
      'as belief, in a pattern',
      alert('走访情况', '{ each: case.visit-made, with: { findings: 家庭信教 }, since: it.on }'),
      '信教',
    ],
    [
      'as a named value',
      alert('重点人', '{ each: case.note-written, since: it.on }') +
        `    given: { marching: { all: case.note-written } }\n`,
      'marching',
    ],
  ])('tracked: %s', (_what, rule, word) => {
    const found = refusals(rule);
    expect(found).toContain('petitions, complaints, assemblies and belief');
    expect(found).toContain(`"${word}"`);
    expect(found).toMatch(/^some-county\.yaml:\d+ correction\./);
    expect(found).toContain('社区矫正法 第34条');
  });

  test('tracked by looking at complaints that were recorded, without a word about them', () => {
    const watch = alert('近期联系情况', '{ each: case.objection-made, since: it.on }');
    expect(refusals(watch)).toContain('petitions, complaints, assemblies and belief');
    const count = `${head('metric', 'correction.contact-count', '联系次数', 'Contacts')}    each: { fact: case.objection-made }\n    counted: it.on >= period.from\n    hit: it.on <= period.to\n`;
    expect(refusals(count)).toContain('petitions, complaints, assemblies and belief');
  });

  test('made a ground of a measure', () => {
    const gate = `${head('gate', 'correction.local-warning', '给予警告', 'Warn')}    asks: { ground: text }\n    refuse: { no-ground: 'data.ground != "petition"' }\n    decided: [county]\n`;
    expect(refusals(gate)).toContain('no ground of any measure');
    const complaint = `${head('gate', 'correction.local-warning', '给予警告', 'Warn')}    given: { objected: { first: case.objection-made } }\n    refuse: { no-incident: '!objected.exists' }\n    decided: [county]\n`;
    expect(refusals(complaint)).toContain('no ground of any measure');
  });

  test('a national gate that keeps an incident out of the register stays', () => {
    const open = `  - { id: case.record-incident, sort: gate, amends: national, basis: [proposal], mark: M, refuse: { kind-not-available: 'data.incident == "none"' } }\n`;
    expect(refusals(open)).toContain('kind-not-available may not be left out or rewritten');
  });

  test('a county may set its own days for answering a complaint', () => {
    const answer = `  - { id: case.answer-objection, sort: duty, amends: national, basis: [proposal], mark: M, settings: { limit: 15 day } }\n`;
    expect(refusals(answer)).toBe('');
  });
});

describe('positioning', () => {
  const gate = (asks: string, refuse: string, title = '佩戴电子腕带') =>
    `${head('gate', 'correction.local-device', title, 'A local device')}    asks: ${asks}\n    refuse:\n${refuse}    decided: [county-head]\n`;
  const all = '{ ground: text, decidedBy: text, from: date, to: date }';
  const ground = `      no-ground: '!(data.ground in ["punished", "refused-report"])'\n`;
  const approver = `      wrong-decider: data.decidedBy != "county-head"\n`;
  const end = `      over-3-months: '!given(data.to) || data.to > term(data.from, 3 month)'\n`.replace(
    '3 month',
    'months(3)',
  );

  test('with ground, approver and end it may be said', () => {
    expect(refusals(gate(all, ground + approver + end))).toBe('');
  });

  test.each([
    ['ground', approver + end],
    ['approver', ground + end],
    ['end', ground + approver],
    ['end', `${ground}${approver}      over-3-months: data.to > term(data.from, months(3))\n`],
  ])('without its %s it is refused', (what, refuse) => {
    expect(refusals(gate(all, refuse))).toContain(`would allow positioning without its ${what}`);
    expect(refusals(gate(all, refuse))).toContain('社区矫正法 第29条');
  });

  test('under another name it is found all the same', () => {
    for (const title of ['手机轨迹核验', '每日位置打卡', '电 子 围 栏'])
      expect(refusals(gate('{ device: text }', `      no-reason: data.device == ""\n`, title))).toContain(
        'without its ground',
      );
  });

  test('a duty to be positioned that no order began', () => {
    const daily = `${head('duty', 'correction.daily-check-in', '每日定位签到', 'Daily check-in')}    owed: [person]\n    starts: correction.registered\n    repeat: { every: 1 day, last: termEnd, stops: end }\n    met: correction.reported\n`;
    expect(refusals(daily)).toContain('positioning without a ground, an approver and an end');
  });

  test('the national gate cannot be softened: reason left out, rewritten, its grounds redefined, its longest time longer', () => {
    const amend = (more: string) =>
      `  - { id: correction.position, sort: gate, amends: national, basis: [proposal], mark: M, ${more} }\n`;
    expect(refusals(amend('refuse: { no-ground: null }'))).toContain('no-ground may not be left out');
    expect(refusals(amend(`refuse: { wrong-decider: 'data.decidedBy == ""' }`))).toContain(
      'wrong-decider may not be left out',
    );
    expect(refusals(amend('given: { punished: { first: case.note-written } }'))).toContain(
      'ground-not-shown may not be left out',
    );
    expect(refusals(amend('settings: { longest: 6 month }'))).toContain('longest may only be lower');
    expect(refusals(amend('settings: { longest: 2 month }'))).toBe('');
  });

  test('nobody under resettlement', () => {
    const rule = `${head('alert', 'resettlement.away', '离开常住地轨迹', 'Away from home')}    to: [office]\n    watch: { each: case.note-written, since: it.on }\n`;
    expect(refusals(rule)).toContain('nobody under resettlement is positioned');
  });
});

describe('a released person', () => {
  const duty = (id: string, owed: string, starts: string) =>
    `${head('duty', id, '每月报到', 'Monthly visit to the office')}    owed: ${owed}\n    starts: ${starts}\n    repeat: { calendar: month }\n    met: case.visit-made\n`;
  test.each([
    ['by name', duty('resettlement.month-report', '[person]', 'resettlement.help-accepted')],
    ['with the office beside', duty('resettlement.month-report', '[office, person]', 'resettlement.help-accepted')],
    ['through the family', duty('resettlement.month-report', '[family]', 'resettlement.help-accepted')],
    ['by a rule of every kind of case', duty('case.month-report', '[person]', 'case.opened')],
    ['by a rule that calls itself another kind', duty('activity.month-report', '[person]', 'resettlement.returned')],
  ])('owes nothing: %s', (_what, rule) => {
    expect(refusals(rule)).toContain('only an agency may owe one');
    expect(refusals(rule)).toContain('监狱法（2026年修订） 第62条');
  });

  test('owes nothing through a field that may name anybody', () => {
    const rule = duty('resettlement.month-report', '{ field: by }', 'case.visit-made');
    expect(refusals(rule)).toContain('only an agency may owe one');
  });

  test('is visited by the agency', () => {
    expect(refusals(duty('resettlement.month-call', '[office]', 'resettlement.help-accepted'))).toBe('');
  });
});

describe('a sanction', () => {
  test.each([
    [
      'that a rule says comes by itself',
      `${head('duty', 'correction.local-report', '每周报告', 'Weekly report')}    owed: [person]\n    late: { text: { zh: 逾期自动给予警告, en: an automatic warning } }\n    starts: correction.registered\n    repeat: { calendar: week, last: termEnd }\n    met: correction.reported\n`,
      'an automatic sanction, decided by nobody',
    ],
    [
      'that follows a lapse as a duty',
      `${head('duty', 'correction.local-warning', '逾期三日处理', 'Three days late')}    owed: [county]\n    starts: { fact: correction.breach-found, with: { breach: report } }\n    due: { after: 3 day }\n    met: correction.warned\n`,
      'a duty that can only be met by a sanction',
    ],
    [
      'in a part that nobody reads',
      `${head('alert', 'correction.late-points', '迟到', 'Late')}    to: [office]\n    watch: { duty: correction.report-in, status: overdue, since: due + days(1) }\n    then: { record: correction.admonished }\n`,
      'a rule has no part then',
    ],
    [
      'with nobody to decide',
      `${head('gate', 'correction.local-points', '扣分处理', 'Take points off')}    asks: { incident: text }\n    refuse: { no-incident: data.incident == "" }\n`,
      'nobody decides it',
    ],
    [
      'that a device decides',
      `${head('gate', 'correction.local-points', '扣分处理', 'Take points off')}    asks: { incident: text }\n    refuse: { no-incident: data.incident == "" }\n    decided: [device]\n`,
      'a sanction that device would decide',
    ],
    [
      'that a volunteer decides, by a route',
      `${head('route', 'correction.local-sanction', '本地奖惩', 'Local measures')}    asks: { measure: text }\n    tiers: { warning: { when: 'data.measure == "warning"', decides: [office, volunteer] } }\n`,
      'a sanction that volunteer would decide',
    ],
    [
      'that a route leaves to nobody',
      `${head('route', 'correction.local-sanction', '本地奖惩', 'Local measures')}    asks: { measure: text }\n    tiers: { warning: { when: 'data.measure == "warning"' } }\n`,
      'names nobody who decides',
    ],
  ])('%s', (_what, rule, sentence) => {
    expect(refusals(rule)).toContain(sentence);
  });

  test('the article is named', () => {
    const rule = `${head('gate', 'correction.local-points', '扣分处理', 'Take points off')}    asks: { incident: text }\n    refuse: { no-incident: data.incident == "" }\n    decided: [device]\n`;
    expect(refusals(rule)).toContain('Community Corrections Law, art. 28');
  });

  test('to say that nothing comes by itself is allowed', () => {
    const rule = `${head('duty', 'correction.local-report', '每周报告', 'Weekly report')}    owed: [person]\n    late: { text: { zh: 先谈话, 不自动处分, en: a talk, no automatic sanction } }\n    starts: correction.registered\n    repeat: { calendar: week, last: termEnd }\n    met: correction.reported\n`;
    expect(refusals(rule)).toBe('');
  });
});

describe('a term', () => {
  test.each([
    [
      'in its title',
      `${head('route', 'correction.longer', '延长矫正期限审批', 'Longer')}    asks: { months: number }\n    tiers: { any: { decides: [county] } }\n`,
    ],
    [
      'in English',
      `${head('route', 'correction.longer', '期限', 'Who may extend the term')}    asks: { months: number }\n    tiers: { any: { decides: [county] } }\n`,
    ],
    [
      'as a discharge put off',
      `${head('gate', 'correction.hold-back', '暂缓解除矫正', 'Hold back')}    asks: { reason: text }\n    refuse: { no-reason: data.reason == "" }\n    decided: [county]\n`,
    ],
  ])('is not lengthened: %s', (_what, rule) => {
    expect(refusals(rule)).toContain('a rule that lengthens a term');
    expect(refusals(rule)).toContain('社区矫正法 第44条');
  });

  test.each([
    ['{ after: 15 day, from: termEnd }'],
    ['{ after: 3 workday, from: termEnd }'],
    ['{ after: 0 day, from: termEnd, roll: true }'],
    [`{ 'on': termEnd + days(1) }`],
    [`[{ when: it.category == "probation", 'on': termEnd + months(1) }, { 'on': termEnd }]`],
  ])('a discharge never falls due after the last day: %s', (due) => {
    const rule = `  - { id: correction.discharge, sort: duty, amends: national, basis: [proposal], mark: M, due: ${due} }\n`;
    expect(refusals(rule)).toContain('a discharge that falls due after the last day of the term');
  });

  test('nothing recurs beyond it', () => {
    const rule = `${head('duty', 'correction.local-report', '每周报告', 'Weekly report')}    owed: [person]\n    starts: correction.registered\n    repeat: { calendar: week }\n    met: correction.reported\n`;
    expect(refusals(rule)).toContain('recurs beyond the last day of the term');
  });

  test('only a court changes it', () => {
    const rule = `  - { id: correction.change-term, sort: gate, amends: national, basis: [proposal], mark: M, refuse: { only-court-changes-term: null } }\n`;
    expect(refusals(rule)).toContain('only-court-changes-term may not be left out');
    const route = `  - { id: correction.sanction, sort: route, amends: national, basis: [proposal], mark: M, tiers: { extend-term: { decides: [county], refused: null } } }\n`;
    expect(refusals(route)).toContain('extend-term may not be left out');
  });
});
