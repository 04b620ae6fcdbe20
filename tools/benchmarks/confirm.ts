/**
 * Measures a roster of 20,000 rows through the API, on a database of its own: preview and confirmation in seconds, the
 * most memory that the server held, and how long others waited meanwhile (Today asked every 100 ms by an officer).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Opened } from '../../apps/server/open-services.ts';
import { askingAgent } from './load.ts';
import { signInOfficers } from './officers.ts';
import { serveFrom } from './processes.ts';

const fileName = 'release-notices-large.xlsx';
const rosters = join(import.meta.dirname, '../../scenarios/data/rosters');

export interface RosterRun {
  file: string;
  rows: number;
  taken: number;
  previewSeconds: number;
  confirmSeconds: number;
  /** The most that the server process held, from the upload on. */
  peakMegabytes: number;
  /** What the page was told while it waited: taken in, of how many. */
  told: [number, number][];
  /** Milliseconds that Today took meanwhile. */
  others: { asked: number; p50: number; p99: number; longest: number };
}

/** `opened`: services on the same database, for the sign-ins. The county is the demonstration's, empty before. */
export async function measureRoster(opened: Opened): Promise<RosterRun> {
  const before = await sql<{ n: number }>`select count(*)::int n from case_file where county = '990101'`.execute(
    opened.owner,
  );
  if (before.rows[0]?.n) throw new Error('The county of the roster has cases already: give an empty GUILU_DATA.');
  await sql`insert into account (id, username, display_name, organisation, roles) values
      (gen_random_uuid(), 'bench-county', '测量', 'SJ990101', '{county-officer}'), (gen_random_uuid(), 'bench-office', '测量', 'SF990101001', '{officer}')
    on conflict (username) do nothing`.execute(opened.owner);
  const signedIn = await signInOfficers(opened, ['990101'], 2, 1, ['county-officer', 'officer']);
  const [county, office] = ['SJ990101.', 'SF990101001.'].map(
    (end) => signedIn.find(({ path }) => path.endsWith(end))?.token ?? '',
  );
  const server = await serveFrom('serve.ts');
  forgetPeak(server.pid);
  const ask = async <T>(token: string | undefined, path: string, body?: FormData | string): Promise<T> => {
    const headers = {
      cookie: `guilu_session=${token}`,
      'user-agent': askingAgent,
      ...(body !== undefined && { 'idempotency-key': crypto.randomUUID() }),
      ...(typeof body === 'string' && { 'content-type': 'application/json' }),
    };
    const response = await fetch(`${server.url}${path}`, {
      headers,
      ...(body !== undefined && { method: 'POST', body }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  try {
    const others = everyTenth(() => ask(office, '/api/today'));
    const form = new FormData();
    form.append('file', new Blob([readFileSync(join(rosters, fileName))]), fileName);
    let since = performance.now();
    const preview = await ask<{ importId: string; rows: number }>(county, '/api/intake/rosters/release-notices', form);
    const previewSeconds = secondsSince(since);
    since = performance.now();
    const path = `/api/intake/rosters/${preview.importId}/confirmation`;
    const told: [number, number][] = [];
    const watching = setInterval(async () => {
      const { done, of } = await ask<{ done: number; of: number }>(county, path);
      told.push([done, of]);
    }, 1000);
    const confirmed = await ask<{ done: number }>(county, path, '{}');
    clearInterval(watching);
    return {
      file: fileName,
      rows: preview.rows,
      taken: confirmed.done,
      previewSeconds,
      confirmSeconds: secondsSince(since),
      peakMegabytes: peakOf(server.pid),
      told,
      others: others.stop(),
    };
  } finally {
    await server.stop();
  }
}

const secondsSince = (start: number): number => Math.round(performance.now() - start) / 1000;

/** From here the kernel counts the most anew. */
function forgetPeak(pid: number): void {
  if (existsSync(`/proc/${pid}/clear_refs`)) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** VmHWM of the kernel, in megabytes; 0 where there is none. */
function peakOf(pid: number): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** Asks ten times a second, the next not before the last was answered, until stopped. */
function everyTenth(ask: () => Promise<unknown>) {
  const times: number[] = [];
  let going = true;
  void (async () => {
    while (going) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
      await new Promise((later) => setTimeout(later, 100));
    }
  })();
  return {
    stop: () => {
      going = false;
      times.sort((a, b) => a - b);
      const at = (share: number) =>
        Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
      return { asked: times.length, p50: at(0.5), p99: at(0.99), longest: at(1) };
    },
  };
}
