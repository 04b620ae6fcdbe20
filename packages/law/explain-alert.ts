/** The trace of an alert: its basis and version, what it watches, the counting day by day, whom it tells and since when it stands. */
import { type AlertVersion, type Raised, raisedOf } from './alert.ts';
import { recording } from './counting.ts';
import { COUNT, countedSteps, momentWords } from './explain-counted.ts';
import { explainDuty } from './explain-duty.ts';
import { factsStep, valuesStep } from './explain-facts.ts';
import { basisStep, versionStep } from './explain-version.ts';
import { dayWords, type Explaining, factWords, label, rolesWords } from './explain-words.ts';
import { settingsStep } from './explain-asked.ts';
import type { Trace, TraceStep } from './types.ts';
import { At, Day } from './values.ts';

const START = label('起点', 'Starts');
const STANDS = label('现在', 'Stands');
const ASKED_ON = label('所问之日', 'the day asked about');

/** Explains an alert by its key or its rule; where it is not raised, what was looked at. */
export function explainAlert(about: Explaining, version: AlertVersion | undefined, asked: string): Trace | undefined {
  if (!version) return undefined;
  const { law, pack, run } = about;
  const found = raisedOf(run, version);
  const raised = found.get(asked) ?? [...found.values()][0];
  const rec = raised?.about === undefined ? undefined : run.facts.byId(raised.about);
  const scope = raised?.scope ?? new version.scope(run);
  const steps: (TraceStep | undefined)[] = [
    basisStep(law, version.summary),
    versionStep(law, pack, version.summary, ASKED_ON, run.facts.asOf.day),
    rec && { label: START, text: factWords(law, rec), facts: [rec.id] },
    ...(raised ? dutySteps(about, raised) : []),
    settingsStep(law, version),
    valuesStep(law, version, scope),
    factsStep(law, version, scope, rec ? [rec.id] : []),
    ...(raised ? countSteps(about, version, raised) : []),
    { label: label('告知', 'Told to'), text: rolesWords(law, version.to) },
    { label: STANDS, text: raised ? standsSince(raised) : label('没有触发', 'not raised') },
  ];
  return { rule: version.summary, steps: steps.filter((step) => step !== undefined) };
}

function standsSince(raised: Raised) {
  const since = momentWords(raised.since);
  return { zh: `自${since.zh}起`, en: `since ${since.en}` };
}

// Where a duty is watched, the counting behind the alert is the duty's.
function dutySteps(about: Explaining, raised: Raised): TraceStep[] {
  if (!raised.watch.duty || raised.about === undefined) return [];
  const trace = explainDuty(about, raised.about);
  if (!trace) return [];
  const { zh, en } = trace.rule.title;
  const told = ['起点', '计算', '现在'].flatMap((name) => trace.steps.filter((step) => step.label.zh === name));
  return [
    { label: label('所看应办', 'Duty watched'), text: { zh, en } },
    ...told.map((step) => ({
      ...step,
      label: { zh: `应办${step.label.zh}`, en: `Duty: ${step.label.en.toLowerCase()}` },
    })),
  ];
}

// Counted anew, in a scope that has found nothing yet: what is found already is not counted a second time.
function countSteps({ run }: Explaining, version: AlertVersion, raised: Raised): TraceStep[] {
  const { watch, scope } = raised;
  const fresh = new version.scope(run);
  for (const key of ['it', 'start', 'due', 'status'] as const) Object.assign(fresh, { [key]: scope[key] });
  const { value, counted } = recording(() => watch.since?.(fresh));
  const steps = countedSteps(run.calendar, counted);
  const later = notBeforeStep(version, value, raised);
  if (later) return [...steps, later];
  if (steps.length > 0) return steps;
  const said = label(
    '不另计天数, 自所看记录写明的日子起',
    'nothing is counted: it stands from the day that the record names',
  );
  return [{ label: COUNT, text: said }];
}

// A rule raises nothing from before its own first day.
function notBeforeStep(version: AlertVersion, value: unknown, raised: Raised): TraceStep | undefined {
  const before = value instanceof Day ? value.n : value instanceof At ? value.m : undefined;
  const now = raised.since instanceof Day ? raised.since.n : raised.since.m;
  if (before === undefined || before === now) return undefined;
  const first = dayWords(version.from);
  return {
    label: COUNT,
    text: {
      zh: `本规则${first.zh}起施行, 此前的情形自这一天起算`,
      en: `the rule is in force from ${first.en}; what was so before counts from that day`,
    },
  };
}
