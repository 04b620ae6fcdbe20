/**
 * The key file: keys of encrypted fields and of blind indexes, each with its id and its suite. It lies outside the database,
 * is read by its owner alone, and is written whole or not at all.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { SuiteName } from './cipher.ts';

export interface Key {
  suite: SuiteName;
  /** 32 bytes, base64. */
  key: string;
  madeAt?: string;
}

export interface KeySet {
  /** The one that is written with. */
  current: string;
  keys: Record<string, Key>;
}

export interface KeyFile {
  fields: KeySet;
  indexes: KeySet;
}

/** As the first versions wrote it: one suite, one key of the indexes. */
interface FirstForm {
  current: string;
  keys: Record<string, string>;
  index: string;
}

const fresh = (suite: SuiteName, at?: string): Key => ({
  suite,
  key: randomBytes(32).toString('base64'),
  ...(at && { madeAt: at }),
});

export const newKeyFile = (suite: SuiteName): KeyFile => ({
  fields: { current: 'k1', keys: { k1: fresh(suite) } },
  indexes: { current: 'i1', keys: { i1: fresh(suite) } },
});

/** Another key under the next free number, and it is the one that is written with from now on. */
export function withNewKey(file: KeyFile, of: 'fields' | 'indexes', suite: SuiteName, at: string): KeyFile {
  const letter = of === 'fields' ? 'k' : 'i';
  const numbers = Object.keys(file[of].keys).map((id) => Number(id.slice(1)));
  const id = `${letter}${Math.max(0, Number(file[of].current.slice(1)), ...numbers) + 1}`;
  return { ...file, [of]: { current: id, keys: { ...file[of].keys, [id]: fresh(suite, at) } } };
}

/** Reads a key file of either form. Throws with one sentence where others than its owner may read it. */
export function readKeyFile(path: string): KeyFile {
  const { mode } = statSync(path);
  if (process.platform !== 'win32' && mode & 0o077)
    throw new Error(
      `密钥文件 ${path} 别人也能读（${(mode & 0o777).toString(8)}），请先 chmod 600。The key file can be read by others than its owner; chmod 600 it first.`,
    );
  const read = JSON.parse(readFileSync(path, 'utf8')) as KeyFile | FirstForm;
  if ('fields' in read) return read;
  const old = (key: string): Key => ({ suite: 'international', key });
  return {
    fields: {
      current: read.current,
      keys: Object.fromEntries(Object.entries(read.keys).map(([id, key]) => [id, old(key)])),
    },
    indexes: { current: 'i1', keys: { i1: old(read.index) } },
  };
}

/** Writes it beside, synced, and puts it in place in one step. */
export function writeKeyFile(path: string, file: KeyFile): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, JSON.stringify(file, null, 2));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, path);
}

/** Keys that nothing uses any more, kept aside for backups that were made with them. */
export const retiredPath = (path: string): string => join(dirname(path), 'retired-keys.json');

export function readRetired(path: string): KeyFile | undefined {
  return existsSync(retiredPath(path)) ? readKeyFile(retiredPath(path)) : undefined;
}

/** Takes a key out of the file and keeps it aside. Throws where it is the one that is written with, or none. */
export function retireKey(path: string, id: string): void {
  const file = readKeyFile(path);
  const of = id.startsWith('i') ? 'indexes' : 'fields';
  const { [id]: gone, ...left } = file[of].keys;
  if (!gone || file[of].current === id) throw new Error(`${id} is not a key that was replaced.`);
  const none: KeyFile = { fields: { current: '', keys: {} }, indexes: { current: '', keys: {} } };
  const aside = readRetired(path) ?? none;
  writeKeyFile(retiredPath(path), { ...aside, [of]: { ...aside[of], keys: { ...aside[of].keys, [id]: gone } } });
  writeKeyFile(path, { ...file, [of]: { ...file[of], keys: left } });
}

/** Where the key file of a data folder lies. */
export const keyFileOf = (dataFolder: string): string => join(dataFolder, 'secrets', 'keys.json');
