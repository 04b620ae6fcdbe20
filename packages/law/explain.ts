/** The trace: every answer as lines that a person can read and check, in Chinese and English. */
import { dayNumber } from '@guilu/calendar';
import { alertsOf, type AlertVersion } from './alert.ts';
import type { Rec } from './case-facts.ts';
import type { Run } from './case-run.ts';
import { choosingDay } from './duty-run.ts';
import { countedDays, dueWords } from './explain-days.ts';
import { askedStep, factsStep, valuesStep } from './explain-facts.ts';
import { basisStep, versionStep } from './explain-version.ts';
import { dayWords, factWords, joined, label, rolesWords } from './explain-words.ts';
import { answerGate, type GateVersion } from './gate.ts';
import type { Law, MetricResult } from './law.ts';
import type { MetricVersion } from './metric.ts';
import type { PackChoice } from './plan.ts';
import { answerRoute, type RouteVersion } from './route.ts';
import type { FoundDuty, HowFound, Scope } from './scope.ts';
import type { Trace, TraceStep, Wording } from './types.ts';
import type { Version } from './version.ts';

/** What an explanation is made with. */
export interface Explaining {
  law: Law;
  pack: PackChoice;
  run: Run;
}

const START = label('起点', 'Starts');
const COUNT = label('计算', 'Counting');
const OWED = label('由谁', 'Owed by');
const MEETS = label('完成方式', 'Met by');
const BEFORE = label('上一次', 'Last time');
const STANDS = label('现在', 'Stands');
const DECIDED = label('由谁决定', 'Decided by');
const ASKED_ON = label('所问之日', 'the day asked about');

const STATUS: Record<string, Wording> = {
  open: label('未到期', 'not yet due'),
  met: label('按时完成', 'met in time'),
  'met-late': label('已完成, 逾期', 'met, but late'),
  overdue: label('已逾期', 'overdue'),
  void: label('不再需要', 'no longer owed'),
};

/** Explains an instance by its key, or the first open or overdue one of a rule. */
export function explainDuty(about: Explaining, asked: string): Trace | undefined {
  const found = about.run.dutiesOf(asked.split('|')[0] ?? '');
  const duty =
    found.find((one) => one.instance.key === asked) ??
    found.find((one) => ['open', 'overdue'].includes(one.instance.status)) ??
    found.at(-1);
  if (!duty) return undefined;
  const { law, run } = about;
  const version = duty.how.kind === 'single' ? duty.how.single.version : duty.how.version;
  const scope = duty.how.kind === 'single' ? duty.how.single.scope : duty.how.scope;
  const start = startOf(duty.how);
  const steps = [
    basisStep(law, version.summary),
    dutyVersionStep(about, duty),
    startStep(law, duty),
    countStep(law, run, duty),
    valuesStep(version, scope),
    factsStep(law, version, scope, [start.id, ...duty.instance.metBy]),
    { label: OWED, text: rolesWords(law, duty.instance.owedBy) },
    meetsStep(law, version),
    beforeStep(found, duty),
    standsStep(law, run, duty),
  ];
  return { rule: version.summary, steps: steps.filter((step) => step !== undefined) };
}

function startOf(how: HowFound): Rec {
  return how.kind === 'single' ? how.single.start : how.start;
}

// The day that chose the version: where counted back the due day, where it recurs the first of the period.
function dutyVersionStep({ law, pack, run }: Explaining, duty: FoundDuty): TraceStep {
  const { how } = duty;
  if (how.kind === 'turn')
    return versionStep(law, pack, how.version.summary, label('本期第一天', 'the first day of the period'), how.from);
  const { version, start, dueDay } = how.single;
  if (version.byDue) return versionStep(law, pack, version.summary, label('到期之日', 'the day it falls due'), dueDay);
  const day = choosingDay(run, version, start);
  const by = version.baseStarts
    ? label('全国规则的起点', 'the day from which the national rule counts')
    : label('起点之日', 'the day it starts from');
  return versionStep(law, pack, version.summary, by, day);
}

function startStep(law: Law, duty: FoundDuty): TraceStep {
  const start = startOf(duty.how);
  const words = factWords(law, start);
  if (duty.how.kind === 'single') return { label: START, text: words, facts: [start.id] };
  const period = duty.instance.period ?? '';
  const from = dayWords(duty.how.from);
  return {
    label: START,
    text: {
      zh: `${words.zh}; 本期 ${period} 自${from.zh}起`,
      en: `${words.en}; this period, ${period}, from ${from.en}`,
    },
    facts: [start.id],
  };
}

function countStep(law: Law, run: Run, duty: FoundDuty): TraceStep {
  if (duty.how.kind === 'turn') return turnStep(duty.how);
  const { single } = duty.how;
  const counted = countedDays(run, single);
  const moved = single.moved.map((move) => {
    const before = dueWords({ ...single, due: move.from, dueDay: move.from, hourly: move.hourly });
    const by = factWords(law, move.by);
    return { zh: `; 原为${before.zh}, 因${by.zh}改期`, en: `; it was ${before.en}, moved by ${by.en}` };
  });
  const end = dueWords(single);
  return {
    label: COUNT,
    text: joined(
      [{ zh: `${counted.text.zh}, 到${end.zh}`, en: `${counted.text.en}, until ${end.en}` }, ...moved],
      '',
      '',
    ),
    ...(counted.days.length > 0 ? { days: counted.days } : {}),
    ...(single.moved.length > 0 ? { facts: single.moved.map((move) => move.by.id) } : {}),
  };
}

function turnStep(how: Extract<HowFound, { kind: 'turn' }>): TraceStep {
  const [from, to, due] = [how.from, how.to, how.dueDay].map(dayWords);
  const pause = how.pauses.find((one) => one.from <= how.to && one.to >= how.from);
  const until = pause && Number.isFinite(pause.to) ? dayWords(pause.to) : undefined;
  const rest = pause
    ? {
        zh: `; 其间自${dayWords(pause.from).zh}${until ? `至${until.zh}` : '起'}中止, 本期不作要求`,
        en: `; suspended from ${dayWords(pause.from).en}${until ? ` to ${until.en}` : ''}, so nothing is owed for it`,
      }
    : label('; 其间没有中止', '; not suspended in it');
  return {
    label: COUNT,
    text: {
      zh: `${from?.zh}至${to?.zh}, 最后一天${due?.zh}, 不顺延${rest.zh}`,
      en: `${from?.en} to ${to?.en}, due ${due?.en}, not rolled${rest.en}`,
    },
    ...(pause ? { facts: [pause.by.id] } : {}),
  };
}

function meetsStep(law: Law, version: Version): TraceStep | undefined {
  const { metBy } = version.summary;
  if (metBy.length === 0) return undefined;
  const titles = metBy.map((type) => law.factType(type)?.title ?? label(type, type));
  return { label: MEETS, text: joined(titles, '、', ', ') };
}

function beforeStep(found: FoundDuty[], duty: FoundDuty): TraceStep | undefined {
  if (duty.how.kind !== 'turn') return undefined;
  const before = found[found.indexOf(duty) - 1];
  if (!before) return undefined;
  const { status, metOn } = before.instance;
  const said = STATUS[status] ?? label(status, status);
  const day = dayWords(metOn === undefined ? before.dueDay : dayNumber(metOn.slice(0, 10)));
  return {
    label: BEFORE,
    text: { zh: `${day.zh}(${said.zh})`, en: `${day.en} (${said.en})` },
    ...(before.instance.metBy.length > 0 ? { facts: before.instance.metBy } : {}),
  };
}

function standsStep(law: Law, run: Run, duty: FoundDuty): TraceStep {
  const { status, metBy, voidBy } = duty.instance;
  const said = STATUS[status] ?? label(status, status);
  const days = run.facts.asOf.day - duty.dueDay;
  const facts = [...metBy, ...(voidBy ? [voidBy] : [])];
  const because = facts.flatMap((id) => {
    const rec = run.facts.byId(id);
    return rec ? [factWords(law, rec)] : [];
  });
  const late = status === 'overdue' && days > 0 ? label(` ${days} 天`, ` by ${days} days`) : label('', '');
  const list = joined(because, '、', ', ');
  const by = because.length > 0 ? { zh: `: ${list.zh}`, en: `: ${list.en}` } : label('', '');
  return {
    label: STANDS,
    text: joined([said, late, by], '', ''),
    ...(facts.length > 0 ? { facts } : {}),
  };
}

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
