/**
 * The embedded PostgreSQL: a real server from the npm package, its data under the data folder, started and stopped by us.
 * After a kill of anything, the next start reuses the server that still answers or lets PostgreSQL recover by itself.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { archiveOf, environment, idsOf, initialise, type Place, placeOf } from './cluster.ts';

export interface EmbeddedDatabase {
  /** Connection of the owner, who migrates; the application itself signs in as a lesser role. */
  ownerUrl: string;
  /** Where the cluster lies; another folder than asked for where a closed parent kept the database's user out. */
  folder: string;
  /** Stops the server if this process is the one responsible for it. */
  stop(): Promise<void>;
  /** Starts the server again at its port where its process is gone and nobody else is responsible for it. */
  revive(): Promise<void>;
}

/** Starts (or joins) the server below `dataFolder`. `say` gets one sentence where something unusual was done. */
export async function startEmbedded(dataFolder: string, say: (line: string) => void): Promise<EmbeddedDatabase> {
  const place = placeOf(dataFolder, say);
  const password = initialise(place);
  const running = runningServer(place.data);
  if (running && (await comesUp(running, password))) return join_(place, running, password);
  if (running) await stopStale(running.pid);
  const port = await launchUntilReady(place, password);
  takeResponsibility(place.data);
  return {
    ownerUrl: urlOf(port, password),
    folder: place.data,
    stop: () => stopServer(place.data),
    revive: () => revive(place, port),
  };
}

/** Another process of ours started it: join, and take responsibility only where that process is gone. */
function join_(place: Place, running: { port: number }, password: string): EmbeddedDatabase {
  const ours = takeResponsibility(place.data);
  return {
    ownerUrl: urlOf(running.port, password),
    folder: place.data,
    stop: () => (ours ? stopServer(place.data) : Promise.resolve()),
    revive: () => revive(place, running.port),
  };
}

/**
 * A server that could not even write its log stops, and so does one that was killed. What is lost with it are connections:
 * it recovers by itself from the log when it is started again. One that does not come up is tried again at the next call.
 */
async function revive(place: Place, port: number): Promise<void> {
  if (runningServer(place.data) || !takeResponsibility(place.data)) return;
  const server = launch(place, port);
  for (let waited = 0; waited < 5000 && server.exitCode === null && server.signalCode === null; waited += 100) {
    if (runningServer(place.data)) return;
    await pause(100);
  }
}

/** Keeps a finished segment where somebody has made the folder for it. */
function archiveCommand(cluster: string): string {
  const folder = `'${archiveOf(cluster).replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
  return `[ ! -d ${folder} ] || { cp "%p" ${folder}/%f.part && sync ${folder}/%f.part && mv ${folder}/%f.part ${folder}/%f; }`;
}

function launch(place: Place, port: number): ChildProcess {
  const options: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    shared_buffers: '256MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    effective_cache_size: '2GB',
    max_connections: '120',
    random_page_cost: '1.1',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_parameter_max_length_on_error: '0',
    log_min_error_statement: 'panic',
    archive_mode: 'on',
    archive_command: archiveCommand(place.data),
  };
  const args = ['-D', place.data, ...Object.entries(options).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
  const server = spawn(join(place.binaries, 'bin', 'postgres'), args, {
    ...idsOf(place),
    detached: true,
    stdio: 'ignore',
    env: environment(place),
  });
  server.unref();
  return server;
}

/** Does a server run on this cluster now? */
export const databaseRuns = (data: string): boolean => runningServer(data) !== undefined;

function runningServer(data: string): { pid: number; port: number } | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return isPostgres(pid) ? { pid, port: Number(lines[3]) } : undefined;
}

/** The pid of a lock file may by now belong to another program, or to a server that has ended and waits to be fetched. */
function isPostgres(pid: number): boolean {
  if (!alive(pid)) return false;
  if (!existsSync('/proc/self/stat')) return true;
  try {
    return /^\d+ \(postgres\) [^ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Stops a server that lives and does not answer, and waits until it is gone: two cannot hold one cluster. */
async function stopStale(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It ended by itself in this moment.
  }
  for (let waited = 0; isPostgres(pid) && waited < 20_000; waited += 50) await pause(50);
}

/** Does a server that was found running answer, recovery included? */
async function comesUp(running: { pid: number; port: number }, password: string): Promise<boolean> {
  for (let waited = 0; isPostgres(running.pid) && waited < 30_000; waited += 100) {
    if (await answers(urlOf(running.port, password))) return true;
    await pause(100);
  }
  return false;
}

/** Whoever stands in this file stops the server at the end; a dead holder is replaced. */
function takeResponsibility(data: string): boolean {
  const file = join(data, '..', 'database-holder');
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (holder && holder !== process.pid && alive(holder)) return false;
  writeFileSync(file, String(process.pid));
  return true;
}

async function stopServer(data: string): Promise<void> {
  const running = runningServer(data);
  rmSync(join(data, '..', 'database-holder'), { force: true });
  if (!running) return;
  await stopStale(running.pid);
}

/**
 * Starts the server and waits until it answers; gives its port. For half a minute it is tried again where it stops while
 * starting: after a kill the old server's own processes hold the memory for a moment, and PostgreSQL refuses beside them.
 */
async function launchUntilReady(place: Place, password: string): Promise<number> {
  const began = Date.now();
  for (;;) {
    const port = await freePort();
    const server = launch(place, port);
    if (await readyOrStopped(urlOf(port, password), server)) return port;
    if (Date.now() - began > 30_000)
      throw new Error(
        `The database stopped while starting (exit ${server.exitCode}): ${lastFailure(place.data)} Its log lies in ${join(place.data, 'log')}.`,
      );
    await pause(500);
  }
}

async function readyOrStopped(url: string, server: ChildProcess): Promise<boolean> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (await answers(url)) return true;
    if (server.exitCode !== null || server.signalCode !== null) return false;
    await pause(50);
  }
  throw new Error('The database did not answer within a minute.');
}

/** The last sentence with which the server refused to go on. */
function lastFailure(cluster: string): string {
  const folder = join(cluster, 'log');
  const newest = (existsSync(folder) ? readdirSync(folder) : [])
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
    .at(-1);
  const lines = newest ? readFileSync(newest, 'utf8').split('\n') : [];
  return lines.findLast((line) => line.includes('FATAL') || line.includes('PANIC')) ?? 'it said nothing.';
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('no port'))));
    });
  });
}

const urlOf = (port: number, password: string) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
