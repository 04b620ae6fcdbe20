/** The Today page of an officer, beside the same SQL and JSON without sign-in and row security, and beside pgbench. */
import { addDays } from '@guilu/calendar';
import { clockOf } from '@guilu/platform/work.ts';
import { todayRows } from '@guilu/records/deadlines/index.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Opened } from '../../apps/server/open-services.ts';
import { runLoad } from './load.ts';
import { signInOfficers } from './officers.ts';
import { pgbench } from './pgbench.ts';
import { serveFrom } from './processes.ts';
import { inTurn, type Rounds } from './rounds.ts';

export interface TodayRun extends Rounds {
  connections: number;
}

const seconds = 6;

/** Guilu, the bare handler and pgbench in turn, at 1 and at 32 connections. */
export async function measureToday(
  opened: Opened,
  ownerUrl: string,
  counties: readonly string[],
  rounds: number,
  show: (run: TodayRun) => void,
): Promise<void> {
  const officers = await signInOfficers(opened, counties, 300);
  const guilu = await serveFrom('serve.ts');
  const bare = await serveFrom('bare.ts', [ownerUrl]);
  const asGuilu = officers.map(({ token }) => ({ path: '/api/today', cookie: token }));
  const asBare = officers.map(({ path }) => ({ path: `/today?path=${path}` }));
  for (const connections of [1, 32]) {
    const measured = await inTurn(rounds, async () => ({
      guilu: await runLoad({ url: guilu.url, connections, seconds, requests: asGuilu }),
      bare: await runLoad({ url: bare.url, connections, seconds, requests: asBare }),
      pgbench: pgbench(ownerUrl, script(opened, counties), connections, seconds),
    }));
    show({ connections, ...measured });
  }
  await guilu.stop();
  await bare.stop();
}

/** The bare handler's statement with the office drawn by chance: its code is worked out, since pgbench knows only numbers. */
function script({ services }: Opened, counties: readonly string[]): string {
  const { at, today } = clockOf(services.now());
  const within = (alias: string): RawBuilder<unknown> => {
    const column = sql.raw(`${alias}.org_path collate "C"`);
    const path = "('R.JT990000.SJ' || :city::int || '.SJ' || :county::int || '.SF' || :office::int || '.')";
    return sql` and ${column} >= ${sql.raw(path)} and ${column} < ${sql.raw(path)} || chr(1114111)`;
  };
  const compiled = todayRows(at, addDays(today, 7), 'office', sql``, within).compile(services.db);
  const text = compiled.sql
    .replace(/\$(\d+)/g, (_all, n: string) => `'${String(compiled.parameters[Number(n) - 1])}'`)
    .replaceAll('\n', ' ');
  return [
    `\\set n random(0, ${counties.length - 1})`,
    '\\set county 990200 + :n / 99 * 100 + :n % 99 + 1',
    '\\set city 990200 + :n / 99 * 100',
    '\\set office :county * 1000 + random(1, 6)',
    `${text};`,
  ].join('\n');
}
