/**
 * A clock that does not run backwards. It follows the machine's clock, but where that is set by more than two minutes while
 * the process runs, it goes on by the time since the machine was started and says so: what is recorded keeps its order, and
 * the law's day does not jump. At the start it is not earlier than the last instant on record.
 */
import { uptime } from 'node:os';

/** What a clock may be off without anybody being told: network time moves it by less. */
const tolerated = 2 * 60_000;

export interface ClockTrouble {
  /** `clock-behind`: the day cannot be trusted, nothing is written. `clock-set`: work goes on by the old time. */
  code: 'request/clock-behind' | 'request/clock-set';
  refuses: boolean;
  params: { server: string; machine: string };
}

interface Sources {
  /** The machine's clock, in milliseconds. */
  wall: () => number;
  /** Milliseconds since the machine was started, sleep included; nobody can set it. */
  running: () => number;
}

const machine: Sources = { wall: () => Date.now(), running: () => uptime() * 1000 };

export class SteadyClock {
  private readonly from: Sources;
  private base: { wall: number; running: number };
  private last: number;
  /** The machine's clock was behind the last instant on record when the process started, and still is. */
  private behind = false;

  constructor(from: Sources = machine) {
    this.from = from;
    this.base = { wall: from.wall(), running: from.running() };
    this.last = this.base.wall;
  }

  /** Tells of the last instant on record, once, at the start. */
  notBefore(instant: number): void {
    this.last = Math.max(this.last, instant);
    this.behind = this.from.wall() < instant - tolerated;
  }

  /** Takes the machine's clock as it is: an administrator has looked at it. */
  accept(): void {
    this.follow();
    this.last = this.base.wall;
  }

  now(): Date {
    const wall = this.from.wall();
    if (this.behind && wall >= this.last) this.follow();
    // Behind the record the clock stands still; it goes on when the machine's has come up to it.
    if (this.behind) return new Date(this.last);
    const steady = this.steady();
    const near = Math.abs(wall - steady) <= tolerated;
    // Small steps are followed, so that network time can do its work; a step back shows as standing still.
    if (near) this.follow();
    this.last = Math.max(this.last, near ? wall : steady);
    return new Date(this.last);
  }

  trouble(): ClockTrouble | undefined {
    const now = this.now().getTime();
    const wall = this.from.wall();
    const params = { server: minute(now), machine: minute(wall) };
    if (this.behind) return { code: 'request/clock-behind', refuses: true, params };
    const set = Math.abs(wall - this.steady()) > tolerated;
    return set ? { code: 'request/clock-set', refuses: false, params } : undefined;
  }

  private follow(): void {
    this.base = { wall: this.from.wall(), running: this.from.running() };
    this.behind = false;
  }

  private steady(): number {
    return this.base.wall + (this.from.running() - this.base.running);
  }
}

/** `2026-11-25 09:30`, in China. */
function minute(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
