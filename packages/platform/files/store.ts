/** The file store: content by its SHA-256 under the data folder. Written whole or not at all, checked on reading. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export class FileStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Stores bytes (synced to disk before the answer) and answers their SHA-256. The same content is stored once. */
  async put(bytes: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = this.pathOf(sha256);
    const known = await stat(path).catch(() => undefined);
    if (known?.size === bytes.length) return sha256;
    await mkdir(join(path, '..'), { recursive: true });
    const part = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      await write(part, bytes);
      await rename(part, path);
    } catch (error) {
      // A full disk must not keep halves of what did not fit.
      await rm(part, { force: true });
      throw error;
    }
    return sha256;
  }

  /** Reads and checks. Throws `FileProblem` naming the file where it is missing or altered. */
  async get(sha256: string): Promise<Buffer> {
    const bytes = await readFile(this.pathOf(sha256)).catch(() => undefined);
    if (!bytes) throw new FileProblem('missing', sha256);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new FileProblem('altered', sha256);
    return bytes;
  }

  /** Takes a file away; what is gone already stays gone. */
  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  /** Names of all files that lie in the store, whole ones only. */
  async *names(): AsyncGenerator<string> {
    for (const part of await readdir(this.folder).catch(() => []))
      for (const name of await readdir(join(this.folder, part)).catch(() => []))
        if (/^[0-9a-f]{64}$/.test(name)) yield name;
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function write(path: string, bytes: Buffer): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export class FileProblem extends Error {
  readonly why: 'missing' | 'altered';
  readonly sha256: string;
  constructor(why: 'missing' | 'altered', sha256: string) {
    super(`The stored file ${sha256} is ${why}.`);
    this.why = why;
    this.sha256 = sha256;
  }
}
