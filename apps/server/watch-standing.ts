/** Begins to watch what may be away or full or wrong: the database, the disk, the clock. */
import { DatabaseWatch } from '@guilu/platform/database/watch.ts';
import { FreeSpace } from '@guilu/platform/files/free-space.ts';
import type { Settings } from '@guilu/platform/settings.ts';
import { Standing } from '@guilu/platform/standing.ts';
import { watchAcceptance } from './open-clock.ts';
import type { Opened } from './open-services.ts';

/** Answers what the server asks before it answers anybody; undefined where the services are a scenario's own. */
export async function watchStanding(opened: Opened, settings: Settings): Promise<Standing | undefined> {
  const { appUrl, clock, cluster, revive } = opened;
  if (!appUrl) return undefined;
  if (clock) watchAcceptance(clock, settings.dataFolder);
  const folders = [settings.dataFolder, ...(cluster ? [cluster] : [])];
  const disk = await new FreeSpace(folders, settings.diskReserve).start();
  return new Standing({ database: new DatabaseWatch(appUrl, revive).start(), disk, clock });
}
