/** The trace: every answer as lines that a person can read and check, in Chinese and English. */
import { dayOfMinutes, dayText, numberToCivil } from '@guilu/calendar';
import { alertsOf, type AlertVersion } from './alert.ts';
import type { Rec } from './case-facts.ts';
import type { Run } from './case-run.ts';
import { countedDays } from './explain-days.ts';
import type { GateVersion } from './gate.ts';
import type { Law } from './law.ts';
import type { RouteVersion } from './route.ts';
import { SINCE_EVER } from './rule-source.ts';
import type { FoundDuty } from './scope.ts';
import type { GateAnswer, RouteAnswer, RuleSummary, Trace, TraceStep, Wording } from './types.ts';

const label = (zh: string, en: string): Wording => ({ zh, en });
const BASIS = label('依据', 'Basis');
const START = label('起点', 'Starts');
const COUNT = label('计算', 'Counting');
const OWED = label('由谁', 'Owed by');
const MEETS = label('完成方式', 'Met by');
const STANDS = label('现在', 'Stands');

const STATUS: Record<string, Wording> = {
  open: label('未到期', 'not yet due'),
  met: label('按时完成', 'met in time'),
  'met-late': label('已完成, 逾期', 'met, but late'),
  overdue: label('已逾期', 'overdue'),
  void: label('不再需要', 'no longer owed'),
};

/** A day as 2026年11月30日 and 30 November 2026. */
export function dayWords(n: number): Wording {
  const { year, month, day } = numberToCivil(n);
  return { zh: `${year}年${month}月${day}日`, en: dayText(n) };
}

/** Explains an instance by its key, or the first open or overdue one of a rule. */
export function explainDuty(law: Law, run: Run, asked: string): Trace | undefined {
  const found = run.dutiesOf(asked.split('|')[0] ?? '');
  const duty =
    found.find((one) => one.instance.key === asked) ??
    found.find((one) => ['open', 'overdue'].includes(one.instance.status)) ??
    found.at(-1);
  if (!duty) return undefined;
  const version = duty.how.kind === 'single' ? duty.how.single.version : duty.how.version;
  const rule = version.summary;
  const steps = [
    basisStep(law, rule),
    startStep(law, duty),
    countStep(law, run, duty),
    owedStep(law, duty.instance.owedBy),
    meetsStep(law, rule),
    standsStep(law, run, duty),
  ];
  return { rule, steps: steps.filter((step) => step !== undefined) };
}

function basisStep(law: Law, rule: RuleSummary): TraceStep {
  const cited = rule.basis.map((basis) => law.basis(basis));
  const mark = rule.verified
    ? rule.checked
      ? label(`${rule.checked} 核对`, `checked on ${rule.checked}`)
      : label('条文已读', 'the text was read')
    : rule.corroborated
      ? label('有旁证, 待核对', 'corroborated, to be checked')
      : label('待核对', 'to be checked against the text');
  const where =
    rule.pack === 'national'
      ? label('全国规则', 'national rule')
      : label(`本地规则 ${rule.pack}`, `local rule ${rule.pack}`);
  const since =
    rule.version === SINCE_EVER
      ? label('一直适用', 'always in force')
      : label(`${rule.version} 起施行的版本`, `the version in force from ${rule.version}`);
  const parts = [{ zh: cited.map((c) => c.zh).join('; '), en: cited.map((c) => c.en).join('; ') }, where, since, mark];
  return { label: BASIS, text: { zh: parts.map((p) => p.zh).join(' · '), en: parts.map((p) => p.en).join(' · ') } };
}

function factWords(law: Law, rec: Rec): Wording {
  const type = law.factType(rec.type)?.title ?? label(rec.type, rec.type);
  const day = dayWords(rec.day);
  return { zh: `${type.zh} ${day.zh}`, en: `${type.en}, ${day.en}` };
}

function startStep(law: Law, duty: FoundDuty): TraceStep {
  const start = duty.how.kind === 'single' ? duty.how.single.start : duty.how.start;
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
  const due = dayWords(duty.dueDay);
  if (duty.how.kind === 'turn') {
    const [from, to] = [dayWords(duty.how.from), dayWords(duty.how.to)];
    const pause = duty.how.pauses.find(
      (one) => duty.how.kind === 'turn' && one.from <= duty.how.to && one.to >= duty.how.from,
    );
    const rest = pause
      ? { zh: `; 其间自${dayWords(pause.from).zh}起中止`, en: `; suspended from ${dayWords(pause.from).en}` }
      : label('; 其间没有中止', '; not suspended in it');
    return {
      label: COUNT,
      text: {
        zh: `${from.zh}至${to.zh}, 最后一天${due.zh}, 不顺延${rest.zh}`,
        en: `${from.en} to ${to.en}, due ${due.en}, not rolled${rest.en}`,
      },
      ...(pause ? { facts: [pause.by.id] } : {}),
    };
  }
  const { single } = duty.how;
  const counted = countedDays(run, single);
  const moved = single.moved.map((move) => {
    const before = dayWords(single.hourly ? dayOfMinutes(move.from) : move.from);
    const by = factWords(law, move.by);
    return { zh: `; 原为${before.zh}, 因${by.zh}改期`, en: `; it was ${before.en}, moved by ${by.en}` };
  });
  const end = single.hourly ? { zh: duty.instance.due, en: duty.instance.due } : due;
  return {
    label: COUNT,
    text: {
      zh: `${counted.text.zh}, 到${end.zh}${moved.map((m) => m.zh).join('')}`,
      en: `${counted.text.en}, until ${end.en}${moved.map((m) => m.en).join('')}`,
    },
    ...(counted.days.length > 0 ? { days: counted.days } : {}),
    ...(single.moved.length > 0 ? { facts: single.moved.map((move) => move.by.id) } : {}),
  };
}

function owedStep(law: Law, roles: string[]): TraceStep {
  const titles = roles.map((role) => law.roleTitle(role));
  return { label: OWED, text: { zh: titles.map((t) => t.zh).join('、'), en: titles.map((t) => t.en).join(', ') } };
}

function meetsStep(law: Law, rule: RuleSummary): TraceStep | undefined {
  if (rule.metBy.length === 0) return undefined;
  const titles = rule.metBy.map((type) => law.factType(type)?.title ?? label(type, type));
  return { label: MEETS, text: { zh: titles.map((t) => t.zh).join('、'), en: titles.map((t) => t.en).join(', ') } };
}

function standsStep(law: Law, run: Run, duty: FoundDuty): TraceStep {
  const status = STATUS[duty.instance.status] ?? label(duty.instance.status, duty.instance.status);
  const days = run.facts.asOf.day - duty.dueDay;
  const facts = [...duty.instance.metBy, ...(duty.instance.voidBy ? [duty.instance.voidBy] : [])];
  const because = facts.flatMap((id) => {
    const rec = run.facts.byId(id);
    return rec ? [factWords(law, rec)] : [];
  });
  const late =
    duty.instance.status === 'overdue' && days > 0 ? label(` ${days} 天`, ` by ${days} days`) : label('', '');
  const by =
    because.length > 0
      ? { zh: `: ${because.map((b) => b.zh).join('、')}`, en: `: ${because.map((b) => b.en).join(', ')}` }
      : label('', '');
  return {
    label: STANDS,
    text: { zh: `${status.zh}${late.zh}${by.zh}`, en: `${status.en}${late.en}${by.en}` },
    ...(facts.length > 0 ? { facts } : {}),
  };
}

/** Explains an alert by its key or its rule. */
export function explainAlert(law: Law, run: Run, version: AlertVersion | undefined, asked: string): Trace | undefined {
  if (!version) return undefined;
  const raised = alertsOf(run, version);
  const alert = raised.find((one) => one.key === asked) ?? raised[0];
  const steps: TraceStep[] = [basisStep(law, version.summary)];
  if (!alert)
    return { rule: version.summary, steps: [...steps, { label: STANDS, text: label('没有触发', 'not raised') }] };
  const rec = alert.about === undefined ? undefined : run.facts.byId(alert.about);
  if (rec) steps.push({ label: START, text: factWords(law, rec), facts: [rec.id] });
  steps.push({ label: STANDS, text: label(`自 ${alert.since} 起`, `since ${alert.since}`) });
  const told = version.to.map((role) => law.roleTitle(role));
  steps.push({
    label: label('告知', 'Told to'),
    text: { zh: told.map((t) => t.zh).join('、'), en: told.map((t) => t.en).join(', ') },
  });
  return { rule: version.summary, steps };
}

export function explainGate(law: Law, answer: GateAnswer, version: GateVersion): Trace {
  const said = answer.reasons.map(({ code, title }) => ({
    zh: title.zh === code ? code : `${title.zh} (${code})`,
    en: title.en === code ? code : `${title.en} (${code})`,
  }));
  const text = answer.allowed
    ? label('可以办理', 'may be done')
    : { zh: said.map((s) => s.zh).join('; '), en: said.map((s) => s.en).join('; ') };
  return { rule: version.summary, steps: [basisStep(law, version.summary), { label: label('结论', 'Answer'), text }] };
}

export function explainRoute(law: Law, answer: RouteAnswer, version: RouteVersion): Trace {
  const values = Object.entries(answer.values).map(([name, value]) => `${name} = ${String(value)}`);
  const settings = Object.entries(version.summary.settings).map(([name, value]) => `${name} = ${String(value)}`);
  const roles = (answer.decides ?? []).map((role) => law.roleTitle(role));
  const chain = answer.refused
    ? label(`不能决定 (${answer.refused})`, `refused (${answer.refused})`)
    : { zh: roles.map((r) => r.zh).join(' → '), en: roles.map((r) => r.en).join(' → ') };
  const counted = [...values, ...settings].join(', ');
  const steps = [
    basisStep(law, version.summary),
    ...(counted ? [{ label: COUNT, text: label(counted, counted) }] : []),
    { label: label('由谁决定', 'Decided by'), text: chain },
  ];
  return { rule: version.summary, steps };
}
