/** Calling the API from a page: typed by the contract, one idempotency key a write, refusals as errors with their sentence. */
import { questionHeader } from './endpoint.ts';
import type { Body, Endpoint, Params, Query, Returns } from './endpoint.ts';

export interface Problem {
  code: string;
  status: number;
  sentence: { zh: string; en: string };
  field?: string;
  params?: Record<string, unknown>;
  reasons?: { code: string; title: { zh: string; en: string } }[];
}

/** What a call throws when the server said no, or could not be reached (`request/offline`). */
export class CallError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

interface Input<E> {
  params?: Params<E>;
  query?: Query<E>;
  body?: Body<E> | FormData;
  /** Give the same key again to repeat a write safely. */
  key?: string;
  signal?: AbortSignal;
}

type Callable = Pick<Endpoint, 'method' | 'path' | 'quiet'>;

export function urlOf(endpoint: Callable, params?: unknown, query?: unknown): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name] ?? '')),
  );
  const text = searchOf(query);
  return `/api${path}${text ? `?${text}` : ''}`;
}

function searchOf(query: unknown): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query as Record<string, unknown> | undefined) ?? {})) {
    if (value !== undefined && value !== '' && value !== null) search.append(name, String(value));
  }
  return search.toString();
}

/** Calls an endpoint and answers what it returns. Throws `CallError`. */
export async function call<E extends Callable>(endpoint: E, input: Input<E> = {}): Promise<Returns<E>> {
  const headers: Record<string, string> = { accept: 'application/json' };
  const form = input.body instanceof FormData;
  if (endpoint.method !== 'GET') headers['idempotency-key'] = input.key ?? newKey();
  if (input.body !== undefined && !form) headers['content-type'] = 'application/json';
  const url = urlOf(endpoint, input.params, endpoint.quiet ? {} : input.query);
  if (endpoint.quiet) headers[questionHeader] = searchOf(input.query);
  const response = await fetch(url, {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(input.signal && { signal: input.signal }),
    ...(input.body !== undefined && { body: form ? (input.body as FormData) : JSON.stringify(input.body) }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new CallError(offline);
  });
  const answer = (await response.json().catch(() => undefined)) as unknown;
  if (response.ok) return answer as Returns<E>;
  throw new CallError(isProblem(answer) ? answer : { ...offline, status: response.status });
}

export function newKey(): string {
  return crypto.randomUUID();
}

const offline: Problem = {
  code: 'request/offline',
  status: 0,
  sentence: {
    zh: '连不上服务器。您填的内容还在这一页上，恢复后会自动接着保存。',
    en: 'The server cannot be reached. What you typed is still on this page, and is saved by itself when it is back.',
  },
};

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' && value !== null && typeof (value as Problem).code === 'string' && 'sentence' in value
  );
}
