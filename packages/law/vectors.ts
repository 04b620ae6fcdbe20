/** Worked examples: one question each, with the answer that must come. */
import { isInstant, isPlainDate, type WorkingCalendar } from '@guilu/calendar';
import type { Law } from './law.ts';
import type { AlertInstance, CaseKind, DutyInstance, Fact, Sort } from './types.ts';
import { isRecord } from './yaml-source.ts';

export interface Vector {
  id: string;
  pack: string;
  kind?: CaseKind;
  facts?: Fact[];
  cases?: { kind?: CaseKind; facts: Fact[] }[];
  asOf: string;
  ask: Record<string, unknown>;
  expect: Record<string, unknown>;
}

/** A file that holds no vectors, or a vector that names something unknown. */
export class VectorFault extends Error {}

const SORTS: Sort[] = ['duty', 'gate', 'route', 'alert', 'metric'];
const KINDS = [
  'correction',
  'resettlement',
  'investigation',
  'request',
  'oversight',
  'employment',
  'office',
  'activity',
];

/** Reads a JSON list of vectors. Throws `VectorFault`, naming what is wrong. */
export function readVectors(law: Law, text: string): Vector[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new VectorFault(`not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const list = Array.isArray(parsed)
    ? (parsed as unknown[])
    : isRecord(parsed) && Array.isArray(parsed['vectors'])
      ? (parsed['vectors'] as unknown[])
      : undefined;
  if (!list) throw new VectorFault('holds no list of vectors');
  return list.map((raw, index) => readVector(law, raw, index));
}

function readVector(law: Law, raw: unknown, index: number): Vector {
  const fault = (what: string): never => {
    throw new VectorFault(
      `${isRecord(raw) && typeof raw['id'] === 'string' ? raw['id'] : `vector ${index + 1}`}: ${what}`,
    );
  };
  if (!isRecord(raw) || typeof raw['id'] !== 'string' || !isRecord(raw['ask']) || !isRecord(raw['expect']))
    return fault('has no id, ask or expect');
  const { ask } = raw;
  const sort = SORTS.find((s) => ask[s] !== undefined);
  if (!sort) return fault('asks nothing known');
  const pack = String(raw['pack']);
  if (!law.hasPack(pack)) return fault(`there is no pack ${pack}`);
  if (!law.hasRule(pack, sort, String(ask[sort]))) return fault(`there is no ${sort} ${String(ask[sort])} in ${pack}`);
  const asOf = String(raw['asOf'] ?? (isRecord(ask['period']) ? ask['period']['to'] : ''));
  if (!isPlainDate(asOf) && !isInstant(asOf)) return fault(`${asOf} is no day or instant`);
  const kind = kindIn(raw['kind'], fault);
  const cases = Array.isArray(raw['cases'])
    ? (raw['cases'] as unknown[]).map((one) => caseIn(law, one, fault))
    : undefined;
  const vector: Vector = {
    id: raw['id'],
    pack,
    asOf,
    ask,
    expect: raw['expect'],
    facts: factsIn(law, raw['facts'], fault),
  };
  return { ...vector, ...(kind ? { kind } : {}), ...(cases ? { cases } : {}) };
}

type Fault = (what: string) => never;

function kindIn(value: unknown, fault: Fault): CaseKind | undefined {
  if (value === undefined) return undefined;
  return KINDS.includes(String(value)) ? (value as CaseKind) : fault(`there is no kind of case ${String(value)}`);
}

function caseIn(law: Law, value: unknown, fault: Fault): { kind?: CaseKind; facts: Fact[] } {
  const raw = isRecord(value) ? value : {};
  const kind = kindIn(raw['kind'], fault);
  const facts = factsIn(law, raw['facts'], fault);
  return kind ? { kind, facts } : { facts };
}

function factsIn(law: Law, value: unknown, fault: Fault): Fact[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  return list.map((raw, index) => {
    if (!isRecord(raw) || typeof raw['type'] !== 'string') return fault('a fact without a type');
    const type = law.factType(raw['type']);
    if (!type) return fault(`there is no fact type ${raw['type']}`);
    const on = String(raw['on']);
    if (!isPlainDate(on) && !isInstant(on)) return fault(`${on} is no day or instant`);
    const data = isRecord(raw['data']) ? raw['data'] : {};
    const unknown = Object.keys(data).find((name) => !type.fields.some((f) => f.name === name));
    if (unknown !== undefined) return fault(`${raw['type']} has no field ${unknown}`);
    const fact: Fact = {
      id: typeof raw['id'] === 'string' ? raw['id'] : `fact-${index + 1}`,
      type: raw['type'],
      on,
      data,
    };
    if (typeof raw['supersedes'] === 'string') fact.supersedes = raw['supersedes'];
    if (typeof raw['recordedAt'] === 'string') fact.recordedAt = raw['recordedAt'];
    return fact;
  });
}

/** What did not come as expected; undefined where the vector holds. */
export function checkVector(
  law: Law,
  calendar: WorkingCalendar,
  vector: Vector,
): { expected: unknown; came: unknown } | undefined {
  const came = answer(law, calendar, vector);
  const { expect } = vector;
  const wrong = Object.keys(expect).filter((key) => !same(key, expect[key], came[key]));
  if (wrong.length === 0) return undefined;
  return {
    expected: expect,
    came: Object.fromEntries(Object.keys({ ...expect, ...came }).map((key) => [key, came[key]])),
  };
}

function answer(law: Law, calendar: WorkingCalendar, vector: Vector): Record<string, unknown> {
  const { ask, pack, asOf } = vector;
  const question = { pack, facts: vector.facts ?? [], asOf, calendar };
  const data = isRecord(ask['data']) ? ask['data'] : {};
  if (ask['duty'] !== undefined) {
    const { duties } = law.evaluate({ ...question, rules: [String(ask['duty'])] });
    return dutyAnswer(duties);
  }
  if (ask['alert'] !== undefined)
    return alertAnswer(law, law.evaluate({ ...question, rules: [String(ask['alert'])] }).alerts, vector);
  if (ask['gate'] !== undefined) {
    const { allowed, because } = law.askGate({ ...question, rule: String(ask['gate']), data });
    return { allowed, because };
  }
  if (ask['route'] !== undefined) {
    const route = law.askRoute({ ...question, rule: String(ask['route']), data });
    return route?.decides ? { decides: route.decides } : { refused: route?.refused ?? null };
  }
  const period = isRecord(ask['period']) ? ask['period'] : {};
  const cases = vector.cases ?? [{ facts: vector.facts ?? [] }];
  const asked = { from: String(period['from']), to: String(period['to']) };
  const metric = law.metric({ pack, rule: String(ask['metric']), period: asked, cases, asOf, calendar });
  return metric
    ? { numerator: metric.numerator, denominator: metric.denominator, value: metric.value, met: metric.met }
    : {};
}

function dutyAnswer(duties: DutyInstance[]): Record<string, unknown> {
  const only = duties.length === 1 ? duties[0] : undefined;
  return { instances: duties, none: duties.length === 0, ...(only ? { due: only.due, status: only.status } : {}) };
}

function alertAnswer(law: Law, alerts: AlertInstance[], vector: Vector): Record<string, unknown> {
  const first = [...alerts].sort((a, b) => (a.since < b.since ? -1 : 1))[0];
  const rule = law.rule({ pack: vector.pack, sort: 'alert', id: String(vector.ask['alert']), on: vector.asOf });
  return first ? { raised: true, since: first.since, to: first.to } : { raised: false, to: rule?.owedBy ?? [] };
}

const UNORDERED = ['because', 'to'];

function same(key: string, expected: unknown, came: unknown): boolean {
  if (key === 'instances' && Array.isArray(expected) && Array.isArray(came))
    return sameInstances(expected as unknown[], came as unknown[]);
  if (Array.isArray(expected) && Array.isArray(came)) {
    const [a, b] = [expected.map(String), came.map(String)];
    if (UNORDERED.includes(key)) return a.sort().join() === b.sort().join();
    return a.join() === b.join();
  }
  if (typeof expected === 'string' && typeof came === 'string') return expected === came || sameInstant(expected, came);
  return expected === came;
}

function sameInstances(expected: unknown[], came: unknown[]): boolean {
  if (expected.length !== came.length) return false;
  return expected.every((one, index) => {
    const other = came[index];
    return isRecord(one) && isRecord(other) && Object.keys(one).every((key) => same(key, one[key], other[key]));
  });
}

function sameInstant(a: string, b: string): boolean {
  return isInstant(a) && isInstant(b) && Date.parse(a) === Date.parse(b);
}
