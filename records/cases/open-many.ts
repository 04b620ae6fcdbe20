/**
 * Opening many cases at once: a roster's rows, a county's stock. Works everything out in memory and writes a chunk in a
 * handful of statements; what stands afterwards is what opening them one by one would have left.
 */
import type { CaseKind } from '@guilu/law';
import type { Projection, RecordedFact, Subject } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { countyOrganisations, packsOf } from '../organisations/index.ts';
import { identityColumns, searchKeys } from '../people/index.ts';
import { sealPayload } from './payload.ts';
import { type FactToInsert, insertFacts } from './store.ts';
import { summarise } from './summary.ts';

export interface NewCase {
  kind: CaseKind;
  /** Code of the office; absent: by the residence, else the county's own list. */
  office?: string | undefined;
  area?: string | undefined;
  officer?: string | undefined;
  openedOn: string;
  sealedFor?: string[] | undefined;
  /** Checked already; `person.identified` first. `id` where another fact refers to it. */
  facts: { id?: string; type: string; on: string; data?: Record<string, unknown>; source?: Record<string, unknown> | undefined; recordedAt?: string; recordedBy?: { id: string; name: string; org: string } }[];
  particulars?: Record<string, string> | undefined;
}

type Row = Record<string, unknown>;

/** Opens cases of new persons in the actor's county, all in this transaction. Answers their ids, in the order given. */
export async function openMany(work: Work, cases: readonly NewCase[], progress?: (done: number) => void): Promise<{ caseId: string; personId: string }[]> {
  const county = work.actor.county;
  const places = await placesOf(work, county);
  const packs = new Map<CaseKind, { from: string; pack: string }[]>();
  for (const kind of new Set(cases.map((one) => one.kind))) packs.set(kind, await packsOf(work, county, kind));
  const opened: { caseId: string; personId: string }[] = [];
  for (let at = 0; at < cases.length; at += 400) {
    const chunk = cases.slice(at, at + 400);
    const numbers = await reserveNumbers(work, county, chunk);
    const built: Built[] = [];
    for (const [n, one] of chunk.entries()) {
      built.push(buildCase(work, county, one, numbers[n] ?? '', places(one), packs.get(one.kind) ?? []));
      // Others who ask meanwhile are answered between two handfuls of cases.
      if (n % 10 === 9) await new Promise((next) => setImmediate(next));
    }
    await write(work, county, built);
    opened.push(...built.map(({ caseId, personId }) => ({ caseId, personId })));
    progress?.(opened.length);
  }
  return opened;
}

/** Finds office and path of a new case without asking the database again. */
export async function placesOf(work: Work, county: string) {
  const all = await countyOrganisations(work.tx, county, work.today);
  const bureau = all.find((one) => one.kind === 'county-bureau');
  const serving = (kind: string, area: string | undefined) => {
    const codes = area ? [area.slice(0, 12), area.slice(0, 9)] : [];
    return all.find((one) => one.kind === kind && codes.some((code) => one.serves.includes(code)));
  };
  return (one: NewCase): { office: string | null; path: string } => {
    const office = one.office ? all.find((org) => org.code === one.office) : serving('judicial-office', one.area);
    if (!office) return { office: null, path: bureau?.path ?? 'R.' };
    const village = serving('village-committee', one.area);
    return { office: office.code, path: village?.path.startsWith(office.path) ? village.path : office.path };
  };
}

async function reserveNumbers(work: Work, county: string, chunk: readonly NewCase[]): Promise<string[]> {
  const wanted = new Map<string, number>();
  const keyOf = (one: NewCase) => `${one.kind} ${one.openedOn.slice(0, 4)}`;
  for (const one of chunk) wanted.set(keyOf(one), (wanted.get(keyOf(one)) ?? 0) + 1);
  const next = new Map<string, number>();
  for (const [key, count] of wanted) {
    const [kind, year] = key.split(' ');
    const { rows } = await sql<{ last: number }>`insert into running_number (county, series, year, last) values (${county}, ${`case.${kind}`}, ${Number(year)}, ${count})
      on conflict (county, series, year) do update set last = running_number.last + ${count} returning last`.execute(work.tx);
    next.set(key, (rows[0]?.last ?? count) - count);
  }
  return chunk.map((one) => {
    const number = (next.get(keyOf(one)) ?? 0) + 1;
    next.set(keyOf(one), number);
    return `${one.openedOn.slice(0, 4)}-${String(number).padStart(4, '0')}`;
  });
}

/** All rows that a new case will have. */
export interface Built {
  caseId: string;
  personId: string;
  person: Row;
  keys: Row[];
  caseRow: Row;
  facts: FactToInsert[];
  projected: Map<Projection, Row[]>;
  particulars: Record<string, string> | undefined;
}

/** Works out the rows of one new case without writing any. `place`: its office and path; `packs`: of the county for its kind. */
export function buildCase(work: Work, county: string, one: NewCase, number: string, place: { office: string | null; path: string }, packs: { from: string; pack: string }[]): Built {
  const [caseId, personId] = [uuid(), uuid()];
  const facts = one.facts.map((fact): FactToInsert => ({
    id: fact.id ?? uuid(),
    caseId: fact.type.startsWith('person.') ? null : caseId,
    personId,
    type: fact.type,
    on: fact.on,
    data: sealPayload(work.keyring, work.law.factType(fact.type), fact.data ?? {}),
    source: fact.source,
    recordedAt: fact.recordedAt,
    recordedBy: fact.recordedBy,
  }));
  const personal = facts.filter((fact) => fact.caseId === null);
  const identity = personal.filter((fact) => fact.type === 'person.identified').at(-1);
  const subject: Subject = { county, id: caseId, kind: one.kind, personId, orgPath: place.path, sealedFor: one.sealedFor ?? null, facts: facts.map((fact, seq) => recorded(work, fact, seq)) };
  const evaluation = work.law.evaluate({ pack: packs, kind: one.kind, facts: subject.facts, asOf: work.at, calendar: work.calendar });
  const context = { law: work.law, calendar: work.calendar, packs, asOf: work.at, evaluation };
  const summary = summarise(one.kind, subject.facts);
  const keys = personal.flatMap((fact) => searchKeys(work.keyring, fact)).map((key) => ({ county, kind: key.kind, value: key.value, person_id: personId, fact_id: key.factId }));
  return {
    caseId,
    personId,
    person: { county, id: personId, former_names: formerNames(identity), ...identityColumns(identity?.data ?? {}) },
    keys,
    caseRow: {
      county,
      id: caseId,
      kind: one.kind,
      person_id: personId,
      number,
      org_path: place.path,
      office: place.office,
      officer: one.officer ?? null,
      state: summary.state,
      category: summary.category,
      opened_on: one.openedOn,
      term_start: summary.termStart,
      term_end: summary.termEnd,
      closed_on: summary.closedOn,
      last_seen_on: summary.lastSeenOn,
      taken_over_on: summary.takenOverOn,
      sealed_for: one.sealedFor ?? null,
      evaluated_at: work.at,
      changes_at: evaluation.changesAt,
      version: 1,
    },
    facts,
    projected: new Map(work.projections.filter((projection) => projection.kinds === '*' || projection.kinds.includes(one.kind)).map((projection) => [projection, projection.rows(subject, context).map((row) => ({ ...row, county, case_id: caseId }))])),
    particulars: one.particulars,
  };
}

const formerNames = (identity: FactToInsert | undefined) => (Array.isArray(identity?.data.formerNames) ? identity.data.formerNames.map(String) : []);

function recorded(work: Work, fact: FactToInsert, seq: number): RecordedFact {
  return {
    id: fact.id,
    seq,
    caseId: fact.caseId,
    personId: fact.personId,
    type: fact.type,
    on: fact.on,
    data: fact.data,
    recordedAt: fact.recordedAt ?? work.at,
    recordedBy: fact.recordedBy?.id ?? work.actor.accountId,
    recordedName: fact.recordedBy?.name ?? work.actor.name,
    source: fact.source ?? null,
  };
}

async function write(work: Work, county: string, built: Built[]): Promise<void> {
  await insertRows(work, 'person', built.map((one) => one.person));
  await insertRows(work, 'case_file', built.map((one) => one.caseRow));
  await insertRows(work, 'person_key', built.flatMap((one) => one.keys), ' on conflict do nothing');
  const by = { id: work.actor.accountId, name: work.actor.name, org: work.actor.organisation, at: work.at };
  await insertFacts(work.tx, county, by, built.flatMap((one) => one.facts));
  for (const projection of work.projections) await insertRows(work, projection.table, built.flatMap((one) => one.projected.get(projection) ?? []));
  const particulars = built.flatMap((one) => (one.particulars ? [{ county, case_id: one.caseId, data: one.particulars, changed_at: work.at, changed_by: work.actor.name }] : []));
  await insertRows(work, 'case_particulars', particulars);
  for (const one of built) work.audit.wrote('case opened', { personId: one.personId, caseId: one.caseId }, { facts: one.facts.length, number: one.caseRow.number });
}

async function insertRows(work: Work, table: string, rows: Row[], suffix = ''): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)${sql.raw(suffix)}`.execute(work.tx);
}
