/**
 * Connections. Three roles share one database: the owner migrates and nothing else; `guilu_app` is the application,
 * under row security and owning no table; `guilu_jobs` owns the job queue alone.
 */
import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';

/** Nothing is typed by table: queries are written out as SQL and say the shape of their rows. */
export type Tables = Record<string, never>;
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, toInstant);

/** PostgreSQL's text of an instant (session time zone Asia/Shanghai) as ISO 8601, e.g. `2026-11-23T14:00:00.123456+08:00`. */
function toInstant(text: string): string {
  const iso = text.replace(' ', 'T');
  return /[+-]\d\d$/.test(iso) ? `${iso}:00` : iso;
}

/** Begins a statement that is asked all the time: each connection then plans it once and not at every request. */
export const kept = '/* kept */ ';

const plainQuery = pg.Client.prototype.query as (this: pg.Client, ...given: unknown[]) => unknown;

/** Gives statements that begin with `kept` a name, under which the server keeps their plan for the connection. */
class KeepingClient extends pg.Client {
  private readonly names = new Map<string, string>();

  override query(...given: unknown[]): never {
    const [text, values, ...more] = given;
    if (typeof text !== 'string' || !text.startsWith(kept) || !Array.isArray(values))
      return plainQuery.apply(this, given) as never;
    const name = this.names.get(text) ?? `kept_${this.names.size + 1}`;
    this.names.set(text, name);
    return plainQuery.call(this, { name, text, values }, ...more) as never;
  }
}

/** A pool for one connection URL. `max` connections; every session speaks Asia/Shanghai. */
export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    Client: KeepingClient,
    connectionString: url,
    max,
    options: '-c timezone=Asia/Shanghai',
    idleTimeoutMillis: 30_000,
    // Longer than this nobody waits for a connection: the answer is then that the database is away.
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // A connection that breaks, idle or between two statements of a transaction, is dropped by the pool and the statement
  // that follows fails; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function openDb(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Runs several statements as they stand, e.g. a migration file. */
export async function runScript(db: Db, script: string): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(script, []));
}
