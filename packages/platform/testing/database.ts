/**
 * A database of its own for a test file: a copy of the migrated template, dropped when the file ends.
 *
 *   const { db, owner } = await testDatabase();          // at the top of an `x.db.test.ts`
 *
 * `db` is the application's connection (role `guilu_app`, under row security), `owner` sees and may do everything.
 * With `testServices` (services.ts) and `runWork` (work.ts) commands run exactly as they do behind the server.
 */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, inject } from 'vitest';
import { type Db, openDb, openPool } from '../database/database.ts';
import { closeToTemporary } from '../database/migrate.ts';
import { asOwner, databaseUrl, roleUrl } from './server.ts';
import './global-setup.ts';

export interface TestDatabase {
  /** As `guilu_app`, under row security. */
  db: Db;
  /** As the owner: sets the stage and looks behind it. */
  owner: Db;
  appUrl: string;
  ownerUrl: string;
  /** For `startJobs`. */
  jobsUrl: string;
}

/** Copies the template and opens it. Call it once at the top of a test file; it is dropped after the file's tests. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `guilu_copy_${process.ppid}_${randomBytes(5).toString('hex')}`;
  await asOwner(server.ownerUrl, (db) => copyTemplate(db, name, server.template));
  const ownerUrl = databaseUrl(server.ownerUrl, name);
  const appUrl = roleUrl(server.ownerUrl, name, 'guilu_app', server.password);
  const jobsUrl = roleUrl(server.ownerUrl, name, 'guilu_jobs', server.password);
  const db = openDb(openPool(appUrl, 8));
  const owner = openDb(openPool(ownerUrl, 2));
  // Rights on a database are not copied with it.
  await closeToTemporary(owner);
  afterAll(async () => {
    await Promise.all([db.destroy(), owner.destroy()]);
    await asOwner(server.ownerUrl, async (admin) => {
      await connectionsGone(admin, name);
      await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin);
    });
  });
  return { db, owner, appUrl, ownerUrl, jobsUrl };
}

/** Connections that are being closed get two seconds, so that dropping does not break one in mid-goodbye. */
async function connectionsGone(admin: Db, name: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    const { rows } = await sql`select 1 from pg_stat_activity where datname = ${name} limit 1`.execute(admin);
    if (!rows.length) return;
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** A template can be copied by one at a time and while nobody is connected to it: those who meet wait their turn. */
async function copyTemplate(db: Db, name: string, template: string): Promise<void> {
  await sql`select pg_advisory_lock(hashtext('guilu-test-copy'))`.execute(db);
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(db);
}
