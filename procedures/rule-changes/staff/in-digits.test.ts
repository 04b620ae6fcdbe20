import { expect, test } from 'vitest';
import { inDigits } from './in-digits.ts';

test('articles are looked for in digits', () => {
  expect(inDigits('第二十六条')).toBe('第26条');
  expect(inDigits('刑诉法 第二百六十八条')).toBe('刑诉法 第268条');
  expect(inDigits('第十条 第一百零五条 第三项')).toBe('第10条 第105条 第3项');
});

test('other words stay as they are', () => {
  expect(inDigits('三个月 报到')).toBe('三个月 报到');
  expect(inDigits('第二天')).toBe('第二天');
});
