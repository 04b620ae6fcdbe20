/**
 * How one value is encrypted, in two suites: AES-256-GCM with HMAC-SHA-256 for blind indexes, and the national algorithms:
 * SM4-CTR and HMAC-SM3 over the ciphertext (encrypt, then authenticate), HMAC-SM3 for blind indexes, SM3 for the audit chain.
 * Node has no SM4-GCM. Neither is a certified module.
 */
import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

export type SuiteName = 'international' | 'national';

interface Suite {
  /** Bytes of the number that is used once. */
  ivBytes: number;
  hash: 'sha256' | 'sm3';
  seal(key: Buffer, iv: Buffer, plain: Buffer, about: string): Buffer;
  /** Throws where the value was altered or the key is another. */
  open(key: Buffer, sealed: Buffer, about: string): Buffer;
}

const tagBytes = { gcm: 16, sm3: 32 };

const international: Suite = {
  ivBytes: 12,
  hash: 'sha256',
  seal(key, iv, plain) {
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  },
  open(key, sealed) {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: tagBytes.gcm });
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  },
};

const national: Suite = {
  ivBytes: 16,
  hash: 'sm3',
  seal(key, iv, plain, about) {
    const keys = derived(key);
    const cipher = createCipheriv('sm4-ctr', keys.encrypt, iv);
    const body = Buffer.concat([iv, cipher.update(plain), cipher.final()]);
    return Buffer.concat([nationalTag(keys.authenticate, body, about), body]);
  },
  open(key, sealed, about) {
    const keys = derived(key);
    const [tag, body] = [sealed.subarray(0, tagBytes.sm3), sealed.subarray(tagBytes.sm3)];
    if (body.length < 16 || !timingSafeEqual(tag, nationalTag(keys.authenticate, body, about)))
      throw new Error('The value was altered or sealed under another key.');
    const decipher = createDecipheriv('sm4-ctr', keys.encrypt, body.subarray(0, 16));
    return Buffer.concat([decipher.update(body.subarray(16)), decipher.final()]);
  },
};

export const suites: Record<SuiteName, Suite> = { international, national };

/** Two keys out of one: what encrypts never authenticates. */
function derived(key: Buffer): { encrypt: Buffer; authenticate: Buffer } {
  const from = (what: string) => createHmac('sm3', key).update(`guilu ${what}`).digest();
  return { encrypt: from('sm4-ctr').subarray(0, 16), authenticate: from('hmac-sm3') };
}

const nationalTag = (key: Buffer, body: Buffer, about: string) =>
  createHmac('sm3', key).update(`${about}\0`).update(body).digest();

/** A keyed hash under the suite's hash. */
export const keyedHash = (suite: SuiteName, key: Buffer, text: string): Buffer =>
  createHmac(suites[suite].hash, key).update(text).digest();
