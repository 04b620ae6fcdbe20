import { TOTP, Secret } from 'otpauth';
import { expect, test } from 'vitest';
import { weakness } from './password-policy.ts';
import { firstPassword, hashPassword, verifyPassword } from './passwords.ts';
import { newRecoveryCodes, newSecret, recoveryHash, stepOf } from './second-factor.ts';
import { deviceOf } from './devices.ts';

test('passwords are kept as argon2id with at least 19 MiB and two passes', async () => {
  const stored = await hashPassword('a quiet river stone');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(stored, 'a quiet river stone')).toBe(true);
  expect(await verifyPassword(stored, 'a quiet river')).toBe(false);
  expect(await verifyPassword(null, 'anything')).toBe(false);
});

test('an unknown name costs as much work as a wrong password', async () => {
  const stored = await hashPassword('a quiet river stone');
  // Work of the processor, not time by the clock, which says more about what else the machine does.
  const work = async (hash: string | null) => {
    const from = process.cpuUsage();
    for (let i = 0; i < 5; i += 1) await verifyPassword(hash, 'wrong password');
    return process.cpuUsage(from).user;
  };
  await work(null);
  const [known, unknown] = [await work(stored), await work(null)];
  expect(unknown).toBeGreaterThan(known * 0.4);
});

test('a first password passes the policy and is never the same', () => {
  expect(weakness(firstPassword(), { username: 'zhangwei' })).toBeUndefined();
  expect(new Set(Array.from({ length: 50 }, firstPassword)).size).toBe(50);
});

test('a code of the second factor serves once, one step early or late, and not later', () => {
  const secret = newSecret();
  const at = Date.parse('2026-11-24T09:00:10+08:00');
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const code = totp.generate({ timestamp: at });
  const step = stepOf(secret, code, null, at);
  expect(step).toBe(Math.floor(at / 30_000));
  expect(stepOf(secret, code, step ?? 0, at)).toBeUndefined();
  expect(stepOf(secret, code, null, at + 30_000)).toBe(step);
  expect(stepOf(secret, code, null, at + 90_000)).toBeUndefined();
});

test('recovery codes are kept as hashes and read with or without the dash', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(8);
  for (const code of codes) expect(code).toMatch(/^([a-z2-7]{4}-){5}[a-z2-7]{4}$/);
  expect(recoveryHash(codes[0] ?? '')).toBe(recoveryHash((codes[0] ?? '').replaceAll('-', '').toUpperCase()));
});

test('an update of the browser is the same device, another browser is not', () => {
  const firefox = (version: string) =>
    `Mozilla/5.0 (X11; Linux x86_64; rv:${version}) Gecko/20100101 Firefox/${version}`;
  expect(deviceOf(firefox('130.0'))).toBe(deviceOf(firefox('131.0.2')));
  expect(deviceOf(firefox('130.0'))).not.toBe(deviceOf('Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0'));
});
