/** The SQL of cases and of the fact log. */
import type { CaseKind } from '@guilu/law';
import { kept, type Tx } from '@guilu/platform/database/database.ts';
import type { ProjectionContext, RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type RawBuilder, sql } from 'kysely';
import { assignedPacks, governing, type PackRow } from '../organisations/index.ts';

export interface CaseRow {
  county: string;
  id: string;
  kind: CaseKind;
  person_id: string | null;
  number: string;
  org_path: string;
  office: string | null;
  officer: string | null;
  state: string;
  category: string | null;
  opened_on: string;
  term_start: string | null;
  term_end: string | null;
  closed_on: string | null;
  last_seen_on: string | null;
  taken_over_on: string | null;
  sealed_for: string[] | null;
  evaluated_at: string | null;
  changes_at: string | null;
  version: number;
}

interface FactRow {
  id: string;
  seq: number;
  case_id: string | null;
  person_id: string | null;
  type: string;
  on_day: string;
  on_at: string | null;
  recorded_at: string;
  recorded_by: string;
  recorded_name: string;
  data: Record<string, unknown>;
  supersedes: string | null;
  source: Record<string, unknown> | null;
}

/** A case one may see; undefined where there is none or it is another's. `lock` holds it until the transaction ends. */
export async function findCase(tx: Tx, id: string, lock = false): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`${sql.raw(kept)}select * from case_file where id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

export async function insertCase(tx: Tx, row: Pick<CaseRow, 'county' | 'id' | 'kind' | 'person_id' | 'number' | 'org_path' | 'office' | 'officer' | 'opened_on' | 'sealed_for'>): Promise<void> {
  await sql`insert into case_file (county, id, kind, person_id, number, org_path, office, officer, state, opened_on, sealed_for)
    values (${row.county}, ${row.id}, ${row.kind}, ${row.person_id}, ${row.number}, ${row.org_path}, ${row.office}, ${row.officer}, 'open', ${row.opened_on}, ${row.sealed_for})`.execute(tx);
}

const factColumns = sql`id, seq, case_id, person_id, type, on_day, on_at, recorded_at, recorded_by, recorded_name, data, supersedes, source`;

// One look at the table: its row security is long, and PostgreSQL writes it out anew for every mention.
const allFacts = (county: string, caseId: string, personId: string | null): RawBuilder<FactRow> => sql`select ${factColumns} from fact
    where county = ${county} and (case_id = ${caseId} or case_id is null and person_id = any(array(
      select ${personId}::uuid union all select m.id from person m where m.county = ${county} and m.merged_into = ${personId})))
    order by seq`;

/** All facts of a case, of its person and of files that joined the person's, superseded ones too, in the order of recording. */
export async function factsOf(tx: Tx, county: string, caseId: string, personId: string | null): Promise<RecordedFact[]> {
  const { rows } = await sql<FactRow>`${sql.raw(kept)}${allFacts(county, caseId, personId)}`.execute(tx);
  return rows.map(toFact);
}

/** What a decision on a case rests on, read in one statement: its live facts and the packs that govern it. */
export async function groundsOf({ tx, law }: Pick<Work, 'tx' | 'law'>, row: CaseRow): Promise<{ live: RecordedFact[]; packs: ProjectionContext['packs'] }> {
  const { rows } = await sql<{ facts: FactRow[]; packs: PackRow[] }>`${sql.raw(kept)}select
      (select coalesce(json_agg(f), '[]') from (${allFacts(row.county, row.id, row.person_id)}) f) as facts,
      (select coalesce(json_agg(p), '[]') from (${assignedPacks(row.county, row.kind)}) p) as packs`.execute(tx);
  const { facts = [], packs = [] } = rows[0] ?? {};
  return { live: live(facts.map(toFact)), packs: governing(law, row.county, packs) };
}

export function toFact(row: FactRow): RecordedFact {
  return {
    id: row.id,
    seq: row.seq,
    caseId: row.case_id,
    personId: row.person_id,
    type: row.type,
    on: row.on_at ? minute(row.on_at) : row.on_day,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    recordedName: row.recorded_name,
    data: row.data,
    ...(row.supersedes && { supersedes: row.supersedes }),
    source: row.source,
  };
}

/** `2026-11-23T14:00:00+08:00` without fractions of a second, as facts are given. */
const minute = (instant: string) => instant.replace(/\.\d+/, '');

/** Facts that no other fact supersedes; a withdrawal itself says nothing more. */
export function live(facts: readonly RecordedFact[]): RecordedFact[] {
  const superseded = new Set(facts.flatMap((fact) => fact.supersedes ?? []));
  return facts.filter((fact) => !superseded.has(fact.id) && fact.type !== 'case.record-withdrawn');
}

export interface FactToInsert {
  id: string;
  caseId: string | null;
  personId: string | null;
  type: string;
  on: string;
  data: Record<string, unknown>;
  supersedes?: string | undefined;
  source?: Record<string, unknown> | undefined;
  gate?: Record<string, unknown> | undefined;
  /** Only where stock is taken over or a demonstration is made: when it was recorded, if not now. */
  recordedAt?: string | undefined;
  recordedBy?: { id: string; name: string; org: string } | undefined;
}

interface Recorder {
  id: string;
  name: string;
  org: string;
  at: string;
}

/** Inserts facts in the order given. `by`: who records them. */
export async function insertFacts(tx: Tx, county: string, by: Recorder, facts: readonly FactToInsert[]): Promise<void> {
  await inserting(county, by, facts).execute(tx);
}

/** The same, and answers them as they then stand in the log, in that order. */
export async function addFacts(tx: Tx, county: string, by: Recorder, facts: readonly FactToInsert[]): Promise<RecordedFact[]> {
  const { rows } = await sql<FactRow>`${sql.raw(kept)}${inserting(county, by, facts)} returning ${factColumns}`.execute(tx);
  return rows.map(toFact).sort((a, b) => a.seq - b.seq);
}

function inserting(county: string, by: Recorder, facts: readonly FactToInsert[]): RawBuilder<unknown> {
  const rows = facts.map((fact) => ({
    county,
    id: fact.id,
    case_id: fact.caseId,
    person_id: fact.personId,
    type: fact.type,
    on_day: fact.on.slice(0, 10),
    on_at: fact.on.length > 10 ? fact.on : null,
    recorded_at: fact.recordedAt ?? by.at,
    recorded_by: fact.recordedBy?.id ?? by.id,
    recorded_name: fact.recordedBy?.name ?? by.name,
    recorded_org: fact.recordedBy?.org ?? by.org,
    data: fact.data,
    supersedes: fact.supersedes ?? null,
    source: fact.source ?? null,
    gate: fact.gate ?? null,
  }));
  const names = sql`county, id, case_id, person_id, type, on_day, on_at, recorded_at, recorded_by, recorded_name, recorded_org, data, supersedes, source, gate`;
  return sql`insert into fact (${names}) select ${names} from jsonb_populate_recordset(null::fact, ${JSON.stringify(rows)}::jsonb)`;
}

/** The next number of a series in a year, e.g. `correction` 2026 → 17. Gaps stay where a transaction was undone. */
export async function nextNumber(tx: Tx, county: string, series: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`insert into running_number (county, series, year, last) values (${county}, ${series}, ${year}, 1)
    on conflict (county, series, year) do update set last = running_number.last + 1 returning last`.execute(tx);
  return rows[0]?.last ?? 1;
}
