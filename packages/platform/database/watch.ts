/**
 * Whether the database answers, asked once a second over a connection of its own. Whoever waits for an answer when it
 * goes silent is told at once, instead of with the network's patience.
 */
import pg from 'pg';

/** What whoever waited gets. `writing`: a write was under way, which may have been carried out all the same. */
export class DatabaseAway extends Error {
  readonly writing: boolean;
  constructor(writing = false) {
    super('The database does not answer.');
    this.writing = writing;
  }
}

export class DatabaseWatch {
  /** true from the first question without an answer to the next answer. */
  away = false;
  private readonly url: string;
  private readonly patience: number;
  private readonly onAway: () => Promise<void>;
  private readonly waiting = new Set<() => void>();
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  /** `onAway` is called at each question without an answer, e.g. to start a server that is gone. `patience` in milliseconds. */
  constructor(url: string, onAway: () => Promise<void> = async () => undefined, patience = 5000) {
    this.url = url;
    this.onAway = onAway;
    this.patience = patience;
  }

  start(): this {
    this.later(0);
    return this;
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.drop();
  }

  /** Runs, but no longer than the database answers. Throws `DatabaseAway`. */
  async whileItAnswers<T>(run: () => Promise<T>, writes = false): Promise<T> {
    if (this.away) throw new DatabaseAway();
    let told = (): void => undefined;
    const away = new Promise<never>((_, reject) => {
      told = () => reject(new DatabaseAway(writes));
    });
    this.waiting.add(told);
    const answer = run();
    // Where the wait ended first, what comes of it later is nobody's any more.
    answer.catch(() => undefined);
    try {
      return await Promise.race([answer, away]);
    } finally {
      this.waiting.delete(told);
    }
  }

  private later(ms: number): void {
    if (!this.stopped) this.timer = setTimeout(() => void this.ask(), ms);
  }

  private async ask(): Promise<void> {
    try {
      await within(this.patience, this.question());
      this.away = false;
    } catch {
      this.drop();
      if (this.stopped) return;
      this.away = true;
      for (const tell of this.waiting) tell();
      await this.onAway().catch(() => undefined);
    }
    this.later(this.away ? 500 : 1000);
  }

  private async question(): Promise<void> {
    if (!this.client) {
      this.client = new pg.Client({ connectionString: this.url });
      this.client.on('error', () => undefined);
      await this.client.connect();
    }
    await this.client.query('select 1');
  }

  private drop(): void {
    const lost = this.client;
    this.client = undefined;
    lost?.end().catch(() => undefined);
  }
}

/** What comes in time; a busy process looks once more at what has arrived meanwhile before it gives up. */
function within<T>(ms: number, wanted: Promise<T>): Promise<T> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => setTimeout(() => failed(new DatabaseAway()), 200), ms);
    wanted.then(done, failed).finally(() => clearTimeout(timer));
  });
}
