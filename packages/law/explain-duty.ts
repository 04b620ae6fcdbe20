/** The trace of a duty: its basis, version, start, counting, facts, who owes it, what meets it and how it stands. */
import { dayNumber } from '@guilu/calendar';
import type { Rec } from './case-facts.ts';
import type { Run } from './case-run.ts';
import { choosingDay } from './duty-run.ts';
import { countedDays, dueWords } from './explain-days.ts';
import { factsStep, valuesStep } from './explain-facts.ts';
import { basisStep, versionStep } from './explain-version.ts';
import { dayWords, type Explaining, factWords, joined, label, periodWords, rolesWords } from './explain-words.ts';
import type { Law } from './law.ts';
import type { FoundDuty, HowFound } from './scope.ts';
import type { Trace, TraceStep, Wording } from './types.ts';
import type { Version } from './version.ts';

const START = label('起点', 'Starts');
const COUNT = label('计算', 'Counting');
const OWED = label('由谁', 'Owed by');
const MEETS = label('完成方式', 'Met by');
const BEFORE = label('上一次', 'Last time');
const STANDS = label('现在', 'Stands');

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
    valuesStep(law, version, scope),
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
  const period = periodWords(duty.instance.period ?? '');
  const from = dayWords(duty.how.from);
  return {
    label: START,
    text: {
      zh: `${words.zh}; 本期${period.zh}自${from.zh}起`,
      en: `${words.en}; this period, ${period.en}, from ${from.en}`,
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
