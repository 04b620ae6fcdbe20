/** The browser a request comes from: its kind, and the name it was given in a cookie, by which it is known again. */
import { createHash, randomBytes } from 'node:crypto';
import type { Origin } from '@guilu/platform/feature.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

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

/** The kind of device: family of the browser and system, without versions. An update is the same device, another browser is not. */
export const deviceOf = (agent: string): string => sha256(deviceName(agent).replace(/[\d._/]+/g, '#'));

/** The hash of the name that the browser carries; undefined where it carries none. */
export function deviceKeyOf(cookies: Record<string, string | undefined> | undefined): string | undefined {
  const carried = cookies?.guilu_device;
  return carried && /^[\w-]{43}$/.test(carried) ? sha256(carried) : undefined;
}

export const newDevice = (): string => randomBytes(32).toString('base64url');

export interface KnownDevice {
  device_key: string;
  failed_count: number;
  resting: boolean;
}

/** The browser as one that the account has signed in from; undefined where it has not. */
export async function knownDevice(work: Work, accountId: string, from: Origin): Promise<KnownDevice | undefined> {
  const key = deviceKeyOf(from.cookies);
  if (!key) return undefined;
  const { rows } =
    await sql<KnownDevice>`select device_key, failed_count, coalesce(rests_until > ${work.at}, false) as resting
    from known_device where account_id = ${accountId} and device_key = ${key} for update`.execute(work.tx);
  return rows[0];
}

/** Remembers that the account signed in from this browser; its failures are forgotten. */
export async function rememberDevice(
  { tx, at }: Pick<Work, 'tx' | 'at'>,
  accountId: string,
  key: string,
  agent: string,
): Promise<void> {
  await sql`insert into known_device (account_id, device_key, name, first_at, last_at) values (${accountId}, ${key}, ${deviceName(agent)}, ${at}, ${at})
    on conflict (account_id, device_key) do update set name = excluded.name, last_at = excluded.last_at, failed_count = 0, rests_until = null`.execute(
    tx,
  );
}
