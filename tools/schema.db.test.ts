// The committed schema is the one that the migrations make.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { schemaText } from './schema-text.ts';

const { owner } = await testDatabase();

test('database/schema.sql is the schema of a freshly migrated database; tools/print-schema.ts writes it', async () => {
  const now = await schemaText(owner);
  expect(now).toContain('create table fact (');
  expect(readFileSync(join(projectFolder, 'database/schema.sql'), 'utf8')).toBe(now);
});

test('no policy of row security asks coalesce(), which PostgreSQL never looks up in an index below row security', async () => {
  const { rows } = await sql<{ policy: string }>`select tablename || ' ' || policyname as policy from pg_policies
    where concat(qual, with_check) ilike '%coalesce(%'`.execute(owner);
  expect(rows).toEqual([]);
});
