/** Versions of the plan as rows. */
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type { Measure, Stage } from './contract.ts';

export interface Content {
  assessment: string;
  features?: string;
  goals?: string;
  measures: Measure[];
  report?: { every: number; unit: 'day' | 'month' };
  reason?: string;
  incident?: string;
}

export interface VersionRow {
  version: number;
  fact_id: string;
  on_day: string;
  stage: Stage;
  content: Content;
  review_on: string | null;
  paper_id: string;
  number: string;
  made_name: string;
}

/** All versions of a case, the newest first. */
export async function versionsOf(work: Pick<Work, 'tx'>, caseId: string): Promise<VersionRow[]> {
  const { rows } =
    await sql<VersionRow>`select version, fact_id, on_day, stage, content, review_on, paper_id, number, made_name from plan_version where case_id = ${caseId} order by version desc`.execute(
      work.tx,
    );
  return rows;
}

/** The number of the last version: those in words, and entries of before the system that say no more than that there was one. */
export const lastOf = (rows: readonly VersionRow[], facts: readonly { type: string }[]): number =>
  Math.max(
    rows[0]?.version ?? 0,
    facts.filter(({ type }) => type === 'correction.plan-made' || type === 'correction.plan-revised').length,
  );
