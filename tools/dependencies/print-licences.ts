/** `npm run licences`: writes docs/security/licences.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { licencePage } from './licence-list.ts';

const file = 'docs/security/licences.md';
writeFileSync(join(projectFolder, file), licencePage());
console.log(`wrote ${file}`);
