/** The plan as the file's tab shows it. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { askGate, type CaseRow, findCase, live, subjectOf, throughPower } from '@guilu/records/cases/index.ts';
import type * as contract from './contract.ts';
import { changesOf } from './rules.ts';
import { lastOf, type VersionRow, versionsOf } from './store.ts';

const stages: contract.Stage[] = ['entry', 'regular', 'discharge'];

export async function read(work: Work, { params }: Call<typeof contract.planOfCase>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row || row.kind !== 'correction') return notFound();
  const subject = await subjectOf(work, row);
  const facts = live(subject.facts as RecordedFact[]);
  const rows = await versionsOf(work, row.id);
  const no = await throughPower(work, row, 'plan');
  const stageNow = await stageOf(work, row, facts);
  const report = facts.filter((fact) => fact.type === 'correction.report-interval-set').at(-1)?.data;
  const made = rows.length ? undefined : facts.filter((fact) => fact.type === 'correction.plan-made').at(-1);
  const ids = new Set(facts.map((fact) => fact.id));
  return {
    versions: rows.map((one, at) => toLine(one, rows[at + 1], ids)),
    last: lastOf(rows, facts),
    before: [made?.data.measures ?? []].flat().map(String),
    ...(stageNow && { stageNow }),
    ...(report && {
      report: { every: Number(report.every), unit: report.unit === 'day' ? ('day' as const) : ('month' as const) },
    }),
    incidents: incidentsOf(work, facts),
    people: peopleOf(facts),
    mayWrite: !row.closed_on && facts.some((fact) => fact.type === 'correction.registered') && !isRefusal(no),
    ...(isRefusal(no) && { notTheirs: work.language.error(no.code, no.params) }),
  };
}

function toLine(row: VersionRow, before: VersionRow | undefined, standing: ReadonlySet<string>): contract.PlanVersion {
  return {
    version: row.version,
    on: row.on_day,
    stage: row.stage,
    ...row.content,
    ...(row.review_on && { reviewOn: row.review_on }),
    madeBy: row.made_name,
    withdrawn: !standing.has(row.fact_id),
    paperId: row.paper_id,
    number: row.number,
    ...changesOf(before?.content.measures, row.content.measures),
  };
}

/** The stage that the county's rules let a session be held for today; nothing where they say nothing of stages. */
async function stageOf(work: Work, row: CaseRow, facts: readonly RecordedFact[]): Promise<contract.Stage | undefined> {
  if (!facts.some((fact) => fact.type === 'correction.registered')) return undefined;
  const fits: contract.Stage[] = [];
  for (const stage of stages) {
    const asked = { on: work.today, form: 'central', stage };
    const { reasons } = await askGate(work, row, 'correction.hold-session', asked);
    if (!reasons.some(({ code }) => code === 'wrong-stage')) fits.push(stage);
  }
  return fits.length === 1 ? fits[0] : undefined;
}

const incidentsOf = (work: Work, facts: readonly RecordedFact[]) =>
  facts
    .filter((fact) => fact.type === 'correction.breach-found')
    .map((fact) => ({
      factId: fact.id,
      on: fact.on.slice(0, 10),
      title: work.law.codeTitle('corrections/breach', String(fact.data.breach)),
    }))
    .reverse();

/** Names of the group, who see to measures. */
function peopleOf(facts: readonly RecordedFact[]): string[] {
  const members = facts.filter((fact) => fact.type === 'correction.group-formed').at(-1)?.source?.members;
  return Array.isArray(members) ? members.map((one: { name?: unknown }) => String(one.name ?? '')).filter(Boolean) : [];
}
