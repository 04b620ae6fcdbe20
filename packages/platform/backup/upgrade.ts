/**
 * Before an existing database is migrated: a backup of it that was restored beside and found whole. Without one nothing is
 * migrated. It is also the way back: the former program restores it.
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { archiveOf, placeOf } from '../database/cluster.ts';
import { databaseRuns } from '../database/embedded.ts';
import { type MigrationFile, migrationFiles } from '../database/migrate.ts';
import { backUp, type Installation } from './backup.ts';
import { type Proof, restore } from './restore.ts';

/** What is kept about the backup before the last upgrade. */
export interface BeforeUpgrade {
  folder: string;
  /** ISO instant up to which the former state can be restored. */
  through: string;
  /** Migrations that had run, by which the former program is known. */
  migrations: string[];
  facts: number;
}

export interface UpgradeSettings {
  dataFolder: string;
  /** Absent where the database is an external one. */
  cluster?: string;
  /** `elsewhere`: whoever upgrades says that a checked backup of it exists. */
  backup: 'made' | 'elsewhere';
}

const markOf = (dataFolder: string) => join(dataFolder, 'before-upgrade.json');
const regularOf = (dataFolder: string) => join(dataFolder, 'backup.json');

/** Names of the migrations that ran; undefined where the database is new. */
export async function ranBefore(owner: Db): Promise<string[] | undefined> {
  const { rows: table } = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(
    owner,
  );
  if (!table[0]?.there) return undefined;
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(owner);
  return rows.length ? rows.map((row) => row.name) : undefined;
}

/**
 * Sees to a checked backup where there is something to migrate and something to lose. Throws one sentence where there can
 * be none; then nothing may be migrated.
 */
export async function secureUpgrade(
  owner: Db,
  settings: UpgradeSettings,
  say: (line: string) => void,
  files: MigrationFile[] = migrationFiles(),
): Promise<BeforeUpgrade | undefined> {
  const ran = await ranBefore(owner);
  const pending = ran ? files.filter((file) => !ran.includes(file.name)) : [];
  if (!ran || !pending.length) return undefined;
  if (settings.backup === 'elsewhere') {
    say(
      `将升级 ${pending.length} 步，没有自己做备份：GUILU_UPGRADE_BACKUP=elsewhere 说明已另行备份。${pending.length} migrations follow without a backup of ours: GUILU_UPGRADE_BACKUP=elsewhere says that there is one elsewhere.`,
    );
    return undefined;
  }
  if (!settings.cluster)
    throw new Error(
      `数据库要升级 ${pending.length} 步，但外接的数据库不能在这里备份，所以没有升级。请用它自己的工具备份并试恢复，再以 GUILU_UPGRADE_BACKUP=elsewhere 启动。The database wants ${pending.length} migrations, but an external one cannot be backed up from here, so nothing was migrated. Back it up by its own tools, try the backup, and start with GUILU_UPGRADE_BACKUP=elsewhere.`,
    );
  say(
    `数据库要升级 ${pending.length} 步，先做备份并试恢复… ${pending.length} migrations follow; first a backup, tried out…`,
  );
  try {
    return await checkedBackup({ owner, cluster: settings.cluster, dataFolder: settings.dataFolder }, ran, say);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `升级前的备份没有做成，所以没有升级，数据库还是原样：${why} The backup before the upgrade failed, so nothing was migrated and the database is as it was: ${why}`,
    );
  }
}

async function checkedBackup(
  installation: Installation,
  migrations: string[],
  say: (line: string) => void,
): Promise<BeforeUpgrade> {
  const { dataFolder, cluster } = installation;
  const regular = existsSync(regularOf(dataFolder));
  // One log cannot be carried into two places: where a backup is carried on already, this is one more base of it.
  const folder = regular
    ? (JSON.parse(readFileSync(regularOf(dataFolder), 'utf8')) as { folder: string }).folder
    : join(dataFolder, 'before-upgrade');
  if (!regular) rmSync(folder, { recursive: true, force: true });
  try {
    const made = await backUp(installation, folder);
    const proof = await tried(folder, made.through, say);
    if (proof.faults.length) throw new Error(proof.faults.join(' '));
    const before: BeforeUpgrade = { folder, through: made.through, migrations, facts: proof.facts };
    writeFileSync(`${markOf(dataFolder)}.part`, JSON.stringify(before, null, 1), { mode: 0o600 });
    renameSync(`${markOf(dataFolder)}.part`, markOf(dataFolder));
    say(
      `备份在 ${folder}，试恢复全部吻合：${proof.facts} 条事实，${proof.files} 个文件。The backup lies in ${folder} and was restored beside, whole: ${proof.facts} facts, ${proof.files} files.`,
    );
    return before;
  } finally {
    // Nobody carries on where no backup is kept: the server need not keep its log.
    if (!regular) rmSync(archiveOf(cluster), { recursive: true, force: true });
  }
}

/** Restores a backup into a folder of its own and throws that away. */
export async function tried(
  folder: string,
  to: string | undefined,
  say: (line: string) => void,
  below = tmpdir(),
): Promise<Proof> {
  const beside = scratch(below);
  try {
    return await restore(folder, beside, to, say);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** A new folder that the database's user can walk into. */
export function scratch(below = tmpdir()): string {
  const folder = mkdtempSync(join(below, 'guilu-drill-'));
  chmodSync(folder, 0o711);
  return folder;
}

/**
 * Brings the state before the last upgrade back, run by the program of then while the server is stopped. What the upgraded
 * database holds is kept beside under `database-after-upgrade-<instant>`. Throws one sentence where it cannot be done.
 */
export async function goBack(dataFolder: string, say: (line: string) => void): Promise<{ proof: Proof; kept: string }> {
  if (!existsSync(markOf(dataFolder)))
    throw new Error('没有升级前的备份可以退回。There is no backup from before an upgrade to go back to.');
  const before = JSON.parse(readFileSync(markOf(dataFolder), 'utf8')) as BeforeUpgrade;
  const own = migrationFiles().map((file) => file.name);
  const strange = own.filter((name) => !before.migrations.includes(name));
  if (strange.length)
    throw new Error(
      `这是升级后的程序（多出 ${strange.length} 步迁移）；请先换回升级前的版本，再运行这个命令。This is the program of after the upgrade (${strange.length} migrations more): put the former version in place and run this again.`,
    );
  const place = placeOf(dataFolder, say);
  if (databaseRuns(place.data))
    throw new Error('数据库还在运行，请先停下服务。The database still runs; stop the server first.');
  const kept = join(place.data, '..', `database-after-upgrade-${new Date().toISOString().replaceAll(':', '')}`);
  renameSync(place.data, kept);
  try {
    return { proof: await restore(before.folder, dataFolder, before.through, say), kept };
  } catch (error) {
    // As it was before the try.
    rmSync(place.data, { recursive: true, force: true });
    renameSync(kept, place.data);
    throw error;
  }
}
