/** What the lock file says of every package: name, exact version, licence, what it is for. Nothing is asked of a registry. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';

/** One entry of `packages` in package-lock.json, as far as we look at it. */
export interface LockEntry {
  name?: string;
  version?: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

export interface Package {
  /** Where it lies, e.g. `node_modules/pg`. */
  path: string;
  name: string;
  version: string;
  licence: string;
  /** `runs` with the product, or serves `development` alone. */
  use: 'runs' | 'development';
  entry: LockEntry;
}

const folder = 'node_modules/';

export function lockEntries(): [string, LockEntry][] {
  const lock = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  return Object.entries(lock.packages);
}

/** Every package of others, in the order of their names. */
export function packagesOfOthers(): Package[] {
  return lockEntries()
    .filter(([path, entry]) => path.includes(folder) && !entry.link)
    .map(([path, entry]) => ({
      path,
      name: entry.name ?? path.slice(path.lastIndexOf(folder) + folder.length),
      version: entry.version ?? '',
      licence: entry.license ?? '',
      use: entry.dev ? ('development' as const) : ('runs' as const),
      entry,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** Our own parts: the checkout itself and its workspaces, each with the versions that it asks for. */
export function ownParts(): [string, LockEntry][] {
  return lockEntries().filter(([path]) => !path.includes(folder));
}
