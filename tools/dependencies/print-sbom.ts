/** `npm run sbom [FILE]`: writes the bill of materials of this checkout, to `guilu.cdx.json` unless told. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeBom } from './sbom.ts';

const file = resolve(process.env.GUILU_CALLER ?? '.', process.argv[2] ?? 'guilu.cdx.json');
const bom = makeBom();
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
console.log(`${bom.components.length} components in ${file}`);
