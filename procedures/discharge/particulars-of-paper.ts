/** What the papers of an ending have in common, and what the appraisal takes from the file's own entries. */
import { formatDay } from '@guilu/platform/language/text.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type CaseRow, particularsOf } from '@guilu/records/cases/index.ts';
import { agenciesOfPaper, personOfPaper, sentenceOfPaper } from '@guilu/records/papers/index.ts';

export interface Ending {
  caseRow: CaseRow;
  facts: readonly RecordedFact[];
}

export interface Made {
  paperId: string;
  number: string;
  title: { zh: string; en: string };
}

export async function gather(work: Work, { caseRow, facts }: Ending) {
  const known = await particularsOf(work, caseRow.county, caseRow.id);
  return {
    person: personOfPaper(work, facts, known.ethnicity),
    sentence: await sentenceOfPaper(work, caseRow),
    agencies: await agenciesOfPaper(work, caseRow),
    known,
  };
}

/** Who decided that the sentence is executed in the community: the court, or who granted temporary execution. */
export function decisionOrganOf(facts: readonly RecordedFact[], gathered: Awaited<ReturnType<typeof gather>>): string {
  const { known, agencies } = gathered;
  const decidedBy = facts.filter((fact) => fact.type === 'correction.registered').at(-1)?.data.decidedBy;
  const granted = decidedBy === 'prison-administration' ? known.prison : decidedBy === 'police' ? agencies.police : '';
  return known.decisionOrgan || granted || known.court || agencies.court;
}

/** The latest address of a kind, opened; a paper prints what a screen masks. */
export const latest = (facts: readonly RecordedFact[], type: string, where: (fact: RecordedFact) => boolean = () => true) =>
  facts.filter((fact) => fact.type === type && where(fact)).at(-1);

/** Rewards, sanctions, group and hours as the ledger has them, so that nobody types from memory. */
export function ledgerOf(work: Pick<Work, 'law' | 'today'>, facts: readonly RecordedFact[]) {
  const onDay = (fact: RecordedFact) => formatDay(fact.on.slice(0, 10), 'zh-CN', '1900-01-01');
  const listed = (types: string[]) =>
    facts
      .filter((fact) => types.includes(fact.type))
      .map((fact) => `${onDay(fact)}${work.law.factType(fact.type)?.title.zh ?? ''}`)
      .join('；');
  const group = latest(facts, 'correction.group-formed');
  const members = (group?.source?.members ?? []) as { name: string; role: string }[];
  const hours = (activity: string) =>
    facts
      .filter((fact) => fact.type === 'correction.activity-attended' && fact.data.activity === activity)
      .reduce((sum, fact) => sum + Number(fact.data.hours ?? 0), 0);
  const done = [
    ...(hours('education') ? [`参加教育学习累计${hours('education')}小时`] : []),
    ...(hours('public-benefit') ? [`参加公益活动累计${hours('public-benefit')}小时`] : []),
  ];
  const filled = {
    rewards: listed(['correction.praised', 'correction.commutation-ruled']),
    sanctions: listed(['correction.admonished', 'correction.warned', 'correction.public-order-punished']),
    group: members.map((member) => member.name).join('、'),
    remarks: done.join('；'),
  };
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== '')) as Partial<typeof filled>;
}
