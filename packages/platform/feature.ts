/**
 * What a feature offers to the apps, which collect `feature.ts` files from the tree: nothing is registered centrally.
 */
import type { TSchema } from 'typebox';
import type { Body, Endpoint, Params, Query, Returns, Shapes } from './http/endpoint.ts';
import type { Refusal } from './http/refusal.ts';
import type { Projection } from './projection.ts';
import type { Work } from './work.ts';

/** What a handler is given besides the work it runs in. */
export interface Call<E> {
  params: Params<E>;
  query: Query<E>;
  body: Body<E>;
  /** An uploaded file, where the endpoint takes one. */
  upload?: { fileName: string; mediaType: string; bytes: Buffer; fields: Record<string, string> };
  /** Where the request came from. */
  from: Origin;
}

export interface Origin {
  address: string;
  agent: string;
  cookies?: Record<string, string | undefined>;
  /** `https://guilu.example`, as the browser named it. */
  site?: string;
}

/** A cookie that goes with an answer, always HttpOnly and for the whole host; without a value it is taken away. */
export interface AnswerCookie {
  name: string;
  value?: string;
  seconds?: number;
  sameSite?: 'strict' | 'lax';
}

/** A session that was opened, renewed under another token, or (with an empty token) ended. */
export interface OpenedSession {
  token: string;
  seconds: number;
  /** The browser's own name, where it has none yet. */
  device?: string;
}

/**
 * An answer that is given once: what was written is kept even where it is a refusal (a failed try is counted), and
 * nothing is remembered under its idempotency key, because it holds a secret. It may set cookies or send the browser on.
 */
export interface Reply<T> {
  reply: T | Refusal;
  cookies?: AnswerCookie[];
  session?: OpenedSession;
  redirect?: string;
}

/** A file as an answer. */
export interface FileAnswer {
  file: { bytes: Buffer; mediaType: string; fileName: string };
}

/** An answer that sets the session cookie; an empty value takes it away. */
export interface SessionAnswer<T> {
  session: OpenedSession;
  answer: T;
}

export type Answer<E> = Returns<E> | Refusal | FileAnswer | SessionAnswer<Returns<E>> | Reply<Returns<E>>;
export type Handler<E> = (work: Work, call: Call<E>) => Promise<Answer<E>>;

export interface Route {
  endpoint: Endpoint;
  handler: (work: Work, call: Call<never>) => Promise<unknown>;
}

/** Pairs an endpoint with its handler; the types of both must agree. */
export function route<S extends Shapes>(endpoint: Endpoint<S>, handler: Handler<Endpoint<S>>): Route {
  return { endpoint: endpoint as unknown as Endpoint, handler: handler as unknown as Route['handler'] };
}

/** An event in the outbox: written with the fact, delivered once to each subscriber. */
export interface GuiluEvent {
  name: string;
  county: string;
  payload: Record<string, unknown>;
}

export interface Feature {
  name: string;
  routes?: Route[];
  /** Tables kept in step with the facts. */
  projections?: Projection[];
  /** What this procedure keeps in words beside the facts of a case, by the fact's id, for whoever prints the file. */
  texts?: (work: Work, row: { county: string; id: string }) => Promise<ReadonlyMap<string, string>>;
  /** How many of this procedure's decisions wait for the asker. */
  approvals?: (work: Work) => Promise<number>;
  /** Reactions to events, by event name. Each runs as a job of its own, in a transaction, at least once until it succeeds. */
  on?: Record<string, (work: Work, event: GuiluEvent) => Promise<void>>;
  /** Jobs by name, with the minutes between runs where they recur. */
  jobs?: Record<string, { everyMinutes?: number; run: (services: import('./work.ts').Services) => Promise<void> }>;
}

export type { TSchema };
