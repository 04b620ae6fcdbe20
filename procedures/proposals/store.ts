/** Proposals as rows: reading one under the hold of its case, and writing a step. */
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type { Kind, State } from './rules.ts';

export interface Content {
  ground?: string;
  incident?: string;
  merit?: 'repentance' | 'merit' | 'major-merit';
  newTermEnd?: string;
  facts: string;
  addressee: string;
  sameProvince?: boolean;
}

export interface ProposalRow {
  county: string;
  id: string;
  case_id: string;
  kind: Kind;
  state: State;
  content: Content;
  packet: { item: string; pages: number }[];
  not_counted: { from: string; to: string; why: string }[];
  prepared_id: string | null;
  received_id: string | null;
  decided_id: string | null;
  opened_by: string;
  opened_at: string;
}

export interface StepRow {
  proposal_id: string;
  act: string;
  text: string;
  by_name: string;
  at: string;
}

/** One proposal of a case; with `hold` nobody else changes it until the transaction ends. */
export async function findProposal(work: Work, caseId: string, id: string): Promise<ProposalRow | undefined> {
  const { rows } =
    await sql<ProposalRow>`select * from proposal where case_id = ${caseId} and id = ${id} for update`.execute(work.tx);
  return rows[0];
}

/** All proposals of a case, the newest first, with their steps. */
export async function proposalsOf(
  work: Work,
  county: string,
  caseId: string,
): Promise<{ rows: ProposalRow[]; steps: StepRow[] }> {
  const { rows } =
    await sql<ProposalRow>`select * from proposal where county = ${county} and case_id = ${caseId} order by opened_at desc, id`.execute(
      work.tx,
    );
  const steps =
    await sql<StepRow>`select proposal_id, act, text, by_name, at from proposal_step where county = ${county} and proposal_id = any(${rows.map((row) => row.id)}::uuid[]) order by seq`.execute(
      work.tx,
    );
  return { rows, steps: steps.rows };
}

/** Writes what was done, by whom and when. */
export async function noteStep(
  work: Work,
  row: Pick<ProposalRow, 'county' | 'id' | 'case_id'>,
  act: string,
  text = '',
): Promise<void> {
  await sql`insert into proposal_step (county, proposal_id, seq, case_id, act, text, by_id, by_name, at)
    select ${row.county}, ${row.id}, coalesce(max(seq), 0) + 1, ${row.case_id}, ${act}, ${text}, ${work.actor.accountId}, ${work.actor.name}, ${work.at}
      from proposal_step where county = ${row.county} and proposal_id = ${row.id}`.execute(work.tx);
}
