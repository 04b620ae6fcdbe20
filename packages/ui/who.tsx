/** Who is signed in, and what the screens may offer them. The server asks the same permission again. */
import { type HasRoles, may, type Permission, type Role } from '@guilu/platform/access/roles.ts';
import { createContext, useContext } from 'react';

export interface Who {
  accountId: string;
  name: string;
  username: string;
  roles: string[];
  organisation: string;
  organisationName: string;
  organisationKind: string;
  county: string;
  covers: { id: string; organisation: string; organisationName: string; toOn: string; active: boolean }[];
}

export const WhoContext = createContext<Who | undefined>(undefined);

/** The account that is signed in. Every screen below the shell has one. */
export function useWho(): Who {
  const who = useContext(WhoContext);
  if (!who) throw new Error('A screen was shown to nobody.');
  return who;
}

/** Asks whether the account holds a permission; the same pure function as on the server. */
export function useMay(): (wanted: Permission | undefined) => boolean {
  const who = useContext(WhoContext);
  return (wanted) => !wanted || may(who as (HasRoles & { roles: readonly Role[] }) | undefined, wanted);
}
