/** The list of people: its question and its table. */
import { expect, test } from 'vitest';
import type { CaseLine } from '../contract.ts';
import { csvOf, queryOf } from './people-query.ts';

test('an address that somebody mangled still asks a lawful question', () => {
  expect(queryOf({ page: '-3', sort: 'salary', state: 'x', q: '周' }, 50)).toEqual({
    q: '周',
    state: 'open',
    sort: 'name',
    page: 1,
    size: 50,
  });
  expect(queryOf({ page: '2', sort: 'overdue', down: 'yes', state: 'all', kind: 'correction' }, 50)).toMatchObject({
    page: 2,
    sort: 'overdue',
    descending: true,
    state: 'all',
  });
});

test('the table holds names with commas and quotes, calculates nothing, and shows no identity number', () => {
  const row = { name: '=周"强,', kind: 'correction', number: 'A-1', state: 'active', overdue: 2 } as CaseLine;
  const csv = csvOf([{ ...row, idMasked: '9901' } as CaseLine], { t: (key) => key, code: (_, code) => code ?? '' });
  expect(csv.split('\r\n')[1]).toBe(`"'=周""强,",,correction,,A-1,active,,,,,,2`);
  expect(csv).not.toContain('9901');
});
