/**
 * Asking a server as fast as it answers, in a process of its own: `runLoad` starts it and answers what it measured.
 * The file is both: what the measuring process imports and what it starts.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

export interface Request {
  path: string;
  cookie?: string;
  /** Sent as a POST with an idempotency key of its own each time. */
  body?: string;
}

export interface LoadPlan {
  url: string;
  connections: number;
  seconds: number;
  requests: Request[];
}

export interface Measured {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  answers: number;
  /** Answers that were not 2xx, and connections that failed: a run with any counts for nothing. */
  failed: number;
  bytes: number;
}

/** Runs the plan in another process, after two seconds of the same that are not counted. */
export async function runLoad(plan: LoadPlan): Promise<Measured> {
  await once({ ...plan, seconds: 2 });
  return once(plan);
}

function once(plan: LoadPlan): Promise<Measured> {
  return new Promise((done, failed) => {
    const other = fork(import.meta.filename, [], { execArgv: ['--disable-warning=ExperimentalWarning'] });
    other.on('message', (measured) => done(measured as Measured));
    other.on('error', failed);
    other.on('exit', (code) => code && failed(new Error(`The asking process ended with ${code}.`)));
    other.send(plan);
  });
}

const agent = 'guilu-bench';
const isAsker = process.send !== undefined && process.argv[1] === import.meta.filename;
if (isAsker) process.once('message', (plan) => void ask(plan as LoadPlan));

async function ask({ url, connections, seconds, requests }: LoadPlan): Promise<void> {
  const times: number[] = [];
  let started = 0;
  const running = autocannon({
    url,
    connections,
    duration: seconds,
    setupClient: (client) => {
      // Every connection begins elsewhere in the list, so that they do not all ask for the same officer at once.
      const from = Math.floor((started * requests.length) / connections);
      started += 1;
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)].map(toAutocannon));
    },
  });
  running.on('response', (_client, _status, _bytes, time) => times.push(time));
  const result = await running;
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
  const measured: Measured = {
    perSecond: Math.round(times.length / result.duration),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    answers: times.length,
    failed: result.non2xx + result.errors,
    bytes: Math.round(result.throughput.total / Math.max(1, times.length)),
  };
  process.send?.(measured, () => process.exit(0));
}

function toAutocannon({ path, cookie, body }: Request): autocannon.Request {
  const headers: Record<string, string> = { 'user-agent': agent, ...(cookie && { cookie: `guilu_session=${cookie}` }) };
  if (body === undefined) return { method: 'GET', path, headers };
  return {
    method: 'POST',
    path,
    body,
    headers: { ...headers, 'content-type': 'application/json' },
    setupRequest: (request) => ({ ...request, headers: { ...request.headers, 'idempotency-key': randomUUID() } }),
  };
}

/** What the sessions of the measuring say they are. */
export const askingAgent = agent;
