/** Accounts kept by the administrator, who sees no case; covers granted by those who answer for an office. */
import type { Call, Reply } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { organisation } from '../organisations/index.ts';
import type * as contract from './contract.ts';
import { tell } from './notices.ts';
import { firstPassword, hashPassword } from './passwords.ts';
import { wrongRoles } from './rules.ts';
import { forgetSessions } from './sessions.ts';

interface AccountRow {
  id: string;
  username: string;
  display_name: string;
  organisation: string;
  organisation_name: string;
  roles: string[];
  totp_confirmed: boolean;
  locked_until: string | null;
  disabled_at: string | null;
  oidc_issuer: string | null;
  last_seen_at: string | null;
}

/** An administrator keeps the accounts of the own county. */
const ofCounty = (work: Work) => sql`o.county = ${work.actor.county}`;

export async function readAccounts(work: Work, { query }: Call<typeof contract.listAccounts>) {
  const text = query.q ? sql`(a.username like ${`%${query.q}%`} or a.display_name like ${`%${query.q}%`})` : sql`true`;
  const where = sql`${ofCounty(work)} and ${text} and ${query.organisation ? sql`a.organisation = ${query.organisation}` : sql`true`}`;
  const from = sql`account a join organisation o on o.code = a.organisation where ${where}`;
  const total = await sql<{ n: number }>`select count(*)::int n from ${from}`.execute(work.tx);
  const { rows } =
    await sql<AccountRow>`select a.id, a.username, a.display_name, a.organisation, coalesce(o.short_name, o.name) as organisation_name, a.roles, a.totp_confirmed,
      case when a.locked_until > ${work.at} then a.locked_until end as locked_until, a.disabled_at, a.oidc_issuer,
      (select max(s.last_seen_at) from session s where s.account_id = a.id) as last_seen_at
    from ${from} order by o.path, a.username limit 50 offset ${((query.page ?? 1) - 1) * 50}`.execute(work.tx);
  return {
    total: total.rows[0]?.n ?? 0,
    rows: rows.map((row) => ({
      id: row.id,
      username: row.username,
      name: row.display_name,
      organisation: row.organisation,
      organisationName: row.organisation_name,
      roles: row.roles,
      secondFactor: row.totp_confirmed,
      ...(row.locked_until && { lockedUntil: row.locked_until }),
      ...(row.disabled_at && { disabledAt: row.disabled_at }),
      ...(row.oidc_issuer && { oidcIssuer: row.oidc_issuer }),
      ...(row.last_seen_at && { lastSeenAt: row.last_seen_at }),
    })),
  };
}

/** A first password serves for a week; after that the administrator gives another. */
const firstPasswordUntil = (work: Work) => new Date(Date.parse(work.at) + 7 * 86_400_000).toISOString();

export async function addAccount(
  work: Work,
  { body }: Call<typeof contract.createAccount>,
): Promise<Reply<{ id: string; firstPassword: string }> | Refusal> {
  const office = await organisation(work.tx, body.organisation);
  if (!office || office.county !== work.actor.county) return invalid('account/no-such-organisation', 'organisation');
  const wrong = wrongRoles(body.roles);
  if (wrong) return wrong;
  const [id, password] = [uuid(), firstPassword()];
  const made =
    await sql`insert into account (id, username, display_name, organisation, roles, password_hash, password_changed_at, must_change_password, first_password_until)
    values (${id}, ${body.username}, ${body.name}, ${office.code}, ${body.roles}, ${await hashPassword(password)}, now(), true, ${firstPasswordUntil(work)}) on conflict (username) do nothing returning id`.execute(
      work.tx,
    );
  if (!made.rows.length) return invalid('account/name-taken', 'username');
  work.audit.wrote(
    'account created',
    {},
    { account: id, username: body.username, organisation: office.code, roles: body.roles },
  );
  return { reply: { id, firstPassword: password } };
}

export async function editAccount(
  work: Work,
  { params, body }: Call<typeof contract.changeAccount>,
): Promise<Reply<{ firstPassword?: string }> | Refusal> {
  const found = await sql<{
    id: string;
  }>`select a.id from account a join organisation o on o.code = a.organisation where a.id = ${params.accountId} and ${ofCounty(work)} for update of a`.execute(
    work.tx,
  );
  if (!found.rows.length) return notFound();
  const strong = body.disabled || body.roles || body.resetPassword || body.resetSecondFactor;
  if (strong && params.accountId === work.actor.accountId) return refused('account/not-oneself');
  const wrong = body.roles && wrongRoles(body.roles);
  if (wrong) return wrong;
  const link = body.oidcIssuer === undefined ? undefined : await linkable(work, body.oidcIssuer);
  if (isRefusal(link)) return link;
  const office = body.organisation ? await organisation(work.tx, body.organisation) : undefined;
  if (body.organisation && office?.county !== work.actor.county)
    return invalid('account/no-such-organisation', 'organisation');
  const password = body.resetPassword ? firstPassword() : undefined;
  const set = sql.join([
    sql`organisation = coalesce(${office?.code ?? null}, organisation)`,
    ...(body.roles ? [sql`roles = ${body.roles}`] : []),
    ...(body.disabled === undefined ? [] : [sql`disabled_at = ${body.disabled ? work.at : null}`]),
    ...(link === undefined ? [] : [sql`oidc_issuer = ${link}, oidc_subject = null`]),
    ...(body.unlock && !password ? [sql`locked_until = null, failed_count = 0`] : []),
    ...(password
      ? [
          sql`password_hash = ${await hashPassword(password)}, must_change_password = true, first_password_until = ${firstPasswordUntil(work)},
            locked_until = null, failed_count = 0`,
        ]
      : []),
    ...(body.resetSecondFactor
      ? [sql`totp_secret = null, totp_confirmed = false, totp_last_step = null, recovery_hashes = '{}'`]
      : []),
  ]);
  await sql`update account set ${set} where id = ${params.accountId}`.execute(work.tx);
  if (body.disabled || password || body.resetSecondFactor || body.roles || office)
    await sql`update session set revoked_at = now() where account_id = ${params.accountId} and revoked_at is null`.execute(
      work.tx,
    );
  if (body.unlock || password)
    await sql`update known_device set failed_count = 0, rests_until = null where account_id = ${params.accountId}`.execute(
      work.tx,
    );
  if (password) await tell(work, params.accountId, 'password-reset', { by: work.actor.name });
  if (body.resetSecondFactor) await tell(work, params.accountId, 'second-factor-reset', { by: work.actor.name });
  forgetSessions();
  work.audit.wrote('account changed', {}, { account: params.accountId, ...body });
  return { reply: password ? { firstPassword: password } : {} };
}

/** The provider an account is tied to: one that is enabled, or none (an empty text). */
async function linkable(work: Work, issuer: string): Promise<string | null | Refusal> {
  if (!issuer) return null;
  const found = await sql`select 1 from oidc_provider where issuer = ${issuer} and enabled`.execute(work.tx);
  return found.rows.length ? issuer : invalid('account/no-such-provider', 'oidcIssuer');
}

interface CoverRow {
  id: string;
  organisation: string;
  organisation_name: string;
  account_id: string;
  account_name: string;
  absent_name: string | null;
  from_on: string;
  to_on: string;
  reason: string;
  ended_at: string | null;
}

export async function readCovers(work: Work) {
  const { rows } =
    await sql<CoverRow>`select v.id, v.organisation, coalesce(o.short_name, o.name) as organisation_name, v.account_id, a.display_name as account_name,
      b.display_name as absent_name, v.from_on, v.to_on, v.reason, v.ended_at
    from cover v join organisation o on o.code = v.organisation join account a on a.id = v.account_id left join account b on b.id = v.absent_account
   where v.county = ${work.actor.county} and in_scope(o.path) order by v.to_on desc limit 200`.execute(work.tx);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      organisation: row.organisation,
      organisationName: row.organisation_name,
      accountId: row.account_id,
      accountName: row.account_name,
      ...(row.absent_name && { absentName: row.absent_name }),
      fromOn: row.from_on,
      toOn: row.to_on,
      reason: row.reason,
      ...(row.ended_at && { endedAt: row.ended_at }),
    })),
  };
}

export async function readCoverable(work: Work) {
  const { rows } = await sql<{
    id: string;
    name: string;
    organisation_name: string;
  }>`select a.id, a.display_name as name, coalesce(o.short_name, o.name) as organisation_name
    from account a join organisation o on o.code = a.organisation
   where o.county = ${work.actor.county} and a.disabled_at is null and a.roles && array['officer', 'office-head', 'county-officer'] order by o.path, a.display_name`.execute(
    work.tx,
  );
  return { rows: rows.map((row) => ({ id: row.id, name: row.name, organisationName: row.organisation_name })) };
}

/** Grants cover of an organisation within the grantor's own branch, to somebody of the county, for at most 90 days. */
export async function grantCover(
  work: Work,
  { body }: Call<typeof contract.createCover>,
): Promise<{ id: string } | Refusal> {
  if (body.toOn < body.fromOn) return invalid('cover/ends-before-start', 'toOn', { from: body.fromOn });
  if (body.toOn < work.today) return invalid('cover/over-already', 'toOn');
  if ((Date.parse(body.toOn) - Date.parse(body.fromOn)) / 86_400_000 > 90) return invalid('cover/too-long', 'toOn');
  const place = await sql<{
    code: string;
  }>`select code from organisation o where o.code = ${body.organisation} and in_scope(o.path)`.execute(work.tx);
  if (!place.rows.length) return invalid('account/no-such-organisation', 'organisation');
  const who =
    await sql`select 1 from account a join organisation o on o.code = a.organisation where a.id = ${body.accountId} and o.county = ${work.actor.county} and a.disabled_at is null`.execute(
      work.tx,
    );
  if (!who.rows.length) return invalid('cover/no-such-person', 'accountId');
  const id = uuid();
  await sql`insert into cover (county, id, organisation, absent_account, account_id, from_on, to_on, reason, granted_by)
    values (${work.actor.county}, ${id}, ${body.organisation}, ${body.absentAccount ?? null}, ${body.accountId}, ${body.fromOn}, ${body.toOn}, ${body.reason}, ${work.actor.accountId})`.execute(
    work.tx,
  );
  work.audit.wrote(
    'cover granted',
    {},
    { cover: id, organisation: body.organisation, to: body.accountId, from: body.fromOn, until: body.toOn },
  );
  return { id };
}

export async function endCover(
  work: Work,
  { params }: Call<typeof contract.endCover>,
): Promise<Record<string, never> | Refusal> {
  const done =
    await sql`update cover set ended_at = now() where id = ${params.coverId} and county = ${work.actor.county} and ended_at is null
      and exists (select 1 from organisation o where o.code = cover.organisation and in_scope(o.path)) returning id`.execute(
      work.tx,
    );
  if (!done.rows.length) return notFound();
  forgetSessions();
  work.audit.wrote('cover ended', {}, { cover: params.coverId });
  return {};
}
