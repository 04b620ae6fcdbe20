/** How the days of a count are put together. */
import { expect, test } from 'vitest';
import { dayRuns } from './day-runs.ts';

const weekend = { zh: '周末', en: 'weekend' };

test('days alike and next to each other are one run; another reason begins another', () => {
  const runs = dayRuns([
    { on: '2026-03-05', counted: false, why: { zh: '当日不算', en: 'not counted' } },
    { on: '2026-03-06', counted: true },
    { on: '2026-03-07', counted: false, why: weekend },
    { on: '2026-03-08', counted: false, why: weekend },
    { on: '2026-03-09', counted: true },
    { on: '2026-03-10', counted: true },
  ]);
  expect(runs.map((run) => [run.on, run.until, run.days, run.counted])).toEqual([
    ['2026-03-05', '2026-03-05', 1, false],
    ['2026-03-06', '2026-03-06', 1, true],
    ['2026-03-07', '2026-03-08', 2, false],
    ['2026-03-09', '2026-03-10', 2, true],
  ]);
  expect(dayRuns([])).toEqual([]);
});
