/**
 * A browser without a screen: calls the API of a server built for the test, keeps cookies, sends an idempotency key.
 *
 *   const app = await buildServer({ services, features, authenticate: authenticator(services), secureCookies: false });
 *   const who = caller(app);
 *   await who.write(contract.signIn, { body: { username, password } });
 *   const { status, body } = await who.read(contract.whoAmI);
 */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { urlOf } from '../http/client.ts';
import type { Body, Endpoint, Params, Query, Returns } from '../http/endpoint.ts';

type Callable = Pick<Endpoint, 'method' | 'path'>;

export interface Answered<T> {
  status: number;
  /** What the endpoint returns; where `status` is no 200, a problem stands here (`code`, `sentence`). */
  body: T & { code?: string; field?: string };
  headers: Record<string, unknown>;
}

export interface Caller {
  cookies: Map<string, string>;
  read<E extends Callable>(
    endpoint: E,
    input?: { params?: Params<E>; query?: Query<E> },
  ): Promise<Answered<Returns<E>>>;
  write<E extends Callable>(
    endpoint: E,
    input?: { params?: Params<E>; body?: Body<E>; key?: string },
  ): Promise<Answered<Returns<E>>>;
}

/** `agent`: what the browser calls itself. */
export function caller(app: FastifyInstance, agent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0'): Caller {
  const cookies = new Map<string, string>();
  async function send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: unknown, key?: string) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.inject({
      method,
      url,
      headers: {
        'user-agent': agent,
        ...(cookie && { cookie }),
        ...(key && { 'idempotency-key': key }),
        ...(payload !== undefined && { 'content-type': 'application/json' }),
      },
      ...(payload !== undefined && { payload: JSON.stringify(payload) }),
    });
    for (const { name, value, maxAge, expires } of response.cookies) {
      const over = maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now());
      if (over || !value) cookies.delete(name);
      else cookies.set(name, value);
    }
    const body = response.payload.startsWith('{') ? response.json() : {};
    return { status: response.statusCode, body, headers: response.headers };
  }
  return {
    cookies,
    read: (endpoint, input = {}) => send('GET', urlOf(endpoint, input.params, input.query)),
    write: (endpoint, input = {}) =>
      send(endpoint.method, urlOf(endpoint, input.params), input.body ?? {}, input.key ?? randomUUID()),
  };
}
