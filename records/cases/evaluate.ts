/** Brings a case's row and all its projections in line with its facts at an instant. */
import { project, type ProjectionContext, type Subject } from '@guilu/platform/projection.ts';
import type { Services, Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { packsOf } from '../organisations/index.ts';
import { type CaseRow, factsOf, live } from './store.ts';
import { summarise } from './summary.ts';

/** The case with its live facts; sensitive values stay encrypted and are looked at by no rule. */
export async function subjectOf(work: Pick<Work, 'tx'>, row: CaseRow): Promise<Subject> {
  const facts = live(await factsOf(work.tx, row.county, row.id, row.person_id));
  return { county: row.county, id: row.id, kind: row.kind, personId: row.person_id, orgPath: row.org_path, sealedFor: row.sealed_for, facts };
}

/** What the law says of the subject at `asOf`, under the packs of its county. */
export async function contextOf(work: Pick<Work, 'tx' | 'law' | 'calendar'>, subject: Subject, asOf: string): Promise<ProjectionContext> {
  const { law, calendar } = work;
  const packs = await packsOf(work.tx, subject.county, subject.kind);
  const evaluation = law.evaluate({ pack: packs, kind: subject.kind, facts: subject.facts, asOf, calendar });
  return { law, calendar, packs, asOf, evaluation };
}

/**
 * Works out everything that follows from the facts of one case at `asOf` and writes what changed.
 * `changed`: types just recorded (only projections that look at them run), or '*' for all.
 */
export async function refreshCase(
  work: Pick<Work, 'tx'> & Pick<Services, 'law' | 'calendar' | 'projections'>,
  row: CaseRow,
  asOf: string,
  changed: ReadonlySet<string> | '*',
): Promise<Subject> {
  const subject = await subjectOf(work, row);
  const context = await contextOf(work, subject, asOf);
  const summary = summarise(row.kind, subject.facts);
  for (const one of work.projections) {
    if (one.kinds !== '*' && !one.kinds.includes(row.kind)) continue;
    const facts = one.facts;
    if (changed !== '*' && facts !== '*' && !facts.some((type) => changed.has(type))) continue;
    await project(work.tx, one, subject, context);
  }
  await sql`update case_file set state = ${summary.state}, category = ${summary.category}, term_start = ${summary.termStart}, term_end = ${summary.termEnd},
      closed_on = ${summary.closedOn}, last_seen_on = ${summary.lastSeenOn}, evaluated_at = ${asOf}, changes_at = ${context.evaluation.changesAt}, version = version + 1
    where county = ${row.county} and id = ${row.id}`.execute(work.tx);
  return subject;
}
