/**
 * The web server: every endpoint of every feature behind the same steps — who is asking, may they, in one transaction,
 * with the audit — and every refusal as a problem+json with a code and a sentence in both languages.
 */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Actor } from '../access/actor.ts';
import { anyone, may } from '../access/roles.ts';
import type { Call, Feature, Route, SessionAnswer } from '../feature.ts';
import type { Standing } from '../standing.ts';
import { traceRequests } from '../telemetry/telemetry.ts';
import { type Log, makeLog } from '../log/log.ts';
import { type Services, type Work, runWork } from '../work.ts';
import { plainCookies, sessionCookies, setCookies } from './cookies.ts';
import { problemOf, tellRequest } from './faults.ts';
import { addressKey, Buckets } from './limits.ts';
import { hurryBodies, limits } from './patience.ts';
import { problemBody, sendProblem } from './problems.ts';
import { nobody, readCall, sameOrigin, takeQuestion } from './read-call.ts';
import { isRefusal, notFound, type Refusal, refused } from './refusal.ts';
import { isFile, isReply, isSession, runOnce } from './run-once.ts';
import { sendFile } from './send-file.ts';
import { contentPolicy, permissionsPolicy, strictTransport } from './safe-pages.ts';
import { Turnstile } from './turnstile.ts';

export interface ServerOptions {
  services: Services;
  features: Feature[];
  /** Finds who is asking from the request's cookies (by their plain names); undefined where nobody is signed in. */
  authenticate(request: Asking): Promise<Actor | undefined>;
  /** true where the site is reached over https: cookies go over nothing else and bind themselves to this host. */
  secureCookies: boolean;
  /** Addresses of proxies whose `X-Forwarded-For` is believed; none where left out. */
  trustedProxies?: readonly string[];
  /**
   * Asked before a read that names a case or a person in its path: refuses where the asker may not see the file, and
   * notes the look unless the endpoint does so itself (`noted`).
   */
  lookAtFile?(work: Work, file: { caseId?: string; personId?: string }, noted: boolean): Promise<Refusal | undefined>;
  /** Where requests and faults are told; faults alone, on the output of errors, where left out. */
  log?: Log;
  /** Whether the database, the disk and the clock allow an answer; all of it where left out. */
  standing?: Standing;
  /** Of one account; 1200 unless told. Who is not signed in shares half of it with the others at the same address. */
  requestsPerMinute?: number;
}

/** What a request tells about who sends it. */
export interface Asking {
  cookies: Record<string, string | undefined>;
  headers: FastifyRequest['headers'];
  ip: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined;
  }
  interface FastifyContextConfig {
    /** `false`: not counted, e.g. the question whether the server is ready. */
    rateLimit?: false;
  }
}

/** Builds the server with all routes below `/api`. Does not listen yet. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: (options.log ?? makeLog('warn')) as FastifyBaseLogger,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_000_000,
    ...limits,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    ajv: { customOptions: { allErrors: false, coerceTypes: 'array', removeAdditional: false, useDefaults: true } },
    routerOptions: { maxParamLength: 200 },
    // What fails before a route is found is answered like everything else.
    frameworkErrors: (_error, request, reply) =>
      void sendProblem(options.services, request, reply, refused('request/address-unreadable', { status: 414 })),
    clientErrorHandler: (error, socket) => answerUnreadable(options.services, error, socket),
  });
  app.decorateRequest('actor', undefined);
  traceRequests(app);
  app.addHook('onResponse', async (request, reply) => tellRequest(request, reply));
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: contentPolicy,
    crossOriginEmbedderPolicy: false,
    hsts: options.secureCookies && strictTransport,
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', permissionsPolicy);
  });
  await app.register(compress, { threshold: 1024 });
  await app.register(multipart, {
    limits: { files: 1, fields: 20, fieldSize: 100_000, fileSize: 60_000_000 },
    throwFileSizeLimit: true,
  });
  letThrough(app, options);
  hurryBodies(app);
  const turnstile = new Turnstile();
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(options.services, request, reply, problemOf(error, request)),
  );
  app.setNotFoundHandler((request, reply) => sendProblem(options.services, request, reply, notFound()));
  for (const feature of options.features)
    for (const route of feature.routes ?? []) addRoute(app, options, route, turnstile);
  return app;
}

/** A request that is not HTTP, or whose head is too long, is answered by hand: there is neither request nor reply yet. */
function answerUnreadable(services: Services, error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const body = problemBody(services, refused('request/address-unreadable', { status }), false);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

/**
 * Finds who is asking and counts the request: in the account's bucket, or in the address's where nobody is signed in. A cookie
 * that names no session is nobody's, so inventing cookies opens no bucket; and looking sessions up is counted by address too.
 */
function letThrough(app: FastifyInstance, options: ServerOptions): void {
  const buckets = new Buckets();
  const most = options.requestsPerMinute ?? 1200;
  app.addHook('onRequest', async (request, reply) => {
    const { config } = request.routeOptions;
    if (config.rateLimit === false) return;
    const address = addressKey(request.ip);
    const stop = (seconds: number) =>
      seconds
        ? sendProblem(
            options.services,
            request,
            reply.header('retry-after', String(seconds)),
            refused('request/too-many', { status: 429, params: { seconds } }),
          )
        : undefined;
    if (!request.url.startsWith('/api/')) return stop(buckets.take(`pages ${address}`, most * 5));
    const cookies = plainCookies(request.cookies, options.secureCookies);
    const over = stop(buckets.take(`asked ${address}`, most * 20));
    if (over) return over;
    const away = options.standing?.refusal(false);
    if (away) return sendProblem(options.services, request, reply, away);
    const find = () => options.authenticate({ cookies, headers: request.headers, ip: request.ip });
    request.actor = await (options.standing ? options.standing.database.whileItAnswers(find, false) : find());
    const who = request.actor ? `account ${request.actor.accountId}` : `nobody ${address}`;
    const perMinute = (config as { perMinute?: number }).perMinute;
    return (
      stop(buckets.take(who, request.actor ? most : most / 2)) ??
      (perMinute ? stop(buckets.take(`${who} ${request.routeOptions.url}`, perMinute)) : undefined)
    );
  });
}

function addRoute(app: FastifyInstance, options: ServerOptions, route: Route, turnstile: Turnstile): void {
  const { endpoint } = route;
  app.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    schema: {
      ...(endpoint.params && { params: endpoint.params }),
      ...(endpoint.query && { querystring: endpoint.query }),
      ...(endpoint.body && !endpoint.upload && { body: endpoint.body }),
    },
    ...(endpoint.upload && { bodyLimit: endpoint.upload }),
    ...(endpoint.quiet && { preValidation: takeQuestion }),
    config: {
      ...(endpoint.upload && { slowBody: true }),
      ...(endpoint.perMinute && { perMinute: endpoint.perMinute }),
    },
    handler: async (request, reply) => {
      const given = await whileItStands(options, route, turnstile, () => answerRequest(options, route, request));
      const answer = isReply(given) ? given.reply : given;
      if (isReply(given)) {
        const session = given.session ? sessionCookies(given.session) : [];
        setCookies(reply, [...session, ...(given.cookies ?? [])], options.secureCookies);
      }
      if (isReply(given) && given.redirect)
        return reply.header('cache-control', 'no-store').redirect(given.redirect, 303);
      if (isRefusal(answer)) return sendProblem(options.services, request, reply, answer);
      if (isFile(answer)) return sendFile(reply, answer);
      if (isSession(answer)) return sendSession(options, reply, answer);
      return reply.header('cache-control', 'no-store').send(answer ?? {});
    },
  });
}

/** Answers at once where the machine does not allow it, and leaves off waiting when the database goes silent meanwhile. */
async function whileItStands(
  { standing }: ServerOptions,
  { endpoint }: Route,
  turnstile: Turnstile,
  answer: () => Promise<unknown>,
): Promise<unknown> {
  // Coming and going stays possible where nothing else may be written.
  const own = endpoint.permission === anyone || endpoint.permission.name === 'account.own';
  const no = standing?.refusal(endpoint.writes && !own);
  if (no) return no;
  const run = () => (standing ? standing.database.whileItAnswers(answer, endpoint.writes) : answer());
  if (!endpoint.hashes) return run();
  const passed = await turnstile.through(run);
  return passed ? passed.answer : refused('request/sign-ins-wait', { status: 503, params: { seconds: 5 } });
}

async function answerRequest(options: ServerOptions, route: Route, request: FastifyRequest): Promise<unknown> {
  const { endpoint } = route;
  const { actor } = request;
  if (endpoint.permission !== anyone && !actor) return refused('request/not-signed-in', { status: 401 });
  if (!may(actor, endpoint.permission)) return refused('request/not-permitted', { status: 403 });
  if (actor?.mustChangePassword && endpoint.permission !== anyone && endpoint.permission.name !== 'account.own')
    return refused('request/password-first', { status: 403 });
  if (endpoint.writes && !sameOrigin(request)) return refused('request/foreign-origin', { status: 403 });
  const call = await readCall(endpoint.upload, request, options.secureCookies);
  if (isRefusal(call)) return call;
  // What is open to whoever comes is answered to whoever comes: a role of the database with fewer rights must not matter.
  const as = actor && endpoint.permission !== anyone ? actor : nobody(request);
  if (!endpoint.writes) {
    const { caseId, personId } = (call.params ?? {}) as { caseId?: string; personId?: string };
    const file = caseId ? { caseId } : personId ? { personId } : undefined;
    return runWork(options.services, as, endpoint.audit || file ? 'write' : 'read', async (work) => {
      const hidden = file && (await options.lookAtFile?.(work, file, endpoint.audit !== null));
      return hidden ?? route.handler(work, call as Call<never>);
    });
  }
  // Nobody is signed in yet: nothing is kept of such a request (it may hold a password), and a failed try must be counted.
  if (endpoint.permission === anyone)
    return runWork(options.services, as, 'write', (work) => route.handler(work, call as Call<never>));
  return runOnce(options.services, as, request, call, (work) => route.handler(work, call as Call<never>));
}

function sendSession(options: ServerOptions, reply: FastifyReply, { session, answer }: SessionAnswer<unknown>) {
  setCookies(reply, sessionCookies(session), options.secureCookies);
  return reply.header('cache-control', 'no-store').send(answer ?? {});
}
