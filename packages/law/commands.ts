/** The pure commands of the command line: text in, lines and an exit code out. */
import { type Instant, isInstant, isPlainDate, type PlainDate, type WorkingCalendar } from '@guilu/calendar';
import { checkExamples } from './examples.ts';
import type { Law } from './law.ts';
import { type LawFiles, loadLaw } from './load.ts';
import { printPack } from './print-pack.ts';
import type { CaseKind, Fact, LoadProblem, Trace } from './types.ts';
import { checkVector, readVectors, VectorFault } from './vectors.ts';
import { isRecord, type SourceFile } from './yaml-source.ts';

/** 0 done, 1 the answer is no, 2 the call or a file is wrong. */
export interface CommandAnswer {
  code: 0 | 1 | 2;
  out: string[];
  err: string[];
}

const wrong = (sentence: string): CommandAnswer => ({ code: 2, out: [], err: [sentence] });
const done = (out: string[]): CommandAnswer => ({ code: 0, out, err: [] });

/** `rules check`: one line for each vector that does not hold, and last how many passed and failed. */
export function rulesCheck(law: Law, calendar: WorkingCalendar, files: SourceFile[], json: boolean): CommandAnswer {
  const failures: { id: string; expected: unknown; came: unknown }[] = [];
  let passed = 0;
  for (const file of files) {
    try {
      for (const vector of readVectors(law, file.text)) {
        const failed = attempt(() => checkVector(law, calendar, vector), vector.expect);
        if (failed) failures.push({ id: vector.id, ...failed });
        else passed += 1;
      }
    } catch (error) {
      if (error instanceof VectorFault) return wrong(`${file.path}: ${error.message}`);
      throw error;
    }
  }
  const code = failures.length > 0 ? 1 : 0;
  if (json) return { code, out: [JSON.stringify({ passed, failed: failures.length, failures })], err: [] };
  const lines = failures.map((f) => `${f.id} expected ${JSON.stringify(f.expected)} came ${JSON.stringify(f.came)}`);
  return { code, out: [...lines, `${passed} passed, ${failures.length} failed`], err: [] };
}

// What cannot be answered, such as a year without its holidays, is a vector that does not hold.
function attempt<T>(check: () => T, expected: unknown): T | { expected: unknown; came: unknown } {
  try {
    return check();
  } catch (error) {
    return { expected, came: error instanceof Error ? error.message : String(error) };
  }
}

export interface RuleQuestion {
  pack?: string;
  kind?: string;
  asOf?: string;
  duty?: string;
  gate?: string;
  route?: string;
  alert?: string;
  metric?: string;
  from?: string;
  to?: string;
  data?: string;
  json: boolean;
}

interface Readable {
  pack: string;
  kind: CaseKind;
  asOf: PlainDate | Instant;
  facts: Fact[];
}

/** `rules evaluate`: facts as a JSON list, duties and alerts as JSON. */
export function rulesEvaluate(
  law: Law,
  calendar: WorkingCalendar,
  question: RuleQuestion,
  stdin: string,
): CommandAnswer {
  const read = readQuestion(law, question, stdin);
  if (typeof read === 'string') return wrong(read);
  const { duties, alerts } = law.evaluate({ ...read, calendar });
  const answer = {
    duties: duties.map(({ rule, due, status, basis, owedBy }) => ({ rule, due, status, basis, owedBy })),
    alerts: alerts.map(({ rule, since, to, basis }) => ({ rule, since, to, basis })),
  };
  return done([JSON.stringify(answer, undefined, 2)]);
}

/** `rules explain`: the trace of one duty, gate, route, alert or metric. */
export function rulesExplain(
  law: Law,
  calendar: WorkingCalendar,
  question: RuleQuestion,
  stdin: string,
): CommandAnswer {
  const read = readQuestion(law, question, stdin);
  if (typeof read === 'string') return wrong(read);
  const ask = question.metric === undefined ? readAsk(question) : readMetric(question);
  if (typeof ask === 'string') return wrong(ask);
  const trace =
    'metric' in ask
      ? law.explainMetric({ ...ask, ...read, calendar, cases: [read], rule: ask.metric })
      : law.explain({ ...read, calendar, ask });
  if (!trace)
    return {
      code: 1,
      out: [],
      err: ['There is nothing to explain: the rule gives no instance for these facts on this day.'],
    };
  return done(question.json ? [JSON.stringify(trace)] : traceLines(trace));
}

type Ask =
  | { duty: string }
  | { alert: string }
  | { gate: string; data: Record<string, unknown> }
  | { route: string; data: Record<string, unknown> };

function readAsk(question: RuleQuestion): Ask | string {
  if (question.duty !== undefined) return { duty: question.duty };
  if (question.alert !== undefined) return { alert: question.alert };
  const data = question.data === undefined ? {} : parsed(question.data);
  if (!isRecord(data)) return '--data is no JSON object.';
  if (question.gate !== undefined) return { gate: question.gate, data };
  if (question.route !== undefined) return { route: question.route, data };
  return 'Name what to explain: --duty, --alert, --gate, --route or --metric.';
}

// A metric is explained for one case and a period, so that it is seen why the case counts.
function readMetric({
  metric = '',
  from = '',
  to = '',
}: RuleQuestion): { metric: string; period: { from: string; to: string } } | string {
  if (!isPlainDate(from) || !isPlainDate(to)) return '--metric needs its period: --from D --to D.';
  return { metric, period: { from, to } };
}

function readQuestion(law: Law, question: RuleQuestion, stdin: string): Readable | string {
  // A metric is asked for a period: its last day is the day, unless another is said.
  const { pack, kind, asOf = question.to } = question;
  if (pack === undefined || kind === undefined || asOf === undefined) return '--pack, --kind and --as-of are needed.';
  if (!law.hasPack(pack)) return `There is no pack ${pack}.`;
  if (!isPlainDate(asOf) && !isInstant(asOf)) return `${asOf} is no day and no instant.`;
  const facts = parsed(stdin);
  if (!Array.isArray(facts)) return 'Facts come as a JSON list on standard input.';
  const unknown = (facts as unknown[]).find((fact) => !isRecord(fact) || !law.factType(String(fact['type'])));
  if (unknown !== undefined)
    return `There is no fact type ${isRecord(unknown) ? String(unknown['type']) : String(unknown)}.`;
  return { pack, kind: kind as CaseKind, asOf, facts: (facts as Record<string, unknown>[]).map(factOf) };
}

function factOf(raw: Record<string, unknown>, index: number): Fact {
  const fact: Fact = {
    id: String(raw['id'] ?? `f${index + 1}`),
    type: String(raw['type']),
    on: String(raw['on']),
    data: isRecord(raw['data']) ? raw['data'] : {},
  };
  if (typeof raw['supersedes'] === 'string') fact.supersedes = raw['supersedes'];
  if (typeof raw['recordedAt'] === 'string') fact.recordedAt = raw['recordedAt'];
  return fact;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A trace as lines for a terminal, Chinese first. */
export function traceLines(trace: Trace): string[] {
  const head = `${trace.rule.title.zh} · ${trace.rule.title.en} (${trace.rule.id})`;
  const steps = trace.steps.flatMap((step) => {
    const days = (step.days ?? []).map(
      (day) => `      ${day.on} ${day.counted ? '+' : '-'}${day.why ? ` ${day.why.zh} / ${day.why.en}` : ''}`,
    );
    return [
      ` ${step.label.zh}  ${step.text.zh}`,
      ` ${' '.repeat(step.label.zh.length * 2)}  ${step.label.en}: ${step.text.en}`,
      ...days,
    ];
  });
  return [head, ...steps];
}

/** `packs check`: loads everything, runs every example. */
export function packsCheck(files: LawFiles, calendar: WorkingCalendar): CommandAnswer {
  const { law, problems } = loadLaw(files);
  if (!law) return { code: 1, out: (problems ?? []).map(problemLine), err: [] };
  const examples = checkExamples(law, calendar);
  if (examples.problems.length > 0) return { code: 1, out: examples.problems.map(problemLine), err: [] };
  const rules = law.everyVersion().length;
  return done([`${law.packs.length} packs, ${rules} rule versions, ${examples.run} examples: all in order.`]);
}

function problemLine(problem: LoadProblem): string {
  return `${problem.file}:${problem.line}${problem.rule ? ` ${problem.rule}` : ''} ${problem.message.zh} / ${problem.message.en}`;
}

/** `packs print`: all rules of a pack on a day as one readable document. */
export function packsPrint(law: Law, pack: string | undefined, on: string | undefined): CommandAnswer {
  if (pack === undefined || on === undefined) return wrong('packs print PACK --on YYYY-MM-DD');
  if (!law.hasPack(pack)) return wrong(`There is no pack ${pack}.`);
  if (!isPlainDate(on)) return wrong(`${on} is no day.`);
  return done(printPack(law, pack, on));
}

/** `packs unverified`: every rule in force on a day, of all packs, that nobody has compared with its text; corroborated ones say so. */
export function packsUnverified(law: Law, on: string | undefined): CommandAnswer {
  if (on === undefined || !isPlainDate(on)) return wrong('packs unverified --on YYYY-MM-DD');
  const found = law.packs.flatMap(({ id }) =>
    law.versionsInForce({ pack: id, on }).filter((version) => version.pack === id && !version.verified),
  );
  const lines = found.map(({ summary }) => {
    const basis = summary.basis.map((text) => law.basis(text).zh).join('; ');
    const mark = summary.corroborated ? '有旁证 corroborated' : '待核对 to be checked';
    return [summary.pack, summary.sort, summary.id, summary.title.zh, basis, mark].join('\t');
  });
  return done([...lines, `${found.length} 条待核对 rules to be checked`]);
}
