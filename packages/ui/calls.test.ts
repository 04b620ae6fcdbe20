/** A write that is tried again carries the same key as long as it says the same. */
import { expect, test } from 'vitest';
import { sameAttempt } from './calls.ts';

test('the same contents keep the key, other contents get a new one', () => {
  const first = sameAttempt(undefined, { body: { on: '2026-11-24' } as never });
  expect(sameAttempt(first, { body: { on: '2026-11-24' } as never }).key).toBe(first.key);
  expect(sameAttempt(first, { body: { on: '2026-11-23' } as never }).key).not.toBe(first.key);
  expect(sameAttempt(first, { params: { caseId: 'b' } as never, body: { on: '2026-11-24' } as never }).key).not.toBe(
    first.key,
  );
});

test('an upload keeps its key while it is the same upload', () => {
  const form = new FormData();
  const first = sameAttempt(undefined, { body: form });
  expect(sameAttempt(first, { body: form }).key).toBe(first.key);
  expect(sameAttempt(first, { body: new FormData() }).key).not.toBe(first.key);
});
