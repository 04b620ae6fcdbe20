/** A term ends on the day that the court said: no pack lengthens it, and nothing is owed after it. */
import { addDays } from '@guilu/calendar';
import type { Law } from '../law.ts';
import type { Fact, LoadProblem } from '../types.ts';
import type { Version } from '../version.ts';
import { isRecord } from '../yaml-source.ts';
import { type Bound, forbidden, kindText, owedRoles } from './refusal.ts';
import { saturdayFrom, TRIAL_CALENDAR, trialDay } from './trial.ts';
import { spokenTexts, wordIn } from './words.ts';

const TERM_DAYS = 200;

/** A rule that speaks of a longer term, or that recurs without an end. */
export function termRule(bound: Bound, version: Version): LoadProblem[] {
  const { term } = bound.bounds;
  const refuse = (where: (string | number)[], zh: string, en: string) => [
    forbidden(bound, version.raw, where, term.basis, { zh, en }),
  ];
  if (!term.refusing.includes(`${version.sort} ${version.id}`)) {
    const found = spokenTexts(version.raw.body).find(({ text }) => wordIn(text, term.words) !== undefined);
    if (found)
      return refuse(
        found.path,
        '规则不得延长矫正期限或推迟解除',
        'a rule that lengthens a term or puts off a discharge',
      );
  }
  const { repeat } = version.raw.body;
  const burdens = owedRoles(version.raw).some((role) => term.burdened.includes(role));
  if (isRecord(repeat) && repeat['last'] === undefined && burdens && term.kinds.includes(kindText(version.raw)))
    return refuse(
      ['repeat'],
      '期满后不得再有义务, 须写明最后一天',
      'recurs beyond the last day of the term: name `last`',
    );
  return [];
}

/** Tries every duty to discharge on a term that ends on a Saturday: it must fall due on that day or before. */
export function termTrial(bound: Bound, law: Law): LoadProblem[] {
  const { term } = bound.bounds;
  const duties = law.everyVersion().filter((version) => {
    const { met = [] } = version as { met?: { filter: { names: string[] } }[] };
    return version.sort === 'duty' && met.some((part) => part.filter.names.some((name) => term.ended.includes(name)));
  });
  return duties.flatMap((version) => {
    if (term.samples.every((sample) => isInTime(bound, law, version, sample))) return [];
    return [
      forbidden(bound, version.raw, ['due'], term.basis, {
        zh: '解除不得晚于期满之日',
        en: 'a discharge that falls due after the last day of the term',
      }),
    ];
  });
}

function isInTime(bound: Bound, law: Law, version: Version, sample: Record<string, unknown>): boolean {
  const { registered, begins, ends } = bound.bounds.term;
  const on = trialDay(version);
  const last = saturdayFrom(addDays(on, TERM_DAYS));
  const fact: Fact = { id: 'f1', type: registered, on, data: { ...sample, [begins]: on, [ends]: last } };
  const { duties } = law.evaluate({
    pack: version.pack,
    facts: [fact],
    asOf: addDays(last, TERM_DAYS),
    calendar: TRIAL_CALENDAR,
    rules: [version.id],
  });
  return duties.every((duty) => duty.due.slice(0, 10) <= last);
}
