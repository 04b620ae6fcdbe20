/** Worked examples that stand beside a rule, run as the vectors they abbreviate. */
import type { WorkingCalendar } from '@guilu/calendar';
import type { Law } from './law.ts';
import { problemAt } from './rule-source.ts';
import type { Fact, LoadProblem } from './types.ts';
import { checkVector } from './vectors.ts';
import type { Version } from './version.ts';
import { isRecord } from './yaml-source.ts';

/** Runs every example of every pack; a problem for each that does not hold. */
export function checkExamples(law: Law, calendar: WorkingCalendar): { run: number; problems: LoadProblem[] } {
  const problems: LoadProblem[] = [];
  let run = 0;
  for (const version of law.everyVersion()) {
    const examples = Array.isArray(version.raw.own['examples']) ? (version.raw.own['examples'] as unknown[]) : [];
    examples.forEach((example, index) => {
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

function checkOne(law: Law, calendar: WorkingCalendar, version: Version, raw: unknown): string | undefined {
  if (!isRecord(raw) || !isRecord(raw['expect'])) return 'it expects nothing';
  const ask = {
    [version.sort]: version.id,
    ...(isRecord(raw['data']) ? { data: raw['data'] } : {}),
    ...(raw['period'] ? { period: raw['period'] } : {}),
  };
  const vector = {
    id: version.id,
    pack: version.pack,
    facts: factsOf(raw['facts']),
    asOf: String(raw['asOf']),
    ask,
    expect: raw['expect'],
  };
  const wrong = vector.facts.flatMap((fact) =>
    law.checkFact(fact.type, fact.data).problems.filter((p) => p.code !== 'missing'),
  );
  if (wrong[0]) return wrong[0].message.en;
  const failed = checkVector(law, calendar, vector);
  return failed && `expected ${JSON.stringify(failed.expected)}, came ${JSON.stringify(failed.came)}`;
}

// [type, day, data], named f1, f2, … in order.
function factsOf(value: unknown): Fact[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  return list.map((raw, index) => {
    const [type, on, data] = Array.isArray(raw) ? (raw as unknown[]) : [];
    return { id: `f${index + 1}`, type: String(type), on: String(on), data: isRecord(data) ? data : {} };
  });
}
