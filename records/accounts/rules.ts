/** Pure questions about accounts: roles that go together, how long an account rests after failures. */
import { caseReaders, companions, ownPages, roles as allRoles } from '@guilu/platform/access/roles.ts';
import { invalid, type Refusal } from '@guilu/platform/http/refusal.ts';

const known: readonly string[] = allRoles.filter((role) => !ownPages.includes(role));
const seesCases: readonly string[] = [...caseReaders, ...companions];

/** Why these roles cannot be given to one account of staff; undefined where they can. An administrator sees no case. */
export function wrongRoles(roles: readonly string[]): Refusal | undefined {
  const strange = roles.find((role) => !known.includes(role));
  if (strange) return invalid('account/no-such-role', 'roles', { role: strange });
  const administers = roles.includes('administrator') || roles.includes('auditor');
  if (administers && roles.some((role) => seesCases.includes(role))) return invalid('account/roles-apart', 'roles');
  return undefined;
}

/** Minutes that an account rests after so many failures in a row: none below five, then 1, 2, 4 … at most an hour. */
export const restMinutes = (failures: number): number => (failures < 5 ? 0 : Math.min(60, 2 ** (failures - 5)));
