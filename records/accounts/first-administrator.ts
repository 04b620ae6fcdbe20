/** The first account of a county, made on the command line; every further one is made by this administrator on screen. */
import { invalid, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { organisation } from '../organisations/index.ts';
import { firstPassword, hashPassword } from './passwords.ts';

export interface FirstAdministrator {
  /** Code of an organisation of the county acted in. */
  organisation: string;
  username: string;
  name: string;
}

/**
 * Makes the administrator of a county that has none in use, with a first password that must be changed.
 * Refuses `account/no-such-organisation`, `account/administrator-exists`, `account/name-taken`.
 */
export async function makeFirstAdministrator(work: Work, wanted: FirstAdministrator): Promise<{ firstPassword: string } | Refusal> {
  const office = await organisation(work.tx, wanted.organisation);
  if (!office || office.county !== work.actor.county) return invalid('account/no-such-organisation', 'organisation');
  // Two at once wait for each other here.
  await sql`select pg_advisory_xact_lock(hashtext(${`first administrator ${work.actor.county}`}))`.execute(work.tx);
  const there = await sql`select 1 from account a join organisation o on o.code = a.organisation
    where o.county = ${work.actor.county} and 'administrator' = any (a.roles) and a.disabled_at is null limit 1`.execute(work.tx);
  if (there.rows.length) return refused('account/administrator-exists');
  const [id, password] = [uuid(), firstPassword()];
  const made = await sql`insert into account (id, username, display_name, organisation, roles, password_hash, password_changed_at, must_change_password)
    values (${id}, ${wanted.username}, ${wanted.name}, ${office.code}, '{administrator}', ${await hashPassword(password)}, ${work.at}, true)
    on conflict (username) do nothing returning id`.execute(work.tx);
  if (!made.rows.length) return invalid('account/name-taken', 'username');
  work.audit.wrote('account created', {}, { account: id, username: wanted.username, organisation: office.code, roles: ['administrator'] });
  return { firstPassword: password };
}
