/** Superseded entries stand under their successor. */
import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../../cases/contract.ts';
import { fold, recordedLater } from './timeline.ts';

const entry = (id: string, rest: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id,
  type: 'case.visit-made',
  title: { zh: '走访', en: 'Visit' },
  on: '2026-11-12',
  recordedAt: '2026-11-12T10:00:00+08:00',
  recordedBy: '王敏',
  data: {},
  lines: [],
  met: [],
  raised: [],
  ...rest,
});

test('a chain of corrections is one entry with its former versions, latest first', () => {
  const timeline = [
    entry('c', { supersedes: 'b' }),
    entry('x'),
    entry('a', { supersededBy: 'b' }),
    entry('b', { supersedes: 'a', supersededBy: 'c' }),
  ];
  expect(fold(timeline).map((one) => [one.entry.id, one.former.map((old) => old.id)])).toEqual([
    ['c', ['b', 'a']],
    ['x', []],
  ]);
});

test('an entry whose successor is not known on that day stands by itself', () => {
  expect(fold([entry('a', { supersededBy: 'later' })])).toHaveLength(1);
});

test('a day recorded after midnight in China was recorded later', () => {
  expect(recordedLater(entry('a', { recordedAt: '2026-11-12T16:30:00Z' }))).toBe(true);
  expect(recordedLater(entry('a'))).toBe(false);
});
