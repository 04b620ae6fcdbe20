/** Starts a server of the measuring in a process of its own and stops it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

export interface Serving {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** `file` beside this one sends its address when it listens and ends at any message. */
export function serveFrom(file: string, args: string[] = []): Promise<Serving> {
  return new Promise((done, failed) => {
    const other = fork(join(import.meta.dirname, file), args, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    other.once('message', (url) =>
      done({
        url: String(url),
        pid: other.pid ?? 0,
        stop: () => new Promise((ended) => void (other.once('exit', () => ended()), other.send('stop'))),
      }),
    );
    other.once('error', failed);
    other.once('exit', (code) => failed(new Error(`${file} ended with ${code}.`)));
  });
}
