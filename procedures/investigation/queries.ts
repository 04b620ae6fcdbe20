/** An investigation as its page shows it, whether an opinion may serve again, and the list by due day. */
import type { Call } from '@guilu/platform/feature.ts';
import { notFound, refused } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { askGate, type CaseRow, findCase, particularsOf, subjectOf } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { actsFor, commissionOf, inquiryOf, parts } from './rules.ts';

const day = (fact: RecordedFact) => fact.on.slice(0, 10);
const words = (fact: RecordedFact | undefined, name: string) => String(fact?.source?.[name] ?? '');

export async function readInvestigation(work: Work, { params }: Call<typeof contract.investigation>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  if (row.kind !== 'investigation') return refused('investigation/other-kind', { status: 422 });
  const { facts } = await subjectOf(work, row);
  const last = (type: string) => facts.filter((fact) => fact.type === type).at(-1);
  const [reviewed, sent, decided, completed] = ['reviewed', 'opinion-sent', 'decision-learnt', 'papers-completed'].map(
    (name) => last(`investigation.${name}`),
  );
  const commission = commissionOf(facts);
  const noVictim = commission?.source?.victim !== true;
  const gate = sent ? undefined : await askGate(work, row, 'investigation.send-opinion', inquiryOf(facts, noVictim));
  return {
    state: row.state,
    commission: await commissionLine(work, row, commission),
    missing: (last('investigation.completion-asked')?.data.missing ?? []) as string[],
    ...(completed && { completedOn: day(completed) }),
    ...(await dueOf(work, row)),
    parts: parts.map((part) => ({ part, inquiries: inquiriesOf(facts, part) })),
    investigators: investigatorsOf(facts),
    ...(reviewed && {
      review: {
        on: day(reviewed),
        members: reviewed.data.members as string[],
        opinion: String(reviewed.data.opinion),
        reasons: words(reviewed, 'reasons'),
      },
    }),
    ...(sent && { opinion: { on: day(sent), opinion: String(sent.data.opinion), reasons: words(sent, 'reasons') } }),
    ...(decided && { decision: { on: day(decided), outcome: String(decided.data.outcome) } }),
    holds: gate?.reasons ?? [],
    earlier: await earlierOpinions(work, row),
    acts: row.closed_on ? [] : actsFor({ state: row.state, facts }),
  };
}

async function commissionLine(work: Work, row: CaseRow, fact: RecordedFact | undefined) {
  const known = await particularsOf(work, row.county, row.id);
  const guarantor = words(fact, 'guarantor');
  return {
    by: String(fact?.data.by ?? ''),
    agency: words(fact, 'agency'),
    letterNumber: words(fact, 'letterNumber'),
    receivedOn: fact ? day(fact) : row.opened_on,
    ...(typeof fact?.data.category === 'string' && { category: fact.data.category }),
    fastTrack: fact?.data.fastTrack === true,
    complete: fact?.data.complete === true,
    residenceVerified: fact?.data.residenceVerified === true,
    ...(known.offence && { offence: known.offence }),
    ...(guarantor && { guarantor }),
    victim: fact?.source?.victim === true,
  };
}

async function dueOf(work: Work, row: CaseRow): Promise<{ dueOn?: string }> {
  const { rows } = await sql<{
    due_on: string;
  }>`select due_on::text from duty where county = ${row.county} and case_id = ${row.id} and rule = 'investigation.complete' and state = 'open' order by due_on limit 1`.execute(
    work.tx,
  );
  return rows[0] ? { dueOn: rows[0].due_on } : {};
}

function inquiriesOf(facts: readonly RecordedFact[], part: string) {
  return facts
    .filter((fact) => fact.type === 'investigation.inquiry-made' && fact.data.part === part)
    .map((fact) => ({
      factId: fact.id,
      on: day(fact),
      with: String(fact.data.with ?? ''),
      investigators: (fact.source?.investigators ?? []) as string[],
      ...(words(fact, 'place') && { place: words(fact, 'place') }),
      found: words(fact, 'found'),
      by: fact.recordedName,
    }));
}

const investigatorsOf = (facts: readonly RecordedFact[]) => [
  ...new Set(
    facts
      .filter((fact) => fact.type === 'investigation.inquiry-made')
      .flatMap((fact) => (fact.source?.investigators ?? []) as string[]),
  ),
];

async function earlierOpinions(work: Work, row: CaseRow) {
  const { rows } = await sql<{
    id: string;
    number: string;
    on_day: string;
    opinion: string;
  }>`select c.id, c.number, f.on_day::text, f.data ->> 'opinion' as opinion
    from case_file c join fact f on f.county = c.county and f.case_id = c.id and f.type = 'investigation.opinion-sent'
   where c.county = ${row.county} and c.person_id = ${row.person_id} and c.kind = 'investigation' and c.id <> ${row.id}
     and not exists (select 1 from fact s where s.county = f.county and s.supersedes = f.id)
   order by f.on_day desc limit 10`.execute(work.tx);
  return rows.map((one) => ({ caseId: one.id, number: one.number, on: one.on_day, opinion: one.opinion }));
}

export async function readReuse(work: Work, { params, query }: Call<typeof contract.mayReuse>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  if (row.kind !== 'investigation') return refused('investigation/other-kind', { status: 422 });
  const { allowed, reasons } = await askGate(work, row, 'investigation.reuse-opinion', { ...query });
  return { allowed, reasons };
}

const pageSize = 50;

interface ListedRow {
  id: string;
  number: string;
  name: string;
  state: string;
  agency: string | null;
  received_on: string;
  due_on: string | null;
  office_name: string | null;
}

export async function readInvestigations(work: Work, { query }: Call<typeof contract.listInvestigations>) {
  const open =
    query.show === 'all'
      ? sql``
      : sql`and c.closed_on is null and c.state in ('commissioned', 'completing', 'inquiring')`;
  const total = await sql<{
    n: number;
  }>`select count(*)::int n from case_file c where c.kind = 'investigation' ${open}`.execute(work.tx);
  const { rows } =
    await sql<ListedRow>`select c.id, c.number, p.name, c.state, c.opened_on::text as received_on, coalesce(o.short_name, o.name) as office_name,
      (select f.source ->> 'agency' from fact f where f.county = c.county and f.case_id = c.id and f.type = 'investigation.commissioned' order by f.seq desc limit 1) as agency,
      (select min(d.due_on)::text from duty d where d.county = c.county and d.case_id = c.id and d.state = 'open') as due_on
    from case_file c join person p on p.county = c.county and p.id = c.person_id left join organisation o on o.code = c.office
   where c.kind = 'investigation' ${open} order by due_on nulls last, c.opened_on desc, c.id limit ${pageSize} offset ${((query.page ?? 1) - 1) * pageSize}`.execute(
      work.tx,
    );
  return {
    total: total.rows[0]?.n ?? 0,
    rows: rows.map((row) => ({
      caseId: row.id,
      number: row.number,
      name: row.name,
      state: row.state,
      agency: row.agency ?? '',
      receivedOn: row.received_on,
      ...(row.due_on && { dueOn: row.due_on }),
      overdue: row.due_on !== null && row.due_on < work.today,
      ...(row.office_name && { officeName: row.office_name }),
    })),
  };
}
