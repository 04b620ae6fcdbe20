// When a time is over, and that nobody approves what they proposed.
import { addDays } from '@guilu/calendar';
import { readRetention } from '@guilu/platform/law-files.ts';
import { expect, test } from 'vitest';
import { cutoffOf, endOf, mayCarryOut, mayDecide } from './rules.ts';

test.each([
  [{ count: 1, unit: 'day' }, '2026-12-25', '2026-12-26'],
  [{ count: 6, unit: 'month' }, '2026-08-31', '2027-02-28'],
  [{ count: 3, unit: 'year' }, '2024-02-29', '2027-02-28'],
] as const)('%o from %s ends on %s', (keep, since, end) => expect(endOf({ keep }, since)).toBe(end));

test('the cutoff is the latest day whose time is over, on every day of two years', () => {
  for (const keep of [
    { count: 1, unit: 'day' },
    { count: 1, unit: 'month' },
    { count: 6, unit: 'month' },
    { count: 1, unit: 'year' },
  ] as const)
    for (let today = '2027-01-01'; today < '2029-01-01'; today = addDays(today, 1)) {
      const cutoff = cutoffOf({ keep }, today) ?? '';
      expect((endOf({ keep }, cutoff) ?? '') <= today, `${keep.count} ${keep.unit} on ${today}`).toBe(true);
      expect((endOf({ keep }, addDays(cutoff, 1)) ?? '') > today, `${keep.count} ${keep.unit} on ${today}`).toBe(true);
    }
});

test('another approves, once; only what is approved is carried out, once', () => {
  expect(mayDecide({ state: 'proposed', proposedBy: 'a' }, 'a')?.code).toBe('retention/own-list');
  expect(mayDecide({ state: 'proposed', proposedBy: 'a' }, 'b')).toBeUndefined();
  expect(mayDecide({ state: 'approved', proposedBy: 'a' }, 'b')?.code).toBe('retention/decided-already');
  expect(mayCarryOut({ state: 'proposed', proposedBy: 'a' })?.code).toBe('retention/not-approved');
  expect(mayCarryOut({ state: 'refused', proposedBy: 'a' })?.code).toBe('retention/not-approved');
  expect(mayCarryOut({ state: 'carried-out', proposedBy: 'a' })?.code).toBe('retention/carried-out-already');
});

test('the table that ships says of each kind how long, on what ground and how it goes; no figure pretends to be the law', () => {
  const kinds = readRetention();
  expect(kinds.length).toBeGreaterThan(8);
  for (const kind of kinds) expect(kind.verified, kind.id).toBe(false);
  expect(kinds.filter((kind) => kind.goes === 'never').map((kind) => kind.id)).toEqual(['write-log']);
});
