/** How far the confirmations of this process have come. Kept in memory: nothing of them is committed until all of it is. */
import { isRefusal } from '@guilu/platform/http/refusal.ts';

export interface Progress {
  done: number;
  /** 0 as long as the rows are judged once more. */
  of: number;
}

const running = new Map<string, Progress>();
const commitSeconds = 60;

/** What is known of a confirmation under way; undefined where none is. */
export const progressOf = (importId: string): Progress | undefined => running.get(importId);

/**
 * Runs a confirmation that tells how far it has come. What was told stays for a minute after it went well, since the commit
 * comes after it: whoever asks looks first whether the import is confirmed. A second one waits for the first and tells nothing.
 */
export async function withProgress<T>(
  importId: string,
  run: (tell: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  if (running.has(importId)) return run(() => undefined);
  const forget = () => void running.delete(importId);
  running.set(importId, { done: 0, of: 0 });
  try {
    const answer = await run((progress) => running.set(importId, progress));
    if (isRefusal(answer)) forget();
    else setTimeout(forget, commitSeconds * 1000).unref();
    return answer;
  } catch (error) {
    forget();
    throw error;
  }
}
