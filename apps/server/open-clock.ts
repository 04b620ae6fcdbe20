/** The clock of a process: not earlier than the last instant on record, unless an administrator said that the record is wrong. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SteadyClock } from '@guilu/platform/clock.ts';
import type { Db } from '@guilu/platform/database/database.ts';
import { sql } from 'kysely';

const markOf = (dataFolder: string) => join(dataFolder, 'clock-accepted');

/** Opens the clock; asks the audit chains' last entries for the latest instant on record. */
export async function openClock(owner: Db, dataFolder: string): Promise<SteadyClock> {
  const clock = new SteadyClock();
  const last = await lastRecorded(owner);
  if (last !== undefined && last > acceptedUntil(dataFolder)) clock.notBefore(last);
  return clock;
}

/** The latest instant on record, in milliseconds; undefined where nothing is. */
export async function lastRecorded(owner: Db): Promise<number | undefined> {
  const { rows } = await sql<{ at: string | null }>`select max(e.at) as at
    from audit_head h join audit_entry e on e.county = h.county and e.seq = h.seq`.execute(owner);
  return rows[0]?.at ? Date.parse(rows[0].at) : undefined;
}

/** Instants on record up to this one are known to be wrong and hold nobody back. */
function acceptedUntil(dataFolder: string): number {
  return existsSync(markOf(dataFolder)) ? Number(readFileSync(markOf(dataFolder), 'utf8')) : Number.NEGATIVE_INFINITY;
}

/** Takes the machine's clock for right although there are later instants on record; running processes hear of it within seconds. */
export function acceptClock(dataFolder: string, last: number): void {
  writeFileSync(markOf(dataFolder), String(last), { mode: 0o600 });
}

/** Looks every few seconds whether the clock was accepted meanwhile. Answers how to stop. */
export function watchAcceptance(clock: SteadyClock, dataFolder: string): () => void {
  const read = () => (existsSync(markOf(dataFolder)) ? readFileSync(markOf(dataFolder), 'utf8') : '');
  let known = read();
  const timer = setInterval(() => {
    const now = read();
    if (now !== known) clock.accept();
    known = now;
  }, 3000);
  timer.unref();
  return () => clearInterval(timer);
}
