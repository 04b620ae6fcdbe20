/** Unmasking a number, phone or address, with a reason. */
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import { isSealed } from '@guilu/platform/secrets/keyring.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';

/** Shows one encrypted value; the look is logged with its reason before the answer leaves. */
export async function unmaskField(work: Work, { params, body }: Call<typeof contract.unmask>) {
  const { rows } = await sql<{
    data: Record<string, unknown>;
  }>`select data from fact where id = ${body.factId} and person_id = ${params.personId}`.execute(work.tx);
  const value = rows[0]?.data[body.field];
  if (!isSealed(value)) return notFound();
  const purpose = body.note ? `${body.reason}: ${body.note}` : body.reason;
  await work.audit.read(`number shown: ${body.field}`, { personId: params.personId }, purpose);
  return { value: work.keyring.open(value) };
}
