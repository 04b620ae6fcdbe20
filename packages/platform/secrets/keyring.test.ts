import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyFileOf, newKeyFile, readKeyFile, retiredPath, retireKey } from './key-file.ts';
import { Keyring } from './keyring.ts';

const place = () => keyFileOf(mkdtempSync(join(tmpdir(), 'guilu-keys-')));
const at = '2026-11-25T09:00:00Z';
const pause = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));

test('the key file is made for its owner alone; one that others may read is refused with its mode', () => {
  const path = place();
  Keyring.open(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  for (const mode of [0o640, 0o604, 0o660]) {
    chmodSync(path, mode);
    expect(() => Keyring.open(path)).toThrow(mode.toString(8));
  }
  chmodSync(path, 0o600);
  expect(Keyring.open(path).ids('fields')).toEqual(['k1']);
});

test('a file of the first form is read: its values and indexes stay what they were', () => {
  const path = place();
  const made = newKeyFile('international');
  const [k1, i1] = [made.fields.keys.k1?.key ?? '', made.indexes.keys.i1?.key ?? ''];
  Keyring.open(path);
  writeFileSync(path, JSON.stringify({ current: 'k1', keys: { k1 }, index: i1 }), { mode: 0o600 });
  const [old, now] = [new Keyring(made), Keyring.open(path)];
  expect(now.decrypt(old.encrypt('990101'))).toBe('990101');
  expect(now.index('phone', '139')).toBe(old.index('phone', '139'));
});

test('another process writes with the new key within a second and a little, and reads it at once', async () => {
  const path = place();
  const [one, other] = [Keyring.open(path), Keyring.open(path)];
  const before = other.encrypt('甲');
  one.renewKeys('international', at);
  const fresh = one.encrypt('乙');
  expect(fresh).toMatch(/^k2\./);
  expect(other.decrypt(fresh)).toBe('乙');
  expect(one.decrypt(before)).toBe('甲');
  await pause(1100);
  expect(other.encrypt('丙')).toMatch(/^k2\./);
});

test('told of another suite, new values and indexes are of that one; the old ones are read and searched by', () => {
  const path = place();
  const before = Keyring.open(path);
  const [value, number] = [before.encrypt('甲'), before.index('id-number', '990101')];
  const now = Keyring.open(path, 'national');
  expect([now.suite, now.chainHash, now.ids('fields'), now.ids('indexes')]).toEqual([
    'national',
    'sm3',
    ['k2', 'k1'],
    ['i2', 'i1'],
  ]);
  expect(now.decrypt(value)).toBe('甲');
  expect(now.indexes('id-number', '990101')).toEqual([now.index('id-number', '990101'), number]);
  expect(now.index('id-number', '990101')).toMatch(/^i2\.[0-9a-f]{32}$/);
  // Started again it stays so, and without the setting too.
  expect(Keyring.open(path, 'national').ids('fields')).toEqual(['k2', 'k1']);
  expect(Keyring.open(path).suite).toBe('national');
});

test('renewing a value gives the same each time, so that copies stay alike, and others for others', () => {
  const keyring = new Keyring(newKeyFile('international'));
  const [one, two] = [keyring.encrypt('甲'), keyring.encrypt('甲')];
  keyring.renewKeys('national', at);
  expect(keyring.renewed(one)).toBe(keyring.renewed(one));
  expect(keyring.renewed(one)).not.toBe(keyring.renewed(two));
  expect(keyring.decrypt(keyring.renewed(one))).toBe('甲');
  expect(keyring.renewed(keyring.renewed(one))).toBe(keyring.renewed(one));
});

test('a retired key is out of the file, kept aside for its owner alone, and still opens what an old backup brings back', () => {
  const path = place();
  const keyring = Keyring.open(path);
  const value = keyring.encrypt('甲');
  expect(() => retireKey(path, 'k1')).toThrow();
  keyring.renewKeys('international', at);
  retireKey(path, 'k1');
  expect(Object.keys(readKeyFile(path).fields.keys)).toEqual(['k2']);
  expect(statSync(retiredPath(path)).mode & 0o777).toBe(0o600);
  expect(Keyring.open(path).decrypt(value)).toBe('甲');
  // A number once given is not given again.
  keyring.renewKeys('international', at);
  expect(Keyring.open(path).ids('fields')[0]).toBe('k3');
  expect(readFileSync(path, 'utf8')).not.toContain('"k1"');
});

test('a key file that became readable to others meanwhile is not taken up, and work goes on', async () => {
  const path = place();
  const keyring = Keyring.open(path);
  const other = Keyring.open(path);
  other.renewKeys('international', at);
  chmodSync(path, 0o644);
  await pause(1100);
  expect(keyring.encrypt('甲')).toMatch(/^k1\./);
});
