/** Duties from before a takeover that stand on no record: what an office goes through once after it has begun. */
import type { Call } from '@guilu/platform/feature.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';

const pageSize = 50;

interface RuleRow {
  rule: string;
  pack: string;
  pack_version: string;
  cases: number;
  duties: number;
}

interface CaseRow {
  id: string;
  name: string;
  kind: string;
  duties: number;
  last_due_on: string;
}

/** Counts by rule in the asker's branch; with `rule` its files too, by name, fifty a page. */
export async function readUntold(work: Work, { query }: Call<typeof contract.untold>) {
  const counted = await sql<RuleRow>`select d.rule, max(d.pack) as pack, max(d.pack_version)::text as pack_version, count(distinct d.case_id)::int as cases, count(*)::int as duties
    from duty d join case_file c on c.county = d.county and c.id = d.case_id
   where d.state = 'unspoken' and c.closed_on is null group by d.rule order by 4 desc, 1`.execute(work.tx);
  const rules = counted.rows.map((row) => ({
    rule: row.rule,
    title: work.law.rule({ pack: row.pack, sort: 'duty', id: row.rule, on: row.pack_version })?.title ?? { zh: row.rule, en: row.rule },
    cases: row.cases,
    duties: row.duties,
  }));
  if (!query.rule) return { rules, cases: [], total: 0 };
  const files = await sql<CaseRow>`select c.id, p.name, c.kind, count(*)::int as duties, max(d.due_on)::text as last_due_on
    from duty d join case_file c on c.county = d.county and c.id = d.case_id join person p on p.county = c.county and p.id = c.person_id
   where d.state = 'unspoken' and d.rule = ${query.rule} and c.closed_on is null
   group by c.id, p.name, p.pinyin, c.kind order by p.pinyin, c.id limit ${pageSize} offset ${((query.page ?? 1) - 1) * pageSize}`.execute(work.tx);
  return {
    rules,
    cases: files.rows.map((row) => ({ caseId: row.id, name: row.name, kind: row.kind, duties: row.duties, lastDueOn: row.last_due_on })),
    total: rules.find((one) => one.rule === query.rule)?.cases ?? 0,
  };
}
