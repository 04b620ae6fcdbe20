/** The decision to praise, admonish or warn, and the proposal of a public-order penalty (form 9), as papers. */
import type { Refusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type Appended, particularsOf } from '@guilu/records/cases/index.ts';
import {
  agenciesOfPaper,
  type IssuedPaper,
  issuePaper,
  personOfPaper,
  sentenceOfPaper,
} from '@guilu/records/papers/index.ts';
import { conductDecision, formOf, legalBasisOf } from './documents/conduct-decision/fields.ts';
import { publicOrderProposal } from './documents/public-order-proposal/fields.ts';
import { lawOf } from './rules.ts';
import type { MeasureRow } from './store.ts';

const series = { praise: '表字', admonition: '训字', warning: '警字', 'public-order': '治建字' };
const stop = (text: string) => text.replace(/[。.\s]+$/, '');

export async function measurePaper(
  work: Work,
  { caseRow, subject }: Appended,
  row: MeasureRow,
  factId: string,
): Promise<IssuedPaper | Refusal> {
  const known = await particularsOf(work, caseRow.county, caseRow.id);
  const agencies = await agenciesOfPaper(work, caseRow);
  const sentence = await sentenceOfPaper(work, caseRow);
  const { measure, content } = row;
  const heard = subject.facts
    .filter((fact) => fact.type === 'correction.statement-heard' && fact.data.for === content.incident)
    .at(-1);
  const said = typeof heard?.source?.text === 'string' ? heard.source.text : '';
  const common = (documentNumber: string) => ({
    documentNumber,
    agency: agencies.agency,
    date: work.today,
    ...personOfPaper(work, subject.facts, known.ethnicity),
    ...sentence,
    facts: stop(content.facts),
    ...(content.evidence && { evidence: stop(content.evidence) }),
    procuratorate: agencies.procuratorate,
  });
  const facts = [factId, ...(content.incident ? [content.incident] : []), ...(heard ? [heard.id] : [])];
  if (measure === 'public-order') {
    const to = ['police'];
    return issuePaper(work, caseRow, {
      template: publicOrderProposal,
      series: `${agencies.county}矫${series[measure]}`,
      facts,
      sending: { fact: 'case.notice-sent', data: { about: 'decision', for: factId }, to },
      data: (number) => ({
        ...common(number),
        issuedBy: row.steps[0]?.by ?? work.actor.name,
        approvedBy: work.actor.name,
        issuedOn: work.today,
        addressee: agencies.police,
      }),
    });
  }
  const table = measure === 'praise' ? 'corrections/praise-basis' : `corrections/${measure}-ground`;
  const ground = work.law.codeTitle(table, content.ground ?? content.basis ?? '').zh;
  return issuePaper(work, caseRow, {
    template: { ...conductDecision, title: { ...conductDecision.title, zh: formOf(measure) } },
    series: `${agencies.county}矫${series[measure]}`,
    facts,
    sending: { fact: 'case.document-served', data: { document: lawOf[measure].document, for: factId }, to: ['person'] },
    data: (number) => ({
      ...common(number),
      measure,
      ground,
      ...(said && { statement: stop(said) }),
      legalBasis: legalBasisOf(measure),
    }),
  });
}
