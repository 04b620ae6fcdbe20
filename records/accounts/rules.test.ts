import { expect, test } from 'vitest';
import { restMinutes, wrongRoles } from './rules.ts';

test.each([
  [1, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [8, 8],
  [11, 60],
  [40, 60],
])('after %i failures the account rests %i minutes', (failures, minutes) => {
  expect(restMinutes(failures)).toBe(minutes);
});

test.each([
  [['officer'], undefined],
  [['officer', 'office-head'], undefined],
  [['administrator', 'rules-officer'], undefined],
  [['administrator', 'county-head'], 'account/roles-apart'],
  [['auditor', 'county-officer'], 'account/roles-apart'],
  [['person'], 'account/no-such-role'],
  [['family'], 'account/no-such-role'],
  [['king'], 'account/no-such-role'],
])('roles %j on one account: %s', (roles, code) => {
  expect(wrongRoles(roles)?.code).toBe(code);
});
