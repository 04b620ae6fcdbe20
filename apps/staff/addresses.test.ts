/** Where one is led after signing in, and which word of the navigation is current. */
import { expect, test } from 'vitest';
import { isAt, safeNext } from './addresses.ts';

test.each([
  ['/cases/1?tab=x', '/cases/1?tab=x'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/', '/'],
  [undefined, '/'],
])('after signing in, %s leads to %s', (next, to) => expect(safeNext(next)).toBe(to));

test.each([
  ['/', '/', true],
  ['/people', '/', false],
  ['/cases/1', '/people', true],
  ['/peoples', '/people', false],
  ['/leave/3', '/leave', true],
])('on %s the word for %s is current: %s', (pathname, path, current) => expect(isAt(pathname, path)).toBe(current));
