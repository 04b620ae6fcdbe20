/** While the server runs, the backup that `guilu backup` began is carried on each minute. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { carryOn } from '@guilu/platform/backup/backup.ts';
import type { Opened } from './open-services.ts';

const everyMilliseconds = 60_000;
const markOf = (dataFolder: string) => join(dataFolder, 'backup.json');

/** Remembers where the backup lies, so that the running server and later ones carry it on. */
export function rememberBackup(dataFolder: string, folder: string): void {
  writeFileSync(markOf(dataFolder), JSON.stringify({ folder }), { mode: 0o600 });
}

/** Begins carrying on; answers how to stop, which waits for what is under way. A failure is said once until it succeeds again. */
export function keepBackup(
  { owner, cluster }: Opened,
  dataFolder: string,
  say: (line: string) => void,
): () => Promise<void> {
  let under: Promise<void> = Promise.resolve();
  let failed = false;
  const once = async () => {
    if (!cluster || !existsSync(markOf(dataFolder))) return;
    const { folder } = JSON.parse(readFileSync(markOf(dataFolder), 'utf8')) as { folder: string };
    try {
      await carryOn({ owner, cluster, dataFolder }, folder);
      failed = false;
    } catch (error) {
      if (!failed)
        say(
          `备份没有跟上 The backup in ${folder} is not up to date: ${error instanceof Error ? error.message : String(error)}`,
        );
      failed = true;
    }
  };
  const timer = setInterval(() => {
    under = under.then(once);
  }, everyMilliseconds);
  return async () => {
    clearInterval(timer);
    await under;
  };
}
