/**
 * Room on the disk. A database that cannot write its log stops altogether, so writes are refused while there is still
 * room for what must go on: the sessions, the log of reads, the jobs.
 */
import { statfs } from 'node:fs/promises';

const megabyte = 1024 * 1024;

export class FreeSpace {
  /** true while less is free than the reserve. */
  full = false;
  private readonly folders: string[];
  private readonly reserve: number;
  private timer: NodeJS.Timeout | undefined;

  /** `reserve` in MB; 0: nothing is refused ahead. */
  constructor(folders: string[], reserve: number) {
    this.folders = folders;
    this.reserve = reserve * megabyte;
  }

  async start(): Promise<this> {
    await this.look();
    this.timer = setInterval(() => void this.look(), 1000);
    this.timer.unref();
    return this;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const free = await Promise.all(this.folders.map(freeBytes));
    this.full = free.some((bytes) => bytes < this.reserve);
  }
}

/** Bytes that the process may still write; a folder that cannot be asked is left out of the answer. */
async function freeBytes(folder: string): Promise<number> {
  const found = await statfs(folder).catch(() => undefined);
  return found ? found.bavail * found.bsize : Number.POSITIVE_INFINITY;
}
