/**
 * Projections: what the database keeps beside the facts so that lists are fast. Each is a pure function from a case's
 * facts to rows of one table; the same function keeps it up to date, rebuilds it and proves that live equals rebuilt.
 */
import type { CaseKind, Evaluation, Fact, Law } from '@guilu/law';
import type { WorkingCalendar } from '@guilu/calendar';
import { type RawBuilder, sql } from 'kysely';
import { kept, type Tx } from './database/database.ts';

/** A fact as it stands in the log. Sensitive values of `data` are hidden here: no rule looks at them. */
export interface RecordedFact extends Fact {
  seq: number;
  caseId: string | null;
  personId: string | null;
  recordedAt: string;
  recordedBy: string;
  recordedName: string;
  source: Record<string, unknown> | null;
}

/** A case with its facts (its own and the person's), superseded ones left out, in the order of recording. */
export interface Subject {
  county: string;
  id: string;
  kind: CaseKind;
  personId: string | null;
  orgPath: string;
  sealedFor: string[] | null;
  facts: RecordedFact[];
}

export interface ProjectionContext {
  law: Law;
  calendar: WorkingCalendar;
  /** The packs that govern this county's cases of the kind, by the day from which each does. */
  packs: { from: string; pack: string }[];
  asOf: string;
  /** Duties and alerts at `asOf`, worked out once for all projections. */
  evaluation: Evaluation;
}

export interface Projection<Row extends Record<string, unknown> = Record<string, unknown>> {
  name: string;
  table: string;
  kinds: readonly CaseKind[] | '*';
  /** Fact types it looks at; it is worked out again when one of them is recorded. */
  facts: readonly string[] | '*';
  /** Key columns besides county and case_id. */
  key: readonly string[];
  columns: readonly string[];
  rows(subject: Subject, context: ProjectionContext): Row[];
}

export interface Difference {
  projection: string;
  caseId: string;
  missing: Record<string, unknown>[];
  surplus: Record<string, unknown>[];
}

/** Type of a projection whose rows are of one shape; kept apart so that a list of them is one type. */
export function projection<Row extends Record<string, unknown>>(definition: Projection<Row>): Projection {
  return definition as unknown as Projection;
}

/**
 * Works out projections for one case and brings their tables in line, writing only rows that differ: one statement reads
 * what is stored, one writes. `last` is a statement of the caller's (the case's own row) that goes with the writing.
 */
export async function project(tx: Tx, all: readonly Projection[], subject: Subject, context: ProjectionContext, last: RawBuilder<unknown>): Promise<void> {
  const steps = (await compare(tx, all, subject, context)).flatMap(({ of, wanted, stored }, at) => {
    const changed = [...wanted].filter(([key, row]) => stored.get(key) !== text(of, row)).map(([, row]) => row);
    const gone = [...stored.keys()].filter((key) => !wanted.has(key));
    return [
      ...(changed.length ? [sql`${sql.raw(`written_${at}`)} as (${writing(of, subject, changed)})`] : []),
      ...(gone.length ? [sql`${sql.raw(`removed_${at}`)} as (${removing(of, subject, gone)})`] : []),
    ];
  });
  await sql`${sql.raw(kept)}${steps.length ? sql`with ${sql.join(steps)} ` : sql``}${last}`.execute(tx);
}

/** Where tables differ from what the facts say now; empty where they agree. */
export async function differences(tx: Tx, all: readonly Projection[], subject: Subject, context: ProjectionContext): Promise<Difference[]> {
  return (await compare(tx, all, subject, context)).flatMap(({ of, wanted, stored }) => {
    const missing = [...wanted].filter(([key, row]) => stored.get(key) !== text(of, row)).map(([, row]) => row);
    const surplus = [...stored].filter(([key, row]) => !wanted.has(key) || text(of, wanted.get(key) ?? {}) !== row);
    if (!missing.length && !surplus.length) return [];
    return [{ projection: of.name, caseId: subject.id, missing, surplus: surplus.map(([, row]) => JSON.parse(row)) }];
  });
}

/** What the facts say beside what is stored, of each projection; read in one statement. */
async function compare(tx: Tx, all: readonly Projection[], subject: Subject, context: ProjectionContext) {
  if (!all.length) return [];
  const lists = all.map((of, at) => {
    const columns = sql.join(namesOf(of).map((name) => sql.ref(name)));
    return sql`(select coalesce(json_agg(r), '[]') from (select ${columns} from ${sql.table(of.table)}
       where county = ${subject.county} and case_id = ${subject.id}) r) as ${sql.ref(`stored_${at}`)}`;
  });
  const { rows } = await sql<Record<string, Record<string, unknown>[]>>`${sql.raw(kept)}select ${sql.join(lists)}`.execute(tx);
  return all.map((of, at) => ({
    of,
    wanted: new Map(of.rows(subject, context).map((row) => [keyOf(of, row), row])),
    stored: new Map((rows[0]?.[`stored_${at}`] ?? []).map((row) => [keyOf(of, row), text(of, row)])),
  }));
}

function writing(of: Projection, subject: Subject, rows: Record<string, unknown>[]): RawBuilder<unknown> {
  const full = rows.map((row) => ({ ...row, county: subject.county, case_id: subject.id }));
  const columns = sql.join(['county', 'case_id', ...namesOf(of)].map((name) => sql.ref(name)));
  const target = sql.join(['county', 'case_id', ...of.key].map((name) => sql.ref(name)));
  const set = sql.join(of.columns.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));
  return sql`insert into ${sql.table(of.table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(of.table)}, ${JSON.stringify(full)}::jsonb)
    on conflict (${target}) do update set ${set}`;
}

function removing(of: Projection, subject: Subject, keys: string[]): RawBuilder<unknown> {
  const rows = keys.map((key) => Object.fromEntries((JSON.parse(key) as unknown[]).map((value, at) => [of.key[at] ?? '', value])));
  const match = sql.join(of.key.map((name) => sql`t.${sql.ref(name)} = g.${sql.ref(name)}`), sql` and `);
  return sql`delete from ${sql.table(of.table)} t using jsonb_populate_recordset(null::${sql.table(of.table)}, ${JSON.stringify(rows)}::jsonb) g
    where t.county = ${subject.county} and t.case_id = ${subject.id} and ${match}`;
}

const namesOf = (of: Projection) => [...new Set([...of.key, ...of.columns])];

const keyOf = (of: Projection, row: Record<string, unknown>) => JSON.stringify(of.key.map((name) => row[name] ?? null));

/** One row as text, the same whether it was just worked out or read from the table. */
function text(of: Projection, row: Record<string, unknown>): string {
  return JSON.stringify(Object.fromEntries(namesOf(of).map((name) => [name, plain(row[name])])));
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  // Instants compare as instants, however they are written.
  if (typeof value === 'string' && value[10] === 'T' && /^\d{4}-\d\d-\d\dT.*([+-]\d\d:\d\d|Z)$/.test(value)) return new Date(value).toISOString();
  return value;
}
