// A confirmation tells how far it has come while it runs and until its commit; one that fails leaves nothing behind.
import { refused } from '@guilu/platform/http/refusal.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { progressOf, withProgress } from './progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what a confirmation tells is known while it runs, and for a minute until it is committed', async () => {
  expect(progressOf('a')).toBeUndefined();
  const answer = await withProgress('a', async (tell) => {
    expect(progressOf('a')).toEqual({ done: 0, of: 0 });
    tell({ done: 400, of: 1200 });
    expect(progressOf('a')).toEqual({ done: 400, of: 1200 });
    expect(progressOf('b')).toBeUndefined();
    return 'taken in';
  });
  expect(answer).toBe('taken in');
  expect(progressOf('a')).toEqual({ done: 400, of: 1200 });
  vi.advanceTimersByTime(60_000);
  expect(progressOf('a')).toBeUndefined();
});

test('one that fails or is refused leaves nothing behind', async () => {
  await expect(withProgress('c', () => Promise.reject(new Error('undone')))).rejects.toThrow('undone');
  expect(progressOf('c')).toBeUndefined();
  await withProgress('d', async () => refused('intake/changed-since-preview'));
  expect(progressOf('d')).toBeUndefined();
});

test('a second one of the same roster does not disturb what the first tells', async () => {
  await withProgress('e', async (tell) => {
    tell({ done: 1, of: 2 });
    await withProgress('e', async (quiet) => quiet({ done: 9, of: 9 }));
    expect(progressOf('e')).toEqual({ done: 1, of: 2 });
  });
});
