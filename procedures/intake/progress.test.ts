// A confirmation tells how far it has come as long as it runs, and nothing afterwards, however it ends.
import { expect, test } from 'vitest';
import { progressOf, withProgress } from './progress.ts';

test('what a confirmation tells is known while it runs', async () => {
  expect(progressOf('a')).toBeUndefined();
  const answer = await withProgress('a', async (tell) => {
    expect(progressOf('a')).toEqual({ done: 0, of: 0 });
    tell({ done: 400, of: 1200 });
    expect(progressOf('a')).toEqual({ done: 400, of: 1200 });
    expect(progressOf('b')).toBeUndefined();
    return 'taken in';
  });
  expect(answer).toBe('taken in');
  expect(progressOf('a')).toBeUndefined();
});

test('one that fails leaves nothing behind', async () => {
  await expect(withProgress('a', () => Promise.reject(new Error('undone')))).rejects.toThrow('undone');
  expect(progressOf('a')).toBeUndefined();
});

test('a second one of the same roster does not end the telling of the first', async () => {
  await withProgress('a', async (tell) => {
    tell({ done: 1, of: 2 });
    await withProgress('a', async (quiet) => quiet({ done: 9, of: 9 }));
    expect(progressOf('a')).toEqual({ done: 1, of: 2 });
  });
});
