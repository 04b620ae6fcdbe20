/** Roles and the pure question whether an actor may do a thing. The API and the screens ask the same function. */

export const roles = [
  'officer',
  'office-head',
  'county-officer',
  'county-head',
  'deputy',
  'city-supervisor',
  'province-supervisor',
  'secretary',
  'village-liaison',
  'social-worker',
  'volunteer',
  'psychologist',
  'procurator',
  'auditor',
  'rules-officer',
  'administrator',
  'partner',
  'person',
  'family',
] as const;
export type Role = (typeof roles)[number];

/** Sets that many permissions name. */
export const officeStaff: readonly Role[] = ['officer', 'office-head'];
export const countyStaff: readonly Role[] = ['county-officer', 'county-head', 'deputy'];
export const caseStaff: readonly Role[] = [...officeStaff, ...countyStaff];
export const supervisors: readonly Role[] = ['city-supervisor', 'province-supervisor'];
/** Everyone on staff who may read case files in their scope; the leading group's secretary reads and writes nothing. */
export const caseReaders: readonly Role[] = [...caseStaff, ...supervisors, 'secretary', 'procurator'];
/** Who stands beside a person: they see files too, each in their own narrower way. */
export const companions: readonly Role[] = ['village-liaison', 'social-worker', 'volunteer', 'psychologist'];
/** Outside the offices: a page of their own and nothing of the staff's. */
export const ownPages: readonly Role[] = ['person', 'family'];
export const signedIn: readonly Role[] = roles;

/** A permission: its name (`feature.verb`) and the roles that hold it. */
export interface Permission {
  name: string;
  roles: readonly Role[];
}

export function permission(name: string, ...holders: (Role | readonly Role[])[]): Permission {
  return { name, roles: holders.flat() };
}

/** Open to whoever comes, e.g. signing in. */
export const anyone: Permission = { name: 'anyone', roles: [] };

export interface HasRoles {
  roles: readonly Role[];
}

/** true where one of the actor's roles holds the permission. What rows the actor reaches is row security's matter. */
export function may(actor: HasRoles | undefined, wanted: Permission): boolean {
  if (wanted === anyone) return true;
  return !!actor && actor.roles.some((role) => wanted.roles.includes(role));
}
