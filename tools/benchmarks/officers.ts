/** Signed-in officers of the generated counties, with sessions opened as the sign-in opens them. */
import { clockOf } from '@guilu/platform/work.ts';
import { openSession } from '@guilu/records/accounts/index.ts';
import { sql } from 'kysely';
import type { Opened } from '../../apps/server/open-services.ts';
import { askingAgent } from './load.ts';

export interface SignedIn {
  token: string;
  account: string;
  county: string;
  path: string;
}

/** One session for each of up to `many` officers (or whoever has one of `roles`), taken evenly over the counties; `each` sessions where one is not enough. */
export async function signInOfficers(
  { owner, services }: Opened,
  counties: readonly string[],
  many: number,
  each = 1,
  roles: readonly string[] = ['officer'],
): Promise<SignedIn[]> {
  const { rows } = await sql<{
    id: string;
    county: string;
    path: string;
  }>`select a.id, o.county, o.path from account a join organisation o on o.code = a.organisation
    where o.county = any (${counties}) and a.roles && ${roles}::text[] order by right(o.code, 3), o.county limit ${many}`.execute(
    owner,
  );
  const { at } = clockOf(services.now());
  return owner.transaction().execute(async (tx) => {
    const signedIn: SignedIn[] = [];
    for (let n = 0; n < each; n += 1)
      for (const { id, county, path } of rows)
        signedIn.push({
          token: (await openSession({ tx, at }, id, { address: '127.0.0.1', agent: askingAgent })).token,
          account: id,
          county,
          path,
        });
    return signedIn;
  });
}
