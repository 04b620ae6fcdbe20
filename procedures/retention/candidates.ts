/** The retention table as the program holds it, and what of each kind has reached its end in the county that asks. */
import type { RetentionKind } from '@guilu/law';
import { readRetention } from '@guilu/platform/law-files.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { cutoffOf, endOf } from './rules.ts';

let table: RetentionKind[] | undefined;

/** The table that ships, read once. */
export const retentionKinds = (): RetentionKind[] => (table ??= readRetention());
export const kindOf = (id: string): RetentionKind | undefined => retentionKinds().find((kind) => kind.id === id);

export interface Candidate {
  kind: string;
  target: string;
  person_id: string | null;
  case_id: string | null;
  records: number;
  since: string;
  until: string;
}

/** Over today and on no list that is open; the oldest first. The database answers for the actor's county alone. */
export async function candidatesOf(work: Pick<Work, 'tx' | 'today'>, kind: RetentionKind): Promise<Candidate[]> {
  const cutoff = cutoffOf(kind, work.today);
  if (cutoff === undefined || kind.goes === 'never') return [];
  const { rows } = await sql<Omit<Candidate, 'kind' | 'until'>>`select d.* from retention_due(${kind.id}, ${cutoff}) d
    where not exists (select 1 from destruction_item i join destruction_list l on l.county = i.county and l.id = i.list_id
      where i.kind = ${kind.id} and (i.target = d.target or ${kind.id} = 'read-entries') and i.state = 'listed' and l.state in ('proposed', 'approved'))
    order by d.since, d.target limit 5000`.execute(work.tx);
  return rows.map((row) => ({ ...row, kind: kind.id, until: endOf(kind, row.since) ?? work.today }));
}
