/**
 * Field encryption under keys that lie outside the database, and blind indexes by which an encrypted number is still found
 * exactly. Each value names its key, and a key knows its suite, so that keys and suites can be changed while the server runs
 * and old values stay readable. The file is looked at again once a second.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { keyedHash, type SuiteName, suites } from './cipher.ts';
import { type Key, type KeyFile, newKeyFile, readKeyFile, readRetired, withNewKey, writeKeyFile } from './key-file.ts';

const lookMilliseconds = 1000;

/** An encrypted value as it stands in a fact's payload. */
export interface SealedValue {
  sealed: string;
}

export function isSealed(value: unknown): value is SealedValue {
  return typeof value === 'object' && value !== null && typeof (value as SealedValue).sealed === 'string';
}

export class Keyring {
  private file: KeyFile;
  private readonly path: string | undefined;
  private stamp = '';
  private lookedAt = 0;

  /** `path`: where the file lies, to be looked at again; without it the keys stay what they are (tests). */
  constructor(file: KeyFile, path?: string) {
    this.file = file;
    this.path = path;
    if (path) this.stamp = stampOf(path);
  }

  /**
   * Reads the key file, making it on the first start. Where `suite` is told and new values would be written in another one,
   * new keys of that suite are made. Throws where others may read the file.
   */
  static open(path: string, suite?: SuiteName): Keyring {
    if (!existsSync(path)) writeKeyFile(path, newKeyFile(suite ?? 'international'));
    const keyring = new Keyring(readKeyFile(path), path);
    if (suite && keyring.suite !== suite) keyring.renewKeys(suite, new Date().toISOString());
    return keyring;
  }

  /** Makes new keys of fields and of indexes, and writes with them from now on; other processes follow within a second. */
  renewKeys(suite: SuiteName, at: string, which: readonly ('fields' | 'indexes')[] = ['fields', 'indexes']): void {
    let file = this.path ? readKeyFile(this.path) : this.file;
    for (const of of which) file = withNewKey(file, of, suite, at);
    if (this.path) writeKeyFile(this.path, file);
    this.file = file;
    if (this.path) this.stamp = stampOf(this.path);
  }

  /** The suite that new values are written in. */
  get suite(): SuiteName {
    this.look();
    return this.file.fields.keys[this.file.fields.current]?.suite ?? 'international';
  }

  /** The hash that new links of the audit chain are made with. */
  get chainHash(): 'sha256' | 'sm3' {
    return suites[this.suite].hash;
  }

  /** Ids of the keys, the one written with first. */
  ids(of: 'fields' | 'indexes'): string[] {
    this.look();
    const { current, keys } = this.file[of];
    return [current, ...Object.keys(keys).filter((id) => id !== current)];
  }

  suiteOf(id: string): SuiteName {
    return this.key(id.startsWith('i') ? 'indexes' : 'fields', id).suite;
  }

  encrypt(plain: string): string {
    this.look();
    return this.sealWith(plain, (bytes) => randomBytes(bytes));
  }

  /** Throws where the value was altered or its key is not here. */
  decrypt(text: string): string {
    const dot = text.indexOf('.');
    const id = text.slice(0, dot);
    const { suite, key } = this.key('fields', id);
    return suites[suite]
      .open(Buffer.from(key, 'base64'), Buffer.from(text.slice(dot + 1), 'base64'), id)
      .toString('utf8');
  }

  /**
   * The same value under the key that is written with now. From one text always the same comes out, so that copies of a value
   * stay alike and a renewal that was broken off goes on where it was.
   */
  renewed(text: string): string {
    const { current, keys } = this.file.fields;
    if (text.startsWith(`${current}.`)) return text;
    const plain = this.decrypt(text);
    const key = keys[current];
    if (!key) throw new Error(`The key ${current} is not in the key file.`);
    const secret = Buffer.from(key.key, 'base64');
    return this.sealWith(plain, (bytes) => keyedHash(key.suite, secret, `renewed ${text}`).subarray(0, bytes));
  }

  seal(plain: string): SealedValue {
    return { sealed: this.encrypt(plain) };
  }

  open(value: SealedValue): string {
    return this.decrypt(value.sealed);
  }

  /** The blind index of a value of one kind (`id-number`, `id-tail`, `phone`, `address`), as it is written. */
  index(kind: string, value: string): string {
    this.look();
    return this.indexUnder(this.file.indexes.current, kind, value);
  }

  /** All blind indexes that a value may stand under while they are being made anew; the one that is written first. */
  indexes(kind: string, value: string): string[] {
    return this.ids('indexes').map((id) => this.indexUnder(id, kind, value));
  }

  // The first key's indexes carry no id: they were written before there was a second.
  private indexUnder(id: string, kind: string, value: string): string {
    const { suite, key } = this.key('indexes', id);
    const hash = keyedHash(suite, Buffer.from(key, 'base64'), `${kind}\0${value}`).toString('hex').slice(0, 32);
    return id === 'i1' ? hash : `${id}.${hash}`;
  }

  private sealWith(plain: string, iv: (bytes: number) => Buffer): string {
    const id = this.file.fields.current;
    const { suite, key } = this.key('fields', id);
    const { seal, ivBytes } = suites[suite];
    return `${id}.${seal(Buffer.from(key, 'base64'), iv(ivBytes), Buffer.from(plain, 'utf8'), id).toString('base64')}`;
  }

  private key(of: 'fields' | 'indexes', id: string): Key {
    const known = this.file[of].keys[id];
    if (known) return known;
    this.look(true);
    const found = this.file[of].keys[id] ?? (this.path ? readRetired(this.path)?.[of].keys[id] : undefined);
    if (!found) throw new Error(`The key ${id} is not in the key file.`);
    return found;
  }

  /** Reads the file again where it was replaced. A file that cannot be read leaves the keys as they are. */
  private look(now = false): void {
    if (!this.path || (!now && Date.now() - this.lookedAt < lookMilliseconds)) return;
    this.lookedAt = Date.now();
    try {
      const stamp = stampOf(this.path);
      if (stamp === this.stamp) return;
      this.file = readKeyFile(this.path);
      this.stamp = stamp;
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
    }
  }
}

const stampOf = (path: string): string => {
  const { ino, mtimeMs, size } = statSync(path);
  return `${ino} ${mtimeMs} ${size}`;
};
