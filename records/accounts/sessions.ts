/** Sessions: made at sign-in, found at every request, ended by sign-out, revocation, time, or another device. */
import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '@guilu/platform/access/actor.ts';
import type { Role } from '@guilu/platform/access/roles.ts';
import { kept } from '@guilu/platform/database/database.ts';
import { clockOf, type Services, type Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { namedOnly, scopeOf } from '../organisations/index.ts';

export const sessionSeconds = 12 * 3600;
const idle = '2 hours';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The kind of device, without version numbers: an update of the browser does not end a session, another browser does. */
export const deviceOf = (agent: string): string => sha256(agent.replace(/[\d._]+/g, '#'));

/** What the list of sessions calls a device. */
export function deviceName(agent: string): string {
  const browser = /Edg/.test(agent)
    ? 'Edge'
    : /Firefox/.test(agent)
      ? 'Firefox'
      : /Chrome|Chromium/.test(agent)
        ? 'Chrome'
        : /Safari/.test(agent)
          ? 'Safari'
          : agent.slice(0, 30) || '?';
  const system = /Windows/.test(agent)
    ? 'Windows'
    : /Android/.test(agent)
      ? 'Android'
      : /iPhone|iPad/.test(agent)
        ? 'iOS'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : '';
  return [browser, system].filter(Boolean).join(' · ');
}

/** Opens a session; answers the token for the cookie, of which only the hash is kept. */
export async function openSession(
  work: Pick<Work, 'tx' | 'at'>,
  accountId: string,
  from: { address: string; agent: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sql`insert into session (id, token_hash, account_id, created_at, last_seen_at, expires_at, device, device_hash, address)
    values (${uuid()}, ${sha256(token)}, ${accountId}, ${work.at}, ${work.at}, ${work.at}::timestamptz + make_interval(secs => ${sessionSeconds}), ${deviceName(from.agent)}, ${deviceOf(from.agent)}, ${from.address})`.execute(
    work.tx,
  );
  return token;
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
  device: string;
  until: number;
}

interface RequestLike {
  cookies: Record<string, string | undefined>;
  headers: Record<string, string | string[] | undefined>;
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
    const device = deviceOf(String(request.headers['user-agent'] ?? ''));
    const known = cache.get(token);
    if (known && known.until > performance.now() && known.device === device) return known.actor;
    const now = clockOf(services.now());
    const found = await findSession(services, sha256(token), now);
    if (!found) return undefined;
    if (found.device_hash !== device) {
      await sql`update session set revoked_at = ${now.at} where id = ${found.session_id}`.execute(services.db);
      cache.clear();
      return undefined;
    }
    if (found.seen_long_ago)
      await sql`update session set last_seen_at = ${now.at} where id = ${found.session_id}`.execute(services.db);
    const actor = actorOf(found);
    if (cache.size > 5000) cache.clear();
    if (performance.now() >= quietUntil) cache.set(token, { actor, device, until: performance.now() + cacheMs });
    return actor;
  };
}

async function findSession(
  services: Services,
  tokenHash: string,
  { at, today }: { at: string; today: string },
): Promise<Found | undefined> {
  const { rows } =
    await sql<Found>`${sql.raw(kept)}select s.id as session_id, s.device_hash, s.last_seen_at < ${at}::timestamptz - interval '1 minute' as seen_long_ago,
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
