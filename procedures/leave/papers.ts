/** The decision on a leave as a paper: application, route, decision, remedy. */
import { daysInStretch } from '@guilu/calendar';
import type { Refusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type Appended, particularsOf } from '@guilu/records/cases/index.ts';
import { agenciesOfPaper, type IssuedPaper, issuePaper, personOfPaper, sentenceOfPaper } from '@guilu/records/papers/index.ts';
import { leaveDecision } from './documents/leave-decision/fields.ts';
import type { Leave } from './rules.ts';
import type { Opinion } from './store.ts';

export interface DecidedLeave {
  leave: Leave;
  opinions: readonly Opinion[];
  level: string;
  otherDays: number;
  /** By which the office decided for the county. */
  instrument?: string | undefined;
  refusal?: { reason: string; evidence: string };
}

const stepNames: Record<string, string> = { office: '司法所', county: '县级社区矫正机构', city: '市级社区矫正机构' };

export async function leaveDecisionPaper(work: Work, appended: Appended, decided: DecidedLeave): Promise<IssuedPaper | Refusal> {
  const { caseRow } = appended;
  const { leave, refusal } = decided;
  const known = await particularsOf(work, caseRow.county, caseRow.id);
  const sentence = await sentenceOfPaper(work, caseRow);
  const agencies = await agenciesOfPaper(work, caseRow);
  const days = daysInStretch(leave.from, leave.to);
  const steps = decided.opinions.map((opinion) => ({ step: stepNames[opinion.level] ?? opinion.level, opinion: opinion.text, signer: opinion.given_name, on: opinion.given_at.slice(0, 10) }));
  const by = decided.instrument ? `（受${agencies.agency}委托，${decided.instrument}）` : '';
  const last = { step: stepNames[decided.level] ?? decided.level, opinion: refusal ? `不批准${by}。` : `批准外出 ${days} 天${by}。`, signer: work.actor.name, on: work.today };
  return issuePaper(work, caseRow, {
    template: leaveDecision,
    series: `${agencies.county}矫外字`,
    facts: [leave.id, ...appended.ids],
    data: (documentNumber) => ({
      documentNumber,
      agency: decided.level === 'office' ? agencies.office : agencies.agency,
      date: work.today,
      ...personOfPaper(work, appended.subject.facts, known.ethnicity),
      executionPlace: sentence.executionPlace,
      appliedOn: leave.appliedOn,
      purpose: leave.purpose as 'medical',
      purposeDetail: `${leave.destination}`,
      destination: leave.destination,
      from: leave.from,
      to: leave.to,
      days,
      daysInTwoMonths: days + decided.otherDays,
      ...(leave.proof && { proof: '已提交' }),
      route: [...steps, last],
      decision: refusal ? ('refused' as const) : ('approved' as const),
      ...(refusal && { refusalGround: refusal.reason as 'no-proper-reason', refusalFacts: refusal.evidence }),
      ...(decided.instrument && { entrustedBy: agencies.agency, instrument: decided.instrument }),
      legalBasis: `《中华人民共和国社区矫正法》${decided.instrument ? '第九条、' : ''}第二十七条、《中华人民共和国社区矫正法实施办法》第二十六条、第二十七条`,
      procuratorate: agencies.procuratorate,
    }),
  });
}
