/** `guilu import release-notices|handovers FILE --county C --dry-run|--confirm [--received D] [--json]`. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { runWork } from '@guilu/platform/work.ts';
import { previewFile, takeFile } from '@guilu/procedures/intake/command-line.ts';
import { withServices } from './opened.ts';

const usage = 'guilu import release-notices|handovers FILE --county CODE --dry-run|--confirm [--received YYYY-MM-DD] [--json]';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { county: { type: 'string' }, 'dry-run': { type: 'boolean' }, confirm: { type: 'boolean' }, received: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [layout, file] = positionals;
  if ((layout !== 'release-notices' && layout !== 'handovers' && layout !== 'running-stock') || !file || !values.county || !!values['dry-run'] === !!values.confirm) return fail(usage);
  const path = resolve(process.env.GUILU_CALLER ?? process.cwd(), file);
  if (!existsSync(path)) return fail(`没有这个文件: ${file}。There is no such file.`);
  const bytes = readFileSync(path);
  const county = values.county;
  return withServices(async ({ services }) => {
    const wanted = { layout, fileName: basename(path), bytes, county } as const;
    const answer = await runWork(services, { ...systemActor('cli', county), scope: 'R.' }, values.confirm ? 'write' : 'read', (work) =>
      values.confirm ? takeFile(work, wanted, values.received) : previewFile(work, wanted),
    );
    if (isRefusal(answer)) return fail(services.language.error(answer.code, answer.params).zh + services.language.error(answer.code, answer.params).en);
    if ('unreadable' in answer) return fail(`${answer.unreadable.zh}${answer.unreadable.en}`);
    if (values.json) console.log(JSON.stringify(answer));
    else {
      console.table(answer.counts);
      for (const row of answer.rows) if (row.outcome !== 'accepted') console.log(`${row.sheet ?? answer.sheet} ${row.row}  ${row.outcome}  ${row.reasons.join(' ')}`);
    }
    return 0;
  });
}

function fail(sentence: string): number {
  console.error(sentence);
  return 2;
}
