/** The plan as a paper. */
import type { Refusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import type { HeldCase } from '@guilu/records/cases/index.ts';
import {
  agenciesOfPaper,
  type IssuedPaper,
  issuePaper,
  personOfPaper,
  sentenceOfPaper,
} from '@guilu/records/papers/index.ts';
import type { Measure, Stage } from './contract.ts';
import { areaNames, correctionPlan } from './documents/correction-plan/fields.ts';

interface Version {
  on: string;
  stage: Stage;
  assessment: string;
  features?: string | undefined;
  goals?: string | undefined;
  measures: readonly Measure[];
  report?: { every: number; unit: 'day' | 'month' } | undefined;
  reviewOn?: string | undefined;
  reason?: string | undefined;
}

const reportWords = ({ every, unit }: { every: number; unit: 'day' | 'month' }) =>
  every === 1 ? (unit === 'day' ? '每日一次' : '每月一次') : `每${every}${unit === 'day' ? '日' : '个月'}一次`;

export async function planPaper(
  work: Work,
  held: HeldCase,
  version: Version,
  number: number,
  facts: string[],
): Promise<IssuedPaper | Refusal> {
  const agencies = await agenciesOfPaper(work, held.row);
  const sentence = await sentenceOfPaper(work, held.row);
  const person = personOfPaper(work, held.live);
  return issuePaper(work, held.row, {
    template: correctionPlan,
    series: `${agencies.county}矫案字`,
    facts,
    data: (documentNumber) => ({
      documentNumber,
      agency: agencies.office,
      date: version.on,
      version: String(number),
      stage: version.stage,
      name: person.name,
      sex: person.sex,
      ...(person.birthDate && { birthDate: person.birthDate }),
      category: sentence.category,
      offence: sentence.offence,
      termFrom: sentence.termFrom,
      termTo: sentence.termTo,
      assessment: version.assessment,
      ...(version.features && { features: version.features }),
      ...(version.goals && { goals: version.goals }),
      ...(version.report && { report: reportWords(version.report) }),
      measures: version.measures.map(({ area, text, by }) => ({ area: areaNames[area], text, ...(by && { by }) })),
      ...(version.reviewOn && { reviewOn: version.reviewOn }),
      ...(version.reason && { reason: version.reason }),
      madeBy: work.actor.name,
    }),
  });
}
