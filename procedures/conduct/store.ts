/** Measures as rows: reading one under the hold of its case, and writing where it stands with the step that led there. */
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type { Content, Measure, State } from './rules.ts';

export interface Step {
  act: string;
  text: string;
  by: string;
  at: string;
}

export interface MeasureRow {
  county: string;
  id: string;
  case_id: string;
  measure: Measure;
  state: State;
  content: Content;
  steps: Step[];
  fact_id: string | null;
  paper_id: string | null;
  proposed_by: string;
  proposed_at: string;
}

/** One measure of a case, held until the transaction ends. */
export async function findMeasure(work: Work, caseId: string, id: string): Promise<MeasureRow | undefined> {
  const { rows } =
    await sql<MeasureRow>`select * from measure where case_id = ${caseId} and id = ${id} for update`.execute(work.tx);
  return rows[0];
}

/** All of a case, the newest first. */
export async function measuresOf(work: Work, county: string, caseId: string): Promise<MeasureRow[]> {
  const { rows } =
    await sql<MeasureRow>`select * from measure where county = ${county} and case_id = ${caseId} order by proposed_at desc, id`.execute(
      work.tx,
    );
  return rows;
}

export const stepOf = (work: Work, act: string, text = ''): Step => ({ act, text, by: work.actor.name, at: work.at });

interface Change {
  state?: State;
  content?: Content;
  factId?: string | undefined;
  paperId?: string | undefined;
  decided?: boolean;
}

/** Writes what changed and appends the step. */
export async function changeMeasure(work: Work, row: MeasureRow, step: Step, change: Change): Promise<void> {
  await sql`update measure set state = ${change.state ?? row.state}, content = ${JSON.stringify(change.content ?? row.content)}::jsonb,
      steps = steps || ${JSON.stringify([step])}::jsonb, fact_id = ${change.factId ?? row.fact_id}, paper_id = ${change.paperId ?? row.paper_id},
      decided_by = ${change.decided ? work.actor.accountId : sql`decided_by`}
    where county = ${row.county} and id = ${row.id}`.execute(work.tx);
}
