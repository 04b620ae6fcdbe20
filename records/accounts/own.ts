/** One's own account: who am I, password, language, acting for a covered organisation. */
import type { Call, Reply, SessionAnswer } from '@guilu/platform/feature.ts';
import { invalid, notFound, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { weakness } from './password-policy.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { forgetSessions, renewToken } from './sessions.ts';

interface OwnRow {
  username: string;
  password_hash: string | null;
  totp_confirmed: boolean;
  recovery_hashes: string[];
  must_change_password: boolean;
}

async function ownRow(work: Work): Promise<OwnRow> {
  const { rows } =
    await sql<OwnRow>`select username, password_hash, totp_confirmed, recovery_hashes, must_change_password from account where id = ${work.actor.accountId}`.execute(
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
    ...(row.totp_confirmed && { recoveryCodesLeft: row.recovery_hashes.length }),
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
  const weak =
    body.fresh === body.old
      ? 'account/password-same'
      : weakness(body.fresh, { username: row.username, words: await wordsOf(work) });
  if (weak) return invalid(weak, 'fresh');
  await sql`update account set password_hash = ${await hashPassword(body.fresh)}, password_changed_at = now(), must_change_password = false, first_password_until = null where id = ${work.actor.accountId}`.execute(
    work.tx,
  );
  await sql`update session set revoked_at = now() where account_id = ${work.actor.accountId} and id <> ${work.actor.sessionId} and revoked_at is null`.execute(
    work.tx,
  );
  work.audit.wrote('password changed', {}, { account: work.actor.accountId });
  return { reply: {}, session: await renewToken(work) };
}

/** What others know of the holder: the own name and those of the unit. On a page of one's own no unit is read. */
async function wordsOf({ actor, tx }: Work): Promise<string[]> {
  if (actor.personId || actor.relativeOf) return [actor.name];
  const { rows } = await sql<{
    name: string;
    short_name: string | null;
    name_en: string | null;
  }>`select name, short_name, name_en
    from organisation where code = ${actor.organisation}`.execute(tx);
  return [actor.name, ...rows.flatMap((row) => [row.name, row.short_name, row.name_en])].filter(
    (word) => word !== null,
  );
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
): Promise<SessionAnswer<Record<string, never>> | Refusal> {
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
  work.audit.wrote('cover taken up', {}, { cover: body.coverId ?? null });
  return { session: await renewToken(work), answer: {} };
}
