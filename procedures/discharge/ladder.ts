/** The steps in which a correction ends, in the law's order: what is done, what is due when, by whom, on which article. Pure. */
import { dayOf, type PlainDate } from '@guilu/calendar';
import type { Wording } from '@guilu/law';

/** A duty of the case as the ladder needs it. */
export interface LadderDuty {
  key: string;
  rule: string;
  dueOn: PlainDate;
  done: boolean;
  void: boolean;
  metOn?: PlainDate | undefined;
  owedBy: string[];
  basis: string[];
  verified: boolean;
  title: Wording;
}

interface Fact {
  id: string;
  type: string;
  on: string;
  data: Record<string, unknown>;
  recordedName: string;
}

export type StepName =
  | 'summary'
  | 'appraisal'
  | 'release-letter'
  | 'certificate'
  | 'service'
  | 'termination'
  | 'notice'
  | 'exit'
  | 'handover'
  | 'receipt'
  | 'duty'
  | 'closing';

/** What a step's button opens. */
export type StepAct = 'appraisal' | 'discharge' | 'send' | 'handover' | 'receipt' | 'record' | 'close';

export interface Step {
  name: StepName;
  state: 'done' | 'now' | 'later';
  dueOn?: PlainDate | undefined;
  doneOn?: PlainDate | undefined;
  doneBy?: string | undefined;
  owedBy: string[];
  basis: string[];
  verified: boolean;
  act?: StepAct | undefined;
  /** Template of the paper that this step makes or sends. */
  paper?: string | undefined;
  dutyKey?: string | undefined;
  title?: Wording | undefined;
}

interface Given {
  today: PlainDate;
  termEnd: PlainDate | null;
  closedOn: PlainDate | null;
  handover: 'owed' | 'offer-only' | 'none';
  facts: readonly Fact[];
  duties: readonly LadderDuty[];
}

/** How many days ahead the ladder's first steps count as due now. */
const ahead = 30;

export function ladderOf(given: Given): Step[] {
  const { facts } = given;
  const find = (type: string, where: (fact: Fact) => boolean = () => true) =>
    facts.find((fact) => fact.type === type && where(fact));
  const ended = find('correction.discharged') ?? find('correction.terminated');
  const steps = find('correction.terminated')
    ? terminated(given, find, ended)
    : discharged(given, find, ended);
  return [...steps, ...otherDuties(given, ended), closing(given, ended)];
}

type Find = (type: string, where?: (fact: Fact) => boolean) => Fact | undefined;

const done = (fact: Fact) => ({ state: 'done' as const, doneOn: dayOf(fact.on), doneBy: fact.recordedName });

function dutyPart(duty: LadderDuty | undefined, owedBy: string[], basis: string[]) {
  return {
    owedBy: duty?.owedBy ?? owedBy,
    basis: duty?.basis ?? basis,
    verified: duty?.verified ?? false,
    ...(duty && { dutyKey: duty.key, dueOn: duty.dueOn }),
  };
}

/** The way of a term that runs out, or of an amnesty. */
function discharged(given: Given, find: Find, ended: Fact | undefined): Step[] {
  const duty = (rule: string) => given.duties.find((one) => one.rule === rule);
  const summary = find('correction.summary-written');
  const appraisal = find('correction.appraisal-written');
  const near = given.termEnd !== null && daysLeft(given.today, given.termEnd) <= ahead;
  const early = near && !ended ? ('now' as const) : ('later' as const);
  const letter = duty('correction.release-letter');
  const end = given.termEnd ?? undefined;
  return [
    {
      name: 'summary',
      ...dutyPart(duty('correction.summary'), ['person'], ['IM 53']),
      ...(summary ? done(summary) : { state: early, ...(!ended && { act: 'appraisal' as const }) }),
    },
    {
      name: 'appraisal',
      ...dutyPart(undefined, ['county', 'office'], ['IM 53']),
      ...(end && { dueOn: end }),
      ...(appraisal ? done(appraisal) : { state: early, ...(!ended && { act: 'appraisal' as const }) }),
    },
    ...(letter ? [sendStep('release-letter', letter, 'release-letter', given)] : []),
    {
      name: 'certificate',
      ...dutyPart(duty('correction.discharge'), ['county'], ['CCL 44']),
      ...(end && { dueOn: end }),
      ...(ended
        ? done(ended)
        : { state: end && given.today >= end ? ('now' as const) : ('later' as const), act: 'discharge' as const }),
    },
    ...afterDischarge(given, find, ended),
  ];
}

function afterDischarge(given: Given, find: Find, ended: Fact | undefined): Step[] {
  const duty = (rule: string) => given.duties.find((one) => one.rule === rule);
  const served = find('case.document-served', (fact) => fact.data.document === 'discharge-certificate');
  const steps: Step[] = [
    {
      name: 'service',
      ...dutyPart(undefined, ['county', 'office'], ['CCL 44']),
      verified: true,
      paper: 'discharge-certificate',
      ...(ended && { dueOn: dayOf(ended.on) }),
      ...(served ? done(served) : { state: ended ? 'now' : 'later', ...(ended && { act: 'send' as const }) }),
    },
    noticeStep(given, find, ended, 'discharge'),
    ended
      ? sendStep('exit', duty('correction.lift-restrictions'), 'exit-letter', given)
      : { name: 'exit', state: 'later', ...dutyPart(undefined, ['county'], ['EXL12 12']) },
  ];
  return given.handover === 'owed' ? [...steps, ...handover(given, find, ended)] : steps;
}

function handover(given: Given, find: Find, ended: Fact | undefined): Step[] {
  const handed = find('correction.handed-to-resettlement');
  const duty = (rule: string) => given.duties.find((one) => one.rule === rule);
  const receipt = handed && find('case.receipt-received', (fact) => fact.data.for === handed.id);
  return [
    {
      name: 'handover',
      ...dutyPart(duty('correction.hand-to-resettlement'), ['county'], ['OP26 20']),
      paper: 'handover-letter',
      ...(handed ? done(handed) : { state: ended ? 'now' : 'later', ...(ended && { act: 'handover' as const }) }),
    },
    {
      name: 'receipt',
      ...dutyPart(duty('correction.handover-receipt'), ['office'], ['proposal']),
      ...(receipt ? done(receipt) : { state: handed ? 'now' : 'later', ...(handed && { act: 'receipt' as const }) }),
    },
  ];
}

/** Revocation, recall, death, a new crime: no certificate; the same agencies are told (CCL 45, 51). */
function terminated(given: Given, find: Find, ended: Fact | undefined): Step[] {
  const died = ended?.data.cause === 'died';
  return [
    { name: 'termination', ...dutyPart(undefined, ['county'], ['CCL 45']), verified: true, ...(ended ? done(ended) : { state: 'later' }) },
    noticeStep(given, find, ended, died ? 'death' : 'discharge'),
  ];
}

/** The decision organ, the procuratorate and the police are told; done when the last of them is. */
function noticeStep(given: Given, _find: Find, ended: Fact | undefined, about: 'discharge' | 'death'): Step {
  const rule = about === 'death' ? 'correction.death-notice' : 'correction.discharge-notice';
  const duty = given.duties.find((one) => one.rule === rule);
  const sent = given.facts.filter((fact) => fact.type === 'case.notice-sent' && fact.data.about === about);
  const told = new Set(sent.flatMap((fact) => [fact.data.to ?? []].flat()));
  const all = ['decision-organ', 'procuratorate', 'police'].every((role) => told.has(role));
  const last = sent.at(-1);
  return {
    name: 'notice',
    ...dutyPart(duty, ['county'], [about === 'death' ? 'CCL 51' : ended?.type === 'correction.terminated' ? 'CCL 45' : 'CCL 44']),
    ...(ended && !duty && { dueOn: dayOf(ended.on) }),
    paper: 'discharge-notice',
    ...(all && last ? done(last) : { state: ended ? 'now' : 'later', ...(ended && { act: 'send' as const }) }),
  };
}

/** A letter that a duty asks for: done when the duty is. */
function sendStep(name: 'release-letter' | 'exit', duty: LadderDuty | undefined, paper: string, given: Given): Step {
  const part = dutyPart(duty, ['county'], []);
  if (!duty || duty.void) return { name, state: 'later', ...part, paper };
  if (duty.done) return { name, state: 'done', ...part, paper, doneOn: duty.metOn };
  const now = name === 'exit' || daysLeft(given.today, duty.dueOn) <= ahead;
  return { name, state: now ? 'now' : 'later', ...part, paper, act: 'send' };
}

const inLadder = new Set([
  'correction.summary',
  'correction.discharge',
  'correction.discharge-notice',
  'correction.death-notice',
  'correction.lift-restrictions',
  'correction.release-letter',
  'correction.hand-to-resettlement',
  'correction.handover-receipt',
]);

/** After the end whatever else a rule of the county still asks for, such as sealing the record of a minor. */
function otherDuties(given: Given, ended: Fact | undefined): Step[] {
  if (!ended) return [];
  return given.duties
    .filter((duty) => !inLadder.has(duty.rule) && !duty.done && !duty.void)
    .map((duty) => ({
      name: 'duty',
      state: 'now',
      ...dutyPart(duty, [], []),
      title: duty.title,
      act: 'record',
    }));
}

function closing(given: Given, ended: Fact | undefined): Step {
  const part = { name: 'closing' as const, ...dutyPart(undefined, ['county'], []), verified: true };
  if (given.closedOn) return { ...part, state: 'done', doneOn: given.closedOn };
  return { ...part, state: ended ? 'now' : 'later', ...(ended && { act: 'close' as const }) };
}

const daysLeft = (today: PlainDate, day: PlainDate) => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
