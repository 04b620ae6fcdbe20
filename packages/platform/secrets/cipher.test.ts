// Known answers of the standards: SM4 (GB/T 32907-2016 annex A), SM3 (GB/T 32905-2016 annex A); and both suites against tampering.
import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyedHash, type SuiteName, suites } from './cipher.ts';

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');
const sm4 = (key: Buffer, block: Buffer) => {
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
};
const key = hex('0123456789abcdeffedcba9876543210');

test('SM4 of the example block is what the standard prints', () => {
  expect(sm4(key, key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
});

test('SM4 a million times over is what the standard prints', () => {
  // Encrypted in one chain: a block of zeros after each in CBC mode is encrypted again by itself.
  const cipher = createCipheriv('sm4-cbc', key, Buffer.alloc(16)).setAutoPadding(false);
  let last = cipher.update(key);
  for (let left = 999_999; left > 0; ) {
    const now = Math.min(left, 50_000);
    last = cipher.update(Buffer.alloc(16 * now)).subarray(-16);
    left -= now;
  }
  expect(last.toString('hex')).toBe('595298c7c6fd271f0402f804c33d3f66');
});

test.each([
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
])('SM3 of the example %s is what the standard prints', (text, wanted) => {
  expect(createHash('sm3').update(text).digest('hex')).toBe(wanted);
});

test('HMAC-SM3 is the construction of GB/T 15852.2 over SM3', () => {
  const secret = hex('0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20');
  const pad = (byte: number) =>
    Buffer.from(Buffer.concat([secret, Buffer.alloc(64 - secret.length)]).map((one) => one ^ byte));
  const inner = createHash('sm3').update(pad(0x36)).update('abc').digest();
  const outer = createHash('sm3').update(pad(0x5c)).update(inner).digest('hex');
  expect(createHmac('sm3', secret).update('abc').digest('hex')).toBe(outer);
  expect(keyedHash('national', secret, 'abc').toString('hex')).toBe(outer);
});

const names: SuiteName[] = ['international', 'national'];

test.each(names)('%s: what was sealed opens again, and any altered byte is noticed', (name) => {
  const { seal, open, ivBytes } = suites[name];
  const secret = randomBytes(32);
  for (const text of ['', '990101199001011234', '长'.repeat(3000)]) {
    const sealed = seal(secret, randomBytes(ivBytes), Buffer.from(text), 'k1');
    expect(open(secret, sealed, 'k1').toString()).toBe(text);
    for (let at = 0; at < Math.min(sealed.length, 80); at += 1) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => open(secret, altered, 'k1')).toThrow();
    }
    expect(() => open(randomBytes(32), sealed, 'k1')).toThrow();
    expect(() => open(secret, sealed.subarray(0, -1), 'k1')).toThrow();
  }
});

test('under the national suite the text is SM4 in counter mode under a key of its own, and the id of the key is authenticated', () => {
  const { seal, open } = suites.national;
  const [secret, iv] = [randomBytes(32), randomBytes(16)];
  const sealed = seal(secret, iv, Buffer.from('石桥司法所'), 'k2');
  const encrypting = createHmac('sm3', secret).update('guilu sm4-ctr').digest().subarray(0, 16);
  const counter = sm4(encrypting, iv);
  const plain = Buffer.from('石桥司法所');
  const wanted = Buffer.from(plain.map((byte, at) => byte ^ (counter[at] ?? 0)));
  expect(sealed.subarray(48)).toEqual(wanted);
  expect(() => open(secret, sealed, 'k3')).toThrow();
});
