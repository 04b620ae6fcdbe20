/** Backing up an installation while it works: a base, the log since, stored files, keys. One folder holds it all. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { archiveOf, giveTo, placeOf } from '../database/cluster.ts';
import { type BaseBackup, readBase, takeBase } from './base.ts';
import { carryFiles, carryLog, type Reach } from './log.ts';

export interface Installation {
  owner: Db;
  /** Folder of the embedded cluster. */
  cluster: string;
  dataFolder: string;
}

export interface Backup extends Reach {
  base: string;
  facts: number;
  files: number;
}

/** Takes a new base into `folder`, with everything that a restore needs. Older bases in it stay until `keepBases`. */
export async function backUp({ owner, cluster, dataFolder }: Installation, folder: string): Promise<Backup> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const archive = archiveOf(cluster);
  mkdirSync(archive, { recursive: true, mode: 0o700 });
  giveTo(
    placeOf(dataFolder, () => undefined),
    archive,
  );
  return alone(owner, async () => {
    const at = new Date().toISOString();
    const base = join(folder, 'base', at.replaceAll(':', ''));
    const made = await takeBase(owner, cluster, base, at);
    const files = await carryFiles(join(dataFolder, 'files'), join(folder, 'files'));
    keepSecrets(dataFolder, cluster, folder);
    const reach = await carryLog(owner, archive, join(dataFolder, 'files'), folder);
    return { ...reach, base, facts: made.facts, files };
  });
}

/**
 * Carries what was written since into a backup that was begun; the server does it each minute. The keys go first: what is
 * carried may be encrypted under one that was made since.
 */
export async function carryOn({ owner, cluster, dataFolder }: Installation, folder: string): Promise<Reach> {
  return alone(owner, () => {
    keepSecrets(dataFolder, cluster, folder);
    return carryLog(owner, archiveOf(cluster), join(dataFolder, 'files'), folder);
  });
}

/** Two must not carry at once: a second one waits. */
async function alone<T>(owner: Db, run: () => Promise<T>): Promise<T> {
  return owner.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(hashtext('guilu-backup'))`.execute(session);
    try {
      return await run();
    } finally {
      await sql`select pg_advisory_unlock(hashtext('guilu-backup'))`.execute(session);
    }
  });
}

/** Keys, passwords of the database's roles, own calendar years. Whoever has the backup has them: it is as secret as the data. */
function keepSecrets(dataFolder: string, cluster: string, folder: string): void {
  for (const name of ['secrets', 'calendar']) {
    if (existsSync(join(dataFolder, name))) cpSync(join(dataFolder, name), join(folder, name), { recursive: true });
  }
  chmodSync(join(folder, 'secrets'), 0o700);
  cpSync(join(cluster, '..', 'database-owner-password'), join(folder, 'secrets', 'database-owner-password'));
}

/** Base backups in a folder that were finished, the oldest first. */
export function basesIn(folder: string): { folder: string; base: BaseBackup }[] {
  const below = join(folder, 'base');
  return (existsSync(below) ? readdirSync(below).sort() : [])
    .map((name) => ({ folder: join(below, name), base: readBase(join(below, name)) }))
    .filter((one): one is { folder: string; base: BaseBackup } => one.base !== undefined);
}

/** Leaves the newest `keep` bases and the log since the oldest of them. Answers how many bases went. */
export function keepBases(folder: string, keep: number): number {
  const bases = basesIn(folder);
  const gone = bases.slice(0, Math.max(0, bases.length - keep));
  for (const one of gone) rmSync(one.folder, { recursive: true, force: true });
  const first = bases[gone.length]?.base.firstSegment;
  if (!gone.length || !first) return 0;
  for (const name of readdirSync(join(folder, 'wal'))) {
    if (!name.includes('.history') && name.slice(8, 24) < first.slice(8, 24)) rmSync(join(folder, 'wal', name));
  }
  return gone.length;
}
