/** The papers of an ending: appraisal form, certificate, form 12, letters to exit administration, prison and resettlement. */
import { addDays } from '@guilu/calendar';
import { isRefusal, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { openField } from '@guilu/records/cases/index.ts';
import { issuePaper } from '@guilu/records/papers/index.ts';
import { agencyLetter } from './documents/agency-letter/fields.ts';
import { appraisal } from './documents/appraisal/fields.ts';
import { dischargeCertificate } from './documents/discharge-certificate/fields.ts';
import { dischargeNotice } from './documents/discharge-notice/fields.ts';
import { handoverLetter } from './documents/handover-letter/fields.ts';
import { decisionOrganOf, type Ending, gather, latest, ledgerOf, type Made } from './particulars-of-paper.ts';

/** The appraisal before the end of the term (IM 53). */
export async function appraisalPaper(
  work: Work,
  ending: Ending,
  words: { summary?: string | undefined; noSummary?: string | undefined; appraisal: string },
): Promise<Made | Refusal> {
  const { person, sentence, agencies, known } = await gather(work, ending);
  const written = latest(ending.facts, 'correction.summary-written');
  const own = words.summary ?? written?.source?.text;
  const made = await issuePaper(work, ending.caseRow, {
    template: appraisal,
    series: `${agencies.county}矫鉴字`,
    facts: ending.facts
      .filter((fact) =>
        ['correction.summary-written', 'correction.appraisal-written', 'correction.group-formed'].includes(fact.type),
      )
      .map((fact) => fact.id),
    data: () => ({
      agency: agencies.agency,
      date: work.today,
      ...person,
      ...sentence,
      ...(known.schooling && { schooling: known.schooling }),
      ...(known.workplace && { occupation: known.workplace }),
      ...(known.additionalPenalty && { additionalPenalty: known.additionalPenalty }),
      ...ledgerOf(work, ending.facts),
      ...(typeof own === 'string' && { selfSummary: own, summaryOn: written?.on.slice(0, 10) ?? work.today }),
      ...(typeof own !== 'string' && words.noSummary && { selfSummary: `没有本人总结：${words.noSummary}` }),
      officeOpinion: words.appraisal,
      officeSigner: work.actor.name,
      officeOn: work.today,
    }),
  });
  return isRefusal(made) ? made : { ...made, title: appraisal.title };
}

const causes: Record<string, string> = {
  amnesty: '特赦',
  revoked: '撤销缓刑、假释',
  recalled: '收监执行',
  died: '死亡',
  'new-crime': '再犯新罪或者发现漏罪被判处刑罚',
};
const terms = { control: '管制期满', probation: '缓刑考验期满', parole: '假释考验期满', teop: '刑期届满' };

type Ends = RecordedFact & { type: 'correction.discharged' | 'correction.terminated' };

/** The fact that ended the correction, where it has ended. */
export function endOf(facts: readonly RecordedFact[]): Ends | undefined {
  return (latest(facts, 'correction.discharged') ?? latest(facts, 'correction.terminated')) as Ends | undefined;
}

type Maker = (work: Work, ending: Ending, end: Ends | undefined) => Promise<Made | Refusal>;

async function stubOf(work: Work, ending: Ending) {
  const gathered = await gather(work, ending);
  // Who approves signs by hand, unless the head of the county makes the paper: two offices, two people.
  const approves = work.actor.roles.includes('county-head');
  const stub = { issuedBy: work.actor.name, ...(approves && { approvedBy: work.actor.name }), issuedOn: work.today };
  const common = {
    agency: gathered.agencies.agency,
    date: work.today,
    ...stub,
    ...gathered.person,
    ...gathered.sentence,
  };
  return { gathered, common, agencies: gathered.agencies };
}

const certificate: Maker = async (work, ending, end) => {
  const { common, agencies } = await stubOf(work, ending);
  const made = await issuePaper(work, ending.caseRow, {
    template: dischargeCertificate,
    series: `${agencies.county}矫解证字`,
    facts: end ? [end.id] : [],
    sending: {
      fact: 'case.document-served',
      data: { document: 'discharge-certificate', for: end?.id },
      to: ['person'],
    },
    data: (documentNumber) => ({
      ...common,
      documentNumber,
      cause: end?.data.cause === 'amnesty' ? ('amnesty' as const) : ('expiry' as const),
      dischargedOn: end?.on.slice(0, 10) ?? work.today,
    }),
  });
  return isRefusal(made) ? made : { ...made, title: dischargeCertificate.title };
};

const notice: Maker = async (work, ending, end) => {
  const { common, agencies, gathered } = await stubOf(work, ending);
  const terminated = end?.type === 'correction.terminated';
  const cause = String(end?.data.cause ?? 'expiry');
  const about = cause === 'died' ? 'death' : 'discharge';
  const made = await issuePaper(work, ending.caseRow, {
    template: dischargeNotice,
    series: `${agencies.county}矫解通字`,
    facts: end ? [end.id] : [],
    sending: {
      fact: 'case.notice-sent',
      data: { about, for: end?.id },
      to: ['decision-organ', 'procuratorate', 'police'],
    },
    data: (documentNumber) => ({
      ...common,
      documentNumber,
      act: terminated ? ('termination' as const) : ('discharge' as const),
      reason: causes[cause] ?? terms[gathered.sentence.category],
      legalBasis: `《中华人民共和国社区矫正法》第四十${terminated ? '五' : '四'}条`,
      effectiveOn: end?.on.slice(0, 10) ?? work.today,
      decisionOrgan: decisionOrganOf(ending.facts, gathered),
      procuratorate: agencies.procuratorate,
      police: agencies.police,
    }),
  });
  return isRefusal(made) ? made : { ...made, title: dischargeNotice.title };
};

const letterTitles = {
  exit: { zh: '撤销不准出境人员报备函', en: 'Letter lifting the exit restriction' },
  release: { zh: '办理刑满释放手续函', en: 'Letter before the sentence ends' },
};

/** A letter to exit administration after the end, or to the prison that holds the file before it. */
const agency =
  (matter: 'exit' | 'release'): Maker =>
  async (work, ending, end) => {
    const { common, agencies, gathered } = await stubOf(work, ending);
    const exit = matter === 'exit';
    const prison = gathered.known.prison || '执行地接收罪犯档案的监狱（看守所）';
    const made = await issuePaper(work, ending.caseRow, {
      template: { ...agencyLetter, id: `${matter}-letter`, title: letterTitles[matter] },
      series: `${agencies.county}矫函`,
      numbered: 'letter',
      facts: end ? [end.id] : [],
      sending: {
        fact: 'case.notice-sent',
        data: { about: exit ? 'exit-restriction-lifted' : 'sentence-ending', ...(end && { for: end.id }) },
        to: [exit ? 'exit-administration' : 'prison'],
      },
      data: (documentNumber) => ({
        ...common,
        documentNumber,
        matter,
        addressee: exit ? `${agencies.police}出入境管理部门` : prison,
        on: exit ? (end?.on.slice(0, 10) ?? work.today) : (ending.caseRow.term_end ?? work.today),
        contact: work.actor.name,
        ...(agencies.agencyPhone && { contactPhone: agencies.agencyPhone }),
      }),
    });
    return isRefusal(made) ? made : { ...made, title: letterTitles[matter] };
  };

const handover: Maker = async (work, ending, end) => {
  const { person, sentence, agencies, known } = await gather(work, ending);
  const { facts } = ending;
  const on = end?.on.slice(0, 10) ?? work.today;
  const handed = latest(facts, 'correction.handed-to-resettlement');
  const actual = latest(facts, 'person.address-recorded', (fact) => fact.data.addressKind === 'actual');
  const needs = facts.filter((fact) => fact.type === 'case.need-noted').map((fact) => String(fact.data.need));
  const appraised = latest(facts, 'correction.appraisal-written');
  const made = await issuePaper(work, ending.caseRow, {
    template: handoverLetter,
    series: `${agencies.county}矫函`,
    numbered: 'letter',
    facts: [...(end ? [end.id] : []), ...(handed ? [handed.id] : [])],
    data: (documentNumber) => ({
      documentNumber,
      agency: agencies.agency,
      date: work.today,
      ...person,
      category: sentence.category === 'probation' ? 'control' : sentence.category,
      addressee: agencies.bureau,
      residence: (actual && openField(work.keyring, actual.data, 'text')) ?? person.hukou ?? sentence.executionPlace,
      dischargedOn: on,
      situation: [
        appraised ? '矫正期间情况见随附的鉴定表。' : '矫正期间没有形成鉴定表，情况见档案。',
        ...(known.workplace ? [`现从事${known.workplace}。`] : []),
      ].join(''),
      needs: needs.length ? `${needs.join('；')}。` : '本人没有提出。',
      consent: '已告知安置帮教的内容，帮扶以本人同意为前提，请在首次见面时征询。',
      enclosures: [...(appraised ? [{ title: '社区矫正期满鉴定表' }] : []), { title: '解除社区矫正证明书' }],
      contact: work.actor.name,
      ...(agencies.agencyPhone && { contactPhone: agencies.agencyPhone }),
      receiptDueOn: receiptDay(work, handed?.on.slice(0, 10) ?? on),
    }),
  });
  return isRefusal(made) ? made : { ...made, title: handoverLetter.title };
};

/** The receipt's day as the duty of the pack counts it; a week where the calendar does not reach. */
function receiptDay(work: Work, on: string): string {
  return work.calendar.years.includes(Number(on.slice(0, 4))) ? work.calendar.addWorkingDays(on, 3) : addDays(on, 7);
}

/** Papers of the end by the name under which the registry keeps their template. */
export const makers: Record<string, Maker> = {
  'discharge-certificate': certificate,
  'discharge-notice': notice,
  'exit-letter': agency('exit'),
  'release-letter': agency('release'),
  'handover-letter': handover,
};

/** Makes several papers one after another; the first refusal is the answer. */
export async function makeAll(work: Work, ending: Ending, names: readonly string[]): Promise<Made[] | Refusal> {
  const papers: Made[] = [];
  for (const name of names) {
    const made = await makers[name]?.(work, ending, endOf(ending.facts));
    if (made && isRefusal(made)) return made;
    if (made) papers.push(made);
  }
  return papers;
}
