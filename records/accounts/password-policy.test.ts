import { expect, test } from 'vitest';
import { weakness } from './password-policy.ts';

const holder = { username: 'zhoujun', words: ['周俊', 'Shiqiao Judicial Office', '石桥司法所', '青石县', 'Qingshi'] };

test.each([
  ['short', 'account/password-short'],
  ['eleven-char', 'account/password-short'],
  ['石桥边的老树', 'account/password-short'],
  ['my-zhoujun-password', 'account/password-is-name'],
  // Numbers that others know.
  ['990101199001011234', 'account/password-is-number'],
  ['99010119900101123X', 'account/password-is-number'],
  ['139 0000 1234 5', 'account/password-is-number'],
  ['1990-01-01-1990', 'account/password-is-number'],
  ['1990年1月1日1990', 'account/password-is-number'],
  ['314159265358979', 'account/password-is-number'],
  // Lists of what is used most.
  ['password1234', 'account/password-common'],
  ['P@ssw0rd!!!!', 'account/password-common'],
  ['admin888888!', 'account/password-common'],
  ['aaaaaaaaaaaaaa', 'account/password-common'],
  ['abcabcabcabc', 'account/password-common'],
  // Keyboard walks.
  ['qwertyuiop123', 'account/password-common'],
  ['1qaz2wsx3edc', 'account/password-common'],
  ['1q2w3e4r5t6y', 'account/password-common'],
  ['!@#$%^qwerty', 'account/password-common'],
  ['zxcvbnm,./123', 'account/password-common'],
  // Chinese habits: words in pinyin, lucky numbers, birthdays behind them.
  ['woaini5201314', 'account/password-common'],
  ['woaizhongguo1949', 'account/password-common'],
  ['Woaini19900101', 'account/password-common'],
  ['sifasuo@2026!!', 'account/password-common'],
  ['shequjiaozheng', 'account/password-common'],
  ['anzhibangjiao123', 'account/password-common'],
  ['mima.mima.1234', 'account/password-common'],
  ['wangwei199001', 'account/password-common'],
  ['guanliyuan2026', 'account/password-common'],
  // Of the person and the unit.
  ['Shiqiao-2026-12', 'account/password-is-name'],
  ['shiqiao888888!', 'account/password-is-name'],
  ['石桥司法所石桥司法所2026', 'account/password-is-name'],
  ['qingshi19880808', 'account/password-is-name'],
  ['guilu-demo-2026', 'account/password-common'],
])('%s is refused: %s', (password, code) => {
  expect(weakness(password, holder)).toBe(code);
});

test.each([
  'a quiet river stone',
  'another river stone',
  'short word of mine',
  'kz7m3-ab9rt-pp2xw',
  '雨后石桥边卖豆腐的老汉姓什么',
  'jintian xia yu mei dai san',
  'tomato gate 1998 lamp',
  'onlylowercaseletterswillalsodo',
])('%s is good enough, without digits or signs having to be in it', (password) => {
  expect(weakness(password, holder)).toBeUndefined();
});
