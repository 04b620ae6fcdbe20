/** Signing in and out; lock-out after repeated failures; the second factor. */
import type { Call, Origin, Reply, SessionAnswer } from '@guilu/platform/feature.ts';
import { notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { AuditTrail } from '@guilu/platform/audit/chain.ts';
import { type RawBuilder, sql } from 'kysely';
import type * as contract from './contract.ts';
import { verifyPassword } from './passwords.ts';
import { restMinutes } from './rules.ts';
import { recoveryHash, stepOf } from './second-factor.ts';
import { type KnownDevice, knownDevice } from './devices.ts';
import { guessing } from './guessing.ts';
import { tell } from './notices.ts';
import { forgetSessions, openSession } from './sessions.ts';

interface AccountRow {
  id: string;
  username: string;
  display_name: string;
  roles: string[];
  county: string | null;
  org_path: string | null;
  org_county: string | null;
  password_hash: string | null;
  totp_secret: string | null;
  totp_confirmed: boolean;
  totp_last_step: number | null;
  recovery_hashes: string[];
  failed_count: number;
  must_change_password: boolean;
  first_password_over: boolean;
  locked: boolean;
  disabled: boolean;
}

/** The account that signs in, locked until the answer is written: tries on one account come one after another. */
export async function accountWhere(
  work: Pick<Work, 'tx' | 'at'>,
  where: RawBuilder<unknown>,
): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select a.*, o.path as org_path, o.county as org_county,
      coalesce(a.locked_until > ${work.at}, false) as locked, coalesce(a.first_password_until < ${work.at}, false) as first_password_over, a.disabled_at is not null as disabled
    from account a left join organisation o on o.code = a.organisation where ${where} for update of a`.execute(work.tx);
  return rows[0];
}

type Outcome = { signedIn: boolean; secondFactorWanted: boolean };
const wrong = refused('account/wrong-sign-in', { status: 401 });

/**
 * One answer, in about the same time, for an unknown name, a wrong password, a locked or a disabled account. A browser that
 * the account signed in from before has its own count of failures; all others share the account's, their address's and that of all.
 */
export async function signIn(
  work: Work,
  { body, from }: Call<typeof contract.signIn>,
): Promise<SessionAnswer<Outcome> | Outcome | Reply<Outcome> | Refusal> {
  const account = await accountWhere(work, sql`a.username = ${body.username.trim().toLowerCase()}`);
  const known = account && (await knownDevice(work, account.id, from));
  const seconds = known ? 0 : guessing(work).wait(from.address);
  if (seconds) return refused('account/too-many-tries', { status: 429, params: { minutes: Math.ceil(seconds / 60) } });
  const right = await verifyPassword(account?.password_hash, body.password);
  if (!account) {
    guessing(work).failed(from.address);
    return wrong;
  }
  const tries: Tries = { account, known, from };
  if (account.disabled || (known ? known.resting : account.locked)) {
    guessing(work).failed(from.address);
    return refuse(work, account, from, account.disabled ? 'disabled' : 'locked');
  }
  if (!right) return failed(work, tries);
  if (account.must_change_password && account.first_password_over)
    return refuse(work, account, from, 'first password over', 'account/first-password-over');
  if (account.totp_confirmed) {
    if (!body.code) return { signedIn: false, secondFactorWanted: true };
    if (!(await acceptCode(work, account, body.code))) return failed(work, tries, 'account/wrong-code');
  }
  if (account.roles.includes('family') && !(await stillInvited(work, account.id)))
    return refuse(work, account, from, 'invitation over', 'account/invitation-over');
  if (!known)
    await sql`update account set failed_count = 0, locked_until = null where id = ${account.id}`.execute(work.tx);
  const session = await openSession(work, account.id, from);
  await note(work, account, 'signed in', from, { by: account.totp_confirmed ? 'password and code' : 'password' });
  return { session, answer: { signedIn: true, secondFactorWanted: false } };
}

/** A family member is let in while the invitation lasts; said only to who gave the right password. */
async function stillInvited(work: Work, accountId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from family_standing(${accountId}, ${work.today})`.execute(work.tx);
  return rows.length > 0;
}

interface Tries {
  account: AccountRow;
  known: KnownDevice | undefined;
  from: Origin;
}

/** Counts the failure; after five the account rests for that browser, or for all unknown ones: a minute, then twice as long each time. */
async function failed(work: Work, { account, known, from }: Tries, code = 'account/wrong-sign-in'): Promise<Refusal> {
  if (known) await countFailureOf(work, account.id, known);
  else {
    guessing(work).failed(from.address);
    await countFailure(work, account);
  }
  return refuse(work, account, from, code === 'account/wrong-code' ? 'wrong code' : 'wrong password', code);
}

async function countFailureOf(work: Work, accountId: string, known: KnownDevice): Promise<void> {
  const minutes = restMinutes(known.failed_count + 1);
  await sql`update known_device set failed_count = failed_count + 1,
      rests_until = case when ${minutes}::int > 0 then ${work.at}::timestamptz + make_interval(mins => ${minutes}) end
    where account_id = ${accountId} and device_key = ${known.device_key}`.execute(work.tx);
}

/** Counts a failure of the account; true where it rests now. */
export async function countFailure(work: Work, account: { id: string; failed_count: number }): Promise<boolean> {
  const count = account.failed_count + 1;
  const minutes = restMinutes(count);
  await sql`update account set failed_count = ${count},
      locked_until = case when ${minutes}::int > 0 then ${work.at}::timestamptz + make_interval(mins => ${minutes}) end where id = ${account.id}`.execute(
    work.tx,
  );
  return minutes > 0;
}

async function refuse(
  work: Work,
  account: AccountRow,
  from: Origin,
  why: string,
  code = 'account/wrong-sign-in',
): Promise<Refusal> {
  await note(work, account, 'sign-in refused', from, { why });
  return refused(code, { status: 401 });
}

/** Signing in stands in the audit of the account's own county, whoever tried it. */
export async function note(
  work: Work,
  account: AccountRow,
  action: string,
  from: Origin,
  detail: Record<string, unknown>,
): Promise<void> {
  const actor = {
    ...work.actor,
    accountId: account.id,
    name: account.display_name,
    county: account.county ?? account.org_county ?? '',
    orgPath: account.org_path ?? '',
  };
  const trail = new AuditTrail(work.tx, actor, work.at, work.keyring.chainHash);
  trail.wrote(action, {}, { account: account.id, username: account.username, address: from.address, ...detail });
  await trail.seal();
}

/** true for a code of the authenticator that was not used yet, or a recovery code, which is used up and told to the holder. */
export async function acceptCode(
  work: Work,
  account: Pick<AccountRow, 'id' | 'totp_secret' | 'totp_last_step' | 'recovery_hashes'>,
  code: string,
): Promise<boolean> {
  const step = account.totp_secret
    ? stepOf(work.keyring.decrypt(account.totp_secret), code, account.totp_last_step, Date.parse(work.at))
    : undefined;
  if (step !== undefined) {
    await sql`update account set totp_last_step = ${step} where id = ${account.id}`.execute(work.tx);
    return true;
  }
  const used = recoveryHash(code);
  if (!account.recovery_hashes.includes(used)) return false;
  await sql`update account set recovery_hashes = array_remove(recovery_hashes, ${used}) where id = ${account.id}`.execute(
    work.tx,
  );
  await tell(work, account.id, 'recovery-code-used', { left: account.recovery_hashes.length - 1 });
  return true;
}

export async function signOut(work: Work): Promise<SessionAnswer<Record<string, never>>> {
  await sql`update session set revoked_at = now() where id = ${work.actor.sessionId}`.execute(work.tx);
  forgetSessions();
  work.audit.wrote('signed out', {}, { account: work.actor.accountId });
  return { session: { token: '', seconds: 0 }, answer: {} };
}

/** The counter screen was locked; the password opens it again. Where the account comes to rest, the session is over. */
export async function unlockScreen(
  work: Work,
  { body }: Call<typeof contract.unlock>,
): Promise<Reply<Record<string, never>>> {
  const { accountId, sessionId } = work.actor;
  const { rows } = await sql<{
    id: string;
    password_hash: string | null;
    failed_count: number;
  }>`select id, password_hash, failed_count from account where id = ${accountId} for update`.execute(work.tx);
  const account = rows[0];
  if (account && (await verifyPassword(account.password_hash, body.password))) {
    await sql`update account set failed_count = 0 where id = ${accountId} and failed_count > 0`.execute(work.tx);
    return { reply: {} };
  }
  if (account && (await countFailure(work, account))) {
    await sql`update session set revoked_at = ${work.at} where id = ${sessionId}`.execute(work.tx);
    forgetSessions();
    work.audit.wrote('screen lock failed', {}, { account: accountId });
  }
  return { reply: refused('account/wrong-password', { status: 422, field: 'password' }) };
}

export async function readSessions(work: Work) {
  const { rows } = await sql<{
    id: string;
    device: string;
    address: string;
    created_at: string;
    last_seen_at: string;
  }>`select id, device, address, created_at, last_seen_at
    from session where account_id = ${work.actor.accountId} and revoked_at is null and expires_at > ${work.at} order by last_seen_at desc limit 50`.execute(
    work.tx,
  );
  return {
    rows: rows.map((row) => ({
      id: row.id,
      device: row.device,
      address: row.address,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      current: row.id === work.actor.sessionId,
    })),
  };
}

export async function endSession(
  work: Work,
  { params }: Call<typeof contract.revokeSession>,
): Promise<Record<string, never> | Refusal> {
  const done =
    await sql`update session set revoked_at = now() where id = ${params.sessionId} and account_id = ${work.actor.accountId} and revoked_at is null returning id`.execute(
      work.tx,
    );
  forgetSessions();
  if (!done.rows.length) return notFound();
  work.audit.wrote('session revoked', {}, { session: params.sessionId });
  return {};
}

/** Signs out everywhere but here. */
export async function endOtherSessions(work: Work): Promise<{ ended: number }> {
  const done =
    await sql`update session set revoked_at = now() where account_id = ${work.actor.accountId} and id <> ${work.actor.sessionId}
    and revoked_at is null and expires_at > ${work.at} returning id`.execute(work.tx);
  forgetSessions();
  work.audit.wrote('other sessions ended', {}, { account: work.actor.accountId, sessions: done.rows.length });
  return { ended: done.rows.length };
}
