/** Names as visitors may see them. */
import { expect, test } from 'vitest';
import { shortName } from './names.tsx';

test.each([
  ['周强', '周×'],
  ['李建国', '李××'],
  ['欧阳文静', '欧阳××'],
  ['欧阳', '欧×'],
  ['阿卜杜拉·买买提', '阿卜杜拉·×'],
  ['𠮷野', '𠮷×'],
])('%s is shown as %s', (name, short) => {
  expect(shortName(name)).toBe(short);
});
