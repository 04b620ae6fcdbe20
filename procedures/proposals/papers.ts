/** The proposal as a paper: to revoke, to recall, to arrest (forms 9 and 11 of the 2026 opinions), to commute. */
import type { Refusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type HeldCase, particularsOf } from '@guilu/records/cases/index.ts';
import {
  agenciesOfPaper,
  type IssuedPaper,
  issuePaper,
  personOfPaper,
  sentenceOfPaper,
} from '@guilu/records/papers/index.ts';
import { formOf, groundWords, proposalLetter, requestWords } from './documents/proposal-letter/fields.ts';
import type { ProposalRow } from './store.ts';

const receivers: Record<ProposalRow['kind'], string> = {
  revocation: 'court',
  recall: 'prison-administration',
  arrest: 'court',
  commutation: 'intermediate-court',
};
const series: Record<ProposalRow['kind'], string> = {
  revocation: '撤建字',
  recall: '收建字',
  arrest: '捕建字',
  commutation: '减建字',
};

export async function proposalPaper(work: Work, held: HeldCase, row: ProposalRow): Promise<IssuedPaper | Refusal> {
  const known = await particularsOf(work, held.row.county, held.row.id);
  const agencies = await agenciesOfPaper(work, held.row);
  const sentence = await sentenceOfPaper(work, held.row);
  const form = formOf(row.kind, sentence.category);
  const { content } = row;
  return issuePaper(work, held.row, {
    template: { ...proposalLetter, title: { ...proposalLetter.title, zh: form } },
    series: `${agencies.county}矫${series[row.kind]}`,
    facts: [...(content.incident ? [content.incident] : []), ...(row.prepared_id ? [row.prepared_id] : [])],
    sending: { fact: 'case.notice-sent', data: { about: 'other' }, to: [receivers[row.kind], 'procuratorate'] },
    data: (documentNumber) => ({
      documentNumber,
      agency: agencies.agency,
      date: work.today,
      issuedBy: work.actor.name,
      approvedBy: work.actor.name,
      issuedOn: work.today,
      ...personOfPaper(work, held.live, known.ethnicity),
      ...sentence,
      form,
      addressee: content.addressee,
      facts: content.facts.replace(/[。.]$/, ''),
      ...(groundWords(row.kind, content) && { ground: groundWords(row.kind, content) }),
      ...(row.not_counted.length && { notCounted: row.not_counted.map(({ from, to, why }) => ({ from, to, why })) }),
      request: requestWords(row.kind, sentence.category, content.newTermEnd),
      procuratorate: agencies.procuratorate,
    }),
  });
}
