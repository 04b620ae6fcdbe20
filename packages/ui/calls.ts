/** Reading and writing through the API from a screen: typed by the contract, repeated safely, refusals as sentences. */
import { call, CallError, newKey, type Problem } from '@guilu/platform/http/client.ts';
import type { Body, Endpoint, Params, Query, Returns } from '@guilu/platform/http/endpoint.ts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

export type { Body, Endpoint, Params, Query, Returns };

type Callable = Pick<Endpoint, 'method' | 'path' | 'quiet'>;

export interface CallInput<E> {
  params?: Params<E>;
  query?: Query<E>;
}
export interface WriteInput<E> extends CallInput<E> {
  body?: Body<E> | FormData;
}

interface ReadOptions {
  /** false: do not ask yet. */
  when?: boolean;
  /** Ask again every so many seconds while the page is looked at. */
  everySeconds?: number;
  /** Keep showing the former answer while a changed query is under way (paging, typing). */
  keep?: boolean;
  /** Seconds for which an answer counts as fresh; 0 where left out. */
  freshSeconds?: number;
}

export interface Read<T> {
  data: T | undefined;
  problem: Problem | undefined;
  /** true until the first answer. */
  loading: boolean;
  /** true while any answer is under way. */
  fetching: boolean;
  reload: () => Promise<unknown>;
}

/** Reads an endpoint and keeps the answer up to date. Every write made with `useWrite` refreshes what is on the page. */
export function useCall<E extends Callable>(
  endpoint: E,
  input: CallInput<E> = {},
  options: ReadOptions = {},
): Read<Returns<E>> {
  const result = useQuery({
    queryKey: [endpoint.method, endpoint.path, input.params ?? null, input.query ?? null],
    queryFn: ({ signal }) => call(endpoint, { ...input, signal }),
    enabled: options.when ?? true,
    staleTime: (options.freshSeconds ?? 0) * 1000,
    ...(options.everySeconds && { refetchInterval: options.everySeconds * 1000 }),
    ...(options.keep && { placeholderData: keepPreviousData }),
  });
  return {
    data: result.data as Returns<E> | undefined,
    problem: result.error ? problemOf(result.error) : undefined,
    loading: result.isLoading,
    fetching: result.isFetching,
    reload: result.refetch,
  };
}

export interface Write<E> {
  /** Sends; answers what the server returned, or undefined where it said no (then `problem` says why). */
  send: (input?: WriteInput<E>) => Promise<Returns<E> | undefined>;
  busy: boolean;
  problem: Problem | undefined;
  /** The sentence for one field, where the problem names it. */
  clear: () => void;
}

/**
 * Writes to an endpoint. A second press while the first is under way does nothing. The idempotency key stays the same
 * as long as the same contents are sent again after a failure, so that a repeated try never writes twice.
 */
export function useWrite<E extends Callable>(endpoint: E, done?: (answer: Returns<E>) => void): Write<E> {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const attempt = useRef<Attempt>(undefined);
  const sending = useRef(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  async function send(input: WriteInput<E> = {}): Promise<Returns<E> | undefined> {
    if (sending.current) return undefined;
    sending.current = true;
    setBusy(true);
    setProblem(undefined);
    attempt.current = sameAttempt(attempt.current, input);
    const { key } = attempt.current;
    try {
      const answer = await throughFault(
        () => call(endpoint, { ...input, key }),
        setProblem,
        () => gone.current,
      );
      setProblem(undefined);
      attempt.current = undefined;
      await client.invalidateQueries();
      done?.(answer);
      return answer;
    } catch (error) {
      setProblem(problemOf(error));
      return undefined;
    } finally {
      sending.current = false;
      setBusy(false);
    }
  }
  return { send, busy, problem, clear: () => setProblem(undefined) };
}

const pauseMilliseconds = 2500;

/**
 * Tries again by itself while the fault is the machine's or the line's and not of what was sent: the server cannot be
 * reached, or says that it can save nothing just now. `tell` says so meanwhile; the key is the same, so that nothing is
 * written twice. Ends when the form is left.
 */
export async function throughFault<T>(
  once: () => Promise<T>,
  tell: (problem: Problem) => void,
  left: () => boolean,
  pause = pauseMilliseconds,
): Promise<T> {
  for (;;) {
    try {
      return await once();
    } catch (error) {
      const problem = problemOf(error);
      if (!passes(problem) || left()) throw error;
      tell(problem);
      await new Promise((later) => setTimeout(later, pause));
      if (left()) throw error;
    }
  }
}

/** Whether it passes without anything else being sent. */
const passes = ({ status }: Problem) => status === 0 || status === 502 || status === 503 || status === 504;

interface Attempt {
  key: string;
  contents: unknown;
}

/** The attempt under way where the contents are the same as before, else a new one with a new key. */
export function sameAttempt(before: Attempt | undefined, input: WriteInput<unknown>): Attempt {
  const body: unknown = input.body;
  const contents =
    body instanceof FormData ? body : JSON.stringify([input.params ?? null, input.query ?? null, body ?? null]);
  return before?.contents === contents ? before : { key: newKey(), contents };
}

/** The problem behind whatever a call threw; a fault of the page itself is thrown on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CallError) return error.problem;
  throw error;
}
