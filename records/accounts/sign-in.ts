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
import { forgetSessions, openSession, sessionSeconds } from './sessions.ts';

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
  locked: boolean;
  disabled: boolean;
}

/** The account that signs in, locked until the answer is written: tries on one account come one after another. */
export async function accountWhere(
  work: Pick<Work, 'tx' | 'at'>,
  where: RawBuilder<unknown>,
): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select a.*, o.path as org_path, o.county as org_county,
      coalesce(a.locked_until > ${work.at}, false) as locked, a.disabled_at is not null as disabled
    from account a left join organisation o on o.code = a.organisation where ${where} for update of a`.execute(work.tx);
  return rows[0];
}

type Outcome = { signedIn: boolean; secondFactorWanted: boolean };
const wrong = refused('account/wrong-sign-in', { status: 401 });

/** One answer, in about the same time, for an unknown name, a wrong password, a locked or a disabled account. */
export async function signIn(
  work: Work,
  { body, from }: Call<typeof contract.signIn>,
): Promise<SessionAnswer<Outcome> | Outcome | Refusal> {
  const account = await accountWhere(work, sql`a.username = ${body.username.trim().toLowerCase()}`);
  const right = await verifyPassword(account?.password_hash, body.password);
  if (!account) return wrong;
  if (account.disabled || account.locked) return refuse(work, account, from, account.disabled ? 'disabled' : 'locked');
  if (!right) return failed(work, account, from);
  if (account.totp_confirmed) {
    if (!body.code) return { signedIn: false, secondFactorWanted: true };
    if (!(await acceptCode(work, account, body.code))) return failed(work, account, from, 'account/wrong-code');
  }
  if (account.roles.includes('family') && !(await stillInvited(work, account.id)))
    return refuse(work, account, from, 'invitation over', 'account/invitation-over');
  await sql`update account set failed_count = 0, locked_until = null where id = ${account.id}`.execute(work.tx);
  const token = await openSession(work, account.id, from);
  await note(work, account, 'signed in', from, { by: account.totp_confirmed ? 'password and code' : 'password' });
  return { session: { token, seconds: sessionSeconds }, answer: { signedIn: true, secondFactorWanted: false } };
}

/** A family member is let in while the invitation lasts; said only to who gave the right password. */
async function stillInvited(work: Work, accountId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from family_standing(${accountId}, ${work.today})`.execute(work.tx);
  return rows.length > 0;
}

/** Counts the failure; after five the account rests, a minute and then twice as long each time. */
async function failed(work: Work, account: AccountRow, from: Origin, code = 'account/wrong-sign-in'): Promise<Refusal> {
  await countFailure(work, account);
  return refuse(work, account, from, code === 'account/wrong-code' ? 'wrong code' : 'wrong password', code);
}

async function countFailure(work: Work, account: { id: string; failed_count: number }): Promise<boolean> {
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

async function acceptCode(work: Work, account: AccountRow, code: string): Promise<boolean> {
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
