/** Ten rules written by hand, to measure the engine against: the same answers for the cases of the benchmark, and nothing more. */
import { addMonthsToNumber, dayNumber, dayText, type WorkingCalendar } from '../../../packages/calendar/index.ts';
import type { Fact } from '../../../packages/law/index.ts';

interface Dated {
  id: string;
  day: number;
  data: Record<string, unknown>;
}

type Index = Map<string, Dated[]>;
export type Answer = { rule: string; due: string; status: string };

const NONE: Dated[] = [];

function indexed(facts: Fact[], asOf: number): Index {
  const index: Index = new Map();
  for (const fact of facts) {
    const day = dayNumber(fact.on.slice(0, 10));
    if (day > asOf) continue;
    const list = index.get(fact.type);
    const dated = { id: fact.id, day, data: fact.data };
    if (list) list.push(dated);
    else index.set(fact.type, [dated]);
  }
  for (const list of index.values()) list.sort((a, b) => a.day - b.day);
  return index;
}

function status(due: number, met: number | undefined, voided: boolean, asOf: number): string {
  if (met !== undefined) return met <= due ? 'met' : 'met-late';
  if (voided) return 'void';
  return asOf > due ? 'overdue' : 'open';
}

/** Every fact of one type starts one; each meeting fact meets one. */
function each(
  index: Index,
  rule: string,
  start: string,
  meet: string,
  due: (fact: Dated) => number,
  voids: string[],
  asOf: number,
): Answer[] {
  const used = new Set<Dated>();
  return (index.get(start) ?? NONE).map((fact) => {
    const last = due(fact);
    const met = (index.get(meet) ?? NONE).find(
      (one) => !used.has(one) && one.day >= fact.day && (!one.data['for'] || one.data['for'] === fact.id),
    );
    if (met) used.add(met);
    const voided = voids.some((type) =>
      (index.get(type) ?? NONE).some((one) => one.day >= fact.day && one.day <= last),
    );
    return { rule, due: dayText(last), status: status(last, met?.day, voided, asOf) };
  });
}

function regularReports(index: Index, termEnd: number, asOf: number): Answer[] {
  const reports = index.get('correction.reported') ?? NONE;
  const custody = (index.get('correction.custody-began') ?? NONE).map((from) => ({
    from: from.day,
    to:
      ((index.get('correction.custody-ended') ?? NONE).find((to) => to.day >= from.day)?.day ??
        Number.POSITIVE_INFINITY) - 1,
  }));
  const answers: Answer[] = [];
  for (const set of index.get('correction.report-interval-set') ?? NONE) {
    const every = Number(set.data['every']);
    let before = set.day;
    for (let k = 1; ; k += 1) {
      const due = set.data['unit'] === 'day' ? set.day + k * every : addMonthsToNumber(set.day, k * every);
      const begins = before + 1;
      before = due;
      if (begins > asOf || due > termEnd) break;
      const met = reports.find((one) => one.day >= begins && one.day <= due);
      const voided = custody.some((spell) => spell.from <= due && spell.to >= begins);
      answers.push({
        rule: 'correction.regular-report',
        due: dayText(due),
        status: status(due, met?.day, voided, asOf),
      });
    }
  }
  return answers;
}

const ENDS = ['correction.discharged', 'correction.terminated', 'person.death-known'];

/** The ten rules by hand, as in force from 2020-07-01. */
export function tenByHand(facts: Fact[], asOfText: string, calendar: WorkingCalendar): Answer[] {
  const asOf = dayNumber(asOfText);
  const index = indexed(facts, asOf);
  const terms = [
    ...(index.get('correction.registered') ?? NONE),
    ...(index.get('correction.term-changed') ?? NONE),
  ].sort((a, b) => a.day - b.day);
  const termEnd = dayNumber(String(terms.at(-1)?.data['termEnd'] ?? '9999-12-31'));
  const after = (days: number) => (fact: Dated) => fact.day + days;
  const extended = (leave: Dated) =>
    dayNumber(
      String(
        (index.get('correction.leave-extended') ?? NONE).find((one) => one.data['for'] === leave.id)?.data['to'] ??
          leave.data['to'],
      ),
    );
  return [
    ...each(
      index,
      'correction.report-in',
      'correction.judgment-effective',
      'correction.reported-in',
      (f) => calendar.rollForwardNumber(f.day + 10),
      ['person.death-known', 'correction.terminated'],
      asOf,
    ),
    ...each(
      index,
      'correction.notify-county',
      'correction.judgment-effective',
      'correction.notice-received',
      after(5),
      [],
      asOf,
    ),
    ...each(
      index,
      'correction.deliver-papers',
      'correction.judgment-effective',
      'correction.papers-received',
      after(10),
      [],
      asOf,
    ),
    ...each(
      index,
      'correction.papers-receipt',
      'correction.papers-received',
      'correction.papers-receipt-sent',
      after(5),
      [],
      asOf,
    ),
    ...each(index, 'correction.register', 'correction.reported-in', 'correction.registered', after(0), [], asOf),
    ...regularReports(index, termEnd, asOf),
    ...each(
      index,
      'correction.summary',
      'correction.registered',
      'correction.summary-written',
      () => termEnd - 30,
      ENDS,
      asOf,
    ),
    ...each(
      index,
      'correction.discharge',
      'correction.registered',
      'correction.discharged',
      () => termEnd,
      ['correction.terminated', 'person.death-known'],
      asOf,
    ),
    ...each(
      index,
      'correction.return-from-leave',
      'correction.leave-approved',
      'correction.leave-returned',
      extended,
      [...ENDS, 'correction.custody-began'],
      asOf,
    ),
    ...each(index, 'case.answer-objection', 'case.objection-made', 'case.objection-decided', after(30), [], asOf),
  ];
}
