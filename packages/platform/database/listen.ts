/** Hearing of what another process did: one connection of the pool that listens, taken up again when it is lost. */
import type { Pool, PoolClient } from 'pg';

const pause = 5000;

/** `heard` gets what was said on the channel, or nothing after a lost connection: something may have been missed then. */
export async function listenTo(pool: Pool, channel: string, heard: (said?: string) => void): Promise<{ stop(): void }> {
  let client: PoolClient | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function listen(): Promise<void> {
    const mine = await pool.connect();
    client = mine;
    mine.on('notification', ({ payload }) => heard(payload));
    mine.on('error', () => lost(mine));
    await mine.query(`listen ${channel}`);
  }

  function lost(mine: PoolClient): void {
    if (client !== mine) return;
    client = undefined;
    mine.release(true);
    later();
  }

  function later(): void {
    if (stopped) return;
    timer = setTimeout(() => void listen().then(() => heard(), later), pause);
  }

  await listen();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      client?.release(true);
      client = undefined;
    },
  };
}
