/** What a request brings: who sends it where nobody is signed in, from where, and the call as handlers are given it. */
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import type { Call } from '../feature.ts';
import { plainCookies } from './cookies.ts';
import { questionHeader } from './endpoint.ts';
import { type Refusal, refused } from './refusal.ts';

/** Before anybody has signed in: sees no row. */
export function nobody(request: FastifyRequest): Actor {
  const language = request.headers['accept-language']?.startsWith('en') ? 'en' : 'zh-CN';
  const none = '00000000-0000-0000-0000-000000000000';
  return {
    accountId: none,
    name: '',
    roles: [],
    organisation: '',
    organisationKind: '',
    organisationName: '',
    county: '',
    scope: '',
    orgPath: '',
    language,
    sessionId: '',
  };
}

/** A browser sends Origin with every write; one of another site is turned away. Programs send none. */
export function sameOrigin(request: FastifyRequest): boolean {
  const origin = request.headers.origin;
  if (!origin)
    return request.headers['sec-fetch-site'] === undefined || request.headers['sec-fetch-site'] === 'same-origin';
  try {
    return new URL(origin).host === request.headers.host;
  } catch {
    return false;
  }
}

/** The call of a request; `upload`: the most bytes of a file, where the endpoint takes one. Refused where the body is none. */
export async function readCall(
  upload: number | undefined,
  request: FastifyRequest,
  secure: boolean,
): Promise<Call<unknown> | Refusal> {
  const from = {
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
    cookies: plainCookies(request.cookies, secure),
    site: `${request.protocol}://${request.host}`,
  };
  const call: Call<unknown> = {
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    from,
  };
  if (!upload) return call;
  if (!request.isMultipart()) return refused('request/body-unreadable', { status: 400 });
  const part = await request.file({ limits: { fileSize: upload } });
  if (!part) return refused('request/body-unreadable', { status: 400 });
  const bytes = await part.toBuffer();
  const fields = Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) =>
      field && !Array.isArray(field) && field.type === 'field' ? [[name, String(field.value)]] : [],
    ),
  );
  return {
    ...call,
    body: fields as never,
    upload: { fileName: part.filename, mediaType: part.mimetype, bytes, fields },
  };
}

/** What is asked stands in a header where the page wants it in no log; in the address from who calls the API by hand. */
export async function takeQuestion(request: FastifyRequest): Promise<void> {
  const question = request.headers[questionHeader];
  if (typeof question === 'string') request.query = Object.fromEntries(new URLSearchParams(question));
}
