/** Opens everything a process needs: database (embedded or by URL, migrated), law, calendar, keys, files, language. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { secureUpgrade } from '@guilu/platform/backup/upgrade.ts';
import { type Db, openDb, openPool } from '@guilu/platform/database/database.ts';
import { listenTo } from '@guilu/platform/database/listen.ts';
import { startEmbedded } from '@guilu/platform/database/embedded.ts';
import { migrate } from '@guilu/platform/database/migrate.ts';
import type { Feature } from '@guilu/platform/feature.ts';
import type { SteadyClock } from '@guilu/platform/clock.ts';
import { FileStore } from '@guilu/platform/files/store.ts';
import { subscribersOf } from '@guilu/platform/jobs/worker.ts';
import { readLanguage } from '@guilu/platform/language/language.ts';
import { readCalendar } from '@guilu/platform/law-files.ts';
import { LawInForce } from '@guilu/platform/law-in-force.ts';
import { plainReason } from '@guilu/platform/log/plain-reason.ts';
import { keyFileOf } from '@guilu/platform/secrets/key-file.ts';
import { Keyring } from '@guilu/platform/secrets/keyring.ts';
import { projectFolder, type Settings } from '@guilu/platform/settings.ts';
import { clockOf, type Services } from '@guilu/platform/work.ts';
import { loadOwnRules, ownRulesChannel } from '@guilu/procedures/rule-changes/layer.ts';
import { loadPlaces, type PlacesFile } from '@guilu/records/organisations/index.ts';
import { runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import { collectFeatures } from './features.ts';
import { openClock } from './open-clock.ts';

/** Of the program, as package.json has it. */
export const version = (JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string })
  .version;

export interface Opened {
  services: Services;
  features: Feature[];
  /** Connection of the owner, for migrations, seeds and proofs over all counties. */
  owner: Db;
  jobsUrl: string;
  /** Of the application's role, to ask whether the database answers. */
  appUrl?: string;
  /** The process's clock, where it is the machine's. */
  clock?: SteadyClock;
  /** Starts the embedded database again where it is gone. */
  revive?: () => Promise<void>;
  /** Folder of the embedded database's cluster; absent where the database is an external one. */
  cluster?: string;
  close(): Promise<void>;
}

/**
 * Connections of the application. More of them than cores can serve only wait inside the database, each with plans of its
 * own to make; some are left over for what lasts long: a roster taken in, papers, jobs.
 */
const connections = Math.max(16, 4 * availableParallelism());

/** Opens all of it. Throws with one sentence where something is missing. */
export async function openServices(settings: Settings, say: (line: string) => void, now?: () => Date): Promise<Opened> {
  mkdirSync(settings.dataFolder, { recursive: true });
  const lawInForce = new LawInForce();
  const calendar = readCalendar(join(settings.dataFolder, 'calendar'));
  const embedded = settings.databaseUrl ? undefined : await startEmbedded(settings.dataFolder, say);
  const ownerUrl = settings.databaseUrl ?? embedded?.ownerUrl ?? '';
  const ownerPool = openPool(ownerUrl, 4);
  const owner = openDb(ownerPool);
  const upgrade = {
    dataFolder: settings.dataFolder,
    backup: settings.upgradeBackup,
    ...(embedded && { cluster: embedded.folder }),
  };
  const ran = await secureUpgrade(owner, upgrade, say)
    .then(() => migrate(owner))
    .catch(async (error: unknown) => {
      await owner.destroy();
      await embedded?.stop();
      throw error;
    });
  if (ran.length) say(`数据库升级了 ${ran.length} 步。The database took ${ran.length} migrations.`);
  await loadPlaces(
    owner,
    JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
  );
  const secrets = join(settings.dataFolder, 'secrets');
  const appUrl = await roleUrl(owner, ownerUrl, 'guilu_app', secrets);
  const jobsUrl = await roleUrl(owner, ownerUrl, 'guilu_jobs', secrets);
  await runMigrations({ connectionString: jobsUrl });
  const appPool = openPool(appUrl, connections);
  const features = await collectFeatures();
  const clock = now ? undefined : await openClock(owner, settings.dataFolder);
  const tell = now ?? (() => clock?.now() ?? new Date());
  const services: Services = {
    db: openDb(appPool),
    get law() {
      return lawInForce.law;
    },
    lawInForce,
    calendar,
    keyring: Keyring.open(keyFileOf(settings.dataFolder), settings.suite),
    files: new FileStore(join(settings.dataFolder, 'files')),
    language: readLanguage(() => clockOf(tell()).today),
    now: tell,
    installation: {
      dataFolder: settings.dataFolder,
      folders: [
        { what: 'data', path: settings.dataFolder },
        ...(embedded ? [{ what: 'database' as const, path: embedded.folder }] : []),
      ],
      startedAt: new Date().toISOString(),
      version,
      reserveMb: settings.diskReserve,
    },
    projections: features.flatMap((feature) => feature.projections ?? []),
    texts: features.flatMap(({ texts }) => texts ?? []),
    approvals: features.flatMap(({ name, approvals }) => (approvals ? [{ feature: name, count: approvals }] : [])),
    subscribers: subscribersOf(features),
  };
  for (const county of await loadOwnRules(services))
    say(
      `${county} 的自订规则没有载入，暂按随附规则执行: ${lawInForce.setAside(county)?.[0]?.message.zh ?? ''} The own rules of ${county} were set aside: ${plainReason(lawInForce.setAside(county)?.[0]?.message.en ?? '')}`,
    );
  const watch = await listenTo(appPool, ownRulesChannel, (county) => {
    loadOwnRules(services, county).catch((error: unknown) =>
      console.error(plainReason(error instanceof Error ? error.message : String(error))),
    );
  });
  const close = async () => {
    watch.stop();
    await services.db.destroy();
    await owner.destroy();
    await embedded?.stop();
  };
  return {
    services,
    features,
    owner,
    jobsUrl,
    appUrl,
    ...(clock && { clock }),
    ...(embedded && { cluster: embedded.folder, revive: embedded.revive }),
    close,
  };
}

/** Gives a role of the database its password (made on the first start, kept beside the keys) and answers its URL. */
async function roleUrl(
  owner: Db,
  ownerUrl: string,
  role: 'guilu_app' | 'guilu_jobs',
  secrets: string,
): Promise<string> {
  const file = join(secrets, `${role}-password`);
  mkdirSync(secrets, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  const password = readFileSync(file, 'utf8');
  const url = new URL(ownerUrl);
  await sql`alter role ${sql.ref(role)} password ${sql.lit(password)}`.execute(owner);
  await sql`grant connect, create on database ${sql.ref(url.pathname.slice(1) || 'postgres')} to ${sql.ref(role)}`.execute(
    owner,
  );
  if (role === 'guilu_app')
    await sql`revoke create on database ${sql.ref(url.pathname.slice(1) || 'postgres')} from guilu_app`.execute(owner);
  url.username = role;
  url.password = password;
  return url.toString();
}
