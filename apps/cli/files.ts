/** `guilu files check`: reads every stored file and compares it with its hash. Exit 1 where one is missing or altered. */
import { checkFiles } from '@guilu/platform/files/check.ts';
import { withServices } from './opened.ts';

export async function run([verb = '', ...flags]: string[]): Promise<number> {
  if (verb !== 'check') {
    console.error('guilu files check [--json]');
    return 2;
  }
  return withServices(async ({ owner, services }) => {
    const checked = await checkFiles(owner, services.files, (done, of) => console.error(`${done} / ${of}`));
    if (flags.includes('--json')) console.log(JSON.stringify(checked));
    else {
      for (const { county, sha256, why, of } of checked.wrong)
        console.log(`✗ ${county} ${sha256} ${why === 'missing' ? '缺失 missing' : '被改过 altered'} ${of.join(', ')}`);
      if (checked.unknown.length)
        console.log(
          `${checked.unknown.length} 个文件没有登记（无人使用）。${checked.unknown.length} files are known to no county.`,
        );
      console.log(
        `${checked.files} 个文件，${(checked.bytes / 1e6).toFixed(1)} MB，${checked.wrong.length} 处不符。${checked.files} files read, ${checked.wrong.length} faults.`,
      );
    }
    return checked.wrong.length ? 1 : 0;
  });
}
