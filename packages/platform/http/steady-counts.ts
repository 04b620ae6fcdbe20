/**
 * Counts requests by who sends them, over a clock that nobody can set: by the machine's own, a minute would last an hour
 * after that was set back by one.
 */
const most = 5000;

interface Count {
  current: number;
  began: number;
}

/** A store as @fastify/rate-limit wants it. */
export class SteadyCounts {
  private readonly counts = new Map<string, Count>();

  incr(
    key: string,
    done: (error: Error | null, result?: { current: number; ttl: number }) => void,
    timeWindow: number,
  ): void {
    const now = performance.now();
    const before = this.counts.get(key);
    const count = before && now - before.began < timeWindow ? before : { current: 0, began: now };
    count.current += 1;
    // Taken out and put in again, so that the one seen longest ago stands first.
    this.counts.delete(key);
    this.counts.set(key, count);
    if (this.counts.size > most) this.counts.delete(this.counts.keys().next().value ?? '');
    done(null, { current: count.current, ttl: timeWindow - (now - count.began) });
  }

  child(): SteadyCounts {
    return new SteadyCounts();
  }
}
