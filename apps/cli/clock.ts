/**
 * `guilu clock`: the machine's time beside the last instant on record. `guilu clock accept`: the machine's time is right; a
 * server that holds back because of later instants on record, or that goes by its own time, takes it up.
 */
import { AuditTrail } from '@guilu/platform/audit/chain.ts';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { readSettings } from '@guilu/platform/settings.ts';
import { clockOf } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { acceptClock, lastRecorded } from '../server/open-clock.ts';
import { withServices } from './opened.ts';

export async function run([verb = '']: string[]): Promise<number> {
  if (verb !== '' && verb !== 'accept') {
    console.error('guilu clock [accept]');
    return 2;
  }
  return withServices(async ({ owner, services }) => {
    const last = (await lastRecorded(owner)) ?? 0;
    const { at } = clockOf(new Date());
    console.log(
      `本机时间 ${at}，最近一次记录 ${clockOf(new Date(last)).at}。The machine says ${at}; the last instant on record is ${clockOf(new Date(last)).at}.`,
    );
    if (verb !== 'accept') return last > Date.now() + 120_000 ? 1 : 0;
    // Said in every county's chain: from here on an earlier instant follows a later one.
    await owner.transaction().execute(async (tx) => {
      const { rows } = await sql<{ county: string }>`select county from audit_head order by county`.execute(tx);
      for (const { county } of rows) {
        const trail = new AuditTrail(tx, systemActor('system', county), at, services.keyring.chainHash);
        trail.wrote('clock accepted', {}, { machine: at, last: clockOf(new Date(last)).at });
        await trail.seal();
      }
    });
    acceptClock(readSettings().dataFolder, last);
    console.log("已采用本机时间。The machine's time is taken up.");
    return 0;
  });
}
