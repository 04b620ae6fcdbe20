import { expect, test } from 'vitest';
import { addressKey, Buckets } from './limits.ts';

test('a bucket lets so many through, says how long to wait, and is empty again after its window', () => {
  let now = 1_000_000;
  const buckets = new Buckets(() => now);
  expect([1, 2, 3].map(() => buckets.take('a', 3))).toEqual([0, 0, 0]);
  now += 20_000;
  expect(buckets.take('a', 3)).toBe(40);
  expect(buckets.wait('a', 3)).toBe(40);
  expect(buckets.take('b', 3)).toBe(0);
  now += 40_000;
  expect(buckets.wait('a', 3)).toBe(0);
  expect(buckets.take('a', 3)).toBe(0);
});

test('a clock that was set back locks nobody out for longer than a window', () => {
  let now = 1_000_000_000;
  const buckets = new Buckets(() => now);
  expect([1, 2].map(() => buckets.take('a', 1))).toEqual([0, 60]);
  now -= 500_000_000;
  expect(buckets.take('a', 1)).toBe(0);
});

test('many keys take no more room than given, the oldest go first', () => {
  const buckets = new Buckets(() => 0, 3);
  for (const key of ['a', 'b', 'c', 'd']) buckets.take(key, 1);
  expect(buckets.take('d', 1)).toBeGreaterThan(0);
  expect(buckets.take('a', 1)).toBe(0);
});

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the address %s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});
