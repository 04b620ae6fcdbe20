/** One's own account: who am I, password, second factor, language, acting for a covered organisation. */
import type { Call, Reply } from '@guilu/platform/feature.ts';
import { invalid, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { toDataURL } from 'qrcode';
import type * as contract from './contract.ts';
import { hashPassword, verifyPassword, weakness } from './passwords.ts';
import { newRecoveryCodes, newSecret, recoveryHash, stepOf, uriOf } from './second-factor.ts';
import { forgetSessions } from './sessions.ts';

interface OwnRow {
  username: string;
  password_hash: string | null;
  totp_secret: string | null;
  totp_confirmed: boolean;
  must_change_password: boolean;
}

async function ownRow(work: Work): Promise<OwnRow> {
  const { rows } =
    await sql<OwnRow>`select username, password_hash, totp_secret, totp_confirmed, must_change_password from account where id = ${work.actor.accountId}`.execute(
      work.tx,
    );
  if (!rows[0]) throw new Error('a signed-in account is gone');
  return rows[0];
}

export async function readMe(work: Work) {
  const { actor } = work;
  const row = await ownRow(work);
  const covers =
    actor.personId || actor.relativeOf
      ? { rows: [] }
      : await sql<{
          id: string;
          organisation: string;
          name: string;
          to_on: string;
        }>`select v.id, v.organisation, coalesce(o.short_name, o.name) as name, v.to_on
        from cover v join organisation o on o.code = v.organisation
       where v.account_id = ${actor.accountId} and v.ended_at is null and ${work.today} between v.from_on and v.to_on order by v.to_on`.execute(
          work.tx,
        );
  return {
    accountId: actor.accountId,
    name: actor.name,
    username: row.username,
    roles: [...actor.roles],
    organisation: actor.organisation,
    organisationName: actor.organisationName,
    organisationKind: actor.organisationKind,
    county: actor.county,
    language: actor.language,
    secondFactor: row.totp_confirmed,
    mustChangePassword: row.must_change_password,
    ...(actor.personId && { personId: actor.personId }),
    covers: covers.rows.map((cover) => ({
      id: cover.id,
      organisation: cover.organisation,
      organisationName: cover.name,
      toOn: cover.to_on,
      active: cover.organisation === actor.organisation,
    })),
  };
}

export async function setPassword(
  work: Work,
  { body }: Call<typeof contract.changePassword>,
): Promise<Reply<Record<string, never>> | Refusal> {
  const row = await ownRow(work);
  if (!(await verifyPassword(row.password_hash, body.old))) return invalid('account/wrong-password', 'old');
  const weak = body.fresh === body.old ? 'account/password-same' : weakness(body.fresh, row.username);
  if (weak) return invalid(weak, 'fresh');
  await sql`update account set password_hash = ${await hashPassword(body.fresh)}, password_changed_at = now(), must_change_password = false where id = ${work.actor.accountId}`.execute(
    work.tx,
  );
  await sql`update session set revoked_at = now() where account_id = ${work.actor.accountId} and id <> ${work.actor.sessionId} and revoked_at is null`.execute(
    work.tx,
  );
  forgetSessions();
  work.audit.wrote('password changed', {}, { account: work.actor.accountId });
  return { reply: {} };
}

export async function beginSecondFactor(
  work: Work,
): Promise<Reply<{ uri: string; secret: string; qr: string }> | Refusal> {
  const row = await ownRow(work);
  if (row.totp_confirmed) return refused('account/second-factor-set');
  const secret = newSecret();
  await sql`update account set totp_secret = ${work.keyring.encrypt(secret)}, totp_last_step = null where id = ${work.actor.accountId}`.execute(
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
  await sql`update account set totp_confirmed = true, totp_last_step = ${step}, recovery_hashes = ${codes.map(recoveryHash)} where id = ${work.actor.accountId}`.execute(
    work.tx,
  );
  work.audit.wrote('second factor set', {}, { account: work.actor.accountId });
  return { reply: { recoveryCodes: codes } };
}

export async function chooseLanguage(work: Work, { body }: Call<typeof contract.setLanguage>) {
  await sql`update account set language = ${body.language} where id = ${work.actor.accountId}`.execute(work.tx);
  forgetSessions();
  return {};
}

/** Acts for a covered organisation while the cover lasts, or for one's own again. */
export async function takeUpCover(
  work: Work,
  { body }: Call<typeof contract.actFor>,
): Promise<Record<string, never> | Refusal> {
  // On a page of one's own nobody stands in for an organisation.
  if (work.actor.personId || work.actor.relativeOf) return notFound('cover/not-in-force');
  if (body.coverId) {
    const found =
      await sql`select 1 from cover where id = ${body.coverId} and account_id = ${work.actor.accountId} and ended_at is null and ${work.today} between from_on and to_on`.execute(
        work.tx,
      );
    if (!found.rows.length) return notFound('cover/not-in-force');
  }
  await sql`update session set cover_id = ${body.coverId ?? null} where id = ${work.actor.sessionId}`.execute(work.tx);
  forgetSessions();
  work.audit.wrote('cover taken up', {}, { cover: body.coverId ?? null });
  return {};
}
