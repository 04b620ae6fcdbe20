/** Nothing loads by half: every fault of a pack is refused with file, line and sentence. */
import { describe, expect, test, vi } from 'vitest';
import { lawOf, shippedFiles } from './testing/shipped-law.ts';
import { loadLaw } from './load.ts';

vi.setConfig({ testTimeout: 60_000 });

const duty = (lines: string, head = '') => `pack: national
from: 2020-01-01
${head}rules:
  - id: correction.test
    sort: duty
    title: { zh: 试, en: Test }
    basis: [proposal]
    mark: M
    owed: [county]
    starts: { fact: correction.registered, with: { category: teop } }
${lines
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
`;

const messages = (pack: string) =>
  (lawOf(pack).problems ?? []).map((p) => `${p.file}:${p.line} ${p.rule ?? ''} ${p.message.en}`);

test('a whole rule loads', () => {
  expect(messages(duty('due: { after: 3 day }\nmet: correction.discharged'))).toEqual([]);
});

describe('refused with its place', () => {
  test.each([
    [
      'a misspelt field in an expression',
      'due: { after: 3 day }\narises: start.categry == "teop"\nmet: correction.discharged',
      /^test.yaml:12 correction.test .*No such key: categry/,
    ],
    [
      'an unknown code in an expression',
      'due: { after: 3 day }\narises: start.category == "tepo"\nmet: correction.discharged',
      /:12 .*"tepo" is no code of category/,
    ],
    ['an unknown name', 'due: { on: termEndd }\nmet: correction.discharged', /:11 .*Unknown variable: termEndd/],
    [
      'a day compared with a number',
      'due: { after: 3 day }\narises: start.on > 3\nmet: correction.discharged',
      /:12 .*no such overload/,
    ],
    [
      'a day that does not exist',
      'due: { after: 3 day }\narises: start.on > date("2026-02-30")\nmet: correction.discharged',
      /:12 .*2026-02-30 is no day/,
    ],
    [
      'a day where yes or no is needed',
      'due: { after: 3 day }\narises: start.on\nmet: correction.discharged',
      /:12 .*gives day, but bool is needed/,
    ],
    [
      'a setting without a period',
      'due: { after: $limt }\nmet: correction.discharged',
      /:11 .*\$limt is no setting with a period/,
    ],
    [
      'a setting that nothing uses',
      'settings: { limit: 3 day }\ndue: { after: 3 day }\nmet: correction.discharged',
      /:11 .*the setting limit is used nowhere/,
    ],
    [
      'an unknown fact type',
      'due: { after: 3 day }\nmet: correction.registerd',
      /:12 .*no such fact type correction.registerd/,
    ],
    [
      'an unknown field in a pattern',
      'due: { after: 3 day }\nmet: { fact: correction.discharged, with: { couse: expiry } }',
      /:12 .*has no field couse/,
    ],
    [
      'an unknown code in a pattern',
      'due: { after: 3 day }\nmet: { fact: correction.discharged, with: { cause: expired } }',
      /:12 .*"expired" is no code of cause/,
    ],
    [
      'a value that is none of its alternatives',
      'settings: { limit: { value: 4 day, alternatives: [3 day, 5 day], settle: strictest } }\ndue: { after: $limit }\nmet: correction.discharged',
      /none of its alternatives/,
    ],
    [
      'a value that is not the strictest',
      'settings: { limit: { value: 5 day, alternatives: [3 day, 5 day], settle: strictest } }\ndue: { after: $limit }\nmet: correction.discharged',
      /not the strictest/,
    ],
    [
      'a circle',
      'due: { after: 3 day }\ngiven: { late: { duty: correction.test, is: [overdue] } }\narises: "!late"\nmet: correction.discharged',
      /in a circle/,
    ],
  ])('%s', (_what, lines, expected) => {
    const found = messages(duty(lines));
    expect(found.join('\n')).toMatch(expected);
  });

  test('duplicate keys', () => {
    expect(messages(duty('due: { after: 3 day }\ndue: { after: 4 day }\nmet: correction.discharged')).join()).toMatch(
      /:12 .*unique/i,
    );
  });

  test('a rule without a basis', () => {
    const found = messages(
      duty('due: { after: 3 day }\nmet: correction.discharged').replace('    basis: [proposal]\n', ''),
    );
    expect(found.join()).toMatch(/names no basis/);
  });

  test('verified without the day it was checked', () => {
    expect(messages(duty('verified: true\ndue: { after: 3 day }\nmet: correction.discharged')).join()).toMatch(
      /verified without/,
    );
  });

  test('an amendment of nothing, and of a setting that is not there', () => {
    const nothing = 'pack: national\nrules:\n  - { id: correction.x, sort: duty, amends: previous }\n';
    expect(messages(nothing).join()).toMatch(/test.yaml:3 correction.x amends a rule that is not there/);
    const amended = `${duty('due: { after: 3 day }\nmet: correction.discharged')}  - { id: correction.test, sort: duty, from: 2021-01-01, amends: previous, settings: { limit: 2 day } }\n`;
    expect(messages(amended).join()).toMatch(/has no setting limit/);
  });

  test('versions that leave a gap or overlap', () => {
    const base = duty('through: 2020-12-30\ndue: { after: 3 day }\nmet: correction.discharged');
    const next = '  - { id: correction.test, sort: duty, from: 2021-01-01, amends: previous }\n';
    expect(messages(base + next).join()).toMatch(
      /test.yaml:14 correction.test the version before ends on 2020-12-30, this one begins on 2021-01-01/,
    );
    const overlapping = base.replace('2020-12-30', '2021-03-31');
    expect(messages(overlapping + next).join()).toMatch(/ends on 2021-03-31, this one begins on 2021-01-01/);
    const twice = '  - { id: correction.test, sort: duty, from: 2020-01-01, amends: previous }\n';
    expect(messages(base + twice).join()).toMatch(/:14 correction.test two versions begin on 2020-01-01/);
  });

  test.each([
    ['who owes it', 'owed: [conty]', /:9 correction.test owed: there is no role conty/],
    [
      'who is told',
      'owed: [county]\n    late: { tell: [polise] }',
      /correction.test late.tell: there is no role polise/,
    ],
  ])('an unknown role: %s', (_what, lines, expected) => {
    const pack = duty('due: { after: 3 day }\nmet: correction.discharged').replace('owed: [county]', lines);
    expect(messages(pack).join()).toMatch(expected);
  });

  test.each([
    ['alert', 'to: [countty], watch: { each: case.note-written, since: it.on }', /to: there is no role countty/],
    ['route', 'tiers: { any: { decides: [office, countty] } }', /tiers.any.decides: there is no role countty/],
    ['gate', 'refuse: { no: "true" }, decided: [countty]', /decided: there is no role countty/],
  ])('an unknown role of a rule of sort %s', (sort, parts, expected) => {
    const pack = `pack: national\nrules:\n  - { id: correction.x, sort: ${sort}, title: { zh: 试, en: Test }, basis: [proposal], mark: M, ${parts} }\n`;
    expect(messages(pack).join()).toMatch(expected);
  });

  test('a part that nobody would read, a mark that is none, a rule without a title', () => {
    const whole = 'due: { after: 3 day }\nmet: correction.discharged';
    expect(messages(duty(`${whole}\npenalty: warning`)).join()).toMatch(
      /:13 correction.test penalty: a rule has no part penalty/,
    );
    expect(messages(duty('due: { after: 3 day, rol: true }\nmet: correction.discharged')).join()).toMatch(
      /:11 correction.test due.rol: a rule has no part rol/,
    );
    expect(messages(duty(whole).replace('mark: M', 'mark: X')).join()).toMatch(/:8 .*X is none of V, C, M/);
    expect(messages(duty(whole).replace('title: { zh: 试, en: Test }', 'title: { en: Test }')).join()).toMatch(
      /:6 .*no wording in Chinese/,
    );
  });

  test('a sort that is none, a day that is none, a rule without an id', () => {
    const pack = (rule: string) => `pack: national\nrules:\n  - { ${rule} }\n`;
    expect(messages(pack('id: correction.x, sort: law')).join()).toMatch(/test.yaml:3 .*law is no sort of rule/);
    expect(messages(pack('id: correction.x, sort: duty, from: 2026-02-30')).join()).toMatch(
      /test.yaml:3 .*2026-02-30 is no day/,
    );
    expect(messages(pack('sort: duty')).join()).toMatch(/test.yaml:3 .*a rule without an id/);
    expect(messages('rules: []\n').join()).toMatch(/test.yaml:1 .*names no pack/);
  });

  test('a circle through another duty, and of amendments', () => {
    const other = duty(
      'due: { after: 3 day }\ngiven: { late: { duty: correction.other, is: [overdue] } }\narises: "!late"\nmet: correction.discharged',
    );
    const back = `  - { id: correction.other, sort: duty, title: { zh: 试, en: Test }, basis: [proposal], mark: M, owed: [county], starts: { fact: correction.registered, lateDuty: correction.test }, due: { after: 1 day }, met: correction.discharged }\n`;
    expect(messages(other + back).join()).toMatch(/test.yaml:4 correction.test rules look at each other in a circle/);
    const one = 'pack: one\nrules:\n  - { id: correction.x, sort: duty, amends: two }\n';
    const two = 'pack: two\nrules:\n  - { id: correction.x, sort: duty, amends: one }\n';
    const files = shippedFiles();
    const packs = [one, two].map((text, index) => ({ path: `${index}.yaml`, text }));
    const { problems } = loadLaw({ ...files, packs: [...files.packs, ...packs] });
    expect(problems?.map((p) => p.message.en).join()).toMatch(/rules amend each other in a circle/);
  });

  test('a local override of a rule that no pack has: the file, the line, the rule and both languages', () => {
    const files = shippedFiles();
    const text =
      'pack: own\nrules:\n\n  - id: correction.report-inn\n    sort: duty\n    amends: national\n    settings: { limit: 7 day }\n';
    const { law, problems } = loadLaw({ ...files, packs: [...files.packs, { path: 'own.yaml', text }] });
    expect(law).toBeUndefined();
    expect(problems?.[0]).toEqual({
      file: 'own.yaml',
      line: 6,
      rule: 'correction.report-inn',
      message: { zh: '所修改的规则不存在', en: 'amends a rule that is not there' },
    });
  });

  test('one fault in one rule, and no rule of any pack is loaded', () => {
    const files = shippedFiles();
    const { law, problems } = loadLaw({
      ...files,
      packs: [...files.packs, { path: 'own.yaml', text: 'pack: own\nrules: [{ id: x.y, sort: duty }]\n' }],
    });
    expect(law).toBeUndefined();
    expect(
      problems?.every((p) => p.file === 'own.yaml' && p.line > 0 && p.message.zh !== '' && p.message.en !== ''),
    ).toBe(true);
  });

  test('an alert about what is never held', () => {
    const pack =
      'pack: national\nrules:\n  - { id: case.petition-made, sort: alert, title: { zh: 越级上访, en: Petition }, basis: [proposal], mark: M, to: [county], watch: { each: case.note-written, since: it.on } }\n';
    expect(messages(pack).join()).toMatch(/petitions, complaints, assemblies and belief/);
  });

  test('a fact or code about what is never held', () => {
    const files = shippedFiles();
    const facts = {
      path: 'own.yaml',
      text: 'catalogue: corrections\nfacts:\n  case.assembly-joined: { zh: 参加集会, en: Assembly joined, by: [office] }\ncodes:\n  x: { zh: 试, en: X, codes: { religion: { zh: 宗教, en: Religion } } }\n',
    };
    const { problems } = loadLaw({ ...files, facts: [...files.facts, facts] });
    expect(problems?.length).toBe(2);
  });

  test('a basis that names no known instrument', () => {
    const files = shippedFiles();
    const pack = {
      path: 'own.yaml',
      text: duty('due: { after: 3 day }\nmet: correction.discharged')
        .replace('[proposal]', '[XYZ 3]')
        .replace('pack: national', 'pack: own'),
    };
    const { problems } = loadLaw({ ...files, packs: [...files.packs, pack] });
    expect(problems?.map((p) => p.message.en).join()).toMatch(/XYZ 3 names no known instrument/);
  });
});
