/** Requests about one's own information: taken at the counter or made on the own page, identity, withdrawal, consent ended at once. */
import type { Call, GuiluEvent } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import { Undo, type Work } from '@guilu/platform/work.ts';
import { appendTo, type HeldCase, holdCase } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { consentsFrom, endingOf } from './consents.ts';
import type * as contract from './contract.ts';
import { explainable } from './explain.ts';
import { ownCase, requestRow } from './queries.ts';
import { type Asking, type Identity, mayAsk, requestsFrom, stateOf } from './rules.ts';
import { keepSaid, type RequestRow } from './store.ts';

interface Asked extends Asking {
  details?: string | undefined;
  identity: Identity;
}

/** At the counter: who asks, by which paper, how they were known. */
export async function take(work: Work, { params, body }: Call<typeof contract.takeDataRequest>) {
  const held = await holdCase(work, params.caseId);
  return isRefusal(held) ? held : ask(work, held, body);
}

/** On the own page one asks for oneself; signing in is the identity. */
export async function askMine(work: Work, { body }: Call<typeof contract.askMyData>) {
  const row = await ownCase(work);
  if (!row) return notFound('my/no-case');
  const held = await holdCase(work, row.id);
  return isRefusal(held) ? held : ask(work, held, { ...body, askedBy: 'self', identity: 'own-page' });
}

async function ask(work: Work, held: HeldCase, asked: Asked): Promise<{ requestId: string } | Refusal> {
  const { row, live } = held;
  if (!row.person_id) return refused('data-requests/no-person');
  const person = await sql<{
    born_on: string | null;
  }>`select born_on from person where county = ${row.county} and id = ${row.person_id}`.execute(work.tx);
  const of = {
    bornOn: person.rows[0]?.born_on ?? undefined,
    dead: live.some((fact) => fact.type === 'person.death-known'),
  };
  const no = mayAsk(asked, of, requestsFrom(live), work.today) ?? aboutWhat(asked, held);
  if (no) return no;
  const data = {
    request: asked.request,
    askedBy: asked.askedBy,
    ...(asked.request === 'explanation' && { about: asked.about }),
    ...(asked.request === 'withdraw-consent' && { purpose: asked.purpose }),
  };
  const source = asked.identity === 'own-page' ? { by: 'person', channel: 'own-page' } : { channel: 'counter' };
  const appended = await appendTo(work, held, [{ type: 'case.data-requested', on: work.today, data, source }]);
  if (isRefusal(appended)) return appended;
  const requestId = appended.ids[0] ?? '';
  await keepSaid(work, { ...asked, requestId, caseId: row.id, personId: row.person_id, county: row.county });
  return { requestId };
}

function aboutWhat(asked: Asked, { live }: HeldCase): Refusal | undefined {
  if (asked.request !== 'explanation') return undefined;
  const fact = live.find((one) => one.id === asked.about);
  return fact && explainable.has(fact.type) ? undefined : invalid('data-requests/no-such-decision', 'about');
}

/** Later shown at the counter, so that the request can be decided. */
export async function identify(work: Work, { params, body }: Call<typeof contract.showIdentity>) {
  const row = await requestRow(work, params.requestId);
  if (!row) return notFound();
  if (row.answered_on || row.withdrawn_on)
    return refused('data-requests/decided-already', { params: { on: row.answered_on ?? row.withdrawn_on } });
  if (row.identity !== 'not-shown') return refused('data-requests/identity-known');
  await sql`update data_request_text set identity = ${body.identity}, identity_by = ${work.actor.name} where county = ${row.county} and request_id = ${row.request_id}`.execute(
    work.tx,
  );
  work.audit.wrote(
    'identity shown for a data request',
    { personId: row.person_id, caseId: row.case_id },
    { request: row.request_id, identity: body.identity },
  );
  return {};
}

/** Whoever asked at the counter takes it back there; the office says how. What was asked on the own page is not the office's to take back. */
export async function withdraw(work: Work, { params, body }: Call<typeof contract.withdrawDataRequest>) {
  const row = await requestRow(work, params.requestId);
  if (row?.own_page) return refused('data-requests/theirs-to-withdraw', { status: 403 });
  const done = await takeBack(work, row);
  if (isRefusal(done)) return done;
  await sql`update data_request_text set reasons = ${work.keyring.encrypt(body.note)} where county = ${done.county} and request_id = ${done.request_id}`.execute(
    work.tx,
  );
  return {};
}

/** On the own page: one's own only, since no other is seen there. */
export async function withdrawMine(work: Work, { params }: Call<typeof contract.withdrawMyDataRequest>) {
  const done = await takeBack(work, await requestRow(work, params.requestId), { by: 'person', channel: 'own-page' });
  return isRefusal(done) ? done : {};
}

async function takeBack(work: Work, row: RequestRow | undefined, source?: Record<string, unknown>) {
  if (!row) return notFound();
  const held = await holdCase(work, row.case_id);
  if (isRefusal(held)) return held;
  const one = requestsFrom(held.live).find((request) => request.id === row.request_id);
  if (!one) return notFound();
  if (stateOf(one) !== 'open')
    return refused('data-requests/decided-already', { params: { on: one.answeredOn ?? one.withdrawnOn } });
  const fact = {
    type: 'case.data-request-withdrawn',
    on: work.today,
    data: { for: one.id },
    ...(source && { source }),
  };
  const appended = await appendTo(work, held, [fact]);
  return isRefusal(appended) ? appended : row;
}

/** A consent ends when it is withdrawn and waits for no decision (PIPL 15): the job that follows the request records it. */
export async function endConsent(work: Work, event: GuiluEvent): Promise<void> {
  const held = await holdCase(work, String(event.payload.caseId));
  if (isRefusal(held)) return;
  const one = requestsFrom(held.live).find((request) => request.id === event.payload.factId);
  if (one?.request !== 'withdraw-consent' || !one.purpose) return;
  const { purpose } = one;
  if (!consentsFrom(work.law, held.live).some((consent) => consent.purpose === purpose)) return;
  const appended = await appendTo(work, held, [
    { ...endingOf(purpose), on: work.today, source: { by: 'person', request: one.id } },
  ]);
  if (isRefusal(appended)) throw new Undo(appended);
}
