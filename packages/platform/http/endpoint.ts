/**
 * The contract of an endpoint: path, shapes, who may call it, what the audit records. Server and screens import it;
 * the OpenAPI description is made from it.
 */
import type { Static, TSchema } from 'typebox';
import type { Permission } from '../access/roles.ts';

/** Carries what is asked of a `quiet` endpoint, written as the part of an address behind the `?`. */
export const questionHeader = 'guilu-question';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Shapes {
  params?: TSchema;
  query?: TSchema;
  body?: TSchema;
  returns: TSchema;
}

interface Access {
  permission: Permission;
  /** What the audit says of a write ("leave approved"), or what a read of a file is called ("file opened"). null: nothing personal is read. */
  audit: string | null;
  /** One sentence for the API's description. */
  summary?: string;
  /** The body is not JSON: an upload. At most `upload` bytes. */
  upload?: number;
  /** The answer is a file. */
  download?: boolean;
  /** What is asked may be a number, a phone, a name: pages send it in a header, since addresses stand in logs of proxies. */
  quiet?: boolean;
  /** Requests a minute from one address, where fewer than usual are wanted. */
  perMinute?: number;
  /** Checks or makes a password: few are worked on at once, the others wait in line. */
  hashes?: boolean;
}

export type Endpoint<S extends Shapes = Shapes> = S & Access & { method: Method; path: string; writes: boolean };

type Definition<S extends Shapes> = S & Access;

/** A read. */
export function get<S extends Shapes>(path: string, definition: Definition<S>): Endpoint<S> {
  return { ...definition, method: 'GET', path, writes: false };
}
/** A write: runs in the command runner, wants an Idempotency-Key. */
export function post<S extends Shapes>(path: string, definition: Definition<S>): Endpoint<S> {
  return { ...definition, method: 'POST', path, writes: true };
}
export function put<S extends Shapes>(path: string, definition: Definition<S>): Endpoint<S> {
  return { ...definition, method: 'PUT', path, writes: true };
}
export function remove<S extends Shapes>(path: string, definition: Definition<S>): Endpoint<S> {
  return { ...definition, method: 'DELETE', path, writes: true };
}

type Shape<T> = T extends TSchema ? Static<T> : undefined;
export type Params<E> = E extends { params?: infer P } ? Shape<P> : undefined;
export type Query<E> = E extends { query?: infer Q } ? Shape<Q> : undefined;
export type Body<E> = E extends { body?: infer B } ? Shape<B> : undefined;
export type Returns<E> = E extends { returns: infer R } ? Shape<R> : never;
