/** The list of cases, the file, and the catalogue that forms are made from. */
import { daysBetween } from '@guilu/calendar';
import type { Call } from '@guilu/platform/feature.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type RawBuilder, sql } from 'kysely';
import { findPeople } from '../people/index.ts';
import type * as contract from './contract.ts';
import { isPlain } from './plain-facts.ts';
import type { CaseRow } from './store.ts';

export type ListedCase = CaseRow & {
  name: string;
  sex: string | null;
  born_on: string | null;
  pinyin: string;
  office_name: string | null;
  officer_name: string | null;
  overdue: number;
  next_due: string | null;
};

export const caseColumns = sql`c.*, p.name, p.sex, p.born_on, p.pinyin, coalesce(o.short_name, o.name) as office_name, a.display_name as officer_name`;
export const caseJoins = sql`case_file c
    join person p on p.county = c.county and p.id = c.person_id
    left join organisation o on o.code = c.office
    left join account a on a.id = c.officer`;

export function toCaseLine(row: ListedCase): contract.CaseLine {
  return {
    caseId: row.id,
    personId: row.person_id ?? '',
    name: row.name,
    ...(row.sex && { sex: row.sex }),
    ...(row.born_on && { bornOn: row.born_on }),
    kind: row.kind,
    ...(row.category && { category: row.category }),
    number: row.number,
    state: row.state,
    ...(row.office && { office: row.office }),
    ...(row.office_name && { officeName: row.office_name }),
    ...(row.officer_name && { officerName: row.officer_name }),
    openedOn: row.opened_on,
    ...(row.term_start && { termStart: row.term_start }),
    ...(row.term_end && { termEnd: row.term_end }),
    ...(row.closed_on && { closedOn: row.closed_on }),
    ...(row.last_seen_on && { lastSeenOn: row.last_seen_on }),
    overdue: row.overdue,
    ...(row.next_due && { nextDue: row.next_due }),
    sealed: row.sealed_for !== null,
  };
}

const orders: Record<string, RawBuilder<unknown>> = {
  name: sql`p.pinyin`,
  termEnd: sql`c.term_end`,
  openedOn: sql`c.opened_on`,
  overdue: sql`overdue`,
  lastSeenOn: sql`c.last_seen_on`,
};

/** Cases in scope, a page of them with the count of all. */
export async function readCases(work: Work, { query }: Call<typeof contract.listCases>) {
  const found = query.q ? await findPeople(work, query.q, 500) : undefined;
  const where = sql.join(
    [
      sql`true`,
      query.kind ? sql`c.kind = ${query.kind}` : sql`c.kind in ('correction', 'resettlement')`,
      query.state === 'all' ? sql`true` : query.state === 'closed' ? sql`c.closed_on is not null` : sql`c.closed_on is null`,
      query.office ? sql`c.office = ${query.office}` : sql`true`,
      query.village ? sql`c.org_path like ${`%.${query.village}.`}` : sql`true`,
      query.category ? sql`c.category = ${query.category}` : sql`true`,
      found ? sql`c.person_id = any(${found.map((hit) => hit.personId)}::uuid[])` : sql`true`,
    ],
    sql` and `,
  );
  const size = query.size ?? 50;
  const order = orders[query.sort ?? 'name'] ?? sql`p.pinyin`;
  const direction = query.descending ? sql`desc nulls last` : sql`asc nulls last`;
  const total = await sql<{ n: number }>`select count(*)::int n from case_file c where ${where}`.execute(work.tx);
  const late = query.sort === 'overdue' ? overdueByCase(work.today) : undefined;
  const { rows } = await sql<ListedCase>`select ${caseColumns}, ${late?.count ?? sql`0`} as overdue, null as next_due
    from ${caseJoins} ${late?.join ?? sql``} where ${where} order by ${order} ${direction}, p.pinyin, c.id limit ${size} offset ${((query.page ?? 1) - 1) * size}`.execute(work.tx);
  const owed = await owedBy(work, rows);
  return { total: total.rows[0]?.n ?? 0, rows: rows.map((row) => toCaseLine({ ...row, overdue: 0, next_due: null, ...owed.get(row.id) })) };
}

/** What is overdue and what comes next, of the cases of one page alone. */
async function owedBy(work: Work, rows: readonly ListedCase[]): Promise<Map<string, { overdue: number; next_due: string | null }>> {
  if (!rows.length) return new Map();
  const counted = await sql<{ case_id: string; overdue: number; next_due: string | null }>`select d.case_id, count(*) filter (where d.due_on < ${work.today})::int as overdue,
      min(d.due_on) filter (where d.due_on >= ${work.today}) as next_due
    from duty d where d.county = any(${[...new Set(rows.map((row) => row.county))]}) and d.case_id = any(${rows.map((row) => row.id)}::uuid[]) and d.state = 'open' group by d.case_id`.execute(work.tx);
  return new Map(counted.rows.map(({ case_id, overdue, next_due }) => [case_id, { overdue, next_due }]));
}

/** Counted at once over what is overdue, which is little beside all cases: asked case by case the list would grow with the county. */
const overdueByCase = (today: string) => ({
  count: sql`coalesce(late.n, 0)`,
  join: sql`left join (select d.county, d.case_id, count(*)::int as n from duty d where d.state = 'open' and d.due_on < ${today} group by d.county, d.case_id) late
      on late.county = c.county and late.case_id = c.id`,
});

export async function readCatalogue(work: Pick<Work, 'law'>) {
  const facts = work.law.factTypes().map((type) => ({
    type: type.name,
    title: type.title,
    plain: isPlain(type),
    fields: type.fields.map((field) => ({
      name: field.name,
      title: work.law.fieldTitle(field.name),
      type: field.list && field.kind !== 'list' ? `list of ${field.kind}` : field.kind,
      required: field.required,
      ...(field.sensitive && { sensitive: true }),
      ...(field.table && { codes: work.law.codesOf(field.table, field.only).map(({ code, title }) => ({ code, title })) }),
    })),
  }));
  return { facts };
}

/** Share of a term that has passed, 0–100, and the days left. */
export function termProgress(start: string | null, end: string | null, today: string): { daysLeft?: number; passed?: number } {
  if (!end) return {};
  const daysLeft = daysBetween(today, end);
  if (!start) return { daysLeft };
  const whole = Math.max(1, daysBetween(start, end) + 1);
  return { daysLeft, passed: Math.max(0, Math.min(100, Math.round((daysBetween(start, today) / whole) * 100))) };
}

