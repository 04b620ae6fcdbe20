/** A write runs once for each idempotency key of an account; and what kinds of answer a handler gives. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { kept } from '../database/database.ts';
import type { Call, FileAnswer, Reply, SessionAnswer } from '../feature.ts';
import { type Services, Undo, type Work, runWork } from '../work.ts';
import { isRefusal, refused } from './refusal.ts';

/**
 * Runs a write once for each idempotency key of an account: the same key and content again gets the first answer,
 * the same key with other content is refused. A refusal undoes everything and is not remembered.
 */
export async function runOnce(
  services: Services,
  actor: Actor,
  request: FastifyRequest,
  call: Call<unknown>,
  run: (work: Work) => Promise<unknown>,
) {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 8 || key.length > 100)
    return refused('request/no-idempotency-key', { status: 400 });
  const hash = createHash('sha256')
    .update(JSON.stringify([request.method, request.url, call.body ?? null]))
    .update(call.upload?.bytes ?? '')
    .digest('hex');
  return runWork(services, actor, 'write', async (work) => {
    const before = await claimKey(work, actor.accountId, key, hash);
    if (before) return before.answer;
    const answer = await run(work);
    if (isRefusal(answer)) throw new Undo(answer);
    if (isReply(answer))
      await sql`delete from idempotency where account_id = ${actor.accountId} and key = ${key}`.execute(work.tx);
    if (isReply(answer) || isFile(answer) || isSession(answer)) return answer;
    await sql`${sql.raw(kept)}update idempotency set status = 200, answer = ${JSON.stringify(answer ?? {})}::jsonb
       where account_id = ${actor.accountId} and key = ${key}`.execute(work.tx);
    return answer;
  });
}

async function claimKey(
  work: Work,
  accountId: string,
  key: string,
  hash: string,
): Promise<{ answer: unknown } | undefined> {
  const claimed =
    await sql`${sql.raw(kept)}insert into idempotency (account_id, key, request_hash, status) values (${accountId}, ${key}, ${hash}, 0)
    on conflict do nothing returning key`.execute(work.tx);
  if (claimed.rows.length) return undefined;
  const { rows } = await sql<{ request_hash: string; answer: unknown }>`select request_hash, answer from idempotency
    where account_id = ${accountId} and key = ${key}`.execute(work.tx);
  if (rows[0]?.request_hash !== hash) return { answer: refused('request/key-reused', { status: 422 }) };
  return { answer: rows[0].answer };
}

export function isFile(value: unknown): value is FileAnswer {
  return (
    typeof value === 'object' && value !== null && 'file' in value && Buffer.isBuffer((value as FileAnswer).file?.bytes)
  );
}

export function isSession(value: unknown): value is SessionAnswer<unknown> {
  return typeof value === 'object' && value !== null && 'session' in value && 'answer' in value;
}

export function isReply(value: unknown): value is Reply<unknown> {
  return typeof value === 'object' && value !== null && 'reply' in value;
}
