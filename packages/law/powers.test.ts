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
  [
    'a duty of no pack',
    'powers:\n  more:\n    duties: [correction.regster]\n',
    /correction.regster is the duty of no pack/,
  ],
])('%s is refused', (_what, text, sentence) => {
  expect(withPowers(text).join('\n')).toMatch(sentence);
});
