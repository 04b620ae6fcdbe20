/** Runs PostgreSQL's own pgbench where the machine has it: how fast the database answers when nothing stands before it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PgbenchRun {
  perSecond: number;
  /** Average, in milliseconds. */
  latency: number;
}

export const pgbenchVersion = (): string | undefined => {
  const { status, stdout } = spawnSync('pgbench', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

/** undefined where there is no pgbench. Statements are prepared. */
export function pgbench(url: string, script: string, connections: number, seconds: number): PgbenchRun | undefined {
  if (!pgbenchVersion()) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'guilu-pgbench-'));
  try {
    writeFileSync(join(folder, 'script.sql'), `${script}\n`);
    const args = [
      '-n',
      '-M',
      'prepared',
      '-f',
      join(folder, 'script.sql'),
      '-c',
      String(connections),
      '-j',
      '1',
      '-T',
      String(seconds),
      url,
    ];
    const { status, stdout, stderr } = spawnSync('pgbench', args, {
      encoding: 'utf8',
      env: { ...process.env, PGOPTIONS: '-c timezone=Asia/Shanghai -c plan_cache_mode=force_generic_plan' },
    });
    if (status !== 0) throw new Error(`pgbench ended with ${status}: ${stderr}`);
    return {
      perSecond: Math.round(Number(/tps = ([\d.]+)/.exec(stdout)?.[1])),
      latency: Math.round(Number(/latency average = ([\d.]+)/.exec(stdout)?.[1]) * 100) / 100,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
