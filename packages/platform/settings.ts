/** What the environment may set, each with its default. Read once, at the edge. */
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SuiteName } from './secrets/cipher.ts';

/** The checkout: packs, pages and migrations are read below it. */
export const projectFolder = resolve(fileURLToPath(new URL('../..', import.meta.url)));

export interface Settings {
  port: number;
  host: string;
  /** Where data, files and keys live. */
  dataFolder: string;
  /** An external PostgreSQL; the embedded one where absent. */
  databaseUrl: string | undefined;
  demo: boolean;
  /** true where the site is reached over https, so that cookies are sent over nothing else. */
  secureCookies: boolean;
  /** MB of the disk below which nothing more is written. */
  diskReserve: number;
  /** Addresses or networks of proxies in front, whose `X-Forwarded-For` is believed. */
  trustedProxies: string[];
  /** What is encrypted and chained with; what the key file says where it is not set. */
  suite: SuiteName | undefined;
  /** Before an upgrade: a backup is made and tried, or, `elsewhere`, whoever upgrades says that there is one. */
  upgradeBackup: 'made' | 'elsewhere';
  /** `info`: a line of JSON for each request; `warn`: faults alone. */
  log: 'info' | 'warn' | 'silent';
  /** Days between two restore drills; 0 for none. */
  drillDays: number;
  /** How long, after SIGTERM, it says that it is not ready and still takes requests: a proxy needs that to look elsewhere. */
  drainSeconds: number;
}

/** Reads settings; a relative `GUILU_DATA` is taken from the checkout. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const data = env.GUILU_DATA ?? '.data';
  return {
    port: Number(env.PORT ?? 4000),
    host: env.GUILU_HOST ?? '127.0.0.1',
    dataFolder: isAbsolute(data) ? data : join(projectFolder, data),
    databaseUrl: env.GUILU_DATABASE_URL || undefined,
    demo: env.GUILU_DEMO !== 'off',
    secureCookies: env.GUILU_HTTPS === 'on',
    diskReserve: Number(env.GUILU_DISK_RESERVE_MB ?? 300),
    suite: readSuite(env),
    trustedProxies: (env.GUILU_TRUSTED_PROXY ?? '').split(/[\s,]+/).filter(Boolean),
    upgradeBackup: env.GUILU_UPGRADE_BACKUP === 'elsewhere' ? 'elsewhere' : 'made',
    log: logLevel(env.GUILU_LOG),
    drillDays: seconds(env.GUILU_DRILL_DAYS, 7),
    drainSeconds: seconds(env.GUILU_DRAIN_SECONDS, 1),
  };
}

/** `GUILU_SUITE`: `international` or `national`. Throws for anything else. */
export function readSuite(env: NodeJS.ProcessEnv): SuiteName | undefined {
  const wanted = env.GUILU_SUITE;
  if (!wanted) return undefined;
  if (wanted === 'international' || wanted === 'national') return wanted;
  throw new Error(`GUILU_SUITE=${wanted}: 只能是 international 或 national。It is either international or national.`);
}

/** On a terminal one looks for the address and the sign-ins; anywhere else the log is kept and read by programs. */
function logLevel(wanted: string | undefined): Settings['log'] {
  if (wanted === 'off') return 'silent';
  if (wanted === 'info' || wanted === 'warn') return wanted;
  return process.stdout.isTTY ? 'warn' : 'info';
}

function seconds(wanted: string | undefined, usual: number): number {
  const given = Number(wanted);
  return wanted && Number.isFinite(given) && given >= 0 ? given : usual;
}
