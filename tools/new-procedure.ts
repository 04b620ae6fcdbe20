/** `npm run new procedure NAME`: writes the folder of a new procedure. Refuses a name that exists; overwrites nothing. */
import { existsSync, globSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '@guilu/platform/settings.ts';
import { clockOf } from '@guilu/platform/work.ts';
import { procedureFiles, refusedName } from './procedure-files.ts';

/** Writes below `folder/procedures`. Answers the paths written, or one sentence why not. */
export function writeProcedure(name: string, today: string, folder: string = projectFolder): string[] | string {
  const procedures = join(folder, 'procedures');
  const existing = existsSync(procedures) ? readdirSync(procedures) : [];
  const no = refusedName(name, existing);
  if (no) return no;
  const files = procedureFiles({ name, today, number: nextNumber(folder, today) });
  for (const file of files) {
    const path = join(procedures, name, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.text, { flag: 'wx' });
  }
  return files.map((file) => `procedures/${name}/${file.path}`);
}

/** The next migration number of the day; procedures begin at 200. */
function nextNumber(folder: string, today: string): number {
  const day = today.replaceAll('-', '');
  const names = globSync('{packages/platform,records,procedures}/*/migrations/*.sql', { cwd: folder });
  const used = names
    .map((name) => new RegExp(`/${day}-(\\d{3})-`).exec(name)?.[1])
    .map((digits) => Number(digits ?? 0));
  return Math.max(199, ...used) + 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [what, name = ''] = process.argv.slice(2);
  const answer = what === 'procedure' ? writeProcedure(name, clockOf(new Date()).today) : 'npm run new procedure NAME';
  if (typeof answer === 'string') {
    console.error(answer);
    process.exitCode = 2;
  } else {
    console.log(
      [
        ...answer,
        '',
        'Next: CONTRIBUTING.md, "A procedure, step by step". Then tools/print-schema.ts and tools/print-openapi.ts.',
      ].join('\n'),
    );
  }
}
