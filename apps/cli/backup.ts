/** `guilu backup DIR [--keep N] [--json]`: a new base and all since, while everybody works; the running server carries it on each minute. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp, keepBases } from '@guilu/platform/backup/backup.ts';
import { readSettings } from '@guilu/platform/settings.ts';
import { rememberBackup } from '../server/keep-backup.ts';
import { withServices } from './opened.ts';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { keep: { type: 'string' }, json: { type: 'boolean' } },
  });
  const keep = values.keep === undefined ? undefined : Number(values.keep);
  if (positionals.length !== 1 || !positionals[0] || (keep !== undefined && !(Number.isInteger(keep) && keep > 0))) {
    console.error('guilu backup DIR [--keep N] [--json]');
    return 2;
  }
  const folder = resolve(process.env.GUILU_CALLER ?? process.cwd(), positionals[0]);
  const { dataFolder } = readSettings();
  return withServices(async ({ owner, cluster }) => {
    if (!cluster)
      throw new Error(
        '外接的数据库请用它自己的备份工具，另抄 files 和 secrets 两个文件夹。An external database is backed up by its own tools; copy the folders files and secrets beside it.',
      );
    const made = await backUp({ owner, cluster, dataFolder }, folder);
    rememberBackup(dataFolder, folder);
    const gone = keep ? keepBases(folder, keep) : 0;
    if (values.json) console.log(JSON.stringify({ ...made, basesRemoved: gone }));
    else
      console.log(
        `已备份到 ${made.base}：${made.facts} 条事实，新增 ${made.files} 个文件，可恢复到 ${made.through}。Backed up: ${made.facts} facts, ${made.files} new files; can be restored to any instant up to ${made.through}.`,
      );
    return 0;
  });
}
