/** Asks the npm that is at hand. Its answer goes through a file: npm ends before a long answer is through a pipe. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';

export interface NpmAnswer {
  /** What it wrote: JSON, where asked for. */
  text: string;
  /** undefined where it had to be ended because it took too long, or could not be started. */
  code: number | undefined;
  errors: string;
}

/** Runs `npm …args` in the checkout, for at most so many seconds. */
export function askNpm(args: string[], seconds: number): NpmAnswer {
  const folder = mkdtempSync(join(tmpdir(), 'guilu-npm-'));
  const file = join(folder, 'answer');
  const out = openSync(file, 'w');
  const own = process.env.npm_execpath;
  const [command, before] = own ? [process.execPath, [own]] : ['npm', []];
  try {
    const done = spawnSync(command, [...before, ...args], {
      cwd: projectFolder,
      stdio: ['ignore', out, 'pipe'],
      timeout: seconds * 1000,
      encoding: 'utf8',
    });
    return { text: readFileSync(file, 'utf8'), code: done.status ?? undefined, errors: done.stderr ?? '' };
  } finally {
    closeSync(out);
    rmSync(folder, { recursive: true, force: true });
  }
}
