/** The three forms that answer a commission: what is missing (2), the return (3), the opinion (4). */
import type { Refusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type HeldCase, openField, particularsOf } from '@guilu/records/cases/index.ts';
import { agenciesOfPaper, type IssuedPaper, issuePaper, personOfPaper } from '@guilu/records/papers/index.ts';
import { assessmentOpinionForm } from './documents/assessment-opinion/fields.ts';
import { completionRequestForm } from './documents/completion-request/fields.ts';
import { returnLetterForm } from './documents/return-letter/fields.ts';
import { commissionOf, parts } from './rules.ts';

const partNames: Record<(typeof parts)[number], string> = {
  home: '居所',
  'family-and-ties': '家庭社会关系',
  impact: '犯罪影响',
  'village-view': '村居意见',
  'victim-view': '被害人意见',
  prohibitions: '拟禁止事项',
  'social-danger': '社会危险性',
};

async function gathered(work: Work, held: HeldCase) {
  const known = await particularsOf(work, held.row.county, held.row.id);
  const agencies = await agenciesOfPaper(work, held.row);
  const commission = commissionOf(held.live);
  const approves = work.actor.roles.includes('county-head');
  const stub = { issuedBy: work.actor.name, ...(approves && { approvedBy: work.actor.name }), issuedOn: work.today };
  const asked = {
    agency: agencies.agency,
    date: work.today,
    ...personOfPaper(work, held.live, known.ethnicity),
    ...(known.offence && { offence: known.offence }),
    addressee: String(commission?.source?.agency ?? ''),
    letterNumber: String(commission?.source?.letterNumber ?? ''),
    receivedOn: commission?.on.slice(0, 10) ?? work.today,
  };
  return { agencies, stub, asked, commission };
}

/** Form 2. */
export async function completionRequest(
  work: Work,
  held: HeldCase,
  factId: string,
  missing: string[],
): Promise<IssuedPaper | Refusal> {
  const { agencies, stub, asked, commission } = await gathered(work, held);
  return issuePaper(work, held.row, {
    template: completionRequestForm,
    series: `${agencies.county}矫调补字`,
    facts: [factId, ...(commission ? [commission.id] : [])],
    data: (documentNumber) => ({ documentNumber, ...stub, ...asked, missing: missing.join('；') }),
  });
}

/** Form 3. */
export async function returnLetter(
  work: Work,
  held: HeldCase,
  factId: string,
  reason: string,
): Promise<IssuedPaper | Refusal> {
  const { agencies, stub, asked, commission } = await gathered(work, held);
  return issuePaper(work, held.row, {
    template: returnLetterForm,
    series: `${agencies.county}矫调退字`,
    facts: [factId, ...(commission ? [commission.id] : [])],
    data: (documentNumber) => ({ documentNumber, ...stub, ...asked, reason: reason.replace(/[。.]$/, '') }),
  });
}

interface Words {
  opinion: 'suitable' | 'unsuitable';
  reasons: string;
  prohibitions?: string | undefined;
}

/** Form 4, with what was found in each part, in the order of the measures. */
export async function opinionPaper(
  work: Work,
  held: HeldCase,
  factId: string,
  words: Words,
): Promise<IssuedPaper | Refusal> {
  const { agencies, asked, commission } = await gathered(work, held);
  const made = held.live.filter((fact) => fact.type === 'investigation.inquiry-made');
  const investigators = [
    ...new Set(
      made.flatMap((fact) =>
        Array.isArray(fact.source?.investigators) ? (fact.source.investigators as string[]) : [],
      ),
    ),
  ];
  const address = held.live
    .filter((fact) => fact.type === 'person.address-recorded' && fact.data.addressKind === 'actual')
    .at(-1);
  const residence = address && openField(work.keyring, address.data, 'text');
  const findings = parts.flatMap((part) => {
    const found = made.filter((fact) => fact.data.part === part).map((fact) => String(fact.source?.found ?? ''));
    return found.length ? [{ part: partNames[part], found: found.join('；') }] : [];
  });
  return issuePaper(work, held.row, {
    template: assessmentOpinionForm,
    series: `${agencies.county}矫调评字`,
    facts: [factId, ...made.map((fact) => fact.id), ...(commission ? [commission.id] : [])],
    // The copy that tells the procuratorate of the commission (IM 13).
    sending: { fact: 'case.notice-sent', data: { about: 'commission', for: commission?.id }, to: ['procuratorate'] },
    data: (documentNumber) => ({
      documentNumber,
      ...asked,
      ...(residence && { residence }),
      investigators: investigators.join('、'),
      findings,
      opinion: words.opinion,
      reasons: words.reasons.replace(/[。.]$/, ''),
      ...(words.prohibitions && { prohibitions: words.prohibitions.replace(/[。.]$/, '') }),
      procuratorate: agencies.procuratorate,
    }),
  });
}
