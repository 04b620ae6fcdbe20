/** Signing in and out; lock-out after repeated failures; the second factor. */
import type { Call, SessionAnswer } from '@guilu/platform/feature.ts';
import { notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { verifyPassword } from './passwords.ts';
import { recoveryHash, stepOf } from './second-factor.ts';
import { forgetSessions, openSession, sessionSeconds } from './sessions.ts';

interface AccountRow {
  id: string;
  username: string;
  display_name: string;
  organisation: string | null;
  password_hash: string | null;
  totp_secret: string | null;
  totp_confirmed: boolean;
  totp_last_step: number | null;
  recovery_hashes: string[];
  failed_count: number;
  locked: boolean;
  disabled: boolean;
}

export async function accountByName(work: Pick<Work, 'tx'>, username: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select *, coalesce(locked_until > now(), false) as locked, disabled_at is not null as disabled
    from account where username = ${username.trim().toLowerCase()} for update`.execute(work.tx);
  return rows[0];
}

type SignedIn = SessionAnswer<{ signedIn: boolean; secondFactorWanted: boolean }>;
const wrong = refused('account/wrong-sign-in', { status: 401 });

/** One answer, in about the same time, for an unknown name, a wrong password, a locked or a disabled account. */
export async function signIn(work: Work, { body, from }: Call<typeof contract.signIn>): Promise<SignedIn | { signedIn: boolean; secondFactorWanted: boolean } | Refusal> {
  const account = await accountByName(work, body.username);
  const right = await verifyPassword(account?.password_hash, body.password);
  if (!account || account.disabled || account.locked) return wrong;
  if (!right) return failed(work, account);
  if (account.totp_confirmed) {
    if (!body.code) return { signedIn: false, secondFactorWanted: true };
    if (!(await acceptCode(work, account, body.code))) return failed(work, account, 'account/wrong-code');
  }
  await sql`update account set failed_count = 0, locked_until = null where id = ${account.id}`.execute(work.tx);
  const token = await openSession(work, account.id, from);
  work.audit.wrote('signed in', {}, { account: account.id, username: account.username });
  return { session: { token, seconds: sessionSeconds }, answer: { signedIn: true, secondFactorWanted: false } };
}

/** After five failures the account rests, a minute and then twice as long each time, at most an hour. */
async function failed(work: Work, account: AccountRow, code = 'account/wrong-sign-in'): Promise<Refusal> {
  const count = account.failed_count + 1;
  const minutes = count >= 5 ? Math.min(60, 2 ** (count - 5)) : 0;
  await sql`update account set failed_count = ${count}, locked_until = case when ${minutes}::int > 0 then now() + make_interval(mins => ${minutes}) end where id = ${account.id}`.execute(work.tx);
  return refused(code, { status: 401 });
}

async function acceptCode(work: Work, account: AccountRow, code: string): Promise<boolean> {
  const step = account.totp_secret ? stepOf(work.keyring.decrypt(account.totp_secret), code, account.totp_last_step, Date.parse(work.at)) : undefined;
  if (step !== undefined) {
    await sql`update account set totp_last_step = ${step} where id = ${account.id}`.execute(work.tx);
    return true;
  }
  const used = recoveryHash(code);
  if (!account.recovery_hashes.includes(used)) return false;
  await sql`update account set recovery_hashes = array_remove(recovery_hashes, ${used}) where id = ${account.id}`.execute(work.tx);
  return true;
}

export async function signOut(work: Work): Promise<SessionAnswer<Record<string, never>>> {
  await sql`update session set revoked_at = now() where id = ${work.actor.sessionId}`.execute(work.tx);
  forgetSessions();
  work.audit.wrote('signed out', {}, { account: work.actor.accountId });
  return { session: { token: '', seconds: 0 }, answer: {} };
}

/** The counter screen was locked; the password opens it again. */
export async function unlockScreen(work: Work, { body }: Call<typeof contract.unlock>): Promise<Record<string, never> | Refusal> {
  const { rows } = await sql<{ password_hash: string | null }>`select password_hash from account where id = ${work.actor.accountId}`.execute(work.tx);
  return (await verifyPassword(rows[0]?.password_hash, body.password)) ? {} : refused('account/wrong-password', { status: 422, field: 'password' });
}

export async function readSessions(work: Work) {
  const { rows } = await sql<{ id: string; device: string; address: string; created_at: string; last_seen_at: string }>`select id, device, address, created_at, last_seen_at
    from session where account_id = ${work.actor.accountId} and revoked_at is null and expires_at > now() order by last_seen_at desc limit 50`.execute(work.tx);
  return { rows: rows.map((row) => ({ id: row.id, device: row.device, address: row.address, createdAt: row.created_at, lastSeenAt: row.last_seen_at, current: row.id === work.actor.sessionId })) };
}

export async function endSession(work: Work, { params }: Call<typeof contract.revokeSession>): Promise<Record<string, never> | Refusal> {
  const done = await sql`update session set revoked_at = now() where id = ${params.sessionId} and account_id = ${work.actor.accountId} and revoked_at is null returning id`.execute(work.tx);
  forgetSessions();
  if (!done.rows.length) return notFound();
  work.audit.wrote('session revoked', {}, { session: params.sessionId });
  return {};
}
