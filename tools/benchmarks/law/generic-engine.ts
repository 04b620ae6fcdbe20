/**
 * The rules that a generic rule engine can express, in json-rules-engine: day counts from one fact, met by one fact.
 * It knows neither working days nor periods nor one instance for each fact, so rolling, recurring and repeated duties are left out,
 * and the latest fact of each type is laid out flat for it first.
 */
import { Engine, type RuleProperties } from 'json-rules-engine';
import { dayNumber, dayText } from '../../../packages/calendar/index.ts';
import type { Fact } from '../../../packages/law/index.ts';

interface Counted {
  rule: string;
  start: string;
  meet: string;
  /** Days after the starting fact; or before the last day of the term. */
  days: number;
  fromTermEnd?: boolean;
}

const COUNTED: Counted[] = [
  {
    rule: 'correction.notify-county',
    start: 'correction.judgment-effective',
    meet: 'correction.notice-received',
    days: 5,
  },
  {
    rule: 'correction.deliver-papers',
    start: 'correction.judgment-effective',
    meet: 'correction.papers-received',
    days: 10,
  },
  {
    rule: 'correction.papers-receipt',
    start: 'correction.papers-received',
    meet: 'correction.papers-receipt-sent',
    days: 5,
  },
  { rule: 'correction.register', start: 'correction.reported-in', meet: 'correction.registered', days: 0 },
  {
    rule: 'correction.summary',
    start: 'correction.registered',
    meet: 'correction.summary-written',
    days: -30,
    fromTermEnd: true,
  },
  {
    rule: 'correction.discharge',
    start: 'correction.registered',
    meet: 'correction.discharged',
    days: 0,
    fromTermEnd: true,
  },
  { rule: 'case.answer-objection', start: 'case.objection-made', meet: 'case.objection-decided', days: 30 },
];

export const EXPRESSED = COUNTED.map((one) => one.rule);

/** Three rules for each duty, one for each way that it can stand. */
export function genericEngine(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const { rule, start } of COUNTED) {
    const begun = { fact: start, operator: 'greaterThan', value: 0 };
    const [due, met] = [{ fact: `${rule} due` }, { fact: `${rule} met` }];
    const stands: Record<string, RuleProperties['conditions']> = {
      met: {
        all: [
          begun,
          { fact: met.fact, operator: 'greaterThan', value: 0 },
          { fact: met.fact, operator: 'lessThanInclusive', value: due },
        ],
      },
      'met-late': { all: [begun, { fact: met.fact, operator: 'greaterThan', value: due }] },
      open: {
        all: [
          begun,
          { fact: met.fact, operator: 'equal', value: 0 },
          { fact: 'asOf', operator: 'lessThanInclusive', value: due },
        ],
      },
      overdue: {
        all: [
          begun,
          { fact: met.fact, operator: 'equal', value: 0 },
          { fact: 'asOf', operator: 'greaterThan', value: due },
        ],
      },
    };
    for (const [status, conditions] of Object.entries(stands))
      engine.addRule({ conditions, event: { type: rule, params: { status, due: due.fact } } });
  }
  return engine;
}

/** The facts laid out flat, then asked. Answers as `rule due status`, sorted. */
export async function askGeneric(engine: Engine, facts: Fact[], asOf: string): Promise<string[]> {
  const flat: Record<string, number> = { asOf: dayNumber(asOf) };
  let termEnd = 0;
  for (const fact of facts) {
    flat[fact.type] = dayNumber(fact.on.slice(0, 10));
    if (typeof fact.data['termEnd'] === 'string') termEnd = dayNumber(fact.data['termEnd']);
  }
  for (const { rule, start, meet, days, fromTermEnd } of COUNTED) {
    flat[start] ??= 0;
    flat[`${rule} due`] = (fromTermEnd ? termEnd : (flat[start] ?? 0)) + days;
    flat[`${rule} met`] = flat[meet] ?? 0;
  }
  const { events } = await engine.run(flat);
  return events
    .map(({ type, params }) => `${type} ${dayText(flat[String(params?.['due'])] ?? 0)} ${String(params?.['status'])}`)
    .sort();
}
