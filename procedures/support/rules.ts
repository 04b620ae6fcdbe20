/** Who may be named for a person, and as what. Pure. */

export const supportRoles = ['psychologist', 'volunteer'] as const;
export type SupportRole = (typeof supportRoles)[number];

/** As what an account stands beside a person; undefined where it is neither volunteer nor psychologist. */
export const supportRoleOf = (roles: readonly string[]): SupportRole | undefined =>
  supportRoles.find((role) => roles.includes(role));
