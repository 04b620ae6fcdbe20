/** Passwords: argon2id (19 MiB, two passes), a policy, and the same time for an account that does not exist. */
import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
// Verified where no account is found, so that the time tells nothing.
const nobody = hash(randomBytes(16).toString('hex'), cost);

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobody), password).catch(() => false);
  return right && !!stored;
}

const common = new Set([
  '1234567890',
  '0123456789',
  'password12',
  'password123',
  'qwertyuiop',
  'aa12345678',
  'admin12345',
  '1111111111',
  'guilu12345',
  'abc1234567',
]);

/** Why a password is not good enough; undefined where it is. */
export function weakness(
  password: string,
  username: string,
): 'account/password-short' | 'account/password-common' | 'account/password-is-name' | undefined {
  const plain = password.toLowerCase();
  if (password.length < 10) return 'account/password-short';
  if (plain.includes(username.toLowerCase())) return 'account/password-is-name';
  if (common.has(plain) || /^(.)\1+$/.test(password)) return 'account/password-common';
  return undefined;
}

/** A first password that can be read out over the telephone. */
export function firstPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const chars = [...randomBytes(15)].map((byte) => letters[byte % letters.length]);
  return [0, 5, 10].map((at) => chars.slice(at, at + 5).join('')).join('-');
}
