/** What a service manager and a proxy ask: does the process live (`/healthz`), may it be sent requests (`/readyz`). */
import { migrationFiles } from '@guilu/platform/database/migrate.ts';
import type { Standing } from '@guilu/platform/standing.ts';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Opened } from './open-services.ts';

export interface Health {
  /** Set when stopping begins: from then on it is not ready, and lives until the last request is answered. */
  stopping: boolean;
  /** What is known of the database, the disk and the clock; not looked at where left out. */
  standing?: Standing;
}

export type Unready = 'stopping' | 'database' | 'migrations' | 'disk' | 'clock' | 'law';

/** Adds both addresses. They carry no personal data, ask for no session, and count for no rate limit. */
export function addHealth(app: FastifyInstance, opened: Opened, health: Health): void {
  const wanted = migrationFiles().map((file) => file.name);
  const open = { config: { rateLimit: false as const } };
  app.get('/healthz', open, async (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }));
  app.get('/readyz', open, async (_request, reply) => {
    const why = await whyNotReady(opened, health, wanted);
    return reply
      .code(why.length ? 503 : 200)
      .header('cache-control', 'no-store')
      .send({ ready: why.length === 0, why });
  });
}

/** Everything that stands against sending requests here; empty where nothing does. */
export async function whyNotReady(opened: Opened, health: Health, wanted: string[]): Promise<Unready[]> {
  const database = await databaseState(opened, wanted);
  const refusal = health.standing?.refusal(true)?.code;
  return [
    ...(health.stopping ? (['stopping'] as const) : []),
    ...(database ? [database] : []),
    ...(refusal === 'request/disk-full' ? (['disk'] as const) : []),
    ...(refusal === 'request/clock-behind' ? (['clock'] as const) : []),
    ...(opened.services.law.instruments.size ? [] : (['law'] as const)),
  ];
}

/** Asked as the application, which is what must work, and as the owner, who alone reads the list of migrations. */
async function databaseState(opened: Opened, wanted: string[]): Promise<'database' | 'migrations' | undefined> {
  const late = new Promise<never>((_, failed) => setTimeout(failed, 2000, new Error('late')).unref());
  try {
    return await Promise.race([late, asked(opened, wanted)]);
  } catch {
    return 'database';
  }
}

async function asked({ services, owner }: Opened, wanted: string[]): Promise<'migrations' | undefined> {
  await sql`select 1`.execute(services.db);
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(owner);
  const there = new Set(rows.map((row) => row.name));
  return wanted.every((name) => there.has(name)) ? undefined : 'migrations';
}
