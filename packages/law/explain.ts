/** The trace of alerts, gates, routes and metrics, as lines that a person can read and check, in Chinese and English. */
import { alertsOf, type AlertVersion } from './alert.ts';
import { askedStep, factsStep, valuesStep } from './explain-facts.ts';
import { basisStep, versionStep } from './explain-version.ts';
import { type Explaining, factWords, joined, label, rolesWords } from './explain-words.ts';
import { answerGate, type GateVersion } from './gate.ts';
import type { Law, MetricResult } from './law.ts';
import type { MetricVersion } from './metric.ts';
import type { PackChoice } from './plan.ts';
import { answerRoute, type RouteVersion } from './route.ts';
import type { Scope } from './scope.ts';
import type { Trace, TraceStep, Wording } from './types.ts';
import type { Version } from './version.ts';

const START = label('起点', 'Starts');
const STANDS = label('现在', 'Stands');
const DECIDED = label('由谁决定', 'Decided by');
const ASKED_ON = label('所问之日', 'the day asked about');

/** Explains an alert by its key or its rule; where it is not raised, what was looked at. */
export function explainAlert(about: Explaining, version: AlertVersion | undefined, asked: string): Trace | undefined {
  if (!version) return undefined;
  const { law, pack, run } = about;
  const raised = alertsOf(run, version);
  const alert = raised.find((one) => one.key === asked) ?? raised[0];
  const rec = alert?.about === undefined ? undefined : run.facts.byId(alert.about);
  const scope = new version.scope(run);
  const steps: (TraceStep | undefined)[] = [
    basisStep(law, version.summary),
    versionStep(law, pack, version.summary, ASKED_ON, run.facts.asOf.day),
    rec && { label: START, text: factWords(law, rec), facts: [rec.id] },
    valuesStep(version, scope),
    factsStep(law, version, scope, rec ? [rec.id] : []),
    { label: label('告知', 'Told to'), text: rolesWords(law, version.to) },
    {
      label: STANDS,
      text: alert ? label(`自 ${alert.since} 起`, `since ${alert.since}`) : label('没有触发', 'not raised'),
    },
  ];
  return { rule: version.summary, steps: steps.filter((step) => step !== undefined) };
}

/** Explains what a gate says: every reason it knows, and which of them hold. */
export function explainGate(about: Explaining, version: GateVersion, data: Record<string, unknown>): Trace {
  const { law, run } = about;
  const { allowed, because } = answerGate(run, version, data);
  const reasons = version.reasons.map(({ code, title }): Wording => {
    const mark = because.includes(code) ? '✕' : '✓';
    return { zh: `${mark} ${named(title.zh, code)}`, en: `${mark} ${named(title.en, code)}` };
  });
  const steps = [
    ...commonSteps(about, version, askedScope(about, version, data), data),
    { label: label('逐条看', 'Each reason'), text: joined(reasons, '; ', '; ') },
    { label: DECIDED, text: rolesWords(law, version.summary.owedBy, ' → ', ' → ') },
    {
      label: label('结论', 'Answer'),
      text: allowed
        ? label('可以办理', 'may be done')
        : label(`不能办理: ${because.join(', ')}`, `may not be done: ${because.join(', ')}`),
    },
  ];
  return { rule: version.summary, steps };
}

function named(title: string, code: string): string {
  return title === code ? code : `${title} (${code})`;
}

/** Explains who decides. */
export function explainRoute(about: Explaining, version: RouteVersion, data: Record<string, unknown>): Trace {
  const answer = answerRoute(about.run, version, data);
  const chain = answer.refused
    ? label(`不能决定 (${answer.refused})`, `refused (${answer.refused})`)
    : rolesWords(about.law, answer.decides ?? [], ' → ', ' → ');
  const steps = [
    ...commonSteps(about, version, askedScope(about, version, data), data),
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
  const settings = Object.entries(version.summary.settings).map(([name, value]) =>
    label(`${name} = ${String(value)}`, `${name} = ${String(value)}`),
  );
  const steps = [
    basisStep(law, version.summary),
    versionStep(law, pack, version.summary, ASKED_ON, run.facts.asOf.day),
    askedStep(law, data),
    settings.length > 0 ? { label: label('数字', 'Figures'), text: joined(settings, ', ', ', ') } : undefined,
    valuesStep(version, scope),
    factsStep(law, version, scope),
  ];
  return steps.filter((step) => step !== undefined);
}

/** Explains a metric: what was counted in each case, and what came of it. */
export function explainMetric(
  law: Law,
  pack: PackChoice,
  version: MetricVersion,
  result: MetricResult,
  on: number,
): Trace {
  const items = result.cases.flatMap((one, index) =>
    one.items.map(({ about, hit }) =>
      label(`${index + 1} ${about} ${hit ? '✓' : '✕'}`, `${index + 1} ${about} ${hit ? '✓' : '✕'}`),
    ),
  );
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
    ...(items.length > 0 ? [{ label: label('逐个看', 'Counted'), text: joined(items, '; ', '; ') }] : []),
    {
      label: label('结论', 'Answer'),
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
