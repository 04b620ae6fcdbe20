/**
 * Recording facts: the one way anything gets into the log. Checks type, payload, day and the state of the case, encrypts what
 * is sensitive, appends, brings all projections in line, audits, and publishes what others react to.
 */
import { CalendarYearMissing } from '@guilu/calendar';
import { type Refusal, isRefusal, notFound, refused } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact, Subject } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { v7 as uuid } from 'uuid';
import { followIdentity } from '../people/index.ts';
import { refreshCase } from './evaluate.ts';
import { checkPayload, sealPayload } from './payload.ts';
import { mayRecord } from './rules.ts';
import { type CaseRow, factsOf, findCase, insertFacts, live } from './store.ts';
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
}

export interface Appended {
  caseRow: CaseRow;
  /** Ids in the order given. */
  ids: string[];
  subject: Subject;
}

/** A case held until the end of the transaction, with its live facts. What a procedure decides on. */
export interface HeldCase {
  row: CaseRow;
  live: RecordedFact[];
}

/** Takes hold of a case for a decision: nobody else records on it until this transaction ends. */
export async function holdCase(work: Work, caseId: string): Promise<HeldCase | Refusal> {
  const row = await findCase(work.tx, caseId, true);
  if (!row) return notFound();
  return { row, live: live(await factsOf(work.tx, row.county, row.id, row.person_id)) };
}

/** Appends facts to a case, in the order given. Answers their ids, or why not; the caller's transaction is then undone. */
export async function appendFacts(work: Work, caseId: string, facts: readonly NewFact[]): Promise<Appended | Refusal> {
  const held = await holdCase(work, caseId);
  return isRefusal(held) ? held : appendTo(work, held, facts);
}

/** As `appendFacts`, on a case already held. */
export async function appendTo(work: Work, held: HeldCase, facts: readonly NewFact[]): Promise<Appended | Refusal> {
  const { row } = held;
  const ids = facts.map(() => uuid());
  const standing = [...held.live];
  for (const [at, fact] of facts.entries()) {
    const no = checkPayload(work.law, fact.type, fact.data ?? {}) ?? mayRecord(fact, standing, work.today, work.at);
    if (no) return no;
    standing.push(preview(work, row, fact, ids[at] ?? ''));
  }
  await insertFacts(work.tx, row.county, recorder(work), facts.map((fact, at) => toInsert(work, row, fact, ids[at] ?? '')));
  if (facts.some((fact) => fact.type.startsWith('person.')) && row.person_id) {
    await followIdentity(work, row.county, row.person_id);
    await refreshOtherCases(work, row, new Set(facts.map((fact) => fact.type)));
  }
  const subject = await refreshOrRefuse(work, row, new Set(facts.map((fact) => (fact.type === 'case.record-withdrawn' ? '*' : fact.type))));
  if (isRefusal(subject)) return subject;
  for (const [at, fact] of facts.entries()) {
    const subjectOfAudit = { personId: row.person_id ?? undefined, caseId: row.id };
    work.audit.wrote('fact recorded', subjectOfAudit, { fact: ids[at], type: fact.type, on: fact.on, supersedes: fact.supersedes ?? null });
    await work.publish(fact.type, { caseId: row.id, personId: row.person_id, factId: ids[at], kind: row.kind });
  }
  return { caseRow: row, ids, subject };
}

const recorder = (work: Work) => ({ id: work.actor.accountId, name: work.actor.name, org: work.actor.organisation, at: work.at });

function toInsert(work: Work, row: CaseRow, fact: NewFact, id: string) {
  const type = work.law.factType(fact.type);
  return {
    id,
    caseId: fact.type.startsWith('person.') && row.person_id ? null : row.id,
    personId: row.person_id,
    type: fact.type,
    on: fact.on,
    data: sealPayload(work.keyring, type, fact.data ?? {}),
    supersedes: fact.supersedes,
    source: fact.source,
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
export async function refreshOrRefuse(work: Work, row: CaseRow, changed: ReadonlySet<string>): Promise<Subject | Refusal> {
  try {
    return await refreshCase(work, row, work.at, changed.has('*') ? '*' : changed);
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

