/**
 * Projections: what the database keeps beside the facts so that lists are fast. Each is a pure function from a case's
 * facts to rows of one table; the same function keeps it up to date, rebuilds it and proves that live equals rebuilt.
 */
import type { CaseKind, Evaluation, Fact, Law } from '@guilu/law';
import type { WorkingCalendar } from '@guilu/calendar';
import { sql } from 'kysely';
import type { Tx } from './database/database.ts';

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

/** Works out a projection for one case and brings the table in line with it. Answers how many rows changed. */
export async function project(tx: Tx, of: Projection, subject: Subject, context: ProjectionContext): Promise<number> {
  const { wanted, stored } = await compare(tx, of, subject, context);
  const changed = [...wanted].filter(([key, row]) => stored.get(key) !== text(of, row)).map(([, row]) => row);
  const gone = [...stored.keys()].filter((key) => !wanted.has(key));
  if (changed.length) await write(tx, of, subject, changed);
  if (gone.length) await removeRows(tx, of, subject, gone);
  return changed.length + gone.length;
}

/** Where the table differs from what the facts say now; undefined where they agree. */
export async function difference(tx: Tx, of: Projection, subject: Subject, context: ProjectionContext): Promise<Difference | undefined> {
  const { wanted, stored } = await compare(tx, of, subject, context);
  const missing = [...wanted].filter(([key, row]) => stored.get(key) !== text(of, row)).map(([, row]) => row);
  const surplus = [...stored].filter(([key, row]) => !wanted.has(key) || text(of, wanted.get(key) ?? {}) !== row);
  if (!missing.length && !surplus.length) return undefined;
  return { projection: of.name, caseId: subject.id, missing, surplus: surplus.map(([, row]) => JSON.parse(row)) };
}

async function compare(tx: Tx, of: Projection, subject: Subject, context: ProjectionContext) {
  const wanted = new Map(of.rows(subject, context).map((row) => [keyOf(of, row), row]));
  const columns = sql.join([...new Set([...of.key, ...of.columns])].map((name) => sql.ref(name)));
  const { rows } = await sql<Record<string, unknown>>`select ${columns} from ${sql.table(of.table)}
     where county = ${subject.county} and case_id = ${subject.id}`.execute(tx);
  const stored = new Map(rows.map((row) => [keyOf(of, row), text(of, row)]));
  return { wanted, stored };
}

async function write(tx: Tx, of: Projection, subject: Subject, rows: Record<string, unknown>[]): Promise<void> {
  const names = ['county', 'case_id', ...new Set([...of.key, ...of.columns])];
  const full = rows.map((row) => ({ ...row, county: subject.county, case_id: subject.id }));
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const target = sql.join(['county', 'case_id', ...of.key].map((name) => sql.ref(name)));
  const set = sql.join(of.columns.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));
  await sql`insert into ${sql.table(of.table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(of.table)}, ${JSON.stringify(full)}::jsonb)
    on conflict (${target}) do update set ${set}`.execute(tx);
}

async function removeRows(tx: Tx, of: Projection, subject: Subject, keys: string[]): Promise<void> {
  const rows = keys.map((key) => Object.fromEntries((JSON.parse(key) as unknown[]).map((value, at) => [of.key[at] ?? '', value])));
  const match = sql.join(of.key.map((name) => sql`t.${sql.ref(name)} = g.${sql.ref(name)}`), sql` and `);
  await sql`delete from ${sql.table(of.table)} t using jsonb_populate_recordset(null::${sql.table(of.table)}, ${JSON.stringify(rows)}::jsonb) g
    where t.county = ${subject.county} and t.case_id = ${subject.id} and ${match}`.execute(tx);
}

const keyOf = (of: Projection, row: Record<string, unknown>) => JSON.stringify(of.key.map((name) => row[name] ?? null));

/** One row as text, the same whether it was just worked out or read from the table. */
function text(of: Projection, row: Record<string, unknown>): string {
  const names = [...new Set([...of.key, ...of.columns])];
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, plain(row[name])])));
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  // Instants compare as instants, however they are written.
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*([+-]\d\d:\d\d|Z)$/.test(value)) return new Date(value).toISOString();
  return value;
}
