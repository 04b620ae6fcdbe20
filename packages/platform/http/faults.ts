/** Faults of the framework, the database and the disk as refusals; anything else is a fault with an id that the log carries. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseAway } from '../database/watch.ts';
import { FileProblem } from '../files/store.ts';
import { CommitUnanswered } from '../work.ts';
import { type Refusal, refused } from './refusal.ts';

/** How many seconds to wait before trying again, by code; goes as `Retry-After`. */
export const retryAfter: Record<string, number> = {
  'request/database-away': 2,
  'request/outcome-unknown': 2,
  'request/disk-full': 15,
  'request/clock-behind': 30,
  'request/sign-ins-wait': 5,
};

export function problemOf(error: FastifyError, request: FastifyRequest): Refusal {
  return refusedByRequest(error) ?? passing(error) ?? fault(error, request);
}

/** What the request itself is to blame for. */
function refusedByRequest(error: FastifyError): Refusal | undefined {
  if (error.validation) {
    const first = error.validation[0];
    const field =
      first?.instancePath.slice(1).replaceAll('/', '.') || String(first?.params?.missingProperty ?? '') || undefined;
    return refused('request/invalid', {
      status: 422,
      field,
      params: { detail: `${field ?? ''} ${first?.message ?? ''}`.trim() },
    });
  }
  if (error.code === 'FST_REQ_FILE_TOO_LARGE' || error.statusCode === 413)
    return refused('request/too-large', { status: 413, params: { megabytes: 20 } });
  if (error.statusCode === 429) return refused('request/too-many', { status: 429, params: { seconds: 60 } });
  // Text that PostgreSQL cannot hold (a NUL byte, half a surrogate pair), a number out of its range, a day that is none.
  if (/^22(021|P05|003|P02|007|008)$/.test(error.code ?? ''))
    return refused('request/body-unreadable', { status: 422 });
  if (error.statusCode && error.statusCode < 500)
    return refused('request/body-unreadable', { status: error.statusCode });
  return undefined;
}

/** What passes by itself: the page tries again with the same key. */
function passing(error: FastifyError): Refusal | undefined {
  const code = error.code ?? '';
  if (code === '40001' || code === '40P01') return refused('request/changed-meanwhile');
  if (error instanceof CommitUnanswered || (error instanceof DatabaseAway && error.writing))
    return refused('request/outcome-unknown', { status: 503 });
  if (['53100', 'ENOSPC', 'EDQUOT'].includes(code)) return refused('request/disk-full', { status: 503 });
  if (error instanceof DatabaseAway || connectionLost(error)) return refused('request/database-away', { status: 503 });
  return undefined;
}

/** Did the connection to the database end, or could none be had? */
export function connectionLost(error: Error & { code?: string }): boolean {
  return (
    /^(57P|08|53)/.test(error.code ?? '') ||
    /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|timeout exceeded|not queryable|connection is closed/i.test(
      `${error.code ?? ''} ${error.message}`,
    )
  );
}

/** A stored file that is missing or altered is named; anything else gets an id under which the log tells of it. */
function fault(error: FastifyError, request: FastifyRequest): Refusal {
  if (error instanceof FileProblem) {
    request.log.error({ file: error.sha256, why: error.why }, 'stored file');
    return refused(`request/file-${error.why}`, { status: 500, params: { file: error.sha256.slice(0, 12) } });
  }
  const id = String(request.id).slice(0, 8);
  request.log.error({ fault: id, err: error }, 'fault');
  return refused('request/fault', { status: 500, params: { id } });
}

/** One line for each request: who by number, which endpoint by its pattern (never the address itself), how it went. */
export function tellRequest(request: FastifyRequest, reply: FastifyReply): void {
  const endpoint = `${request.method} ${request.routeOptions.url ?? '(none)'}`;
  if (/ \/(healthz|readyz)$/.test(endpoint)) return;
  const account = request.actor?.accountId;
  request.log.info(
    { ...(account && { account }), endpoint, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
    'request',
  );
}
