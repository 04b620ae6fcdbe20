/** Every published vector and every example beside a rule. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rulesCheck } from './commands.ts';
import { checkExamples } from './examples.ts';
import { calendar, PACKS, shippedLaw } from './testing/shipped-law.ts';
import { checkVector, readVectors, VectorFault } from './vectors.ts';

const law = shippedLaw();

for (const [name, count] of [
  ['corrections', 204],
  ['resettlement', 157],
] as const) {
  const vectors = readVectors(law, readFileSync(join(PACKS, 'vectors', `${name}.json`), 'utf8'));
  describe(`vectors of ${name}`, () => {
    test('all are there', () => expect(vectors.length).toBe(count));
    test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
      expect(checkVector(law, calendar, vector)).toBeUndefined();
    });
  });
}

test('examples beside the rules hold', () => {
  const { run, problems } = checkExamples(law, calendar);
  expect(problems).toEqual([]);
  expect(run).toBeGreaterThanOrEqual(35);
});

describe('rules check', () => {
  const vector = (more: object) => ({
    id: 'T-1',
    pack: 'national',
    kind: 'correction',
    facts: [{ id: 'f1', type: 'correction.judgment-effective', on: '2026-03-02', data: { category: 'probation' } }],
    asOf: '2026-03-03',
    ask: { duty: 'correction.report-in' },
    expect: { due: '2026-03-12' },
    ...more,
  });
  const check = (...list: object[]) =>
    rulesCheck(law, calendar, [{ path: 'a.json', text: JSON.stringify(list) }], false);

  test('says what failed, and how many', () => {
    const answer = check(vector({}), vector({ id: 'T-2', expect: { due: '2026-03-13' } }));
    expect(answer.code).toBe(1);
    expect(answer.out[0]).toMatch(/^T-2 expected .*2026-03-13.* came .*2026-03-12/);
    expect(answer.out.at(-1)).toBe('1 passed, 1 failed');
  });

  test.each([
    [{ pack: 'nowhere' }, 'nowhere'],
    [{ ask: { duty: 'correction.no-such' } }, 'correction.no-such'],
    [{ facts: [{ id: 'f1', type: 'correction.no-fact', on: '2026-03-02' }] }, 'correction.no-fact'],
    [{ facts: [{ id: 'f1', type: 'correction.reported-in', on: '2026-02-30' }] }, '2026-02-30'],
    [{ facts: [{ id: 'f1', type: 'correction.reported-in', on: '2026-02-03', data: { plaze: 'x' } }] }, 'plaze'],
    [{ kind: 'holiday' }, 'holiday'],
  ])('an unknown name is named: %o', (more, name) => {
    const answer = check(vector(more));
    expect(answer.code).toBe(2);
    expect(answer.err[0]).toContain(name);
  });

  test('what is no list of vectors is refused', () => {
    expect(() => readVectors(law, '{}')).toThrow(VectorFault);
    expect(() => readVectors(law, '[')).toThrow(VectorFault);
  });

  test('a year without its holidays fails and is not guessed', () => {
    const answer = check(
      vector({
        facts: [{ id: 'f1', type: 'correction.judgment-effective', on: '2030-03-02', data: { category: 'probation' } }],
        asOf: '2030-03-03',
      }),
    );
    expect(answer.code).toBe(1);
    expect(answer.out[0]).toContain('2030');
  });
});
