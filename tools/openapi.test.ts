// The committed description of the API is the one that the contracts make.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeApi } from '@guilu/platform/http/openapi.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { expect, test } from 'vitest';
import { collectFeatures } from '../apps/server/features.ts';

test('docs/openapi.json describes the API as it is; tools/print-openapi.ts writes it', async () => {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
  const now = JSON.parse(JSON.stringify(describeApi(await collectFeatures(), version))) as { paths: object };
  expect(Object.keys(now.paths).length).toBeGreaterThan(40);
  expect(JSON.parse(readFileSync(join(projectFolder, 'docs/openapi.json'), 'utf8'))).toEqual(now);
});
