/** A refusal as it is answered: problem+json with a code and a sentence in both languages. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../work.ts';
import { retryAfter } from './faults.ts';
import type { Refusal } from './refusal.ts';

export function sendProblem(services: Services, request: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  const english = (request.actor?.language ?? request.headers['accept-language'] ?? '').startsWith('en');
  const seconds = retryAfter[refusal.code];
  if (seconds) reply.header('retry-after', seconds);
  return reply
    .code(refusal.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(problemBody(services, refusal, english));
}

export function problemBody(services: Services, refusal: Refusal, english: boolean): string {
  const sentence = services.language.error(refusal.code, refusal.params);
  return JSON.stringify({
    type: `urn:guilu:error:${refusal.code}`,
    title: english ? sentence.en : sentence.zh,
    status: refusal.status,
    code: refusal.code,
    sentence,
    ...(refusal.field && { field: refusal.field }),
    ...(refusal.params && { params: refusal.params }),
    ...(refusal.reasons && { reasons: refusal.reasons }),
  });
}
