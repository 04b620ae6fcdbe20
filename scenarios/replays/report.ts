/** What a replay showed, as a page of `docs/replays/`: what was flagged, on which day, under which article, and what was not. */
import { type Course, moveYears, type PublishedCase, type Step } from './published-case.ts';
import type { Lived, SeenAlert, SeenDuty } from './replay.ts';

/** The page of one case, ending with a line feed. */
export function pageOf(told: PublishedCase, lived: readonly { course: Course; lived: Lived }[]): string {
  return [
    `# ${told.title.zh}`,
    '',
    `*${told.title.en}.* ${told.source.zh}。 ${told.source.en}.`,
    '',
    told.happened.zh,
    '',
    told.happened.en,
    '',
    '## 录入的事实 Facts entered',
    '',
    '公布的材料没有写明日期、为重演而假定的，标“假定”。Days marked “assumed” are not in the publication.',
    '',
    table(['日期 Day', '事实 Fact', '接口 Entered as', ''], told.steps.map(stepRow)),
    ...lived.flatMap(({ course, lived: one }) => courseOf(told, course, one)),
    ...(told.left.length
      ? ['', '## 没有提示的 What was not flagged', '', ...told.left.map(({ zh, en }) => `- ${zh} ${en}`)]
      : []),
    '',
  ].join('\n');
}

function courseOf(told: PublishedCase, course: Course, lived: Lived): string[] {
  const flags = course.flags.map((flag) => {
    const seen = flag.sort === 'alert' ? alertOf(lived, flag.rule, flag.on) : dutyOf(lived, flag.rule, flag.on);
    return [flag.on, seen?.title ?? '', seen?.basis ?? '', `${flag.means.zh} ${flag.means.en}`];
  });
  const refused = lived.refused.map(({ on, said, code, reasons }) => [
    on,
    said.zh,
    `\`${code}\``,
    reasons.map((reason) => `\`${reason}\``).join(' '),
  ]);
  return [
    '',
    `## ${course.title.zh} ${course.title.en}`,
    '',
    ...(flags.length ? [table(['日期 Day', '提示 Flag', '依据 Ground', '意味着 What it means'], flags), ''] : []),
    ...(refused.length
      ? ['被拒绝的操作 Refused:', '', table(['日期 Day', '操作 Act', '代码 Code', '理由 Reasons'], refused), '']
      : []),
    '全部预警 All alerts:',
    '',
    lived.alerts.length
      ? table(['起 Since', '预警 Alert', '依据 Ground', '看到 Seen'], alertRows(lived.alerts))
      : '没有。None.',
    '',
    '公布的材料没有提到、系统会问的（按规则计数）What the publication does not speak of and Guilu would ask for, counted by rule:',
    '',
    table(
      ['期限 Duty', '依据 Ground', '次数 Times', '未履行 Not met', '首末期限 First and last day'],
      dutyRows(lived.duties),
    ),
    '',
    `案卷在${firstDay(told, course)}至${moveYears(told.until, course.moved)}之间打开查看${lived.looks}次。The file was looked at ${lived.looks} times.`,
  ];
}

const firstDay = (told: PublishedCase, course: Course) => moveYears([told.opened.on], course.moved)[0] ?? '';

export const alertOf = (lived: Lived, rule: string, since: string): SeenAlert | undefined =>
  lived.alerts.find((one) => one.rule === rule && one.since.startsWith(since));
export const dutyOf = (lived: Lived, rule: string, due: string): SeenDuty | undefined =>
  lived.duties.find((one) => one.rule === rule && one.due === due);

function stepRow(step: Step): string[] {
  const until = step.again
    ? `，每${step.again.months === 1 ? '' : step.again.months}月一次，至${step.again.until}`
    : '';
  const known = step.known ? `（${step.known}得知）` : '';
  return [
    `${step.on.slice(0, 16).replace('T', ' ')}${known}`,
    `${step.said.zh}${until} ${step.said.en}`,
    `\`${step.record ?? step.call ?? `proposals ${step.propose ?? step.decided ?? ''}`}\``,
    step.assumed ? '假定 assumed' : '',
  ];
}

/** One line per rule and run of the same alert: an alert that comes and goes is told once with its count. */
function alertRows(alerts: readonly SeenAlert[]): string[][] {
  const rules = [...new Set(alerts.map(({ rule }) => rule))];
  return rules.map((rule) => {
    const of = alerts.filter((one) => one.rule === rule);
    const [first] = of;
    const last = of.at(-1);
    const since =
      of.length === 1 ? day(first?.since) : `${day(first?.since)} … ${day(last?.since)}（${of.length}次 times）`;
    return [since, first?.title ?? '', first?.basis ?? '', `${first?.first ?? ''} – ${last?.last ?? ''}`];
  });
}

const day = (instant: string | undefined) => (instant ?? '').slice(0, 16).replace('T00:00', '').replace('T', ' ');

function dutyRows(duties: readonly SeenDuty[]): string[][] {
  const rules = [...new Set(duties.map(({ rule }) => rule))];
  return rules.map((rule) => {
    const of = duties.filter((one) => one.rule === rule);
    const unmet = of.filter(({ status }) => status === 'overdue').length;
    return [
      of[0]?.title ?? '',
      of[0]?.basis ?? '',
      String(of.length),
      String(unmet),
      of.length === 1 ? (of[0]?.due ?? '') : `${of[0]?.due ?? ''} – ${of.at(-1)?.due ?? ''}`,
    ];
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
