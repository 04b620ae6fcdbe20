/**
 * Recording facts: the one way anything gets into the log. Checks type, payload, day and the state of the case, encrypts what
 * is sensitive, appends, brings all projections in line, audits, and publishes what others react to.
 */
import { CalendarYearMissing } from '@guilu/calendar';
import type { Evaluation } from '@guilu/law';
import { type Refusal, isRefusal, notFound, refused } from '@guilu/platform/http/refusal.ts';
import type { ProjectionContext, RecordedFact, Subject } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { v7 as uuid } from 'uuid';
import type { Instrument } from '../organisations/index.ts';
import { followIdentity } from '../people/index.ts';
import { instrumentsFor } from './entrusted.ts';
import { refreshCase, type Refreshed } from './evaluate.ts';
import { checkPayload, sealPayload } from './payload.ts';
import { mayRecord } from './rules.ts';
import { addFacts, type CaseRow, findCase, groundsOf, live } from './store.ts';
import { sql } from 'kysely';

export interface NewFact {
  type: string;
  /** The day, or the instant where hours matter. */
  on: string;
  data?: Record<string, unknown>;
  supersedes?: string;
  /** Where it came from: an import and its row, the phone page. */
  source?: Record<string, unknown>;
  /** The gate or route that let it through, kept with the fact. */
  gate?: Record<string, unknown>;
  /** Only where another fact of the same writing refers to it. */
  id?: string;
}

export interface Appended {
  caseRow: CaseRow;
  /** Ids in the order given. */
  ids: string[];
  subject: Subject;
  /** What the law says of it now. */
  evaluation: Evaluation;
}

/** A case held until the end of the transaction, with its live facts. What a procedure decides on; appending brings it up to date. */
export interface HeldCase {
  row: CaseRow;
  live: RecordedFact[];
  /** The packs that govern it; absent where its facts were not read under the hold, since it was just opened. */
  packs?: ProjectionContext['packs'];
}

/** Takes hold of a case for a decision: nobody else records on it until this transaction ends. */
export async function holdCase(work: Work, caseId: string): Promise<HeldCase | Refusal> {
  const row = await findCase(work.tx, caseId, true);
  if (!row) return notFound();
  // A statement of its own: one that waited for the hold would still see the facts of before it waited.
  return { row, ...(await groundsOf(work, row)) };
}

/** Appends facts to a case, in the order given. Answers their ids, or why not; the caller's transaction is then undone. */
export async function appendFacts(work: Work, caseId: string, facts: readonly NewFact[]): Promise<Appended | Refusal> {
  const held = await holdCase(work, caseId);
  return isRefusal(held) ? held : appendTo(work, held, facts);
}

/** As `appendFacts`, on a case already held. */
export async function appendTo(work: Work, held: HeldCase, facts: readonly NewFact[]): Promise<Appended | Refusal> {
  const { row } = held;
  const entrusted = await instrumentsFor(work, row, facts.map((fact) => fact.type));
  if (isRefusal(entrusted)) return entrusted;
  const ids = facts.map((fact) => fact.id ?? uuid());
  const standing = [...held.live];
  for (const [at, fact] of facts.entries()) {
    const no = checkPayload(work.law, fact.type, fact.data ?? {}) ?? mayRecord(fact, standing, work.today, work.at);
    if (no) return no;
    standing.push(preview(work, row, fact, ids[at] ?? ''));
  }
  const added = await addFacts(work.tx, row.county, recorder(work), facts.map((fact, at) => toInsert(work, row, fact, ids[at] ?? '', entrusted.get(fact.type))));
  if (facts.some((fact) => fact.type.startsWith('person.')) && row.person_id) {
    await followIdentity(work, row.county, row.person_id);
    await refreshOtherCases(work, row, new Set(facts.map((fact) => fact.type)));
  }
  held.live = live([...held.live, ...added]);
  const { packs } = held;
  const known = packs && { live: held.live, packs };
  const refreshed = await refreshOrRefuse(work, row, new Set(facts.map((fact) => (fact.type === 'case.record-withdrawn' ? '*' : fact.type))), known);
  if (isRefusal(refreshed)) return refreshed;
  for (const [at, fact] of facts.entries()) {
    const subjectOfAudit = { personId: row.person_id ?? undefined, caseId: row.id };
    work.audit.wrote('fact recorded', subjectOfAudit, { fact: ids[at], type: fact.type, on: fact.on, supersedes: fact.supersedes ?? null });
    await work.publish(fact.type, { caseId: row.id, personId: row.person_id, factId: ids[at], kind: row.kind });
  }
  return { caseRow: row, ids, ...refreshed };
}

const recorder = (work: Work) => ({ id: work.actor.accountId, name: work.actor.name, org: work.actor.organisation, at: work.at });

function toInsert(work: Work, row: CaseRow, fact: NewFact, id: string, by: Instrument | undefined) {
  const type = work.law.factType(fact.type);
  return {
    id,
    caseId: fact.type.startsWith('person.') && row.person_id ? null : row.id,
    personId: row.person_id,
    type: fact.type,
    on: fact.on,
    data: sealPayload(work.keyring, type, fact.data ?? {}),
    supersedes: fact.supersedes,
    source: by ? { ...fact.source, delegation: { id: by.id, instrument: by.instrument } } : fact.source,
    gate: fact.gate,
  };
}

function preview(work: Work, row: CaseRow, fact: NewFact, id: string): RecordedFact {
  return {
    id,
    seq: Number.MAX_SAFE_INTEGER,
    caseId: row.id,
    personId: row.person_id,
    type: fact.type,
    on: fact.on,
    data: fact.data ?? {},
    recordedAt: work.at,
    recordedBy: work.actor.accountId,
    recordedName: work.actor.name,
    source: null,
  };
}

/** A working-day period that runs into a year not loaded is refused, never guessed. */
export async function refreshOrRefuse(work: Work, row: CaseRow, changed: ReadonlySet<string>, known?: Parameters<typeof refreshCase>[4]): Promise<Refreshed | Refusal> {
  try {
    return await refreshCase(work, row, work.at, changed.has('*') ? '*' : changed, known);
  } catch (error) {
    if (error instanceof CalendarYearMissing) return refused('calendar/year-not-loaded', { params: { year: error.year } });
    throw error;
  }
}

/** What is learnt of a person counts in every open case of theirs. */
async function refreshOtherCases(work: Work, row: CaseRow, changed: ReadonlySet<string>): Promise<void> {
  const others = await sql<CaseRow>`select * from case_file where county = ${row.county} and person_id = ${row.person_id} and id <> ${row.id} and closed_on is null for update`.execute(work.tx);
  for (const other of others.rows) await refreshCase(work, other, work.at, changed);
}

