/**
 * Lets a few through at once, the others wait in line outside: a password takes 19 MB and a core to check, and who waits
 * must hold neither memory nor a connection of the database.
 */
import { availableParallelism } from 'node:os';

export class Turnstile {
  private inside = 0;
  private readonly line: (() => void)[] = [];
  private readonly atOnce: number;
  private readonly longest: number;

  /** `longest`: so many may stand in line. */
  constructor(atOnce = Math.max(2, availableParallelism()), longest = 300) {
    this.atOnce = atOnce;
    this.longest = longest;
  }

  /** Runs when it is one's turn; undefined, and nothing run, where the line is too long. */
  async through<T>(run: () => Promise<T>): Promise<{ answer: T } | undefined> {
    if (this.inside >= this.atOnce) {
      if (this.line.length >= this.longest) return undefined;
      await new Promise<void>((turn) => this.line.push(turn));
    } else this.inside += 1;
    try {
      return { answer: await run() };
    } finally {
      // The place goes to the next in line without becoming free in between.
      const next = this.line.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}
