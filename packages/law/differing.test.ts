/** Only what is written differently, and what looks at it, is asked again; everything else answers as before. */
import { expect, test } from 'vitest';
import { loadLaw } from './index.ts';
import { differingRules } from './differing.ts';
import { goldenCases } from './testing/golden-cases.ts';
import { calendarAhead as calendar, shippedFiles } from './testing/shipped-law.ts';

const files = shippedFiles();
const lawWith = (rules: string) => {
  const own = { path: 'local/own.yaml', text: `pack: liandu-district\nfrom: 2020-07-01\nrules:\n${rules}` };
  const { law, problems } = loadLaw(rules === '' ? files : { ...files, packs: [...files.packs, own] });
  if (!law) throw new Error(JSON.stringify(problems));
  return law;
};
const before = lawWith('');

test('the same law differs in nothing', () => {
  expect(differingRules(before, lawWith(''), 'liandu-district')).toEqual([]);
});

test('a figure changed: the rule and the alert that looks at it, and no other rule of any case', () => {
  const after = lawWith(
    '  - { id: correction.report-in, sort: duty, amends: national, basis: [proposal], mark: M, settings: { limit: 5 day } }\n',
  );
  const differing = differingRules(before, after, 'liandu-district');
  expect(differing).toContain('correction.report-in');
  expect(differing).toContain('correction.not-reported-in');
  expect(differing.length).toBeLessThan(8);
  for (const { kind, facts, on } of goldenCases) {
    for (const asOf of on) {
      const rest = (law: typeof before) => {
        const { duties, alerts } = law.evaluate({ pack: 'liandu-district', kind, facts, asOf, calendar });
        return [...duties, ...alerts].filter((one) => !differing.includes(one.rule));
      };
      expect(rest(after)).toEqual(rest(before));
    }
  }
});
