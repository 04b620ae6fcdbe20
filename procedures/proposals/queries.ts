/** Proposals as the file's tab and the list show them. */
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type CaseRow, contextOf, findCase, particularsOf, subjectOf } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { gateOf, heard, needed } from './commands.ts';
import type * as contract from './contract.ts';
import { actsFor, daysOf, type Kind, kindsOf, type State } from './rules.ts';
import { type ProposalRow, proposalsOf, type StepRow } from './store.ts';

export async function readOfCase(work: Work, { params }: Call<typeof contract.proposalsOfCase>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const { facts } = await subjectOf(work, row);
  const { rows, steps } = await proposalsOf(work, row.county, row.id);
  const { name } = (
    await sql<{ name: string }>`select name from person where county = ${row.county} and id = ${row.person_id}`.execute(
      work.tx,
    )
  ).rows[0] ?? { name: '' };
  const known = await particularsOf(work, row.county, row.id);
  const lines: contract.Proposal[] = [];
  for (const one of rows) lines.push(await lineOf(work, { row, name, facts }, one, steps));
  const running = rows.filter(({ state }) => state !== 'decided' && state !== 'withdrawn').map(({ kind }) => kind);
  return {
    rows: lines,
    opens:
      row.closed_on || row.kind !== 'correction' ? [] : kindsOf(row.category).filter((kind) => !running.includes(kind)),
    incidents: facts
      .filter((fact) => fact.type === 'correction.breach-found')
      .map((fact) => ({
        factId: fact.id,
        on: fact.on.slice(0, 10),
        breach: String(fact.data.breach),
        severity: String(fact.data.severity),
        heard: heard(facts, fact.id),
      }))
      .reverse(),
    ...(known.court && { court: known.court }),
    ...(row.term_end && { termEnd: row.term_end }),
  };
}

interface Beside {
  row: CaseRow;
  name: string;
  facts: RecordedFact[];
}

async function lineOf(
  work: Work,
  { row, name, facts }: Beside,
  one: ProposalRow,
  steps: readonly StepRow[],
): Promise<contract.Proposal> {
  const over = one.state === 'decided' || one.state === 'withdrawn' || one.state === 'received';
  const gate = over ? undefined : await gateOf(work, { row }, one);
  const papers = needed(one);
  const received = facts.find((fact) => fact.id === one.received_id);
  return {
    proposalId: one.id,
    caseId: row.id,
    name,
    number: row.number,
    kind: one.kind,
    state: one.state,
    ...one.content,
    notCounted: one.not_counted,
    notCountedDays: daysOf(one.not_counted),
    packet: [...new Set([...papers, ...one.packet.map(({ item }) => item)])].map((item) => ({
      item,
      needed: papers.includes(item),
      ...pagesOf(one, item),
    })),
    holds: gate?.answer.reasons ?? [],
    notHeard: !over && !heard(facts, one.content.incident),
    ...(await venueOf(work, row, one)),
    steps: steps
      .filter((step) => step.proposal_id === one.id)
      .map((step) => ({ act: step.act, text: step.text, by: step.by_name, at: step.at })),
    openedOn: one.opened_at.slice(0, 10),
    ...(received && { receivedOn: received.on }),
    ...(one.state === 'received' && (await dueOf(work, row, one.kind))),
    ...outcomeOf(facts, one),
    acts: row.closed_on ? [] : actsFor({ state: one.state, openedBy: one.opened_by }, work.actor),
  };
}

function pagesOf(one: ProposalRow, item: string): { pages?: number } {
  const found = one.packet.find((paper) => paper.item === item);
  return found ? { pages: found.pages } : {};
}

/** Which court rules on a revocation; for the others the route's last. */
async function venueOf(work: Work, row: CaseRow, one: ProposalRow): Promise<{ venue?: string }> {
  const subject = await subjectOf(work, row);
  const context = await contextOf(work, subject, work.at);
  const revokes = one.kind === 'revocation' && one.content.sameProvince !== undefined;
  const rule = revokes
    ? 'correction.revocation-venue'
    : one.kind === 'commutation'
      ? 'correction.commutation'
      : 'correction.sanction';
  const data = revokes
    ? { originalProvince: one.content.sameProvince ? 'here' : 'elsewhere', executionProvince: 'here' }
    : one.kind === 'commutation'
      ? { highCourt: false }
      : { measure: one.kind };
  const answer = context.law.askRoute({
    pack: context.packs,
    kind: subject.kind,
    rule,
    data,
    facts: subject.facts,
    asOf: context.asOf,
    calendar: context.calendar,
  });
  const venue = answer?.decides?.at(-1);
  return venue ? { venue } : {};
}

const dutyOf: Record<Kind, string> = {
  revocation: 'correction.rule-revocation',
  recall: 'correction.decide-recall',
  arrest: 'correction.decide-arrest',
  commutation: 'correction.rule-commutation',
};

async function dueOf(work: Work, row: CaseRow, kind: Kind): Promise<{ dueOn?: string }> {
  const { rows } = await sql<{
    due_on: string;
  }>`select due_on::text from duty where county = ${row.county} and case_id = ${row.id} and rule = ${dutyOf[kind]} and state = 'open' order by due_on limit 1`.execute(
    work.tx,
  );
  return rows[0] ? { dueOn: rows[0].due_on } : {};
}

function outcomeOf(facts: readonly RecordedFact[], one: ProposalRow): Pick<contract.Proposal, 'outcome'> {
  const fact = facts.find(({ id }) => id === one.decided_id);
  if (!fact) return {};
  const { termEnd } = fact.data;
  const days = fact.source?.notCountedDays;
  return {
    outcome: {
      on: fact.on.slice(0, 10),
      granted: fact.data.granted === true,
      number: String(fact.source?.number ?? ''),
      reason: String(fact.source?.reason ?? ''),
      ...(typeof termEnd === 'string' && { termEnd }),
      ...(typeof days === 'number' && { notCountedDays: days }),
    },
  };
}

interface Listed {
  id: string;
  case_id: string;
  name: string;
  number: string;
  kind: Kind;
  state: State;
  opened_on: string;
  opened_by: string;
  office_name: string | null;
}

const pageSize = 50;
const running = sql`b.state not in ('decided', 'withdrawn')`;

/** States in which it is this asker's turn to decide something. */
function turnOf(work: Work): string[] {
  const { roles } = work.actor;
  return [
    ...(roles.includes('county-officer') || roles.includes('deputy') ? ['submitted'] : []),
    ...(roles.includes('county-head') ? ['submitted', 'reviewed'] : []),
    ...(roles.includes('city-supervisor') ? ['at-city'] : []),
  ];
}

const mineOf = (work: Work) => sql`b.state = any(${turnOf(work)}) and b.opened_by <> ${work.actor.accountId}`;

export async function readList(work: Work, { query }: Call<typeof contract.listProposals>) {
  const where = query.show === 'all' ? sql`true` : query.show === 'mine' ? mineOf(work) : running;
  const from = sql`proposal b join case_file c on c.county = b.county and c.id = b.case_id join person p on p.county = c.county and p.id = c.person_id left join organisation o on o.code = c.office where ${where}`;
  const total = await sql<{ n: number }>`select count(*)::int n from ${from}`.execute(work.tx);
  const { rows } =
    await sql<Listed>`select b.id, b.case_id, p.name, c.number, b.kind, b.state, b.opened_by, (b.opened_at at time zone 'Asia/Shanghai')::date::text as opened_on, coalesce(o.short_name, o.name) as office_name
    from ${from} order by b.opened_at desc, b.id limit ${pageSize} offset ${((query.page ?? 1) - 1) * pageSize}`.execute(
      work.tx,
    );
  const turns = turnOf(work);
  return {
    total: total.rows[0]?.n ?? 0,
    rows: rows.map((row) => ({
      proposalId: row.id,
      caseId: row.case_id,
      name: row.name,
      number: row.number,
      kind: row.kind,
      state: row.state,
      openedOn: row.opened_on,
      ...(row.office_name && { officeName: row.office_name }),
      mine: turns.includes(row.state) && row.opened_by !== work.actor.accountId,
    })),
  };
}

export async function countApprovals(work: Work): Promise<number> {
  if (!turnOf(work).length) return 0;
  const { rows } = await sql<{ n: number }>`select count(*)::int n from proposal b where ${mineOf(work)}`.execute(
    work.tx,
  );
  return rows[0]?.n ?? 0;
}
