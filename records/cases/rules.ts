/** What may be recorded on a case, decided without touching the world. */
import { dayOf, isInstant, isPlainDate, type PlainDate } from '@guilu/calendar';
import { invalid, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';

/** What a closed case still takes (the closing rules of the specification of facts). */
const afterClosing = new Set([
  'case.archived',
  'case.reopened',
  'correction.record-sealed',
  'correction.record-unsealed',
  'correction.sealed-query-received',
  'correction.sealed-query-answered',
  'correction.certificate-asked',
  'correction.certificate-issued',
  'case.document-served',
  'case.notice-sent',
  'case.receipt-received',
  'case.objection-made',
  'case.objection-decided',
  'case.complaint-made',
  'case.complaint-answered',
  'case.data-requested',
  'case.data-request-answered',
  'case.data-request-withdrawn',
  'person.consent-withdrawn',
  'request.rated',
  'resettlement.reoffence-confirmed',
  'case.record-withdrawn',
]);

/** Facts that stand once: a second live one is a mistake, to be put right by superseding the first. */
const once = new Set([
  'correction.judgment-effective',
  'correction.notice-received',
  'correction.reported-in',
  'correction.handed-over',
  'correction.registered',
  'correction.announced',
  'correction.discharged',
  'correction.terminated',
  'correction.handed-to-resettlement',
  'resettlement.released',
  'resettlement.registered',
  'resettlement.returned',
  'resettlement.office-notified',
  'resettlement.office-registered',
  'person.death-known',
]);

/** Facts that stand for the end of a correction: after them nothing is supervised any more. */
const ends = new Set(['correction.discharged', 'correction.terminated', 'person.death-known']);
const supervised = new Set(['correction.reported', 'correction.leave-applied', 'correction.leave-approved', 'correction.reported-in', 'correction.registered']);

export function isClosed(live: readonly RecordedFact[]): boolean {
  const last = live.filter((fact) => fact.type === 'case.closed' || fact.type === 'case.reopened').at(-1);
  return last?.type === 'case.closed';
}

export interface Recording {
  type: string;
  on: string;
  supersedes?: string | undefined;
}

/** May this fact be added to what stands? `live`: facts not superseded, in order of recording. */
export function mayRecord(fact: Recording, live: readonly RecordedFact[], today: PlainDate, now: string): Refusal | undefined {
  if (!isPlainDate(fact.on) && !isInstant(fact.on)) return invalid('fact/no-such-day', 'on');
  const happened = dayOf(fact.on);
  if (happened > today) return invalid('fact/in-future', 'on', { on: happened });
  if (fact.on.length > 10 && Date.parse(fact.on) > Date.parse(now) + 60_000) return invalid('fact/in-future', 'on', { on: happened });
  if (happened < '1900-01-01') return invalid('fact/too-early', 'on', { on: happened });
  if (fact.supersedes) return maySupersede(fact, live);
  if (isClosed(live) && !afterClosing.has(fact.type)) return refused('case/closed', { params: { on: live.find((f) => f.type === 'case.closed')?.on } });
  const before = once.has(fact.type) ? live.find((other) => other.type === fact.type) : undefined;
  if (before) return refused('fact/stands-already', { params: { on: dayOf(before.on) } });
  const end = supervised.has(fact.type) ? live.find((other) => ends.has(other.type) && dayOf(other.on) < happened) : undefined;
  if (end) return refused('case/ended', { params: { on: dayOf(end.on) } });
  return undefined;
}

function maySupersede(fact: Recording, live: readonly RecordedFact[]): Refusal | undefined {
  const before = live.find((other) => other.id === fact.supersedes);
  if (!before) return refused('fact/superseded-already');
  if (fact.type !== before.type && fact.type !== 'case.record-withdrawn') return invalid('fact/supersedes-another-type', 'supersedes');
  if (before.type === 'correction.registered' && fact.type === 'case.record-withdrawn') return refused('fact/not-withdrawable');
  return undefined;
}

/** What a volunteer writes into a file: what they did, saw and heard. Nothing of it decides or changes anything. */
const ofVolunteers = new Set(['case.visit-made', 'case.talk-held', 'case.note-written', 'case.sign-noted', 'case.need-noted']);
const onlyVolunteer = (roles: readonly string[]) => roles.every((role) => role === 'volunteer');

/** May one with these roles write a fact of this type? Volunteers a few; for everyone else the permission says it all. */
export function mayWrite(roles: readonly string[], type: string): boolean {
  return !onlyVolunteer(roles) || ofVolunteers.has(type);
}

/** A volunteer writes of visits and talks of their own, and puts right only what they wrote themselves. */
export function asVolunteer(roles: readonly string[], fact: { type: string; data: Record<string, unknown> }, ownBefore: boolean): Refusal | undefined {
  if (!onlyVolunteer(roles)) return undefined;
  if (!ownBefore) return refused('fact/not-yours', { status: 403 });
  if (fact.type !== 'case.record-withdrawn' && !ofVolunteers.has(fact.type)) return refused('fact/not-theirs', { status: 403 });
  if (fact.data.by !== undefined && fact.data.by !== 'volunteer') return invalid('fact/not-theirs', 'data.by');
  return undefined;
}
