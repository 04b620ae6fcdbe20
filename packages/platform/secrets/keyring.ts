/**
 * Field encryption: AES-256-GCM under a key that lies outside the database, and blind indexes (HMAC-SHA-256) by which an
 * encrypted number is still found exactly. Each value names its key, so that keys can be changed while old values stay readable.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface KeyFile {
  current: string;
  /** Key id → 32 bytes, base64. */
  keys: Record<string, string>;
  /** Key of the blind indexes, base64. Changing it means indexing anew. */
  index: string;
}

/** An encrypted value as it stands in a fact's payload. */
export interface SealedValue {
  sealed: string;
}

export function isSealed(value: unknown): value is SealedValue {
  return typeof value === 'object' && value !== null && typeof (value as SealedValue).sealed === 'string';
}

export class Keyring {
  private readonly file: KeyFile;

  constructor(file: KeyFile) {
    this.file = file;
  }

  /** Reads the key file, making it on the first start. */
  static open(path: string): Keyring {
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true });
      const made: KeyFile = {
        current: 'k1',
        keys: { k1: randomBytes(32).toString('base64') },
        index: randomBytes(32).toString('base64'),
      };
      writeFileSync(`${path}.new`, JSON.stringify(made, null, 2), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    }
    return new Keyring(JSON.parse(readFileSync(path, 'utf8')) as KeyFile);
  }

  encrypt(plain: string): string {
    const id = this.file.current;
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(id), iv);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`;
  }

  /** Throws where the value was altered or its key is not here. */
  decrypt(text: string): string {
    const dot = text.indexOf('.');
    const raw = Buffer.from(text.slice(dot + 1), 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.key(text.slice(0, dot)), raw.subarray(0, 12));
    decipher.setAuthTag(raw.subarray(12, 28));
    return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8');
  }

  seal(plain: string): SealedValue {
    return { sealed: this.encrypt(plain) };
  }

  open(value: SealedValue): string {
    return this.decrypt(value.sealed);
  }

  /** The blind index of a value of one kind (`id-number`, `id-tail`, `phone`, `address`), 16 bytes as hex. */
  index(kind: string, value: string): string {
    const key = Buffer.from(this.file.index, 'base64');
    return createHmac('sha256', key).update(`${kind}\0${value}`).digest('hex').slice(0, 32);
  }

  private key(id: string): Buffer {
    const key = this.file.keys[id];
    if (!key) throw new Error(`The key ${id} is not in the key file.`);
    return Buffer.from(key, 'base64');
  }
}
