/** A base backup of the embedded database while it works: its cluster copied between `pg_backup_start` and `pg_backup_stop`. */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

/** What is written beside a base backup, so that a restore can check what it reads. */
export interface BaseBackup {
  /** ISO instant from which on the backup is consistent. */
  madeAt: string;
  /** Name of the first segment of the write-ahead log that a restore needs. */
  firstSegment: string;
  serverVersion: string;
  facts: number;
  /** Last entry of each county's audit chain: a restored chain must hold it. */
  heads: { county: string; seq: number; hash: string }[];
  /** SHA-256 of each file below `cluster/`. */
  files: Record<string, string>;
}

const manifestName = 'guilu-base.json';
/** What PostgreSQL makes anew by itself, and our own marks of the running server. */
const leftOut = new Set(['postmaster.pid', 'postmaster.opts', 'log', 'current_logfiles']);
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);

/** Copies the running cluster into `target` (made new) and answers what was written beside it. */
export async function takeBase(owner: Db, cluster: string, target: string, at: string): Promise<BaseBackup> {
  mkdirSync(join(target, 'cluster'), { recursive: true, mode: 0o700 });
  const files: Record<string, string> = {};
  // Start and stop must be said on one connection.
  const { firstSegment, label } = await owner.connection().execute(async (session) => {
    const { rows: started } = await sql<{
      segment: string;
    }>`select pg_walfile_name(pg_backup_start(${`guilu ${at}`}, true)) as segment`.execute(session);
    for (const path of clusterFiles(cluster)) {
      const hash = await copyHashed(join(cluster, path), join(target, 'cluster', path));
      if (hash) files[path] = hash;
    }
    const { rows: stopped } = await sql<{ labelfile: string }>`select labelfile from pg_backup_stop(true)`.execute(
      session,
    );
    return { firstSegment: started[0]?.segment ?? '', label: stopped[0]?.labelfile ?? '' };
  });
  writeFileSync(join(target, 'cluster', 'backup_label'), label, { mode: 0o600 });
  files.backup_label = createHash('sha256').update(label).digest('hex');
  const base: BaseBackup = { ...(await stateOf(owner)), firstSegment, files };
  writeFileSync(join(target, manifestName), JSON.stringify(base, null, 1), { mode: 0o600 });
  return base;
}

/** What the database holds at this moment, told by things that only ever grow. */
async function stateOf(owner: Db): Promise<Pick<BaseBackup, 'madeAt' | 'serverVersion' | 'facts' | 'heads'>> {
  const { rows: heads } = await sql<{
    county: string;
    seq: number;
    hash: string;
  }>`select county, seq, hash from audit_head order by county`.execute(owner);
  const { rows } = await sql<{
    facts: number;
    version: string;
  }>`select count(*) as facts, current_setting('server_version') as version from fact`.execute(owner);
  // Read last: whatever was counted was committed before this instant.
  return { madeAt: new Date().toISOString(), serverVersion: rows[0]?.version ?? '', facts: rows[0]?.facts ?? 0, heads };
}

/** Paths of the files of a cluster that a base backup holds. */
function* clusterFiles(cluster: string, below = ''): Generator<string> {
  for (const entry of readdirSync(join(cluster, below), { withFileTypes: true })) {
    const path = join(below, entry.name);
    if (leftOut.has(path) || entry.name.startsWith('pgsql_tmp') || entry.name === 'pg_internal.init') continue;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !(below === '' && emptied.has(entry.name))) yield* clusterFiles(cluster, path);
  }
}

/** Copies a file and answers its SHA-256; nothing where it went away meanwhile, which the log makes good. */
export async function copyHashed(from: string, to: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part);
      done(null, part);
    },
  });
  mkdirSync(join(to, '..'), { recursive: true, mode: 0o700 });
  try {
    await pipeline(createReadStream(from), through, createWriteStream(to, { mode: 0o600 }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(from)) return undefined;
    throw error;
  }
  return hash.digest('hex');
}

/** Reads what was written beside a base backup; nothing where it was never finished. */
export function readBase(folder: string): BaseBackup | undefined {
  const path = join(folder, manifestName);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as BaseBackup) : undefined;
}

/** Puts a base backup's cluster into `target`, each file checked. Throws with the name of a missing or altered one. */
export async function putBase(folder: string, base: BaseBackup, target: string): Promise<void> {
  for (const name of emptied) mkdirSync(join(target, name), { recursive: true, mode: 0o700 });
  for (const [path, expected] of Object.entries(base.files)) {
    const from = join(folder, 'cluster', path);
    if (!existsSync(from)) throw new Error(`备份缺少文件 ${path}。The backup lacks ${relative(folder, from)}.`);
    const found = await copyHashed(from, join(target, path));
    if (found !== expected)
      throw new Error(`备份中的文件 ${path} 被改动过。${relative(folder, from)} of the backup was altered.`);
  }
}

/** The folders that PostgreSQL expects below others. */
export async function completeFolders(target: string): Promise<void> {
  for (const name of [
    'pg_wal/archive_status',
    'pg_logical/snapshots',
    'pg_logical/mappings',
    'pg_tblspc',
    'pg_twophase',
    'pg_commit_ts',
    'pg_stat',
  ])
    mkdirSync(join(target, name), { recursive: true, mode: 0o700 });
  const version = await readFile(join(target, 'PG_VERSION'), 'utf8');
  if (!/^\d+/.test(version)) throw new Error('备份里没有数据库。The backup holds no database.');
}
