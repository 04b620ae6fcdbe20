import { expect, test } from 'vitest';
import { entrustment, mayStandBelow, namedOnly, scopeOf } from './rules.ts';

const bureauPath = 'R.JT990000.SJ990100.SJ990101.';
test.each([
  ['judicial-office', ['officer'], `${bureauPath}SF990101100.`, `${bureauPath}SF990101100.`],
  [
    'village-committee',
    ['village-liaison'],
    `${bureauPath}SF990101100.VC990101100201.`,
    `${bureauPath}SF990101100.VC990101100201.`,
  ],
  ['community-correction-agency', ['county-officer'], `${bureauPath}CC990101.`, bureauPath],
  ['procuratorate', ['procurator'], 'R.PP990101.', bureauPath],
  ['city-bureau', ['city-supervisor'], 'R.JT990000.SJ990100.', 'R.JT990000.SJ990100.'],
  ['court', ['partner'], 'R.CT990101.', ''],
  ['prison', ['partner'], 'R.JT990000.PA990000.PR990001.', ''],
  ['county-bureau', ['administrator'], bureauPath, ''],
  ['county-bureau', ['auditor'], bureauPath, bureauPath],
])('an account of a %s with roles %j sees the right branch', (kind, roles, path, scope) => {
  expect(scopeOf({ kind, path, bureauPath }, roles)).toBe(scope);
});

test('a leading group sees its county, that of a township what the office has', () => {
  const seat = { kind: 'leading-group', path: 'R.LG990101.', bureauPath };
  expect(scopeOf(seat, ['secretary'])).toBe(bureauPath);
  expect(scopeOf({ ...seat, officePath: `${bureauPath}SF990101100.` }, ['secretary'])).toBe(
    `${bureauPath}SF990101100.`,
  );
});

test.each([
  ['judicial-office', ['volunteer'], true],
  ['community-correction-agency', ['psychologist'], true],
  ['village-committee', ['volunteer'], false],
  ['village-committee', ['psychologist'], true],
  ['judicial-office', ['social-worker'], false],
  ['judicial-office', ['officer', 'volunteer'], false],
  ['judicial-office', [], false],
])('an account of a %s with roles %j sees only the files it is named for: %s', (kind, roles, only) => {
  expect(namedOnly(kind, roles)).toBe(only);
});

const instrument = { office: 'SF1', powers: ['leave'], fromOn: '2026-03-01', toOn: '2026-03-31' };
test.each([
  ['SF1', 'leave', '2026-02-28', false],
  ['SF1', 'leave', '2026-03-01', true],
  ['SF1', 'leave', '2026-03-31', true],
  ['SF1', 'leave', '2026-04-01', false],
  ['SF1', 'plan', '2026-03-10', false],
  ['SF2', 'leave', '2026-03-10', false],
])('CCL 9: %s decides %s on %s: %s', (office, power, on, may) => {
  expect(entrustment([instrument], office, power, on).by !== undefined).toBe(may);
});

test('an instrument taken back ends with that day, one without an end runs on', () => {
  const over = { ...instrument, endedOn: '2026-03-15' };
  expect(entrustment([over], 'SF1', 'leave', '2026-03-15')).toEqual({ by: over });
  expect(entrustment([over], 'SF1', 'leave', '2026-03-16')).toEqual({ ended: over });
  const open = { ...instrument, toOn: undefined };
  expect(entrustment([open], 'SF1', 'leave', '2036-01-01')).toEqual({ by: open });
});

test('of several instruments the latest in force counts; of those over the one that ended last is named', () => {
  const older = { ...instrument, fromOn: '2025-01-01', toOn: '2026-03-20' };
  expect(entrustment([older, instrument], 'SF1', 'leave', '2026-03-10').by).toBe(instrument);
  expect(entrustment([older, instrument], 'SF1', 'leave', '2026-04-01').ended).toBe(instrument);
  expect(entrustment([{ ...instrument, fromOn: '2027-01-01', toOn: undefined }], 'SF1', 'leave', '2026-04-01')).toEqual(
    {},
  );
});

test.each([
  ['judicial-office', 'county-bureau', true],
  ['village-committee', 'judicial-office', true],
  ['village-committee', 'county-bureau', false],
  ['village-committee', 'village-committee', true],
  ['court', 'court', true],
  ['court', 'judicial-office', false],
  ['court', undefined, true],
  ['judicial-office', undefined, false],
  ['county-bureau', 'judicial-office', false],
])('a %s below %s: %s', (kind, parent, may) => {
  expect(mayStandBelow(kind, parent)).toBe(may);
});
