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
 * Brings the database to the state of the checkout, each file in a transaction of its own. Answers the names that ran.
 * A file that ran before and reads differently now is refused: what ran is history.
 */
export async function migrate(owner: Db, files: MigrationFile[] = migrationFiles()): Promise<string[]> {
  const ran: string[] = [];
  await owner.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(hashtext('guilu-migrate'))`.execute(db);
    try {
      await sql`create table if not exists migration (name text primary key, sha256 text not null, ran_at timestamptz not null default now())`.execute(
        db,
      );
      const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(db);
      const known = new Map(rows.map((row) => [row.name, row.sha256]));
      for (const file of files) {
        const before = known.get(file.name);
        if (before && before !== file.sha256) throw new Error(`Migration ${file.name} was changed after it ran.`);
        if (before) continue;
        await db.transaction().execute(async (tx) => {
          await runScript(tx, file.text);
          await sql`insert into migration (name, sha256) values (${file.name}, ${file.sha256})`.execute(tx);
        });
        ran.push(file.name);
      }
      await closeToTemporary(db);
    } finally {
      await sql`select pg_advisory_unlock(hashtext('guilu-migrate'))`.execute(db);
    }
  });
  return ran;
}

/** Nobody but the owner makes temporary tables here: one could stand in the way of a real one's name. */
export async function closeToTemporary(owner: Db): Promise<void> {
  await sql`do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$`.execute(
    owner,
  );
}
