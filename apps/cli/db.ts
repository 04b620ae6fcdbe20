/** `guilu db migrate | upgrade | back`, and `guilu db distribute --print`: the statements that lay the schema out by county. */
import { goBack } from '@guilu/platform/backup/upgrade.ts';
import { distributionStatements, tableShapes } from '@guilu/platform/database/distribution.ts';
import { readSettings } from '@guilu/platform/settings.ts';
import { withServices } from './opened.ts';

export async function run([verb = '', ...flags]: string[]): Promise<number> {
  if (verb === 'migrate' || verb === 'upgrade')
    return withServices(async () => (console.log('数据库是最新的。The database is up to date.'), 0));
  if (verb === 'back') return back(flags.includes('--json'));
  if (verb === 'distribute' && flags.includes('--print'))
    return withServices(async ({ owner }) => {
      for (const line of distributionStatements(await tableShapes(owner))) console.log(line);
      return 0;
    });
  console.error('guilu db upgrade | migrate | back [--json] | distribute --print');
  return 2;
}

/** To the state before the last upgrade, by the program of then, while the server is stopped. */
async function back(json: boolean): Promise<number> {
  const { proof, kept } = await goBack(readSettings().dataFolder, (line) => console.error(line));
  if (json) console.log(JSON.stringify({ ...proof, kept }));
  else {
    for (const fault of proof.faults) console.log(`✗ ${fault}`);
    console.log(
      `已退回到 ${proof.to}：${proof.facts} 条事实，${proof.files} 个文件。升级后的数据库留在 ${kept}，此后写下的只在那里。Back to ${proof.to}: ${proof.facts} facts, ${proof.files} files. The upgraded database lies in ${kept}; what was written since is there alone.`,
    );
  }
  return proof.faults.length ? 1 : 0;
}
