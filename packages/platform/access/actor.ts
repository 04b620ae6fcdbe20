/** Who acts: filled from the session at the edge, handed to every command and query. */
import type { Role } from './roles.ts';

export interface Actor {
  accountId: string;
  /** The name shown beside what this actor records. */
  name: string;
  roles: readonly Role[];
  /** The organisation acted for: one's own, or the one covered. */
  organisation: string;
  organisationKind: string;
  organisationName: string;
  /** Division code of the county acted in; of the home county for city and province staff. */
  county: string;
  /** Branch of the organisation tree that may be seen; empty sees no case. */
  scope: string;
  /** Of the branch only the files that this account is named for: volunteers and psychologists. */
  namedOnly?: boolean;
  /** Path of the actor's own organisation. */
  orgPath: string;
  language: 'zh-CN' | 'en';
  /** Set on the supervised person's own page. */
  personId?: string;
  /** Set for a family member: the person of whom a little is told. */
  relativeOf?: string;
  sessionId: string;
  /** Signed in with a first password: nothing but one's own account is open until it is changed. */
  mustChangePassword?: boolean;
}

/** The command line and the jobs act as this account, which the audit shows. */
export function systemActor(name: 'cli' | 'system', county: string): Actor {
  return {
    accountId: '00000000-0000-0000-0000-000000000000',
    name,
    roles: ['county-officer', 'county-head'],
    organisation: 'system',
    organisationKind: 'system',
    organisationName: name,
    county,
    scope: 'R.',
    orgPath: 'R.',
    language: 'zh-CN',
    sessionId: '',
  };
}
