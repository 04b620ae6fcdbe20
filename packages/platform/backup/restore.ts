/** Bringing a backup back on an empty machine, as of its end or of an instant, and proving what came. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { verifyChain } from '../audit/chain.ts';
import { type Db, openDb, openPool } from '../database/database.ts';
import { giveTo, type Place, placeOf } from '../database/cluster.ts';
import { startEmbedded } from '../database/embedded.ts';
import { FileProblem, FileStore } from '../files/store.ts';
import { basesIn } from './backup.ts';
import { type BaseBackup, completeFolders, putBase } from './base.ts';
import { carryFiles, readReach, unpackSegments } from './log.ts';

export interface Proof {
  /** Base that the restore began with, and how far it went. */
  from: string;
  to: string;
  facts: number;
  counties: number;
  entries: number;
  files: number;
  /** One sentence for each thing that is not as it was: a broken chain, a lost entry, a missing or altered file. */
  faults: string[];
}

/**
 * Restores the backup in `folder` into `dataFolder`, which must hold no database yet, up to `to` (ISO instant; the end of
 * the backup where absent), lets the server recover, proves it and stops it. Throws one sentence where it cannot be done.
 */
export async function restore(
  folder: string,
  dataFolder: string,
  to: string | undefined,
  say: (line: string) => void,
): Promise<Proof> {
  const { chosen, until } = choose(folder, to);
  mkdirSync(dataFolder, { recursive: true });
  const place = placeOf(dataFolder, say);
  if (existsSync(place.data))
    throw new Error(
      `${place.data} 已有数据库，恢复只能到空的地方。There is a database in ${place.data} already; restore where there is none.`,
    );
  for (const name of ['secrets', 'calendar'])
    if (existsSync(join(folder, name))) cpSync(join(folder, name), join(dataFolder, name), { recursive: true });
  chmodSync(join(dataFolder, 'secrets'), 0o700);
  cpSync(join(folder, 'secrets', 'database-owner-password'), join(place.data, '..', 'database-owner-password'));
  await carryFiles(join(folder, 'files'), join(dataFolder, 'files'));
  say(`正在放回 ${chosen.base.madeAt} 的底本… Putting back the base of ${chosen.base.madeAt}…`);
  await putBase(chosen.folder, chosen.base, place.data);
  await completeFolders(place.data);
  await prepareRecovery(folder, place, chosen.base, to && until);
  return { from: chosen.base.madeAt, to: until, ...(await recover(place, dataFolder, chosen.base, say)) };
}

/** Starts the server, lets it play the log back, proves what came, stops it. A recovery that fails leaves no half database. */
async function recover(place: Place, dataFolder: string, base: BaseBackup, say: (line: string) => void) {
  const server = await startEmbedded(dataFolder, say).catch((error: unknown) => {
    rmSync(place.data, { recursive: true, force: true });
    throw error;
  });
  const owner = openDb(openPool(server.ownerUrl, 2));
  try {
    await recovered(owner);
    await forgetRecovery(owner, place);
    return await prove(owner, base, new FileStore(join(dataFolder, 'files')));
  } finally {
    await owner.destroy();
    await server.stop();
  }
}

/** The newest base that was finished by then, and the instant to go to. */
function choose(folder: string, to: string | undefined) {
  const reach = readReach(folder);
  const bases = basesIn(folder);
  if (!reach || !bases.length) throw new Error(`${folder} 里没有完整的备份。There is no finished backup in ${folder}.`);
  if (to !== undefined && Number.isNaN(Date.parse(to)))
    throw new Error(`${to} 不是时刻，例如 2026-11-25T09:30:00+08:00。${to} is no instant.`);
  const until = to === undefined ? reach.through : new Date(to).toISOString();
  if (until > reach.through) throw new Error(`备份只到 ${reach.through}。The backup reaches to ${reach.through} only.`);
  const chosen = bases.findLast((one) => one.base.madeAt <= until);
  if (!chosen)
    throw new Error(`最早的底本是 ${bases[0]?.base.madeAt}。The earliest base is of ${bases[0]?.base.madeAt}.`);
  return { chosen, until };
}

const unpackedLog = (place: Place) => join(place.data, '..', 'wal-restore');

async function prepareRecovery(
  folder: string,
  place: Place,
  base: BaseBackup,
  until: string | undefined,
): Promise<void> {
  const log = unpackedLog(place);
  await unpackSegments(folder, base.firstSegment, log);
  const quoted = `cp "${log.replaceAll('%', '%%')}/%f" "%p"`.replaceAll("'", "''");
  // The server reads this before it knows the letter Z.
  const target = until
    ? `recovery_target_time = '${until.replace('Z', '+00')}'\nrecovery_target_action = 'promote'\n`
    : '';
  await appendFile(join(place.data, 'postgresql.auto.conf'), `restore_command = '${quoted}'\n${target}`);
  writeFileSync(join(place.data, 'recovery.signal'), '');
  for (const path of [place.data, log]) giveAll(place, path);
  chmodSync(place.data, 0o700);
}

function giveAll(place: Place, path: string): void {
  giveTo(place, path);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) giveAll(place, join(path, entry.name));
    else giveTo(place, join(path, entry.name));
  }
}

/** Waits until the log is played back and the server takes writes. */
async function recovered(owner: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ busy: boolean }>`select pg_is_in_recovery() as busy`.execute(owner);
    if (!rows[0]?.busy) return;
    await new Promise((later) => setTimeout(later, 100));
  }
}

async function forgetRecovery(owner: Db, place: Place): Promise<void> {
  for (const name of ['restore_command', 'recovery_target_time', 'recovery_target_action'])
    await sql`alter system reset ${sql.raw(name)}`.execute(owner);
  rmSync(unpackedLog(place), { recursive: true, force: true });
}

async function prove(owner: Db, base: BaseBackup, store: FileStore): Promise<Omit<Proof, 'from' | 'to'>> {
  const faults: string[] = [];
  const chain = await verifyChain(owner);
  if (chain.broken)
    faults.push(
      `${chain.broken.county} 的审计链断在第 ${chain.broken.seq} 条。The chain of ${chain.broken.county} breaks at entry ${chain.broken.seq}.`,
    );
  for (const head of base.heads) {
    const { rows } =
      await sql`select 1 from audit_entry where county = ${head.county} and seq = ${head.seq} and hash = ${head.hash}`.execute(
        owner,
      );
    if (!rows.length)
      faults.push(`${head.county} 的审计链缺第 ${head.seq} 条。The chain of ${head.county} lacks entry ${head.seq}.`);
  }
  const { rows: counted } = await sql<{ n: number }>`select count(*) as n from fact`.execute(owner);
  const facts = counted[0]?.n ?? 0;
  if (facts < base.facts)
    faults.push(`只有 ${facts} 条事实，底本有 ${base.facts} 条。There are ${facts} facts; the base had ${base.facts}.`);
  const { rows: files } = await sql<{ sha256: string }>`select distinct sha256 from stored_file`.execute(owner);
  for (const { sha256 } of files) {
    const problem = await store.get(sha256).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (problem instanceof FileProblem)
      faults.push(`文件 ${sha256} ${problem.why === 'missing' ? '不见了' : '被改动过'}。${problem.message}`);
    else if (problem) throw problem;
  }
  return { facts, counties: chain.counties, entries: chain.entries, files: files.length, faults };
}
