/** How far the confirmations of this process have come. Kept in memory: nothing of them is committed until all of it is. */

export interface Progress {
  done: number;
  /** 0 as long as the rows are judged once more. */
  of: number;
}

const running = new Map<string, Progress>();

/** What is known of a confirmation under way; undefined where none is. */
export const progressOf = (importId: string): Progress | undefined => running.get(importId);

/** Runs a confirmation that tells how far it has come; afterwards nothing is known of it. A second one waits for the first and tells nothing. */
export async function withProgress<T>(
  importId: string,
  run: (tell: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  if (running.has(importId)) return run(() => undefined);
  running.set(importId, { done: 0, of: 0 });
  try {
    return await run((progress) => running.set(importId, progress));
  } finally {
    running.delete(importId);
  }
}
