/** What the administrator is told of the installation: where its data lie, since when it runs, and the notes that lie beside the data. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';

export interface Installation {
  dataFolder: string;
  /** Folders whose disk matters, by what they hold. */
  folders: { what: 'data' | 'database' | 'backup'; path: string }[];
  startedAt: string;
  version: string;
  /** MB below which nothing more is written. */
  reserveMb: number;
}

export interface Room {
  what: 'data' | 'database' | 'backup';
  freeMb: number;
  totalMb: number;
}

const megabyte = 1024 * 1024;

/** Room on the disk of each folder; one that cannot be asked is left out. */
export async function roomOf({ folders }: Pick<Installation, 'folders'>): Promise<Room[]> {
  const asked = await Promise.all(
    folders.map(async ({ what, path }): Promise<Room[]> => {
      const found = await statfs(path).catch(() => undefined);
      return found
        ? [
            {
              what,
              freeMb: Math.floor((found.bavail * found.bsize) / megabyte),
              totalMb: Math.floor((found.blocks * found.bsize) / megabyte),
            },
          ]
        : [];
    }),
  );
  return asked.flat();
}

/** A note beside the data, as it was last written; nothing where there is none or it cannot be read. */
export function readNote<T>(dataFolder: string, name: string): T | undefined {
  const path = join(dataFolder, `${name}.json`);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** Writes a note beside the data, whole or not at all. */
export function writeNote(dataFolder: string, name: string, value: unknown): void {
  const path = join(dataFolder, `${name}.json`);
  writeFileSync(`${path}.part`, JSON.stringify(value, null, 1), { mode: 0o600 });
  renameSync(`${path}.part`, path);
}
