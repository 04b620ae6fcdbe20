/** Sessions: made at sign-in, found at every request, ended by sign-out, revocation, time, or another device. */
import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '@guilu/platform/access/actor.ts';
import type { Role } from '@guilu/platform/access/roles.ts';
import { kept } from '@guilu/platform/database/database.ts';
import type { OpenedSession, Origin } from '@guilu/platform/feature.ts';
import { clockOf, runWork, type Services, type Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { namedOnly, scopeOf } from '../organisations/index.ts';
import { deviceKeyOf, deviceName, deviceOf, newDevice, rememberDevice } from './devices.ts';
import { tell } from './notices.ts';

export const sessionSeconds = 12 * 3600;
const idle = '2 hours';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Opens a session; answers the token for the cookie, of which only the hash is kept, and a name for the browser where it has
 * none yet. The session belongs to the browser: to its kind from the start, to its name from when that comes back.
 */
export async function openSession(
  work: Pick<Work, 'tx' | 'at'>,
  accountId: string,
  from: Pick<Origin, 'address' | 'agent' | 'cookies'>,
): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url');
  const key = deviceKeyOf(from.cookies);
  await sql`insert into session (id, token_hash, account_id, created_at, last_seen_at, expires_at, device, device_hash, device_key, address)
    values (${uuid()}, ${sha256(token)}, ${accountId}, ${work.at}, ${work.at}, ${work.at}::timestamptz + make_interval(secs => ${sessionSeconds}),
      ${deviceName(from.agent)}, ${deviceOf(from.agent)}, ${key ?? null}, ${from.address})`.execute(work.tx);
  if (key) await rememberDevice(work, accountId, key, from.agent);
  return { token, seconds: sessionSeconds, ...(!key && { device: newDevice() }) };
}

/** The session goes on under another token, because its rights have changed: one that was known before opens nothing now. */
export async function renewToken(work: Work): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url');
  const { rows } = await sql<{
    seconds: number;
  }>`update session set token_hash = ${sha256(token)} where id = ${work.actor.sessionId} and revoked_at is null
    returning greatest(1, extract(epoch from expires_at - ${work.at}::timestamptz))::int as seconds`.execute(work.tx);
  forgetSessions();
  return { token, seconds: rows[0]?.seconds ?? sessionSeconds };
}

interface Found {
  session_id: string;
  account_id: string;
  display_name: string;
  roles: Role[];
  must_change_password: boolean;
  language: 'zh-CN' | 'en';
  person_id: string | null;
  person_county: string | null;
  relative_of: string | null;
  relative_path: string | null;
  device_hash: string;
  device_key: string | null;
  seen_long_ago: boolean;
  org_code: string | null;
  org_kind: string | null;
  org_name: string | null;
  org_county: string | null;
  org_path: string | null;
  bureau_path: string | null;
  bureau_county: string | null;
  office_path: string | null;
}

interface Cached {
  actor: Actor;
  /** Kind and name of the browser it was found for. */
  device: string;
  until: number;
}

interface RequestLike {
  cookies: Record<string, string | undefined>;
  headers: Record<string, string | string[] | undefined>;
  ip?: string;
}

// Both by the time since the process began: by the machine's clock, what was remembered would last as long as that was set back.
const cache = new Map<string, Cached>();
const cacheMs = 3000;

// What a revocation changes is seen only after its commit: until then nothing is remembered anew.
let quietUntil = 0;
const quietMs = 5000;

/** Forgets what was looked up, after a revocation, a change of roles, a sign-out. */
export function forgetSessions(): void {
  cache.clear();
  quietUntil = performance.now() + quietMs;
}

/** Who is asking, by the request's cookie. What was found is remembered for three seconds. */
export function authenticator(services: Services): (request: RequestLike) => Promise<Actor | undefined> {
  return async (request) => {
    const token = request.cookies.guilu_session;
    if (!token || token.length > 100) return undefined;
    const agent = String(request.headers['user-agent'] ?? '');
    const key = deviceKeyOf(request.cookies);
    const device = `${deviceOf(agent)} ${key ?? ''}`;
    const known = cache.get(token);
    if (known && known.until > performance.now() && known.device === device) return known.actor;
    const now = clockOf(services.now());
    const found = await findSession(services, sha256(token), now);
    if (!found) return undefined;
    const actor = actorOf(found);
    const from = { agent, address: request.ip ?? '' };
    if (found.device_hash !== deviceOf(agent) || (found.device_key && found.device_key !== key)) {
      await endElsewhere(services, actor, from);
      return undefined;
    }
    if (key && !found.device_key) await bindToBrowser(services, actor, key, from);
    if (found.seen_long_ago)
      await sql`update session set last_seen_at = ${now.at} where id = ${found.session_id}`.execute(services.db);
    if (cache.size > 5000) cache.clear();
    if (performance.now() >= quietUntil) cache.set(token, { actor, device, until: performance.now() + cacheMs });
    return actor;
  };
}

/** What is done to a session before its holder is let in: in the application's own role. */
const asDoor = (actor: Actor): Actor => {
  const { personId: _, relativeOf: __, ...rest } = actor;
  return { ...rest, roles: [] };
};

/** The browser's name came back for the first time: from now on the session is open to nobody without it. */
async function bindToBrowser(
  services: Services,
  actor: Actor,
  key: string,
  { agent }: { agent: string },
): Promise<void> {
  await runWork(services, asDoor(actor), 'write', async (work) => {
    await sql`update session set device_key = ${key} where id = ${actor.sessionId} and device_key is null`.execute(
      work.tx,
    );
    await rememberDevice(work, actor.accountId, key, agent);
  });
}

/** The session's cookie turned up in another browser: it is over for both, the audit says so, and the holder is told. */
async function endElsewhere(services: Services, actor: Actor, from: { agent: string; address: string }): Promise<void> {
  cache.clear();
  await runWork(services, asDoor(actor), 'write', async (work) => {
    const ended = await sql`update session set revoked_at = ${work.at}, ended_because = 'elsewhere'
      where id = ${actor.sessionId} and revoked_at is null returning id`.execute(work.tx);
    if (!ended.rows.length) return;
    const seen = { device: deviceName(from.agent), address: from.address };
    await tell(work, actor.accountId, 'session-elsewhere', seen);
    work.audit.wrote(
      'session ended in another browser',
      {},
      { account: actor.accountId, session: actor.sessionId, ...seen },
    );
  });
}

async function findSession(
  services: Services,
  tokenHash: string,
  { at, today }: { at: string; today: string },
): Promise<Found | undefined> {
  const { rows } =
    await sql<Found>`${sql.raw(kept)}select s.id as session_id, s.device_hash, s.device_key, s.last_seen_at < ${at}::timestamptz - interval '1 minute' as seen_long_ago,
      a.id as account_id, a.display_name, a.roles, a.must_change_password, a.language, a.person_id, a.county as person_county,
      k.person_id as relative_of, k.org_path as relative_path,
      o.code as org_code, o.kind as org_kind, coalesce(o.short_name, o.name) as org_name, o.county as org_county, o.path as org_path,
      b.path as bureau_path, b.county as bureau_county, f.path as office_path
    from session s
    join account a on a.id = s.account_id
    left join cover v on v.id = s.cover_id and v.account_id = a.id and v.ended_at is null and ${today}::date between v.from_on and v.to_on
    left join organisation o on o.code = coalesce(v.organisation, a.organisation)
    left join lateral (select b.path, b.county from organisation b where b.kind = 'county-bureau' and b.county = o.county
                       union all select b.path, null from organisation b where b.kind = 'city-bureau' and o.county is null and right(b.code, 6) = right(o.code, 6) limit 1) b on true
    left join lateral (select f.path from organisation f where o.kind = 'leading-group' and f.kind = 'judicial-office' and f.county = o.county and f.serves && o.serves limit 1) f on true
    left join lateral (select person_id, org_path from family_standing(a.id, ${today}) where 'family' = any (a.roles)) k on true
   where s.token_hash = ${tokenHash} and s.revoked_at is null and s.expires_at > ${at} and s.last_seen_at > ${at}::timestamptz - ${idle}::interval and a.disabled_at is null
     and ('family' <> all (a.roles) or k.person_id is not null)`.execute(services.db);
  return rows[0];
}

function actorOf(found: Found): Actor {
  const seat = {
    kind: found.org_kind ?? '',
    path: found.org_path ?? '',
    bureauPath: found.bureau_path ?? undefined,
    officePath: found.office_path ?? undefined,
  };
  return {
    accountId: found.account_id,
    name: found.display_name,
    roles: found.roles,
    organisation: found.org_code ?? '',
    organisationKind: found.org_kind ?? '',
    organisationName: found.org_name ?? '',
    county: found.person_county ?? found.org_county ?? '',
    scope: found.person_id || found.relative_of ? '' : scopeOf(seat, found.roles),
    ...(namedOnly(seat.kind, found.roles) && { namedOnly: true }),
    // A family member's looks stand where the file stands, so that its office sees them.
    orgPath: found.org_path ?? found.relative_path ?? '',
    language: found.language,
    ...(found.person_id && { personId: found.person_id }),
    ...(found.relative_of && { relativeOf: found.relative_of }),
    sessionId: found.session_id,
    ...(found.must_change_password && { mustChangePassword: true }),
  };
}
