/** `guilu restore DIR [--to INSTANT] [--drill] [--json]`: on an empty machine; `--drill` restores beside, proves it and throws it away. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Drill, noteDrill } from '@guilu/platform/backup/last-drill.ts';
import { type Proof, restore } from '@guilu/platform/backup/restore.ts';
import { tried } from '@guilu/platform/backup/upgrade.ts';
import { readSettings } from '@guilu/platform/settings.ts';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { to: { type: 'string' }, drill: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  if (positionals.length !== 1 || !positionals[0]) {
    console.error('guilu restore DIR [--to INSTANT] [--drill] [--json]');
    return 2;
  }
  const folder = resolve(process.env.GUILU_CALLER ?? process.cwd(), positionals[0]);
  const settings = readSettings();
  if (settings.databaseUrl)
    throw new Error(
      'GUILU_DATABASE_URL 指向外接数据库，请用它自己的工具恢复。GUILU_DATABASE_URL names an external database; restore it by its own tools.',
    );
  const say = (line: string) => console.error(line);
  const proof = values.drill
    ? await drill(folder, settings.dataFolder, values.to, say)
    : await restore(folder, settings.dataFolder, values.to, say);
  if (values.json) console.log(JSON.stringify(proof));
  else tell(proof);
  return proof.faults.length ? 1 : 0;
}

/** Tries the backup beside; what came of it is written down where there is an installation to write it down for. */
async function drill(
  folder: string,
  dataFolder: string,
  to: string | undefined,
  say: (line: string) => void,
): Promise<Proof> {
  const from = Date.now();
  const note = (found: Partial<Drill>) => {
    if (existsSync(dataFolder))
      noteDrill(dataFolder, {
        at: new Date().toISOString(),
        folder,
        seconds: Math.round((Date.now() - from) / 1000),
        ...found,
      });
  };
  try {
    const proof = await tried(folder, to, say);
    note({ proof });
    return proof;
  } catch (error) {
    note({ broken: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

function tell(proof: Proof): void {
  console.log(`从 ${proof.from} 的底本恢复到 ${proof.to}。Restored from the base of ${proof.from} to ${proof.to}.`);
  console.log(
    `${proof.facts} 条事实，${proof.counties} 个县 ${proof.entries} 条审计记录，${proof.files} 个文件。${proof.facts} facts, ${proof.entries} audit entries of ${proof.counties} counties, ${proof.files} files.`,
  );
  for (const fault of proof.faults) console.log(`✗ ${fault}`);
  console.log(
    proof.faults.length
      ? `${proof.faults.length} 处不对。${proof.faults.length} things are not as they were.`
      : '全部吻合。Everything holds.',
  );
}
