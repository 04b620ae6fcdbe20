/**
 * Guessing of passwords over many accounts: failures are counted for each address and for all of them together. A browser
 * that the account has signed in from before is not held up by others' failures, so an office behind one address works on
 * while somebody there guesses.
 */
import { addressKey, Buckets } from '@guilu/platform/http/limits.ts';
import type { Work } from '@guilu/platform/work.ts';

const windowSeconds = 600;
/** Forty people who each mistype twice in the same ten minutes stay below it. */
export const failuresOfAddress = 100;
export const failuresOfAll = 3000;

class Guessing {
  private readonly buckets: Buckets;

  constructor(now: () => number) {
    this.buckets = new Buckets(now, 20_000);
  }

  /** Seconds until a browser that is not known may try again from there; 0 where it may now. */
  wait(address: string): number {
    return Math.max(
      this.buckets.wait(`from ${addressKey(address)}`, failuresOfAddress, windowSeconds),
      this.buckets.wait('all', failuresOfAll, windowSeconds),
    );
  }

  failed(address: string): void {
    this.buckets.take(`from ${addressKey(address)}`, failuresOfAddress, windowSeconds);
    this.buckets.take('all', failuresOfAll, windowSeconds);
  }
}

const ofProcess = new WeakMap<object, Guessing>();

/** The counts of this process. */
export function guessing(work: Pick<Work, 'db' | 'now'>): Guessing {
  const known = ofProcess.get(work.db);
  if (known) return known;
  const { now } = work;
  const made = new Guessing(() => now().getTime());
  ofProcess.set(work.db, made);
  return made;
}
