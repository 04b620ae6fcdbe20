/** One's own second factor: set, taken away, and fresh recovery codes. What weakens it asks for the password and a code. */
import type { Call, Reply } from '@guilu/platform/feature.ts';
import { invalid, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { toDataURL } from 'qrcode';
import type * as contract from './contract.ts';
import { verifyPassword } from './passwords.ts';
import { newRecoveryCodes, newSecret, recoveryHash, stepOf, uriOf } from './second-factor.ts';
import { forgetSessions, renewToken } from './sessions.ts';
import { acceptCode, countFailure } from './sign-in.ts';

interface FactorRow {
  id: string;
  username: string;
  password_hash: string | null;
  totp_secret: string | null;
  totp_confirmed: boolean;
  totp_last_step: number | null;
  recovery_hashes: string[];
  failed_count: number;
}

async function ownRow(work: Work): Promise<FactorRow> {
  const { rows } =
    await sql<FactorRow>`select id, username, password_hash, totp_secret, totp_confirmed, totp_last_step, recovery_hashes, failed_count
    from account where id = ${work.actor.accountId} for update`.execute(work.tx);
  if (!rows[0]) throw new Error('a signed-in account is gone');
  return rows[0];
}

export async function beginSecondFactor(
  work: Work,
): Promise<Reply<{ uri: string; secret: string; qr: string }> | Refusal> {
  const row = await ownRow(work);
  if (row.totp_confirmed) return refused('account/second-factor-set');
  const secret = newSecret();
  await sql`update account set totp_secret = ${work.keyring.encrypt(secret)}, totp_last_step = null where id = ${row.id}`.execute(
    work.tx,
  );
  const uri = uriOf(secret, row.username);
  return { reply: { uri, secret, qr: await toDataURL(uri, { margin: 1, width: 220 }) } };
}

export async function confirmSecondFactor(
  work: Work,
  { body }: Call<typeof contract.confirmTotp>,
): Promise<Reply<{ recoveryCodes: string[] }> | Refusal> {
  const row = await ownRow(work);
  if (!row.totp_secret || row.totp_confirmed) return refused('account/second-factor-set');
  const step = stepOf(work.keyring.decrypt(row.totp_secret), body.code, null, Date.parse(work.at));
  if (step === undefined) return invalid('account/wrong-code', 'code');
  const codes = newRecoveryCodes();
  await sql`update account set totp_confirmed = true, totp_last_step = ${step}, recovery_hashes = ${codes.map(recoveryHash)} where id = ${row.id}`.execute(
    work.tx,
  );
  work.audit.wrote('second factor set', {}, { account: row.id });
  return { reply: { recoveryCodes: codes }, session: await renewToken(work) };
}

/** Eight fresh recovery codes; the ones before are void. */
export async function renewRecoveryCodes(
  work: Work,
  { body }: Call<typeof contract.renewCodes>,
): Promise<Reply<{ recoveryCodes: string[] }> | Refusal> {
  const row = await ownRow(work);
  const no = await notProven(work, row, body);
  if (no) return no;
  const codes = newRecoveryCodes();
  await sql`update account set recovery_hashes = ${codes.map(recoveryHash)} where id = ${row.id}`.execute(work.tx);
  work.audit.wrote('recovery codes renewed', {}, { account: row.id });
  return { reply: { recoveryCodes: codes } };
}

/** Takes the second factor away, e.g. to set it on another phone; the other sessions end. */
export async function endSecondFactor(
  work: Work,
  { body }: Call<typeof contract.endTotp>,
): Promise<Reply<Record<string, never>> | Refusal> {
  const row = await ownRow(work);
  const no = await notProven(work, row, body);
  if (no) return no;
  await sql`update account set totp_secret = null, totp_confirmed = false, totp_last_step = null, recovery_hashes = '{}' where id = ${row.id}`.execute(
    work.tx,
  );
  await sql`update session set revoked_at = now() where account_id = ${row.id} and id <> ${work.actor.sessionId} and revoked_at is null`.execute(
    work.tx,
  );
  work.audit.wrote('second factor ended', {}, { account: row.id });
  return { reply: {}, session: await renewToken(work) };
}

/** Password and code once more. A failure is counted, and where the account comes to rest the session is over. */
async function notProven(
  work: Work,
  row: FactorRow,
  { password, code }: { password: string; code: string },
): Promise<Reply<never> | Refusal | undefined> {
  if (!row.totp_confirmed) return refused('account/second-factor-not-set');
  const right = await verifyPassword(row.password_hash, password);
  if (right && (await acceptCode(work, row, code))) {
    await sql`update account set failed_count = 0 where id = ${row.id} and failed_count > 0`.execute(work.tx);
    return undefined;
  }
  if (await countFailure(work, row)) {
    await sql`update session set revoked_at = ${work.at} where id = ${work.actor.sessionId}`.execute(work.tx);
    forgetSessions();
    work.audit.wrote('second factor change failed', {}, { account: row.id });
  }
  return { reply: right ? invalid('account/wrong-code', 'code') : invalid('account/wrong-password', 'password') };
}
