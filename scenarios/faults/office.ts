/** What the tests of faults share: an installation with officers who, as the pages do, try again with the same key. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { type Installation, installation, pause } from '../installation.ts';

/** How long a fault lasts: fifteen seconds, or what `GUILU_FAULT_SECONDS` says. */
export const faultSeconds = Number(process.env.GUILU_FAULT_SECONDS ?? 15);

export interface Answered {
  status: number;
  code?: string;
  sentence?: { zh: string; en: string };
  retryAfter: string | null;
  seconds: number;
  body: Record<string, unknown>;
}

/** An installation in a folder of its own that is gone afterwards; `inside` may be a folder made for it, e.g. a small disk. */
export function faultyOffice(inside?: string): Installation {
  const folder = inside ?? mkdtempSync(join(tmpdir(), 'guilu-faults-'));
  execFileSync('chmod', ['755', folder]);
  const office = installation(join(folder, 'data'));
  afterAll(async () => {
    await office.stop();
    if (!inside) rmSync(folder, { recursive: true, force: true });
  });
  return office;
}

/** One request, at most `patience` seconds; status 0 where the line broke. */
export async function ask(
  address: string,
  cookie: string,
  path: string,
  init: RequestInit = {},
  patience = 30,
): Promise<Answered> {
  const began = Date.now();
  try {
    const answer = await fetch(`${address}/api${path}`, {
      ...init,
      headers: { cookie, 'idempotency-key': randomUUID(), ...init.headers },
      signal: AbortSignal.timeout(patience * 1000),
    });
    const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
    return {
      status: answer.status,
      ...(typeof body.code === 'string' && { code: body.code }),
      ...(typeof body.sentence === 'object' && { sentence: body.sentence as { zh: string; en: string } }),
      retryAfter: answer.headers.get('retry-after'),
      seconds: (Date.now() - began) / 1000,
      body,
    };
  } catch {
    return { status: 0, retryAfter: null, seconds: (Date.now() - began) / 1000, body: {} };
  }
}

export const json = (body: unknown, key = randomUUID()): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': key },
  body: JSON.stringify(body),
});

/** As the page does it: what may pass is tried again with the same key. Answers the last answer, and every code on the way. */
export async function persist(
  address: string,
  cookie: string,
  path: string,
  body: unknown,
  { key = randomUUID(), forSeconds = 120 } = {},
): Promise<Answered & { met: string[] }> {
  const met: string[] = [];
  const until = Date.now() + forSeconds * 1000;
  for (;;) {
    const answer = await ask(address, cookie, path, json(body, key));
    if (![0, 503].includes(answer.status) || Date.now() > until) return { ...answer, met };
    met.push(answer.code ?? 'no answer');
    await pause(500);
  }
}

export const day = (later = 0): string =>
  new Date(Date.now() + 8 * 3_600_000 + later * 86_400_000).toISOString().slice(0, 10);

export const visit = (place: string) => ({ kind: 'visit', on: day(), place });

/** Cases of an officer that are under way. */
export async function casesOf(address: string, cookie: string): Promise<string[]> {
  const { body } = await ask(address, cookie, '/cases?kind=correction&size=50');
  return (body.rows as { caseId: string; state: string }[])
    .filter((row) => row.state === 'active')
    .map((row) => row.caseId);
}

/** The owner's own connection, to look behind the server. */
export async function behind<T>(office: Installation, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const port = readFileSync(join(office.data, 'database', 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(office.data, 'database-owner-password'), 'utf8');
  const client = new pg.Client({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** How often each visit stands in the tables: the fact and its note, each once. */
export async function timesThere(office: Installation, places: string[]): Promise<Map<string, number>> {
  return behind(office, async (client) => {
    const { rows } = await client.query<{ place: string; n: string }>(
      'select n.place, count(f.id) as n from contact_note n join fact f on f.id = n.fact_id where n.place = any($1) group by 1',
      [places],
    );
    return new Map(places.map((place) => [place, Number(rows.find((row) => row.place === place)?.n ?? 0)]));
  });
}

/** What every fault must leave behind: chains that hold, projections as rebuilt, no job left over. */
export async function proofs(office: Installation): Promise<{ chain: number; differences: string; waiting: number }> {
  let waiting = -1;
  for (let waited = 0; waited < 60 && waiting !== 0; waited += 1) {
    waiting = await behind(office, async (client) =>
      Number(
        (
          await client.query(
            `select count(*) n from graphile_worker._private_jobs where attempts < max_attempts and run_at < now() + interval '1 hour'`,
          )
        ).rows[0]?.n,
      ),
    ).catch(() => -1);
    if (waiting !== 0) await pause(1000);
  }
  await office.stop();
  const chain = office.guilu('audit', 'verify').status;
  const differences = office.guilu('projections', 'rebuild', '--check').out.trim().split('\n').at(-1) ?? '';
  return { chain, differences, waiting };
}
