import { expect, test } from 'vitest';
import { aboutOf, rolesOf, standingNotice } from './rules.ts';

const court = { kind: 'court', name: '青石县人民法院', aliases: ['青石法院'] };

test.each([
  [court, 'discharge', '青石县人民法院', ['court', 'decision-organ']],
  [court, 'discharge', '青石法院', ['court', 'decision-organ']],
  [court, 'discharge', '临岚市中级人民法院', ['court']],
  [court, 'discharge', undefined, ['court', 'decision-organ']],
  [{ kind: 'police-bureau', name: '青石县公安局', aliases: [] }, 'discharge', '青石县人民法院', ['police']],
  [
    { kind: 'police-bureau', name: '青石县公安局', aliases: [] },
    'exit-restriction-lifted',
    undefined,
    ['police', 'exit-administration'],
  ],
  [{ kind: 'judicial-office', name: '石桥司法所', aliases: [] }, 'discharge', undefined, []],
])('%j is told of %s, decided by %s, as %j', (agency, about, decidedBy, roles) => {
  expect(rolesOf(agency, about, decidedBy)).toEqual(roles);
});

test('a notice is used again only where it is of this paper and told one of these roles', () => {
  const data = { about: 'discharge', to: ['decision-organ', 'police'] };
  const notice = { id: 'a', type: 'case.notice-sent', data, source: { paper: 'p1' } };
  expect(standingNotice([notice], 'p1', ['court', 'decision-organ'])?.id).toBe('a');
  expect(standingNotice([notice], 'p1', ['procuratorate'])).toBeUndefined();
  expect(standingNotice([notice], 'p2', ['police'])).toBeUndefined();
  expect(standingNotice([{ ...notice, source: null }], 'p1', ['police'])).toBeUndefined();
});

test('a paper says what it is about, by its sending or its template', () => {
  expect(aboutOf('discharge-notice')).toBe('discharge');
  expect(aboutOf('basic-form')).toBe('other');
  expect(aboutOf('discharge-notice', 'decision')).toBe('decision');
});
