/** Writes docs/openapi.json from the contracts: `node_modules/.bin/node tools/print-openapi.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeApi } from '@guilu/platform/http/openapi.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { collectFeatures } from '../apps/server/features.ts';

const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
const description = describeApi(await collectFeatures(), version);
writeFileSync(join(projectFolder, 'docs/openapi.json'), `${JSON.stringify(description, null, 2)}\n`);
