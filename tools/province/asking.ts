/** Asking a server over connections that stay open, as browsers do, and keeping how long each kind of request took. */
import { Agent, request } from 'node:http';

export const kinds = [
  'today',
  'file',
  'people',
  'record',
  'search name',
  'search pinyin',
  'search number',
  'import preview',
  'import confirm',
  'statistics',
  'sign in',
] as const;
export type Kind = (typeof kinds)[number];

export interface Answer {
  status: number;
  body: string;
  cookie?: string | undefined;
}

export interface Wanted {
  path: string;
  token?: string;
  key?: string;
  body?: string | { boundary: string; content: Buffer };
  /** Read the answer; else it is only received, packed as a browser would get it. */
  read?: boolean;
}

export interface Failure {
  kind: Kind;
  phase: string;
  what: string;
}

/** Times in milliseconds by phase and kind, failures beside them. */
export class Times {
  readonly byPhase = new Map<string, Map<Kind, number[]>>();
  readonly failures: Failure[] = [];
  /** Of the last ten seconds, for whoever waits for a recovery. */
  private recent: { at: number; took: number }[] = [];
  phase = 'warm-up';

  add(kind: Kind, took: number, phase: string): void {
    const kinds = this.byPhase.get(phase) ?? new Map<Kind, number[]>();
    this.byPhase.set(phase, kinds);
    const times = kinds.get(kind);
    if (times) times.push(took);
    else kinds.set(kind, [took]);
    this.recent.push({ at: performance.now(), took });
  }

  /** What 95 in a hundred of the last `seconds` were answered within. */
  lately(seconds: number): number {
    const from = performance.now() - seconds * 1000;
    this.recent = this.recent.filter(({ at }) => at >= from);
    return share(
      this.recent.map(({ took }) => took),
      0.95,
    );
  }
}

export function share(times: readonly number[], of: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0;
}

export class Asker {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 400, keepAliveMsecs: 5000 });
  private readonly url: URL;
  private readonly userAgent: string;
  readonly times: Times;

  constructor(url: string, userAgent: string, times: Times) {
    this.url = new URL(url);
    this.userAgent = userAgent;
    this.times = times;
  }

  /** Asks once and keeps the time; anything but an answer of 2xx counts as failed. */
  async ask(kind: Kind, wanted: Wanted): Promise<Answer | undefined> {
    const { times } = this;
    const phase = times.phase;
    const from = performance.now();
    try {
      const answer = await this.send(wanted);
      times.add(kind, performance.now() - from, phase);
      if (answer.status >= 200 && answer.status < 300) return answer;
      times.failures.push({ kind, phase, what: `${answer.status} ${wanted.path} ${answer.body.slice(0, 200)}` });
    } catch (error) {
      times.failures.push({
        kind,
        phase,
        what: `${wanted.path} ${error instanceof Error ? error.message : String(error)}`,
      });
    }
    return undefined;
  }

  private send({ path, token, key, body, read }: Wanted): Promise<Answer> {
    const content = body === undefined ? undefined : typeof body === 'string' ? Buffer.from(body) : body.content;
    return new Promise((done, failed) => {
      const asking = request(
        {
          host: this.url.hostname,
          port: this.url.port,
          path,
          method: content ? 'POST' : 'GET',
          agent: this.agent,
          timeout: 60_000,
          headers: {
            'user-agent': this.userAgent,
            ...(token && { cookie: `guilu_session=${token}` }),
            ...(key && { 'idempotency-key': key }),
            ...(!read && { 'accept-encoding': 'gzip, deflate, br' }),
            ...(content && {
              'content-length': content.length,
              'content-type':
                typeof body === 'string'
                  ? 'application/json'
                  : `multipart/form-data; boundary=${(body as { boundary: string }).boundary}`,
            }),
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          const keep = read || (response.statusCode ?? 500) >= 300;
          response.on('data', (part: Buffer) => keep && parts.push(part));
          response.on('end', () =>
            done({
              status: response.statusCode ?? 0,
              body: keep ? Buffer.concat(parts).toString() : '',
              cookie: response.headers['set-cookie']?.[0],
            }),
          );
          response.on('error', failed);
        },
      );
      asking.on('timeout', () => asking.destroy(new Error('no answer in a minute')));
      asking.on('error', failed);
      asking.end(content);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
