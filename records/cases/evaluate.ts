/** Brings a case's row and all its projections in line with its facts at an instant. */
import type { CaseKind, Evaluation } from '@guilu/law';
import { project, type Projection, type ProjectionContext, type RecordedFact, type Subject } from '@guilu/platform/projection.ts';
import type { Services, Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { packsOf } from '../organisations/index.ts';
import { type CaseRow, factsOf, groundsOf, live } from './store.ts';
import { summarise } from './summary.ts';

/** The case with its live facts; sensitive values stay encrypted and are looked at by no rule. */
export async function subjectOf(work: Pick<Work, 'tx'>, row: CaseRow): Promise<Subject> {
  return subjectWith(row, live(await factsOf(work.tx, row.county, row.id, row.person_id)));
}

function subjectWith(row: CaseRow, facts: RecordedFact[]): Subject {
  return { county: row.county, id: row.id, kind: row.kind, personId: row.person_id, orgPath: row.org_path, sealedFor: row.sealed_for, facts };
}

/** What the law says of the subject at `asOf`, under the packs of its county. */
export async function contextOf(work: Pick<Work, 'tx' | 'law' | 'calendar'>, subject: Subject, asOf: string): Promise<ProjectionContext> {
  return contextWith(work, subject, await packsOf(work, subject.county, subject.kind), asOf);
}

function contextWith({ law, calendar }: Pick<Work, 'law' | 'calendar'>, subject: Subject, packs: ProjectionContext['packs'], asOf: string): ProjectionContext {
  const evaluation = law.evaluate({ pack: packs, kind: subject.kind, facts: subject.facts, asOf, calendar });
  return { law, calendar, packs, asOf, evaluation };
}

/** Whether a projection stands for this kind of case and has to be worked out when facts of these types are recorded. */
export function looksAt(one: Projection, kind: CaseKind, changed: ReadonlySet<string> | '*'): boolean {
  if (one.kinds !== '*' && !one.kinds.includes(kind)) return false;
  return changed === '*' || one.facts === '*' || one.facts.some((type) => changed.has(type));
}

export interface Refreshed {
  subject: Subject;
  evaluation: Evaluation;
}

/**
 * Works out everything that follows from the facts of one case at `asOf` and writes what changed.
 * `changed`: types just recorded (only projections that look at them run), or '*' for all.
 * `known`: its live facts and packs where they were read in this transaction, under the hold of the case.
 */
export async function refreshCase(
  work: Pick<Work, 'tx'> & Pick<Services, 'law' | 'calendar' | 'projections'>,
  row: CaseRow,
  asOf: string,
  changed: ReadonlySet<string> | '*',
  known?: Awaited<ReturnType<typeof groundsOf>>,
): Promise<Refreshed> {
  const grounds = known ?? (await groundsOf(work, row));
  const subject = subjectWith(row, grounds.live);
  const context = contextWith(work, subject, grounds.packs, asOf);
  const summary = summarise(row.kind, subject.facts);
  const ownRow = sql`update case_file set state = ${summary.state}, category = ${summary.category}, term_start = ${summary.termStart}, term_end = ${summary.termEnd},
      closed_on = ${summary.closedOn}, last_seen_on = ${summary.lastSeenOn}, taken_over_on = ${summary.takenOverOn}, evaluated_at = ${asOf}, changes_at = ${context.evaluation.changesAt}, version = version + 1
    where county = ${row.county} and id = ${row.id}`;
  await project(work.tx, work.projections.filter((one) => looksAt(one, row.kind, changed)), subject, context, ownRow);
  return { subject, evaluation: context.evaluation };
}
