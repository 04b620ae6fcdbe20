import { expect, test } from 'vitest';
import { linesOf, stretchesOf } from './fields.ts';

test('a stretch is its first day, its last day and why', () => {
  const read = stretchesOf(['2026-03-06 2026-03-25 脱离监管', ' 2026-04-01  2026-04-02  以行贿取得 暂予监外执行 ']);
  expect(read).toEqual([
    { from: '2026-03-06', to: '2026-03-25', why: '脱离监管' },
    { from: '2026-04-01', to: '2026-04-02', why: '以行贿取得 暂予监外执行' },
  ]);
  expect(linesOf(read)[0]).toBe('2026-03-06 2026-03-25 脱离监管');
});

test('a line that is no stretch is not guessed at', () => {
  expect(stretchesOf(['3月6日到25日'])).toBeUndefined();
  expect(stretchesOf(['2026-03-06 2026-03-25'])).toBeUndefined();
  expect(stretchesOf(undefined)).toEqual([]);
});
