// What a version must say, and what changed.
import { expect, test } from 'vitest';
import type { Measure } from './contract.ts';
import { changesOf, withoutCommunity, wrongVersion } from './rules.ts';

const visit: Measure = { area: 'supervision', text: '每月走访一次' };
const course: Measure = { area: 'education', text: '参加法治教育' };

test('a review lies after the version, and no measure stands twice', () => {
  expect(wrongVersion({ on: '2026-11-25', reviewOn: '2027-02-25', measures: [visit] })).toBeUndefined();
  expect(wrongVersion({ on: '2026-11-25', reviewOn: '2026-11-25', measures: [visit] })?.field).toBe('reviewOn');
  expect(wrongVersion({ on: '2026-11-25', measures: [visit, { ...visit, text: ' 每月走访一次' }] })?.code).toBe(
    'plan/twice',
  );
});

test('what came and what went; a changed hand is no change of the measure', () => {
  expect(changesOf(undefined, [visit])).toEqual({ added: [], dropped: [] });
  expect(
    changesOf(
      [visit, course],
      [
        { ...visit, by: '王敏' },
        { area: 'help', text: '介绍工作' },
      ],
    ),
  ).toEqual({
    added: ['介绍工作'],
    dropped: ['参加法治教育'],
  });
  expect(withoutCommunity([visit, course])).toBe(true);
  expect(withoutCommunity([visit, { area: 'help' }])).toBe(false);
});
