/** The office opens a person's page on the phone, gives a new first password, or ends it. Nobody is obliged to have one. */
import type { Call, Reply } from '@guilu/platform/feature.ts';
import { notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { firstPassword, forgetSessions, hashPassword } from '@guilu/records/accounts/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';

interface Access {
  county: string;
  name: string;
  initials: string;
  account_id: string | null;
  username: string | null;
  disabled_at: string | null;
  must_change_password: boolean | null;
  last_seen_at: string | null;
}

/** The person, where row security lets the asker see one, with the account of the phone page if there ever was one. */
async function accessOf(work: Work, personId: string): Promise<Access | undefined> {
  const { rows } =
    await sql<Access>`select p.county, p.name, p.initials, a.id as account_id, a.username, a.disabled_at, a.must_change_password,
      (select max(s.last_seen_at) from session s where s.account_id = a.id) as last_seen_at
    from person p left join account a on a.county = p.county and a.person_id = p.id where p.id = ${personId}`.execute(
      work.tx,
    );
  return rows[0];
}

export async function readPhoneAccess(work: Work, { params }: Call<typeof contract.phoneAccess>) {
  const found = await accessOf(work, params.personId);
  if (!found) return notFound();
  return {
    open: found.account_id !== null && found.disabled_at === null,
    ...(found.username && { username: found.username }),
    ...(found.last_seen_at && { lastSeenAt: found.last_seen_at }),
    passwordChosen: found.must_change_password === false,
  };
}

/** Opens the page or resets its password. The first password is answered once and kept nowhere but as a hash. */
export async function openPhoneAccess(
  work: Work,
  { params }: Call<typeof contract.givePhoneAccess>,
): Promise<Reply<{ username: string; firstPassword: string }> | Refusal> {
  // Held, so that two who press at once do not make two accounts.
  await sql`select 1 from person where id = ${params.personId} for update`.execute(work.tx);
  const found = await accessOf(work, params.personId);
  if (!found) return notFound();
  const password = firstPassword();
  const hash = await hashPassword(password);
  const { id, username } =
    found.account_id && found.username
      ? await reset(work, found.account_id, found.username, hash)
      : await add(work, params.personId, found, hash);
  forgetSessions();
  work.audit.wrote(
    found.account_id ? 'phone page reset' : 'phone page opened',
    { personId: params.personId },
    { account: id },
  );
  return { reply: { username, firstPassword: password } };
}

/** A new first password for an account that exists; whoever was in is out. */
export async function reset(work: Work, id: string, username: string, hash: string) {
  await sql`update account set password_hash = ${hash}, password_changed_at = ${work.at}, must_change_password = true, disabled_at = null,
    failed_count = 0, locked_until = null, totp_secret = null, totp_confirmed = false, recovery_hashes = '{}' where id = ${id}`.execute(
    work.tx,
  );
  await sql`update session set revoked_at = ${work.at} where account_id = ${id} and revoked_at is null`.execute(
    work.tx,
  );
  return { id, username };
}

async function add(work: Work, personId: string, { county, name, initials }: Access, hash: string) {
  const id = uuid();
  const username = await freeUsername(work, initials);
  await sql`insert into account (id, username, display_name, roles, county, person_id, password_hash, password_changed_at, must_change_password)
    values (${id}, ${username}, ${name}, '{person}', ${county}, ${personId}, ${hash}, ${work.at}, true)`.execute(
    work.tx,
  );
  return { id, username };
}

/** Initials and a running number: short enough to be said over the telephone, and it tells nothing of the file. */
export async function freeUsername(work: Work, initials: string): Promise<string> {
  const stem =
    initials
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .slice(0, 4) || 'my';
  const { rows } = await sql<{ username: string }>`select ${stem} || n as username from generate_series(1001, 9999) n
    where not exists (select 1 from account a where a.username = ${stem} || n) order by n limit 1`.execute(work.tx);
  return rows[0]?.username ?? `${stem}${uuid().slice(-8)}`;
}

export async function endPhoneAccess(work: Work, { params }: Call<typeof contract.endPhoneAccess>) {
  const found = await accessOf(work, params.personId);
  if (!found) return notFound();
  if (!found.account_id || found.disabled_at) return refused('my/page-not-open');
  await sql`update account set disabled_at = ${work.at} where id = ${found.account_id}`.execute(work.tx);
  await sql`update session set revoked_at = ${work.at} where account_id = ${found.account_id} and revoked_at is null`.execute(
    work.tx,
  );
  forgetSessions();
  work.audit.wrote('phone page ended', { personId: params.personId }, { account: found.account_id });
  return {};
}
