/** A fixed set of cases. Their answers under every pack are committed, so that a change shows what else it moves. */
import { addDays, dayNumber, type PlainDate } from '@guilu/calendar';
import type { CaseKind, Fact } from '../index.ts';
import { facts } from './shipped-law.ts';

export interface GoldenCase {
  name: string;
  kind: CaseKind;
  facts: Fact[];
  /** The days on which it is looked at. */
  on: string[];
}

const OLD_TERM = {
  category: 'probation',
  termStart: '2018-03-27',
  termEnd: '2021-03-26',
  sentence: 'fixed-term',
  sentenceMonths: 24,
};
const TERM = {
  category: 'probation',
  termStart: '2025-09-28',
  termEnd: '2026-09-27',
  sentence: 'fixed-term',
  sentenceMonths: 8,
};
const ILL = {
  category: 'teop',
  termStart: '2026-01-05',
  termEnd: '2027-01-04',
  teopGround: 'illness',
  teopUntil: '2026-07-04',
  decidedBy: 'prison-administration',
};

export const goldenCases: GoldenCase[] = [
  {
    name: 'probation under the measures of 2012, across the law of 2020',
    kind: 'correction',
    facts: facts(
      ['correction.judgment-effective', '2018-03-20', { category: 'probation', by: 'court' }],
      ['case.document-served', '2018-03-22', { document: 'judgment', to: 'person' }],
      ['correction.papers-received', '2018-03-23'],
      ['correction.papers-receipt-sent', '2018-03-26'],
      ['correction.reported-in', '2018-03-27'],
      ['correction.registered', '2018-03-27', OLD_TERM],
      ['correction.activity-attended', '2018-04-12', { activity: 'education', hours: 8 }],
      ['correction.leave-approved', '2018-05-02', { from: '2018-05-03', to: '2018-05-09', decidedBy: 'office' }],
      ['correction.leave-returned', '2018-05-09', { for: 'f8' }],
      ['correction.move-applied', '2020-06-29', { to: '350181' }],
      ['correction.discharged', '2021-03-26', { cause: 'expiry' }],
    ),
    on: ['2018-06-30', '2020-07-10', '2021-04-01'],
  },
  {
    name: 'probation of one year, reported weekly, with a leave and lost contact',
    kind: 'correction',
    facts: facts(
      ['correction.judgment-effective', '2025-09-26', { category: 'probation', by: 'court' }],
      ['correction.notice-received', '2025-09-29'],
      ['correction.papers-received', '2025-09-30'],
      ['correction.reported-in', '2025-10-09'],
      ['correction.registered', '2025-10-09', TERM],
      ['correction.report-interval-set', '2025-10-09', { every: 7, unit: 'day' }],
      ['correction.announcement-scheduled', '2025-10-10', { date: '2025-10-15' }],
      ['correction.reported', '2025-10-15', { channel: 'phone', number: '19900000001' }],
      ['correction.reported', '2025-10-24', { channel: 'in-person' }],
      ['correction.leave-approved', '2025-11-03', { from: '2025-11-04', to: '2025-11-10', decidedBy: 'office' }],
      ['correction.leave-extended', '2025-11-10', { to: '2025-11-12', for: 'f10' }],
      ['correction.contact-lost', '2025-12-01T09:30:00+08:00'],
      ['case.incident-found', '2025-12-01', { incident: 'out-of-control' }],
      ['correction.search-begun', '2025-12-01'],
      ['correction.contact-restored', '2025-12-05T08:00:00+08:00'],
      ['case.visit-made', '2026-01-10', { by: 'office', nobodyHome: true }],
      ['case.visit-made', '2026-01-17', { by: 'office', nobodyHome: true }],
    ),
    on: ['2025-12-04', '2026-01-31', '2026-10-01'],
  },
  {
    name: 'temporary execution for illness, custody, recall',
    kind: 'correction',
    facts: facts(
      ['correction.teop-decision-received', '2026-01-05', { holder: 'prison', by: 'prison-administration' }],
      ['correction.handed-over', '2026-01-12', { from: 'prison' }],
      ['correction.registered', '2026-01-12', ILL],
      ['correction.recheck-filed', '2026-04-10', { result: 'stable' }],
      ['correction.custody-began', '2026-05-06T14:00:00+08:00', { measure: 'administrative-detention' }],
      ['correction.custody-ended', '2026-05-16'],
      ['correction.breach-found', '2026-06-01', { breach: 'recheck-late', severity: 'minor' }],
      ['correction.recall-received', '2026-06-20', { ground: 'recheck-unfiled' }],
      ['correction.recall-decided', '2026-07-10', { granted: true }],
    ),
    on: ['2026-05-31', '2026-07-20'],
  },
  {
    name: 'resettlement with help accepted, declined and accepted again',
    kind: 'resettlement',
    facts: facts(
      ['resettlement.custody-registered', '2026-01-10', { releaseDue: '2026-04-20' }],
      ['resettlement.notice-received', '2026-04-10'],
      ['resettlement.notice-passed', '2026-04-14', { to: 'office' }],
      ['resettlement.office-notified', '2026-04-14'],
      ['resettlement.released', '2026-04-20', { category: 'released-prisoner' }],
      ['resettlement.returned', '2026-04-21'],
      ['resettlement.village-told', '2026-04-17'],
      ['resettlement.help-accepted', '2026-04-25'],
      ['case.visit-made', '2026-05-20', { by: 'village' }],
      ['case.visit-made', '2026-06-11', { by: 'office' }],
      ['resettlement.help-declined', '2026-07-15', { nextOfferOn: '2026-08-15' }],
      ['resettlement.help-offered', '2026-08-15'],
      ['resettlement.help-accepted', '2026-08-20'],
      ['resettlement.aid-referred', '2026-09-01', { ref: 'A1', need: 'job', agency: '人社所', answerBy: '2026-09-20' }],
    ),
    on: ['2026-05-15', '2026-10-10'],
  },
  {
    name: 'an investigation with papers to complete',
    kind: 'investigation',
    facts: facts(
      ['investigation.commissioned', '2026-04-01', { by: 'court', category: 'probation', complete: false }],
      ['investigation.papers-completed', '2026-04-10'],
      ['investigation.extended', '2026-04-20', { until: '2026-04-30', agreedBy: 'court' }],
      ['investigation.opinion-sent', '2026-04-29', { opinion: 'suitable', to: 'court' }],
    ),
    on: ['2026-04-03', '2026-05-01'],
  },
  {
    name: 'oversight of a county',
    kind: 'oversight',
    facts: facts(
      ['case.opened', '2026-01-05', { county: '990101' }],
      ['oversight.roster-compared', '2026-02-24', { scope: 'district', onlyHere: 1 }],
      ['oversight.opinion-issued', '2026-03-02', { form: 'corrective-opinion' }],
      ['oversight.ruling-copy-received', '2026-03-10', { ruling: 'commutation' }],
    ),
    on: ['2026-04-01'],
  },
  {
    name: 'an office through half a year',
    kind: 'office',
    facts: facts(
      ['case.opened', '2025-12-15', { level: 'office' }],
      ['office.meeting-held', '2026-01-20', { meeting: 'station', present: ['office', 'village'], complete: true }],
      ['office.return-sent', '2026-07-01', { return: 'half-year', period: '2026-H1' }],
      ['office.police-check-made', '2026-07-20', { period: '2026-H1' }],
      ['office.roster-sent', '2026-02-26', { period: '2026-02' }],
    ),
    on: ['2026-08-01'],
  },
  {
    name: 'a matter at the service desk',
    kind: 'request',
    facts: facts(
      ['request.received', '2026-03-02', { requestKind: 'help', channel: 'visit' }],
      ['request.accepted', '2026-03-02', { complexity: 'complex' }],
      ['request.extended', '2026-04-10', { reason: '需外地核实', approver: 'deputy-director' }],
      ['request.transfer-ordered', '2026-03-03', { channel: 'letter', complexity: 'wide' }],
    ),
    on: ['2026-04-20', '2026-06-01'],
  },
  {
    name: 'a social worker on probation',
    kind: 'employment',
    facts: facts(
      ['employment.hired', '2026-01-05', { probationUntil: '2026-04-04' }],
      ['employment.absence-recorded', '2026-03-02', { absence: 'no-show', days: 1 }],
      ['employment.absence-recorded', '2026-03-03', { absence: 'no-show', days: 1 }],
      ['employment.absence-recorded', '2026-03-04', { absence: 'no-show', days: 1 }],
      [
        'employment.leave-approved',
        '2026-05-11',
        { leaveKind: 'personal', from: '2026-05-12', to: '2026-05-13', days: 2 },
      ],
    ),
    on: ['2026-07-01'],
  },
  {
    name: 'a central session',
    kind: 'activity',
    facts: facts(
      ['activity.session-scheduled', '2026-03-02', { sessionOn: '2026-03-12' }],
      ['activity.roster-sent', '2026-03-04', { persons: ['p1', 'p2'] }],
      ['activity.reminder-made', '2026-03-09', { person: 'p1' }],
      ['activity.agreement-signed', '2025-04-01', { until: '2026-03-31' }],
    ),
    on: ['2026-03-11', '2026-04-02'],
  },
];

/** The same case some days earlier or later, so that it begins a week after a day: every day and instant in it moves along. */
export function movedTo(one: GoldenCase, day: PlainDate): GoldenCase {
  const first = one.facts.map((fact) => fact.on.slice(0, 10)).sort()[0] ?? day;
  const by = dayNumber(addDays(day, 7)) - dayNumber(first);
  const moved = (text: string) => text.replace(/^\d{4}-\d{2}-\d{2}/, (found) => addDays(found, by));
  const movedData = (data: Fact['data']): Fact['data'] =>
    Object.fromEntries(Object.entries(data).map(([key, v]) => [key, typeof v === 'string' ? moved(v) : v]));
  return {
    ...one,
    facts: one.facts.map((fact) => ({ ...fact, on: moved(fact.on), data: movedData(fact.data) })),
    on: one.on.map(moved),
  };
}
