// Who may act, from which day, how an approved change stands, and what is suggested while conditions are written.
import { describe, expect, test } from 'vitest';
import { ageBand, completions, mayAct, mayHoldFrom, standingOn, wordBefore } from './rules.ts';

describe('two persons', () => {
  const mine = { state: 'proposed', authorId: 'a' } as const;
  test('the author does not decide, another does', () => {
    expect(mayAct('approve', mine, 'a')?.code).toBe('rules/second-person');
    expect(mayAct('refuse', mine, 'a')?.code).toBe('rules/second-person');
    expect(mayAct('approve', mine, 'b')).toBeUndefined();
  });
  test('only the author writes, and only before a decision', () => {
    expect(mayAct('edit', { state: 'draft', authorId: 'a' }, 'b')?.code).toBe('rules/authors-only');
    expect(mayAct('edit', { state: 'draft', authorId: 'a' }, 'a')).toBeUndefined();
    expect(mayAct('edit', mine, 'a')?.code).toBe('rules/not-in-state');
    expect(mayAct('recall', { state: 'approved', authorId: 'a' }, 'a')?.code).toBe('rules/not-in-state');
  });
});

test('no day that has passed', () => {
  expect(mayHoldFrom('2026-11-24', '2026-11-25')?.code).toBe('rules/in-the-past');
  expect(mayHoldFrom('2026-11-25', '2026-11-25')).toBeUndefined();
});

describe('how an approved change stands', () => {
  const rules = [{ sort: 'duty', id: 'a' }];
  const change = { effectiveOn: '2026-11-01', rules };
  test('in force, still to come, or replaced once the later one has begun', () => {
    expect(standingOn(change, [], '2026-11-25')).toBe('running');
    expect(standingOn({ ...change, effectiveOn: '2026-12-01' }, [], '2026-11-25')).toBe('coming');
    expect(standingOn(change, [{ effectiveOn: '2026-12-01', rules }], '2026-11-25')).toBe('running');
    expect(standingOn(change, [{ effectiveOn: '2026-11-20', rules }], '2026-11-25')).toBe('replaced');
    expect(standingOn(change, [{ effectiveOn: '2026-11-20', rules: [{ sort: 'gate', id: 'a' }] }], '2026-11-25')).toBe(
      'running',
    );
  });
  test('one of the same day replaces it before it began', () => {
    expect(
      standingOn({ ...change, effectiveOn: '2026-12-01' }, [{ effectiveOn: '2026-12-01', rules }], '2026-11-25'),
    ).toBe('replaced');
  });
});

test('age bands turn on the birthday', () => {
  expect(ageBand('2008-11-26', '2026-11-25')).toBe('under-18');
  expect(ageBand('2008-11-25', '2026-11-25')).toBe('18-35');
  expect(ageBand('1966-11-25', '2026-11-25')).toBe('60-over');
  expect(ageBand(null, '2026-11-25')).toBe('unknown');
});

test('suggestions: fact types as they begin, fields of types that the text names, codes', () => {
  const word = { zh: '', en: '' };
  const types = [
    {
      name: 'correction.registered',
      title: word,
      fields: [{ name: 'category', title: word, codes: ['probation', 'parole'] }],
    },
    { name: 'correction.reported', title: word, fields: [{ name: 'channel', title: word, codes: ['phone'] }] },
  ];
  const of = (text: string) => completions(types, text, wordBefore(text, text.length)).map((one) => one.text);
  expect(of('fact: correction.re')).toEqual(['correction.registered', 'correction.reported']);
  expect(of('starts: correction.registered\narises: start.cat')).toEqual(['start.category']);
  expect(of('starts: correction.registered\narises: start.category == "pro')).toEqual(['probation']);
  expect(of('starts: correction.registered\nwith: ph')).toEqual([]);
});
