/**
 * The PostgreSQL that tests run on: the one that ships, started once and joined by every run on this machine.
 * The last run to end stops it. `GUILU_TEST_DATABASE_URL` (an owner's URL) takes another server instead.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import { type Db, openDb, openPool } from '../database/database.ts';
import { startEmbedded } from '../database/embedded.ts';
import { migrate, migrationFiles } from '../database/migrate.ts';

export interface TestServer {
  ownerUrl: string;
  /** Name of the migrated database that copies are made from. */
  template: string;
  /** Of `guilu_app` and `guilu_jobs` on this server. */
  password: string;
}

/** Starts or joins the server and builds the template for the migrations as they stand. Answers it and how to let go. */
export async function startTestServer(): Promise<{ server: TestServer; release: () => Promise<void> }> {
  const external = process.env.GUILU_TEST_DATABASE_URL;
  if (external) return { server: await prepare(external), release: async () => undefined };
  const folder = process.env.GUILU_TEST_DATA ?? join(tmpdir(), `guilu-test-${process.getuid?.() ?? 0}`);
  const leases = join(folder, 'leases');
  mkdirSync(leases, { recursive: true });
  chmodSync(folder, 0o755);
  const server = await guarded(folder, async () => {
    const { ownerUrl } = await startEmbedded(folder, (line) => console.error(line));
    writeFileSync(join(leases, String(process.pid)), '');
    await hurry(ownerUrl);
    return await prepare(ownerUrl);
  });
  return { server, release: () => guarded(folder, () => letGo(folder, leases)) };
}

/** The last one out stops the server, whoever started it. */
async function letGo(folder: string, leases: string): Promise<void> {
  rmSync(join(leases, String(process.pid)), { force: true });
  const others = readdirSync(leases).map(Number).filter(alive);
  if (others.length) return;
  const joined = await startEmbedded(folder, () => undefined);
  await joined.stop();
}

/** Test data may be lost in a crash; what is asked of the disk is not. */
async function hurry(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (db) => {
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      await sql`alter system set ${sql.raw(setting)} = off`.execute(db);
    }
    await sql`select pg_reload_conf()`.execute(db);
  });
}

async function prepare(ownerUrl: string): Promise<TestServer> {
  const files = migrationFiles();
  const hash = createHash('sha256')
    .update(files.map((file) => file.name + file.sha256).join('\n'))
    .digest('hex');
  const template = `guilu_template_${hash.slice(0, 12)}`;
  const password = createHash('sha256')
    .update(`test ${new URL(ownerUrl).password}`)
    .digest('hex')
    .slice(0, 24);
  await asOwner(ownerUrl, async (db) => {
    await sql`select pg_advisory_lock(hashtext('guilu-test-template'))`.execute(db);
    await dropLeftovers(db, template);
    const found = await sql`select 1 from pg_database where datname = ${template}`.execute(db);
    if (!found.rows.length) await buildTemplate(db, ownerUrl, template, password);
    await sql`select pg_advisory_unlock(hashtext('guilu-test-template'))`.execute(db);
  });
  return { ownerUrl, template, password };
}

async function buildTemplate(db: Db, ownerUrl: string, template: string, password: string): Promise<void> {
  const building = `${template}_building`;
  await sql`drop database if exists ${sql.id(building)} with (force)`.execute(db);
  await sql`create database ${sql.id(building)}`.execute(db);
  await asOwner(databaseUrl(ownerUrl, building), async (fresh) => {
    await migrate(fresh);
    for (const role of ['guilu_app', 'guilu_jobs']) {
      await sql`alter role ${sql.id(role)} password ${sql.lit(password)}`.execute(fresh);
    }
  });
  await runMigrations({ connectionString: roleUrl(ownerUrl, building, 'guilu_jobs', password) });
  await sql`alter database ${sql.id(building)} rename to ${sql.id(template)}`.execute(db);
}

/** Copies whose run died, and templates of older migrations that nobody copies from any more. */
async function dropLeftovers(db: Db, template: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select datname as name from pg_database
    where datname like 'guilu\\_copy\\_%' or (datname like 'guilu\\_template\\_%' and datname <> ${template})`.execute(
    db,
  );
  const old = Date.now() - 30 * 60_000;
  for (const { name } of rows) {
    const dead = name.startsWith('guilu_copy_') ? !alive(Number(name.split('_')[2])) : await olderThan(db, name, old);
    if (dead) await sql`drop database if exists ${sql.id(name)} with (force)`.execute(db);
  }
}

async function olderThan(db: Db, name: string, instant: number): Promise<boolean> {
  const { rows } = await sql<{
    at: string | null;
  }>`select (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification as at
    from pg_database where datname = ${name}`.execute(db);
  const at = rows[0]?.at;
  return !!at && Date.parse(at) < instant;
}

/** Runs with one connection as the owner. */
export async function asOwner<T>(url: string, run: (db: Db) => Promise<T>): Promise<T> {
  const db = openDb(openPool(url, 1));
  try {
    return await db.connection().execute(run);
  } finally {
    await db.destroy();
  }
}

export function databaseUrl(ownerUrl: string, database: string): string {
  const url = new URL(ownerUrl);
  url.pathname = `/${database}`;
  return url.href;
}

export function roleUrl(ownerUrl: string, database: string, role: string, password: string): string {
  const url = new URL(databaseUrl(ownerUrl, database));
  url.username = role;
  url.password = password;
  return url.href;
}

/** One run at a time, by a folder that only one can make; a holder that died is replaced. */
async function guarded<T>(folder: string, run: () => Promise<T>): Promise<T> {
  const guard = join(folder, 'starting');
  while (!takeGuard(guard)) await new Promise((done) => setTimeout(done, 100));
  try {
    return await run();
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
}

function takeGuard(guard: string): boolean {
  try {
    mkdirSync(guard);
    return true;
  } catch {
    const since = statSync(guard, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > 120_000) rmSync(guard, { recursive: true, force: true });
    return false;
  }
}

function alive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
