/** The SQL of a county's own rules. */
import type { OwnText, Sort } from '@guilu/law';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { ChangeState, Origin } from './rules.ts';

export interface ChangeRow {
  county: string;
  id: string;
  number: number;
  text: string;
  rules: { sort: Sort; id: string; withdrawn: boolean }[];
  origin: Origin;
  takes_back: string | null;
  reason: string;
  effective_on: string;
  state: ChangeState;
  author_id: string;
  author_name: string;
  written_at: string;
  proposed_at: string | null;
  decided_by: string | null;
  decided_name: string | null;
  decided_at: string | null;
  decision_note: string | null;
  approval: number | null;
}

/** A change of the actor's county; `lock` holds it until the transaction ends. */
export async function findChange(work: Work, id: string, lock = false): Promise<ChangeRow | undefined> {
  const { rows } =
    await sql<ChangeRow>`select * from rule_change where county = ${work.actor.county} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      work.tx,
    );
  return rows[0];
}

/** All changes, the latest first. */
export async function changesOf(work: Work): Promise<ChangeRow[]> {
  const { rows } =
    await sql<ChangeRow>`select * from rule_change where county = ${work.actor.county} order by number desc`.execute(
      work.tx,
    );
  return rows;
}

/** The approved ones in the order of approval. */
export async function approvedOf(work: Pick<Work, 'tx'>, county: string): Promise<ChangeRow[]> {
  const { rows } =
    await sql<ChangeRow>`select * from rule_change where county = ${county} and state = 'approved' order by approval`.execute(
      work.tx,
    );
  return rows;
}

export const ownTexts = (approved: readonly ChangeRow[]): OwnText[] =>
  approved.map((row) => ({ number: row.number, text: row.text, from: row.effective_on }));

export async function insertDraft(
  work: Work,
  draft: Pick<ChangeRow, 'text' | 'rules' | 'origin' | 'reason' | 'effective_on'> & { takes_back?: string },
): Promise<string> {
  const id = uuid();
  const { county } = work.actor;
  // Numbers follow one another without a gap: two drafts of one county at the same moment wait for each other.
  await sql`select pg_advisory_xact_lock(hashtext('rule-change'), hashtext(${county}))`.execute(work.tx);
  await sql`insert into rule_change (county, id, number, text, rules, origin, takes_back, reason, effective_on, state, author_id, author_name, written_at)
    select ${county}, ${id}, coalesce(max(number), 0) + 1, ${draft.text}, ${JSON.stringify(draft.rules)}::jsonb, ${draft.origin}, ${draft.takes_back ?? null}, ${draft.reason},
      ${draft.effective_on}, 'draft', ${work.actor.accountId}, ${work.actor.name}, ${work.at} from rule_change where county = ${county}`.execute(
    work.tx,
  );
  return id;
}

export interface DryRunRow {
  county: string;
  id: string;
  change_id: string;
  view: 'from' | 'always';
  effective_on: string;
  text_hash: string;
  as_of: string;
  state: 'asked' | 'running' | 'done' | 'failed';
  done: number;
  total: number;
  asked_name: string;
  asked_at: string;
  finished_at: string | null;
  counts: unknown;
  touched: unknown;
}

/** The latest dry run of a change under each view. */
export async function dryRunsOf(work: Work, changeId: string): Promise<DryRunRow[]> {
  const { rows } =
    await sql<DryRunRow>`select distinct on (view) county, id, change_id, view, effective_on, text_hash, as_of, state, done, total, asked_name, asked_at, finished_at, counts
    from rule_dry_run where county = ${work.actor.county} and change_id = ${changeId} order by view, asked_at desc`.execute(
      work.tx,
    );
  return rows;
}

export async function findDryRun(work: Work, id: string): Promise<DryRunRow | undefined> {
  const { rows } =
    await sql<DryRunRow>`select * from rule_dry_run where county = ${work.actor.county} and id = ${id}`.execute(
      work.tx,
    );
  return rows[0];
}
