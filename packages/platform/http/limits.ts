/**
 * How many requests are let through: fixed windows counted in memory, one bucket for each account, and for who is not signed
 * in one for each address. An office behind one address shares no bucket once its people have signed in.
 * Counted over a clock that nobody can set.
 */

interface Window {
  from: number;
  count: number;
}

/** Counts what comes, by key, in windows of so many seconds. Holds at most `room` keys; the oldest windows go first. */
export class Buckets {
  private readonly windows = new Map<string, Window>();
  private readonly now: () => number;
  private readonly room: number;

  constructor(now: () => number = () => performance.now(), room = 50_000) {
    this.now = now;
    this.room = room;
  }

  /** Counts one; answers the seconds to wait where that is more than `most`, otherwise 0. */
  take(key: string, most: number, seconds = 60): number {
    const window = this.windowOf(key, seconds);
    window.count += 1;
    return window.count > most ? this.left(window, seconds) : 0;
  }

  /** The seconds to wait where `most` are counted already, otherwise 0. Counts nothing. */
  wait(key: string, most: number, seconds = 60): number {
    const window = this.windows.get(key);
    if (!window || this.now() - window.from >= seconds * 1000) return 0;
    return window.count >= most ? this.left(window, seconds) : 0;
  }

  private left(window: Window, seconds: number): number {
    return Math.max(1, Math.ceil((window.from + seconds * 1000 - this.now()) / 1000));
  }

  private windowOf(key: string, seconds: number): Window {
    const known = this.windows.get(key);
    if (known && this.now() - known.from < seconds * 1000 && known.from <= this.now()) return known;
    const fresh = { from: this.now(), count: 0 };
    // Put in anew, so that the order of the map is the order of age.
    this.windows.delete(key);
    if (this.windows.size >= this.room) this.windows.delete(this.windows.keys().next().value ?? '');
    this.windows.set(key, fresh);
    return fresh;
  }
}

/** What counts as one address: an IPv6 household or office has a whole /64 to itself. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? [];
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${all
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
