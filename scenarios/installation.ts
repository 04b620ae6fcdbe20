/** An installation as a stranger has it: `npm start` with a data folder and a port of its own, started, stopped and killed. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { demoPassword } from '../database/seed/accounts.ts';

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export interface Installation {
  data: string;
  /** Where it serves; known after the first start. */
  address(): string;
  /** What it printed since it was started. */
  said(): string;
  /** Starts and waits until it is ready; answers the seconds it took. */
  start(env?: Record<string, string>): Promise<number>;
  /** Sends a signal and waits until the process has ended. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Kills the server itself, and the database with it where asked; nothing is said to either. */
  kill(which: 'server' | 'database' | 'both'): Promise<void>;
  /** Process id of the database server, 0 where none runs. */
  databasePid(): number;
  /** Signs in; answers the cookie, and the status of the answer. */
  signIn(username?: string): Promise<{ status: number; cookie: string }>;
  /** The server's own process; 0 where none runs. */
  serverPid(): number;
  /** Runs the command line on it; never throws for an exit code. */
  guilu(...args: string[]): { status: number; out: string; err: string };
}

/** `program`: the checkout that runs it, another one to try an upgrade. */
export function installation(data: string, program: string = projectFolder): Installation {
  let port = 0;
  let running: { process: ChildProcess; said: () => string } | undefined;
  const address = () => `http://127.0.0.1:${port}`;
  const databasePid = () => livingPid(join(data, 'database', 'postmaster.pid'));
  const serverPid = () =>
    Number(
      execFileSync('ps', ['-o', 'pid=', '--ppid', String(running?.process.pid)], { encoding: 'utf8' })
        .trim()
        .split(/\s+/)[0],
    );
  const start = async (env: Record<string, string> = {}) => {
    port ||= await freePort();
    const started = Date.now();
    running = launch(program, { ...process.env, GUILU_DATA: data, PORT: String(port), ...env });
    for (;;) {
      if (Date.now() - started > 180_000 || running.process.exitCode !== null)
        throw new Error(`it did not start: ${running.said()}`);
      const ready = await fetch(`${address()}/readyz`).catch(() => undefined);
      if (ready?.status === 200) return (Date.now() - started) / 1000;
      await pause(100);
    }
  };
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (!running) return;
    const ended = new Promise((done) => running?.process.once('exit', done));
    if (running.process.exitCode === null) {
      running.process.kill(signal);
      await ended;
    }
    running = undefined;
  };
  const kill = async (which: 'server' | 'database' | 'both') => {
    const [server, database] = [serverPid(), databasePid()];
    if (which !== 'server') process.kill(database, 'SIGKILL');
    if (which !== 'database') process.kill(server, 'SIGKILL');
    await pause(300);
    if (which !== 'database') running = undefined;
  };
  const signIn = async (username = 'wangmin') => {
    const answer = await fetch(`${address()}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ username, password: demoPassword }),
    });
    return {
      status: answer.status,
      cookie: /guilu_session=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '',
    };
  };
  const guilu = (...args: string[]) => {
    const done = spawnSync(process.execPath, ['tools/bootstrap.mjs', 'guilu', ...args], {
      cwd: program,
      encoding: 'utf8',
      env: { ...process.env, GUILU_DATA: data },
      maxBuffer: 1e9,
    });
    return { status: done.status ?? -1, out: done.stdout, err: done.stderr };
  };
  return { data, address, said: () => running?.said() ?? '', start, stop, kill, databasePid, serverPid, signIn, guilu };
}

function launch(program: string, env: NodeJS.ProcessEnv): { process: ChildProcess; said: () => string } {
  let said = '';
  const child = spawn(process.execPath, ['tools/bootstrap.mjs', 'start'], { cwd: program, env });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      said += text.toString();
    });
  }
  return { process: child, said: () => said };
}

function livingPid(file: string): number {
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  return pid && existsSync(`/proc/${pid}`) ? pid : 0;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
