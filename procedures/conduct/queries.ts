/** Measures as the file's tab and the county's list show them. */
import { dayOf } from '@guilu/calendar';
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { askGate, type CaseRow, factsOf, findCase, live } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { followed } from './commands.ts';
import type * as contract from './contract.ts';
import { actsFor, askedOf, lawOf, type Measure } from './rules.ts';
import { type MeasureRow, measuresOf } from './store.ts';

export async function readMeasuresOfCase(work: Work, { params }: Call<typeof contract.measuresOfCase>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const all = await factsOf(work.tx, row.county, row.id, row.person_id);
  const facts = live(all);
  const measures = await measuresOf(work, row.county, row.id);
  const numbers = await sql<{
    id: string;
    number: string;
  }>`select id, number from paper where county = ${row.county} and id = any(${measures.flatMap((one) => one.paper_id ?? [])}::uuid[])`.execute(
    work.tx,
  );
  const papers = new Map(numbers.rows.map(({ id, number }) => [id, number]));
  const rows: contract.MeasureLine[] = [];
  for (const one of measures) rows.push(await lineOf(work, row, one, { facts, all, papers }));
  return {
    rows,
    incidents: incidentsOf(work, facts, measures),
    grounds: {
      admonition: work.law.codesOf('corrections/admonition-ground'),
      warning: work.law.codesOf('corrections/warning-ground'),
    },
    open: row.kind === 'correction' && row.closed_on === null,
  };
}

interface Beside {
  facts: readonly RecordedFact[];
  all: readonly RecordedFact[];
  papers: ReadonlyMap<string, string>;
}

async function lineOf(
  work: Work,
  row: CaseRow,
  one: MeasureRow,
  { facts, all, papers }: Beside,
): Promise<contract.MeasureLine> {
  const waits = one.state === 'proposed' || one.state === 'returned';
  const gate = waits
    ? await askGate(work, row, lawOf[one.measure].gate, askedOf(one.measure, one.content, work.today))
    : undefined;
  const decided = all.find(({ id }) => id === one.fact_id);
  const about = (type: string) =>
    facts.find((fact) => fact.type === type && fact.data.for === one.fact_id && one.fact_id !== null);
  const served = about('case.document-served');
  const copied = about('case.notice-sent');
  const number = one.paper_id === null ? undefined : papers.get(one.paper_id);
  const standing = { measure: one.measure, state: one.state, proposedBy: one.proposed_by, ...followed(one) };
  return {
    measureId: one.id,
    caseId: row.id,
    measure: one.measure,
    state: one.state,
    ...one.content,
    ...(one.content.ground && {
      groundTitle: work.law.codeTitle(`corrections/${one.measure}-ground`, one.content.ground),
    }),
    proposedOn: dayOf(one.proposed_at),
    proposedBy: one.steps[0]?.by ?? '',
    holds: gate?.reasons ?? [],
    steps: one.steps,
    ...(decided && { decidedOn: decided.on.slice(0, 10) }),
    ...(one.paper_id !== null && number !== undefined && { paper: { paperId: one.paper_id, number } }),
    ...(served && { servedOn: served.on.slice(0, 10) }),
    ...(copied && { copiedOn: copied.on.slice(0, 10) }),
    objected: facts.some((fact) => fact.type === 'case.objection-made' && fact.data.against === one.fact_id),
    undone: decided !== undefined && !facts.some(({ id }) => id === one.fact_id),
    acts: row.closed_on === null ? actsFor(standing, work.actor) : [],
  };
}

function incidentsOf(work: Work, facts: readonly RecordedFact[], measures: readonly MeasureRow[]): contract.Incident[] {
  return facts
    .filter((fact) => fact.type === 'correction.breach-found')
    .map((fact): contract.Incident => {
      const heard = facts.filter((one) => one.type === 'correction.statement-heard' && one.data.for === fact.id).at(-1);
      const taken = measures.find(
        (one) => one.content.incident === fact.id && one.state !== 'refused' && one.state !== 'withdrawn',
      );
      const said = heard?.source?.text;
      return {
        factId: fact.id,
        on: fact.on.slice(0, 10),
        title: work.law.codeTitle('corrections/breach', String(fact.data.breach)),
        severity: work.law.codeTitle('corrections/severity', String(fact.data.severity)),
        ...(typeof fact.data.evidence === 'string' && { evidence: fact.data.evidence }),
        ...(heard && { heardOn: heard.on.slice(0, 10) }),
        ...(typeof said === 'string' && { said }),
        ...(taken && { taken: taken.measure }),
      };
    })
    .reverse();
}

const pageSize = 50;
const decides = (work: Work) =>
  work.actor.roles.some((role) => role === 'county-officer' || role === 'county-head' || role === 'deputy');
const mine = (work: Work) =>
  decides(work) ? sql`m.state = 'proposed' and m.proposed_by <> ${work.actor.accountId}` : sql`m.state = 'returned'`;

interface Listed {
  id: string;
  case_id: string;
  name: string;
  number: string;
  measure: Measure;
  state: string;
  proposed_on: string;
  office_name: string | null;
  mine: boolean;
}

export async function readList(work: Work, { query }: Call<typeof contract.listMeasures>) {
  const where =
    query.show === 'all' ? sql`true` : query.show === 'mine' ? mine(work) : sql`m.state in ('proposed', 'returned')`;
  const from = sql`measure m join case_file c on c.county = m.county and c.id = m.case_id join person p on p.county = c.county and p.id = c.person_id
    left join organisation o on o.code = c.office where ${where}`;
  const total = await sql<{ n: number }>`select count(*)::int n from ${from}`.execute(work.tx);
  const { rows } =
    await sql<Listed>`select m.id, m.case_id, p.name, c.number, m.measure, m.state, (m.proposed_at at time zone 'Asia/Shanghai')::date::text proposed_on,
      coalesce(o.short_name, o.name) office_name, (${mine(work)}) mine
    from ${from} order by m.proposed_at desc, m.id limit ${pageSize} offset ${((query.page ?? 1) - 1) * pageSize}`.execute(
      work.tx,
    );
  return {
    total: total.rows[0]?.n ?? 0,
    rows: rows.map((row) => ({
      measureId: row.id,
      caseId: row.case_id,
      name: row.name,
      number: row.number,
      measure: row.measure,
      state: row.state,
      proposedOn: row.proposed_on,
      ...(row.office_name && { officeName: row.office_name }),
      mine: row.mine,
    })),
  };
}

export async function countApprovals(work: Work): Promise<number> {
  if (!decides(work)) return 0;
  const { rows } = await sql<{ n: number }>`select count(*)::int n from measure m where ${mine(work)}`.execute(work.tx);
  return rows[0]?.n ?? 0;
}
