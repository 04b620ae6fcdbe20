/**
 * Runs the steps of `deploy/Containerfile` as root in a fresh Debian root (made by debootstrap), where no engine is at hand:
 * `node tools/try-container.ts ROOT`. COPY takes what git has, RUN runs under chroot as the user named before, CMD is started
 * and asked whether it is ready. Settings of npm and of the proxy come from the environment, as an engine's build would take them.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';

const root = process.argv[2];
if (!root || process.getuid?.() !== 0) {
  console.error(
    'As root: node tools/try-container.ts ROOT, where ROOT was made by: debootstrap --variant=minbase --include=ca-certificates trixie ROOT',
  );
  process.exit(2);
}

interface Step {
  word: string;
  rest: string;
}

/** The instructions, with lines that go on joined. */
const steps: Step[] = readFileSync(join(projectFolder, 'deploy/Containerfile'), 'utf8')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));

let user = 'root';
let folder = '/';
const env: Record<string, string> = {};
const passed = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^npm_config_registry$|_proxy$|^NODE_EXTRA_CA_CERTS$/i.test(name)),
);

// A machine whose network speaks for itself has a certificate of its own; it goes along.
if (passed.NODE_EXTRA_CA_CERTS) {
  copyFileSync(passed.NODE_EXTRA_CA_CERTS, join(root, 'extra-ca.crt'));
  passed.NODE_EXTRA_CA_CERTS = '/extra-ca.crt';
}

/** A command line in the root, as the user of the moment. */
function inside(command: string): { args: string[]; env: NodeJS.ProcessEnv } {
  const home = user === 'root' ? '/root' : `/var/lib/${user}`;
  return {
    args: ['chroot', `--userspec=${user}`, root ?? '', '/bin/sh', '-c', `cd ${folder} && ${command}`],
    env: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: home,
      LANG: 'C.UTF-8',
      DEBIAN_FRONTEND: 'noninteractive',
      ...passed,
      ...env,
    },
  };
}

function run(command: string): void {
  const { args, env: settings } = inside(command);
  const done = spawnSync(args[0] ?? '', args.slice(1), { stdio: 'inherit', env: settings });
  if (done.status !== 0) throw new Error(`${command}: ${done.status}`);
}

const took: string[] = [];
for (const { word, rest } of steps) {
  const from = Date.now();
  console.error(`— ${word} ${rest}`);
  if (word === 'RUN') run(rest);
  if (word === 'WORKDIR') folder = rest;
  if (word === 'USER') user = rest;
  if (word === 'ENV') for (const [, name = '', value = ''] of rest.matchAll(/(\w+)=(\S+)/g)) env[name] = value;
  if (word === 'COPY') {
    const archive = execFileSync('git', ['archive', 'HEAD'], { cwd: projectFolder, maxBuffer: 1e9 });
    const owner = /--chown=(\S+)/.exec(rest)?.[1] ?? 'root:root';
    execFileSync('tar', ['-x', '-C', join(root, folder)], { input: archive });
    execFileSync('chroot', [root, 'chown', '-R', owner, folder]);
  }
  if (word === 'CMD') await start(JSON.parse(rest) as string[]);
  if (['RUN', 'CMD'].includes(word))
    took.push(`${Math.round((Date.now() - from) / 1000)} s  ${word} ${rest.slice(0, 80)}`);
}
console.log(took.join('\n'));

/** Starts what the container would run and waits until it says that it is ready, then stops it as an engine would. */
async function start(command: string[]): Promise<void> {
  const port = '4699';
  const { args, env: settings } = inside(`exec ${command.join(' ')}`);
  const server = spawn(args[0] ?? '', args.slice(1), { env: { ...settings, PORT: port }, stdio: 'inherit' });
  const until = Date.now() + 300_000;
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      async (answer) => answer.status === 200 && (await answer.text()),
      () => '',
    );
    if (ready) {
      console.log(`ready: ${ready}`);
      break;
    }
    if (Date.now() > until || server.exitCode !== null) throw new Error('it did not become ready');
    await new Promise((later) => setTimeout(later, 500));
  }
  server.kill('SIGTERM');
  await new Promise((ended) => server.once('exit', ended));
  console.log(`stopped: ${server.exitCode}`);
}
