/** Passwords: argon2id (19 MiB, two passes), and the same time for an account that does not exist. */
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

/** A first password that can be read out over the telephone. */
export function firstPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const chars = [...randomBytes(15)].map((byte) => letters[byte % letters.length]);
  return [0, 5, 10].map((at) => chars.slice(at, at + 5).join('')).join('-');
}
