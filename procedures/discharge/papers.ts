/** The papers of an ending: appraisal form, certificate, form 12, handover letter. */
import { addDays } from '@guilu/calendar';
import { isRefusal, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type Appended, openField, particularsOf } from '@guilu/records/cases/index.ts';
import { agenciesOfPaper, issuePaper, personOfPaper, sentenceOfPaper } from '@guilu/records/papers/index.ts';
import { appraisal } from './documents/appraisal/fields.ts';
import { dischargeCertificate } from './documents/discharge-certificate/fields.ts';
import { dischargeNotice } from './documents/discharge-notice/fields.ts';
import { handoverLetter } from './documents/handover-letter/fields.ts';

interface Made {
  paperId: string;
  number: string;
  title: { zh: string; en: string };
}

async function gather(work: Work, { caseRow, subject }: Appended) {
  const known = await particularsOf(work, caseRow.county, caseRow.id);
  return {
    person: personOfPaper(work, subject.facts, known.ethnicity),
    sentence: await sentenceOfPaper(work, caseRow),
    agencies: await agenciesOfPaper(work, caseRow),
    known,
  };
}

/** The appraisal before the end of the term (IM 53). */
export async function appraisalPaper(work: Work, appended: Appended, words: { summary?: string | undefined; appraisal: string }): Promise<Made | Refusal> {
  const { person, sentence, agencies, known } = await gather(work, appended);
  const made = await issuePaper(work, appended.caseRow, {
    template: appraisal,
    series: `${agencies.county}矫鉴字`,
    facts: appended.ids,
    data: () => ({
      agency: agencies.agency,
      date: work.today,
      ...person,
      ...sentence,
      ...(known.schooling && { schooling: known.schooling }),
      ...(known.workplace && { occupation: known.workplace }),
      ...(words.summary && { selfSummary: words.summary, summaryOn: work.today }),
      officeOpinion: words.appraisal,
      officeSigner: work.actor.name,
      officeOn: work.today,
    }),
  });
  return isRefusal(made) ? made : { ...made, title: appraisal.title };
}

const causes = { expiry: '期满', amnesty: '特赦' };
const terms = { control: '管制期满', probation: '缓刑考验期满', parole: '假释考验期满', teop: '刑期届满' };

/** Certificate and form 12; where the person is handed over, the letter too. */
export async function dischargePapers(work: Work, appended: Appended, body: { on: string; cause: 'expiry' | 'amnesty' }, handedOver: boolean): Promise<Made[] | Refusal> {
  const { caseRow } = appended;
  const { person, sentence, agencies, known } = await gather(work, appended);
  const stub = { issuedBy: work.actor.name, approvedBy: work.actor.name, issuedOn: work.today };
  const common = { agency: agencies.agency, date: work.today, ...stub, ...person, ...sentence };
  const certificate = await issuePaper(work, caseRow, {
    template: dischargeCertificate,
    series: `${agencies.county}矫解证字`,
    facts: appended.ids,
    data: (documentNumber) => ({ ...common, documentNumber, cause: body.cause, dischargedOn: body.on }),
  });
  if (isRefusal(certificate)) return certificate;
  const notice = await issuePaper(work, caseRow, {
    template: dischargeNotice,
    series: `${agencies.county}矫解通字`,
    facts: appended.ids,
    data: (documentNumber) => ({
      ...common,
      documentNumber,
      act: 'discharge' as const,
      reason: body.cause === 'amnesty' ? causes.amnesty : terms[sentence.category],
      legalBasis: '《中华人民共和国社区矫正法》第四十四条',
      effectiveOn: body.on,
      decisionOrgan: known.court ?? agencies.court,
      procuratorate: agencies.procuratorate,
      police: agencies.police,
    }),
  });
  if (isRefusal(notice)) return notice;
  const papers = [
    { ...certificate, title: dischargeCertificate.title },
    { ...notice, title: dischargeNotice.title },
  ];
  if (!handedOver) return papers;
  const letter = await handover(work, appended, body.on);
  return isRefusal(letter) ? letter : [...papers, letter];
}

async function handover(work: Work, appended: Appended, on: string): Promise<Made | Refusal> {
  const { person, sentence, agencies } = await gather(work, appended);
  const { facts } = appended.subject;
  const actual = facts.filter((fact) => fact.type === 'person.address-recorded' && fact.data.addressKind === 'actual').at(-1);
  const needs = facts.filter((fact) => fact.type === 'case.need-noted').map((fact) => String(fact.data.need));
  const made = await issuePaper(work, appended.caseRow, {
    template: handoverLetter,
    series: `${agencies.county}矫函字`,
    facts: appended.ids,
    data: (documentNumber) => ({
      documentNumber,
      agency: agencies.agency,
      date: work.today,
      ...person,
      category: sentence.category === 'probation' ? 'control' : sentence.category,
      addressee: agencies.bureau,
      residence: (actual && openField(work.keyring, actual.data, 'text')) ?? person.hukou ?? sentence.executionPlace,
      dischargedOn: on,
      situation: '矫正期间情况见随附的鉴定表。',
      needs: needs.length ? needs.join('；') : '未提出。',
      consent: '帮扶以本人同意为前提，请在首次见面时征询。',
      enclosures: [{ title: '社区矫正期满鉴定表' }, { title: '解除社区矫正证明书' }],
      contact: work.actor.name,
      contactPhone: '见通讯录',
      receiptDueOn: receiptDay(work, on),
    }),
  });
  return isRefusal(made) ? made : { ...made, title: handoverLetter.title };
}

/** The receipt's day as the duty of the pack counts it; a week where the calendar does not reach. */
function receiptDay(work: Work, on: string): string {
  return work.calendar.years.includes(Number(on.slice(0, 4))) ? work.calendar.addWorkingDays(on, 3) : addDays(on, 7);
}
