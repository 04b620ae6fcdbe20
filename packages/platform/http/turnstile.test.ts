/** Who comes through the turnstile, and in what order. */
import { expect, test } from 'vitest';
import { Turnstile } from './turnstile.ts';

test('few are inside at once, the others in their order, and whom the line cannot hold is told so', async () => {
  const turnstile = new Turnstile(2, 3);
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const run = (n: number) => () =>
    new Promise<number>((done) => {
      inside += 1;
      most = Math.max(most, inside);
      order.push(n);
      setTimeout(() => {
        inside -= 1;
        done(n);
      }, 5);
    });
  const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => turnstile.through(run(n))));
  expect(answers.map((one) => one?.answer)).toEqual([1, 2, 3, 4, 5, undefined, undefined]);
  expect(order).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('a failure inside lets the next one in', async () => {
  const turnstile = new Turnstile(1, 5);
  const failed = turnstile.through(async () => {
    throw new Error('no');
  });
  const next = turnstile.through(async () => 'yes');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toEqual({ answer: 'yes' });
  expect(await turnstile.through(async () => 'again')).toEqual({ answer: 'again' });
});
