/** The trace of gates, routes and metrics, as lines that a person can read and check, in Chinese and English. */
import { recording } from './counting.ts';
import { askedStep, settingsStep } from './explain-asked.ts';
import { countedSteps } from './explain-counted.ts';
import { factsStep, valuesStep } from './explain-facts.ts';
import { basisStep, versionStep } from './explain-version.ts';
import { type Explaining, joined, label, rolesWords } from './explain-words.ts';
import { answerGate, type GateVersion } from './gate.ts';
import type { Law, MetricResult } from './law.ts';
import type { MetricVersion } from './metric.ts';
import type { PackChoice } from './plan.ts';
import { answerRoute, type RouteVersion } from './route.ts';
import type { Scope } from './scope.ts';
import type { Fact, Trace, TraceStep, Wording } from './types.ts';
import type { Version } from './version.ts';

const DECIDED = label('由谁决定', 'Decided by');
const ANSWER = label('结论', 'Answer');
const ASKED_ON = label('所问之日', 'the day asked about');

/** Explains what a gate says: every reason it knows, which of them hold, and what was counted for each. */
export function explainGate(about: Explaining, version: GateVersion, data: Record<string, unknown>): Trace {
  const { law, run } = about;
  const { allowed, reasons: holding } = answerGate(run, version, data);
  const marks = version.reasons.map(({ code, title }): Wording => {
    const mark = holding.some((one) => one.code === code) ? '✕' : '✓';
    return { zh: `${mark} ${title.zh}`, en: `${mark} ${title.en}` };
  });
  const no = joined(
    holding.map((one) => one.title),
    '; ',
    '; ',
  );
  const steps = [
    ...commonSteps(about, version, askedScope(about, version, data), data),
    ...version.reasons.flatMap(({ holds, title }) => {
      const scope = askedScope(about, version, data);
      return countedSteps(run.calendar, recording(() => holds(scope)).counted, title);
    }),
    { label: label('逐条看', 'Each reason'), text: joined(marks, '; ', '; ') },
    { label: DECIDED, text: rolesWords(law, version.summary.owedBy, ' → ', ' → ') },
    {
      label: ANSWER,
      text: allowed ? label('可以办理', 'may be done') : { zh: `不能办理: ${no.zh}`, en: `may not be done: ${no.en}` },
    },
  ];
  return { rule: version.summary, steps };
}

/** Explains who decides. */
export function explainRoute(about: Explaining, version: RouteVersion, data: Record<string, unknown>): Trace {
  const { law, run } = about;
  const { value: answer, counted } = recording(() => answerRoute(run, version, data));
  const no = answer.refused === undefined ? undefined : law.reasonTitle(answer.refused);
  const chain = no
    ? { zh: `没有人可以决定: ${no.zh}`, en: `nobody may decide: ${no.en}` }
    : rolesWords(law, answer.decides ?? [], ' → ', ' → ');
  const steps = [
    ...commonSteps(about, version, askedScope(about, version, data), data),
    ...countedSteps(run.calendar, counted),
    { label: DECIDED, text: chain },
  ];
  return { rule: version.summary, steps };
}

function askedScope({ run }: Explaining, version: GateVersion | RouteVersion, data: Record<string, unknown>): Scope {
  const scope = new version.scope(run);
  scope.data = version.asked.make(data);
  return scope;
}

function commonSteps(about: Explaining, version: Version, scope: Scope, data: Record<string, unknown>): TraceStep[] {
  const { law, pack, run } = about;
  const steps = [
    basisStep(law, version.summary),
    versionStep(law, pack, version.summary, ASKED_ON, run.facts.asOf.day),
    askedStep(law, run, version, data),
    settingsStep(law, version),
    valuesStep(law, version, scope),
    factsStep(law, version, scope),
  ];
  return steps.filter((step) => step !== undefined);
}

/** Explains a metric: what was counted in each case, and what came of it. `cases`: those that were asked about. */
export function explainMetric(
  law: Law,
  pack: PackChoice,
  version: MetricVersion,
  result: MetricResult,
  on: number,
  cases: readonly { facts: Fact[] }[],
): Trace {
  const items = result.cases.flatMap((one, index) =>
    one.items.map(({ about, hit }): Wording => {
      const words = itemWords(law, cases[index]?.facts ?? [], about);
      const of = result.cases.length > 1 ? `${index + 1}. ` : '';
      const mark = hit ? '✓' : '✕';
      return { zh: `${of}${words.zh} ${mark}`, en: `${of}${words.en} ${mark}` };
    }),
  );
  const settings = settingsStep(law, version);
  const { numerator, denominator, value, met } = result;
  const target =
    met === null
      ? label('', '')
      : met
        ? label(', 达到目标', ', the target is reached')
        : label(', 未达到目标', ', the target is not reached');
  const steps = [
    basisStep(law, version.summary),
    versionStep(law, pack, version.summary, ASKED_ON, on),
    ...(settings ? [settings] : []),
    ...(items.length > 0 ? [{ label: label('逐个看', 'Counted'), text: joined(items, '; ', '; ') }] : []),
    {
      label: ANSWER,
      text: joined(
        [
          label(
            `${numerator} / ${denominator} = ${value ?? '无'}`,
            `${numerator} / ${denominator} = ${value ?? 'none'}`,
          ),
          target,
        ],
        '',
        '',
      ),
    },
  ];
  return { rule: version.summary, steps };
}

// What a metric counts: the case itself, a fact, or an instance of a duty by the fact that started it and its period.
function itemWords(law: Law, facts: readonly Fact[], about: string): Wording {
  const [rule, start, period] = about.split('|');
  const fact = facts.find((one) => one.id === (start ?? about));
  if (!fact) return about === '' ? label('本案', 'the case') : label(about, about);
  const title = law.factType(fact.type)?.title ?? label(fact.type, fact.type);
  const day = fact.on.slice(0, 10);
  const said = { zh: `${title.zh} ${day}`, en: `${title.en}, ${day}` };
  if (start === undefined) return said;
  const duty = law.dutyTitle(rule ?? '');
  const of = period === undefined ? '' : ` ${period}`;
  return { zh: `${duty.zh}${of}（${said.zh}）`, en: `${duty.en}${of} (${said.en})` };
}
