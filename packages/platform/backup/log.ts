/** The write-ahead log on its way into a backup: segments that the server archived, and the files stored since. */
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

/** How far a backup reaches. */
export interface Reach {
  /** ISO instant: everything committed until then can be restored. */
  through: string;
  /** Where the log stood after the last carrying; nothing new is carried while it stands there. */
  position: string;
}

/** After a switch the server notes its running transactions by itself; less than this is no change of ours. */
const noiseBytes = 128;

/** Reads how far the backup in `folder` reaches; nothing where no log was carried yet. */
export function readReach(folder: string): Reach | undefined {
  const path = join(folder, 'reach.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Reach) : undefined;
}

/**
 * Carries the log up to now into the backup, then the files stored since: a file is written before the row that names
 * it is committed, so whatever the log names is there. Answers how far the backup reaches; throws where the server
 * archives nothing.
 */
export async function carryLog(owner: Db, archive: string, filesFolder: string, folder: string): Promise<Reach> {
  const known = readReach(folder);
  const position = await positionOf(owner);
  if (known && (await bytesBetween(owner, known.position, position)) < noiseBytes) return known;
  const through = new Date().toISOString();
  // A commit after `through`, by which a restore to that instant knows that it has arrived.
  await sql`select txid_current()`.execute(owner);
  const { rows } = await sql<{ segment: string }>`select pg_walfile_name(pg_switch_wal()) as segment`.execute(owner);
  await archived(archive, folder, rows[0]?.segment ?? '');
  await moveSegments(archive, join(folder, 'wal'));
  await carryFiles(filesFolder, join(folder, 'files'));
  const reach = { through, position: await positionOf(owner) };
  const path = join(folder, 'reach.json');
  writeFileSync(`${path}.part`, JSON.stringify(reach), { mode: 0o600 });
  renameSync(`${path}.part`, path);
  return reach;
}

async function positionOf(owner: Db): Promise<string> {
  const { rows } = await sql<{ at: string }>`select pg_current_wal_insert_lsn()::text as at`.execute(owner);
  return rows[0]?.at ?? '';
}

async function bytesBetween(owner: Db, from: string, to: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select pg_wal_lsn_diff(${to}::pg_lsn, ${from}::pg_lsn) as n`.execute(owner);
  // A position behind the known one is another history: carry on from here.
  return rows[0] && rows[0].n >= 0 ? rows[0].n : noiseBytes;
}

/** Waits until the server has archived the segment. */
async function archived(archive: string, folder: string, segment: string): Promise<void> {
  const there = () => existsSync(join(archive, segment)) || existsSync(join(folder, 'wal', `${segment}.gz`));
  for (let waited = 0; !there(); waited += 50) {
    if (waited > 60_000)
      throw new Error(`数据库没有把日志 ${segment} 归档。The database has not archived ${segment}; its log says why.`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

async function moveSegments(archive: string, target: string): Promise<void> {
  mkdirSync(target, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(archive).sort()) {
    if (name.endsWith('.part')) continue;
    const to = join(target, `${name}.gz`);
    await pipeline(
      createReadStream(join(archive, name)),
      createGzip(),
      createWriteStream(`${to}.part`, { mode: 0o600, flush: true }),
    );
    await rename(`${to}.part`, to);
    unlinkSync(join(archive, name));
  }
}

/** Copies what the target does not hold yet; stored files are named by their content and never change. */
export async function carryFiles(from: string, to: string): Promise<number> {
  let copied = 0;
  for (const shelf of existsSync(from) ? readdirSync(from) : []) {
    mkdirSync(join(to, shelf), { recursive: true, mode: 0o700 });
    for (const name of readdirSync(join(from, shelf))) {
      const target = join(to, shelf, name);
      if (
        name.includes('.') ||
        statSync(target, { throwIfNoEntry: false })?.size === statSync(join(from, shelf, name)).size
      )
        continue;
      await copyFile(join(from, shelf, name), `${target}.part`);
      await rename(`${target}.part`, target);
      copied += 1;
    }
  }
  return copied;
}

/** Unpacks the segments from `first` on into `target`, where the recovering server looks for them. */
export async function unpackSegments(folder: string, first: string, target: string): Promise<number> {
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const needed = readdirSync(join(folder, 'wal')).filter(
    (name) => name.endsWith('.gz') && (name.includes('.history') || name.slice(8, 24) >= first.slice(8, 24)),
  );
  for (const name of needed)
    await pipeline(
      createReadStream(join(folder, 'wal', name)),
      createGunzip(),
      createWriteStream(join(target, name.slice(0, -3)), { mode: 0o600 }),
    );
  return needed.length;
}
