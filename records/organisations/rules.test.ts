import { expect, test } from 'vitest';
import { scopeOf } from './rules.ts';

const bureauPath = 'R.JT990000.SJ990100.SJ990101.';
test.each([
  ['judicial-office', ['officer'], `${bureauPath}SF990101100.`, `${bureauPath}SF990101100.`],
  ['village-committee', ['village-liaison'], `${bureauPath}SF990101100.VC990101100201.`, `${bureauPath}SF990101100.VC990101100201.`],
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
