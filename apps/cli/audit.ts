/** `guilu audit verify`: walks every county's chain; names the first broken link. Exit 1 where one is broken. */
import { verifyChain } from '@guilu/platform/audit/chain.ts';
import { withServices } from './opened.ts';

export async function run([verb = '', ...flags]: string[]): Promise<number> {
  if (verb !== 'verify') {
    console.error('guilu audit verify [--json]');
    return 2;
  }
  return withServices(async ({ owner }) => {
    const result = await verifyChain(owner);
    if (flags.includes('--json')) console.log(JSON.stringify(result));
    else if (result.broken) console.log(`断在 ${result.broken.county} 第 ${result.broken.seq} 条 (${result.broken.why})。The chain of ${result.broken.county} breaks at entry ${result.broken.seq}: ${result.broken.why}.`);
    else console.log(`${result.counties} 个县、${result.entries} 条记录，全部吻合。${result.entries} entries of ${result.counties} counties hold.`);
    return result.broken ? 1 : 0;
  });
}
