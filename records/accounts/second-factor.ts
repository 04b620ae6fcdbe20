/** The second factor: time-based codes (each step once), recovery codes (each once, kept as hashes). */
import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const totp = (secret: string, label = '') => new TOTP({ issuer: 'Guilu', label, secret: Secret.fromBase32(secret) });

export const newSecret = (): string => new Secret({ size: 20 }).base32;
export const uriOf = (secret: string, username: string): string => totp(secret, username).toString();

/** The step a code belongs to, one step of drift allowed; undefined where it is wrong or not later than the last one used. */
export function stepOf(secret: string, code: string, lastStep: number | null, at: number): number | undefined {
  const delta = totp(secret).validate({ token: code.replace(/\s/g, ''), timestamp: at, window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(at / 30_000) + delta;
  return lastStep !== null && step <= lastStep ? undefined : step;
}

export const recoveryHash = (code: string): string =>
  createHash('sha256').update(code.replace(/[\s-]/g, '').toLowerCase()).digest('hex');

/** Eight codes of 120 bits, which a plain hash keeps safely; letters and the digits 2 to 7, in fours. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 8 }, () =>
    (new Secret({ size: 15 }).base32.toLowerCase().match(/.{4}/g) ?? []).join('-'),
  );
}
