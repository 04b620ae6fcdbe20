/** A write that is tried again carries the same key as long as it says the same. */
import { expect, test } from 'vitest';
import { CallError, type Problem } from '@guilu/platform/http/client.ts';
import { sameAttempt, throughFault } from './calls.ts';

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

const problem = (status: number): Problem => ({ code: 'x', status, sentence: { zh: '坏', en: 'bad' } });

test('a fault of the moment is tried through, and told meanwhile', async () => {
  const told: number[] = [];
  let tries = 0;
  const answer = await throughFault(
    async () => {
      tries += 1;
      if (tries < 3) throw new CallError(problem(tries === 1 ? 503 : 0));
      return 'saved';
    },
    ({ status }) => told.push(status),
    () => false,
    1,
  );
  expect([answer, tries, told]).toEqual(['saved', 3, [503, 0]]);
});

test('what was refused is not tried again, nor what nobody waits for any more', async () => {
  let tries = 0;
  const once = (status: number) => async () => {
    tries += 1;
    throw new CallError(problem(status));
  };
  await expect(
    throughFault(
      once(422),
      () => undefined,
      () => false,
      1,
    ),
  ).rejects.toThrow();
  await expect(
    throughFault(
      once(503),
      () => undefined,
      () => true,
      1,
    ),
  ).rejects.toThrow();
  expect(tries).toBe(2);
});
