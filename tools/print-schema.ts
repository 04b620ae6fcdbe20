/** Writes database/schema.sql from a freshly migrated database: `node_modules/.bin/node tools/print-schema.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { asOwner, databaseUrl, startTestServer } from '@guilu/platform/testing/server.ts';
import { schemaText } from './schema-text.ts';

const { server, release } = await startTestServer();
try {
  const text = await asOwner(databaseUrl(server.ownerUrl, server.template), schemaText);
  writeFileSync(join(projectFolder, 'database/schema.sql'), text);
} finally {
  await release();
}
