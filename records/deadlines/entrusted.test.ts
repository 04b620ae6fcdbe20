// Whose list a duty of a delegated power stands on, and what is offered to whom (CCL 9).
import { readLaw } from '@guilu/platform/law-files.ts';
import { describe, expect, test } from 'vitest';
import { entrustedOf, type Held } from './entrusted.ts';
import { type DutyRow, dutyLineOf } from './lines.ts';
import { groupOf } from './rules.ts';

const law = readLaw();
const work = { law, today: '2026-11-25', at: '2026-11-25T09:00:00+08:00' };
const held: Held[] = [
  { office: 'SF1', powers: ['reception', 'plan'], instrument: '委〔2026〕1号', until: '2026-12-31' },
];

const row = (differs: Partial<DutyRow> = {}): DutyRow => ({
  key: 'k',
  case_id: 'c',
  rule: 'correction.register',
  period: null,
  due_on: '2026-11-26',
  due_at: null,
  state: 'open',
  met_by: [],
  met_on: null,
  owed_by: ['county'],
  falls_to: 'county',
  pack: 'national',
  pack_version: '2026-11-25',
  basis: ['CCL 22'],
  verified: true,
  office: 'SF1',
  kind: 'correction',
  ...differs,
});

describe('a duty of a power', () => {
  const asks = entrustedOf(held, { level: 'office', roles: ['officer'] });
  test.each([
    ['of the office that holds it', {}, 'office', ['correction.registered']],
    ['of an office that does not', { office: 'SF2' }, 'county', []],
    ['of a case that no office has', { office: null }, 'county', []],
    [
      'that a rule lays on the office',
      { rule: 'correction.monthly-score', falls_to: 'office' as const, pack: 'plan-003s1' },
      'county',
      [],
    ],
    ['that is in no power', { rule: 'correction.search' }, 'county', ['correction.search-begun']],
  ])('%s', (_which, differs, fallsTo, meets) => {
    expect(dutyLineOf(work, row(differs), asks)).toMatchObject({ fallsTo, meets });
  });

  test('names the instrument and its last day', () => {
    expect(dutyLineOf(work, row(), asks).delegation).toEqual({ instrument: '委〔2026〕1号', until: '2026-12-31' });
    expect(dutyLineOf(work, row({ office: 'SF2' }), asks)).not.toHaveProperty('delegation');
  });
});

test.each([
  ['office', ['officer'], 'SF1', true],
  ['office', ['officer'], 'SF2', false],
  ['office', ['social-worker'], 'SF1', false],
  ['office', ['village-liaison'], 'SF1', false],
  ['county', ['county-officer'], 'SF2', true],
  ['county', ['social-worker'], 'SF1', false],
] as const)('an %s’s %j may use reception in a case of %s: %s', (level, roles, office, may) => {
  expect(entrustedOf(held, { level, roles }).mayUse(office, 'reception')).toBe(may);
});

test('the county that entrusted a duty goes on seeing it before it is late; the office has it as its own', () => {
  const line = { fallsTo: 'office' as const, status: 'open', dueOn: '2026-11-26' };
  const group = (level: 'office' | 'county', delegation?: object) =>
    groupOf({ ...line, delegation }, level, '2026-11-25', '2026-12-02');
  expect([group('office', held), group('county', held), group('county')]).toEqual(['week', 'waiting', undefined]);
});
