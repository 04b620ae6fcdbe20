// What a county may entrust to an office stands in data: acts and duties exist, each in one power.
import { expect, test } from 'vitest';
import { loadLaw } from './load.ts';
import { shippedFiles } from './testing/shipped-law.ts';

const withPowers = (text: string) => {
  const files = shippedFiles();
  return (
    loadLaw({ ...files, facts: [...files.facts, { path: 'facts/more.yaml', text }] }).problems?.map(
      (problem) => `${problem.file}:${problem.line} ${problem.message.en}`,
    ) ?? []
  );
};

test('an act belongs to one power, a duty moves with one, most of both with none', () => {
  const { law } = loadLaw(shippedFiles());
  expect(law?.powerOfAct('correction.registered')?.name).toBe('reception');
  expect(law?.powerOfAct('correction.warned')).toBeUndefined();
  expect(law?.powerOfDuty('correction.register')?.basis).toContain('CCL 9');
  expect(law?.powerOfDuty('correction.search')).toBeUndefined();
});

test('every duty that moves is a rule of a pack that ships', () => {
  const { law } = loadLaw(shippedFiles());
  const known = new Set(law?.everyVersion().flatMap((version) => (version.sort === 'duty' ? [version.id] : [])));
  const named = [...(law?.powers.values() ?? [])].flatMap((power) => power.duties);
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((duty) => !known.has(duty))).toEqual([]);
});

test.each([
  [
    'an act that is no fact type',
    'powers:\n  more:\n    acts:\n      - correction.regstered\n',
    /:4 correction.regstered is no fact type/,
  ],
  [
    'an act of another power',
    'powers:\n  more:\n    acts:\n      - correction.scored\n',
    /correction.scored stands in two powers/,
  ],
])('%s is refused', (_what, text, sentence) => {
  expect(withPowers(text).join('\n')).toMatch(sentence);
});
