/** Migrations: every feature's `migrations/*.sql`, run once each in the order of their names, across features. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { projectFolder } from '../settings.ts';
import { type Db, runScript } from './database.ts';

export interface MigrationFile {
  name: string;
  text: string;
  sha256: string;
}

/** All migration files of the checkout in order; two of the same name are refused. */
export function migrationFiles(folder: string = projectFolder): MigrationFile[] {
  const patterns = [
    'packages/platform/*/migrations/*.sql',
    'records/*/migrations/*.sql',
    'procedures/*/migrations/*.sql',
  ];
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: folder }));
  const found = files.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return { name: basename(file, '.sql'), text, sha256: createHash('sha256').update(text).digest('hex') };
  });
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = found.find((file, at) => found[at + 1]?.name === file.name);
  if (twice) throw new Error(`Two migrations are called ${twice.name}.`);
  return found;
}

/**
 * Brings the database to the state of the checkout, all files in one transaction: where one fails, the database stays
 * as it was and the former program runs on. Answers the names that ran.
 * A file that ran before and reads differently now is refused: what ran is history.
 */
export async function migrate(owner: Db, files: MigrationFile[] = migrationFiles()): Promise<string[]> {
  return owner.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(hashtext('guilu-migrate'))`.execute(db);
    try {
      await sql`create table if not exists migration (name text primary key, sha256 text not null, ran_at timestamptz not null default now())`.execute(
        db,
      );
      const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(db);
      const known = new Map(rows.map((row) => [row.name, row.sha256]));
      const changed = files.find((file) => known.has(file.name) && known.get(file.name) !== file.sha256);
      if (changed) throw new Error(`Migration ${changed.name} was changed after it ran.`);
      const pending = files.filter((file) => !known.has(file.name));
      await db.transaction().execute(async (tx) => {
        for (const file of pending) await runFile(tx, file);
      });
      await closeToTemporary(db);
      return pending.map((file) => file.name);
    } finally {
      await sql`select pg_advisory_unlock(hashtext('guilu-migrate'))`.execute(db);
    }
  });
}

async function runFile(tx: Db, file: MigrationFile): Promise<void> {
  try {
    await runScript(tx, file.text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `迁移 ${file.name} 没有成功，数据库没有改动：${why} Migration ${file.name} failed and nothing was changed: ${why}`,
      { cause: error },
    );
  }
  await sql`insert into migration (name, sha256) values (${file.name}, ${file.sha256})`.execute(tx);
}

/** Nobody but the owner makes temporary tables here: one could stand in the way of a real one's name. */
export async function closeToTemporary(owner: Db): Promise<void> {
  await sql`do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$`.execute(
    owner,
  );
}
