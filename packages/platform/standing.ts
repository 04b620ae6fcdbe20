/** What is wrong with the machine just now, if anything: told to every page, and asked before anything is written. */
import type { SteadyClock } from './clock.ts';
import type { DatabaseWatch } from './database/watch.ts';
import type { FreeSpace } from './files/free-space.ts';
import { type Refusal, refused } from './http/refusal.ts';

export class Standing {
  readonly database: DatabaseWatch;
  private readonly disk: FreeSpace;
  private readonly clock: SteadyClock | undefined;

  constructor(parts: { database: DatabaseWatch; disk: FreeSpace; clock?: SteadyClock | undefined }) {
    this.database = parts.database;
    this.disk = parts.disk;
    this.clock = parts.clock;
  }

  /** Why nothing is answered, or nothing is written, just now. */
  refusal(writes: boolean): Refusal | undefined {
    if (this.database.away) return refused('request/database-away', { status: 503 });
    if (!writes) return undefined;
    if (this.disk.full) return refused('request/disk-full', { status: 503 });
    const trouble = this.clock?.trouble();
    return trouble?.refuses ? refused(trouble.code, { status: 503, params: trouble.params }) : undefined;
  }

  /** What the pages say: a refusal, or a warning with which work goes on. */
  told(): Refusal | undefined {
    const trouble = this.clock?.trouble();
    return this.refusal(true) ?? (trouble && refused(trouble.code, { status: 200, params: trouble.params }));
  }

  stop(): void {
    this.database.stop();
    this.disk.stop();
  }
}
