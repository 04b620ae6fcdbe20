/** Worked examples that stand beside a rule, run as the vectors they abbreviate. */
import type { WorkingCalendar } from '@guilu/calendar';
import { readWording } from './catalogue.ts';
import type { Law } from './law.ts';
import { problemAt } from './rule-source.ts';
import type { Fact, LoadProblem, Wording } from './types.ts';
import { checkVector, type Vector } from './vectors.ts';
import type { Version } from './version.ts';
import { isRecord, listOf } from './yaml-source.ts';

/** One example of a rule version, read out in full. */
export interface Example {
  why: Wording;
  vector: Vector;
}

/** The examples that a version carries itself, in the order written; one that expects nothing is left out. */
export function examplesOf(version: Version): Example[] {
  return listOf(version.raw.own['examples']).flatMap((raw) => {
    const vector = vectorOf(version, raw);
    return vector ? [{ why: readWording(isRecord(raw) ? raw['why'] : undefined, ''), vector }] : [];
  });
}

/** Runs every example of every pack, or of one; a problem for each that does not hold, or that another version answers. */
export function checkExamples(
  law: Law,
  calendar: WorkingCalendar,
  pack?: string,
): { run: number; problems: LoadProblem[] } {
  const problems: LoadProblem[] = [];
  let run = 0;
  for (const version of law.everyVersion()) {
    if (pack !== undefined && version.pack !== pack) continue;
    listOf(version.raw.own['examples']).forEach((example, index) => {
      run += 1;
      const wrong = checkOne(law, calendar, version, example);
      if (wrong === undefined) return;
      problems.push(
        problemAt(version.raw, ['examples', index], {
          zh: `例子不成立: ${wrong}`,
          en: `an example does not hold: ${wrong}`,
        }),
      );
    });
  }
  return { run, problems };
}

/** A worked example as a page shows it, with what comes when it is run now. */
export interface ExampleRun extends Example {
  /** Absent where what was expected came. */
  wrong?: string;
}

/** Runs the examples that a version carries itself. */
export function runExamples(law: Law, calendar: WorkingCalendar, version: Version): ExampleRun[] {
  return examplesOf(version).map((example) => {
    const wrong = vectorWrong(law, calendar, version, example.vector);
    return wrong === undefined ? example : { ...example, wrong };
  });
}

function checkOne(law: Law, calendar: WorkingCalendar, version: Version, raw: unknown): string | undefined {
  const vector = vectorOf(version, raw);
  return vector ? vectorWrong(law, calendar, version, vector) : 'it expects nothing';
}

function vectorWrong(law: Law, calendar: WorkingCalendar, version: Version, vector: Vector): string | undefined {
  const facts = [...(vector.facts ?? []), ...(vector.cases ?? []).flatMap((one) => one.facts)];
  const wrong = facts.flatMap((fact) =>
    law.checkFact(fact.type, fact.data).problems.filter((p) => p.code !== 'missing'),
  );
  if (wrong[0]) return wrong[0].message.en;
  const failed = checkVector(law, calendar, vector);
  if (failed) return `expected ${JSON.stringify(failed.expected)}, came ${JSON.stringify(failed.came)}`;
  const answering = answeredBy(law, calendar, version, vector);
  return answering === undefined || answering === version.fromText
    ? undefined
    : `the version of ${answering} answers it`;
}

function vectorOf(version: Version, raw: unknown): Vector | undefined {
  if (!isRecord(raw) || !isRecord(raw['expect'])) return undefined;
  const ask = {
    [version.sort]: version.id,
    ...(isRecord(raw['data']) ? { data: raw['data'] } : {}),
    ...(raw['period'] ? { period: raw['period'] } : {}),
  };
  const period = isRecord(raw['period']) ? raw['period']['to'] : undefined;
  return {
    id: version.id,
    pack: version.pack,
    facts: factsOf(raw['facts']),
    ...(raw['cases'] === undefined ? {} : { cases: listOf(raw['cases']).map((facts) => ({ facts: factsOf(facts) })) }),
    asOf: String(raw['asOf'] ?? period),
    ask,
    expect: raw['expect'],
  };
}

// A duty may be none; all else is answered by the version of the day.
function answeredBy(law: Law, calendar: WorkingCalendar, version: Version, vector: Vector): string | undefined {
  const { pack, asOf, facts = [] } = vector;
  if (version.sort !== 'duty')
    return law.rule({ pack, sort: version.sort, id: version.id, on: asOf })?.version ?? 'none';
  const { duties } = law.evaluate({ pack, facts, asOf, calendar, rules: [version.id] });
  return duties.some((duty) => duty.version === version.fromText) ? version.fromText : duties[0]?.version;
}

// [type, day, data, more], named f1, f2, … in order; `more` says what it supersedes or when it was recorded.
function factsOf(value: unknown): Fact[] {
  return (Array.isArray(value) ? (value as unknown[]) : []).map((raw, index) => {
    const [type, on, data, more] = Array.isArray(raw) ? (raw as unknown[]) : [];
    const extra = isRecord(more) ? more : {};
    const fact: Fact = {
      id: `f${index + 1}`,
      type: String(type),
      on: String(on),
      data: isRecord(data) ? data : {},
    };
    if (typeof extra['supersedes'] === 'string') fact.supersedes = extra['supersedes'];
    if (typeof extra['recordedAt'] === 'string') fact.recordedAt = extra['recordedAt'];
    return fact;
  });
}
