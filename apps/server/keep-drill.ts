/** Every so many days the newest backup is restored aside, proved and thrown away, in a process of its own that gives way to others. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastDrill } from '@guilu/platform/backup/last-drill.ts';
import { projectFolder } from '@guilu/platform/settings.ts';

interface Wanted {
  dataFolder: string;
  /** Days between two drills; 0 for none. */
  days: number;
  say: (line: string) => void;
  /** How often it is looked whether one is due. */
  everyMilliseconds?: number;
}

/** Begins looking; answers how to stop, which ends a drill under way. What a drill found stands in `last-drill.json`. */
export function keepDrill({ dataFolder, days, say, everyMilliseconds = 15 * 60_000 }: Wanted): () => void {
  let running: ReturnType<typeof spawn> | undefined;
  const look = () => {
    const mark = join(dataFolder, 'backup.json');
    if (running || !days || !existsSync(mark)) return;
    const before = lastDrill(dataFolder);
    if (before && Date.now() - Date.parse(before.at) < days * 86_400_000) return;
    const { folder } = JSON.parse(readFileSync(mark, 'utf8')) as { folder: string };
    const { GUILU_CALLER: _, ...env } = process.env;
    running = spawn(
      'nice',
      ['-n', '10', process.execPath, 'tools/bootstrap.mjs', 'guilu', 'restore', folder, '--drill'],
      {
        cwd: projectFolder,
        env: { ...env, GUILU_DATA: dataFolder },
        stdio: 'ignore',
      },
    );
    running.on('error', () => (running = undefined));
    running.on('exit', (code) => {
      running = undefined;
      if (code)
        say(`恢复演练没有通过，见管理员的“运行状况”。The restore drill did not pass; see Operations. (${code})`);
    });
  };
  const timer = setInterval(look, everyMilliseconds);
  return () => {
    clearInterval(timer);
    running?.kill('SIGTERM');
  };
}
