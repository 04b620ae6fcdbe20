/** `guilu db migrate | upgrade | back`; `guilu db distribute --print` comes with distribution by county. */
import { goBack } from '@guilu/platform/backup/upgrade.ts';
import { readSettings } from '@guilu/platform/settings.ts';
import { withServices } from './opened.ts';

export async function run([verb = '', ...flags]: string[]): Promise<number> {
  if (verb === 'migrate' || verb === 'upgrade')
    return withServices(async () => (console.log('数据库是最新的。The database is up to date.'), 0));
  if (verb === 'back') return back(flags.includes('--json'));
  console.error(
    verb === 'distribute'
      ? '按县分布还没有实现。guilu db distribute is not there yet.'
      : 'guilu db upgrade | migrate | back [--json]',
  );
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
