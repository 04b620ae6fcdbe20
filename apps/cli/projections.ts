/** `guilu projections rebuild [--check]`: proves that live equals rebuilt, or brings the tables in line with the facts. */
import { rebuildAll } from '@guilu/records/cases/index.ts';
import { withServices } from './opened.ts';

export async function run([verb = '', ...flags]: string[]): Promise<number> {
  if (verb !== 'rebuild') {
    console.error('guilu projections rebuild [--check] [--json]');
    return 2;
  }
  const check = flags.includes('--check');
  return withServices(async ({ services }) => {
    const report = await rebuildAll(services, !check);
    if (flags.includes('--json')) console.log(JSON.stringify(report));
    else {
      for (const one of report.differences.slice(0, 20)) console.log(`${one.caseId} ${one.projection}: ${one.missing.length} missing, ${one.surplus.length} surplus`);
      console.log(check ? `${report.cases} 个案件，${report.differences.length} 处不同。${report.cases} cases, ${report.differences.length} differences.` : `重建了 ${report.cases} 个案件。Rebuilt ${report.cases} cases.`);
    }
    return check && report.differences.length ? 1 : 0;
  });
}
