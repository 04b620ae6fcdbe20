/** Stories of supervised people: just noticed, newly received, midway, late with something, near the end, ended, closed. */
import { addDays, addMonths, periodOf, termEnd } from '@guilu/calendar';
import type { Chance } from './chance.ts';
import type { Invented } from './person.ts';
import type { Story, StoryFact } from './story.ts';

export type Stage = 'noticed' | 'reported' | 'new' | 'midway' | 'ending' | 'ended' | 'closed';

const offences = [
  ['危险驾驶罪', 'public-safety'],
  ['盗窃罪', 'property'],
  ['诈骗罪', 'property'],
  ['故意伤害罪', 'person-and-rights'],
  ['交通肇事罪', 'public-safety'],
  ['开设赌场罪', 'social-order'],
  ['帮助信息网络犯罪活动罪', 'social-order'],
  ['非法经营罪', 'economic-order'],
  ['容留他人吸毒罪', 'drugs'],
  ['滥伐林木罪', 'social-order'],
] as const;

interface Course {
  category: 'probation' | 'parole' | 'control' | 'teop';
  effectiveOn: string;
  termStart: string;
  termEnd: string;
  months: number;
  /** The day the person came, or was handed over. */
  reportedOn: string;
}

/** Where in the term the person stands on `today`, by stage. */
function courseOf(luck: Chance, stage: Stage, today: string): Course {
  const category = luck.often(0.86) ? 'probation' : luck.pick(['parole', 'parole', 'control', 'teop'] as const);
  const months = category === 'control' ? luck.int(6, 18) : luck.pick([12, 12, 18, 24, 24, 36]);
  const start = startOf(luck, stage, today, months);
  return { category, effectiveOn: start, termStart: start, termEnd: termEnd(start, months), months, reportedOn: addDays(start, stage === 'reported' ? 4 : luck.int(4, 8)) };
}

function startOf(luck: Chance, stage: Stage, today: string, months: number): string {
  switch (stage) {
    case 'noticed':
      return addDays(today, -luck.int(1, 13));
    case 'reported':
      return addDays(today, -luck.int(4, 9));
    case 'new':
      return addDays(today, -luck.int(12, 28));
    case 'midway':
      return addDays(today, -luck.int(45, Math.min(months * 30 - 70, 620)));
    case 'ending':
      return addDays(addMonths(today, -months), luck.int(1, 29));
    case 'ended':
      return addDays(addMonths(today, -months), -luck.int(0, 3) + 1);
    case 'closed':
      return addDays(addMonths(today, -months), -luck.int(12, 90));
  }
}

export function correctionStory(luck: Chance, person: Invented, stage: Stage, today: string, staff: { weekly: boolean }): Story {
  const course = courseOf(luck, stage, today);
  const [offence, offenceCode] = luck.pick(offences);
  const facts = [...reception(luck, person, course, stage, offenceCode)];
  const supervised = stage !== 'noticed' && stage !== 'reported';
  if (supervised) facts.push(...supervision(luck, person, course, today, staff.weekly), ...leaves(luck, course, stage, today));
  if (['ending', 'ended', 'closed'].includes(stage)) facts.push(...ending(luck, course, stage, today));
  const sentences: Record<string, string> = { probation: `有期徒刑一年，宣告缓刑${course.months}个月`, parole: '有期徒刑五年，裁定假释', control: `管制${course.months}个月`, teop: '有期徒刑三年，决定暂予监外执行' };
  return {
    kind: 'correction',
    openedOn: course.effectiveOn,
    facts: facts.filter((fact) => fact.on <= today).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    particulars: {
      court: '青石县人民法院',
      judgmentNumber: `（${course.effectiveOn.slice(0, 4)}）岚9901刑初${luck.int(10, 400)}号`,
      judgedOn: addDays(course.effectiveOn, -11),
      sentence: sentences[course.category] ?? '',
      offence,
      ethnicity: '汉族',
      schooling: luck.pick(['小学', '初中', '初中', '高中', '大专']),
      workplace: luck.pick(['石桥镇木器厂', '城关农贸市场', '自家务农', '建筑工地', '无固定工作']),
    },
  };
}

function reception(luck: Chance, person: Invented, course: Course, stage: Stage, offence: string): StoryFact[] {
  const day = (n: number) => addDays(course.effectiveOn, n);
  const papers: StoryFact[] = [
    { type: 'correction.judgment-effective', on: course.effectiveOn, data: { category: course.category, by: 'court' } },
    { type: 'correction.notice-received', on: day(luck.int(1, 3)) },
    { type: 'correction.papers-received', on: day(luck.int(2, 4)), data: { complete: !luck.often(0.06), category: course.category, termStart: course.termStart, termEnd: course.termEnd } },
  ];
  if (stage === 'noticed') return papers;
  papers.push({ type: 'correction.papers-receipt-sent', on: day(luck.int(4, 6)) });
  const reported = course.reportedOn;
  const arrival: StoryFact[] =
    course.category === 'teop'
      ? [{ type: 'correction.handed-over', on: reported, data: { from: 'detention-centre' } }]
      : [{ type: 'correction.reported-in', on: reported, data: { place: '青石县社区矫正中心' } }];
  if (stage === 'reported') return [...papers, ...arrival];
  return [...papers, ...arrival, ...registration(luck, person, course, reported, stage === 'new' && luck.often(0.5), offence)];
}

function registration(luck: Chance, person: Invented, course: Course, on: string, unfinished: boolean, offence: string): StoryFact[] {
  const registered: StoryFact = {
    type: 'correction.registered',
    on,
    data: {
      category: course.category,
      termStart: course.termStart,
      termEnd: course.termEnd,
      sentence: course.category === 'control' ? 'control' : 'fixed-term',
      sentenceMonths: 12,
      decidedBy: 'court',
      offence,
      ...(course.category === 'teop' && { teopGround: 'illness' }),
    },
  };
  const ticks: StoryFact[] = [
    { type: 'correction.papers-checked', on },
    { type: 'correction.identity-verified', on },
    registered,
    { type: 'correction.archive-opened', on, data: { number: `QS-${person.idNumber.slice(6, 10)}-${luck.int(100, 999)}` } },
    { type: 'correction.rights-told', on, data: { signed: true } },
    { type: 'correction.exit-restricted', on, data: { paper: '法院限制出境决定' } },
  ];
  if (unfinished) return ticks;
  const members = person.sex === 'female' ? ['office', 'village', 'family'] : ['office', 'village', 'family', 'volunteer'];
  return [
    ...ticks,
    { type: 'correction.announced', on: addDays(on, 2), data: { policePresent: luck.often(0.8), procuratorPresent: luck.often(0.2), groupPresent: true, signed: true } },
    { type: 'correction.group-formed', on: addDays(on, 2), data: { members }, source: { members: [{ name: '王敏', role: 'office', sex: 'female' }] } },
    { type: 'correction.plan-made', on: addDays(on, 5), data: { measures: ['每周电话报告', '每月走访一次', '参加法治教育'] } },
    { type: 'case.level-set', on: addDays(on, 30), data: { level: luck.pick(['general', 'general', 'lenient', 'strict']), reason: '按考核结果确定', decidedBy: 'county' } },
  ];
}

/** Weekly telephone reports (this county's pack), visits, talks; in the last weeks a few are missing. */
function supervision(luck: Chance, person: Invented, course: Course, today: string, weekly: boolean): StoryFact[] {
  const facts: StoryFact[] = [];
  const end = course.termEnd < today ? course.termEnd : addDays(today, -1);
  const behind = luck.often(0.05) ? 2 : luck.often(0.06) ? 1 : 0;
  for (let monday = periodOf('week', course.effectiveOn).from; monday <= end; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6);
    if (addDays(monday, 7 * (behind + 1)) > today && sunday < today && behind > 0) continue;
    const on = addDays(monday, luck.int(0, 5));
    if (weekly && monday >= course.reportedOn && on <= end) facts.push({ type: 'correction.reported', on, data: { channel: 'phone', number: person.phone, parts: ['law-abiding', 'supervision'] } });
  }
  if (course.category === 'teop') facts.push(...rechecks(course, end));
  for (let month = addDays(course.effectiveOn, 20); month <= end; month = addMonths(month, 1)) facts.push(...monthOf(luck, addDays(month, luck.int(0, 6)), end, course));
  return facts;
}

function monthOf(luck: Chance, on: string, end: string, course: Course): StoryFact[] {
  if (on > end) return [];
  const facts: StoryFact[] = [{ type: 'case.visit-made', on, data: { by: 'office', target: 'person', seen: true, nobodyHome: false, discreet: true, findings: luck.pick(findings) } }];
  if (luck.often(0.4)) facts.push({ type: 'case.talk-held', on: addDays(on, 1), data: { by: 'office', purpose: 'regular', form: 'individual' } });
  if (luck.often(0.3)) facts.push({ type: 'correction.activity-attended', on: addDays(on, 2), data: { activity: luck.pick(['education', 'public-benefit']), hours: luck.int(1, 3), form: 'central', stage: 'regular' } });
  if (luck.often(0.15)) facts.push({ type: 'case.need-noted', on, data: { need: luck.pick(needs) } });
  if (course.category === 'teop') facts.push({ type: 'correction.health-reported', on });
  return facts.filter((fact) => fact.on <= end);
}

/** Every three months from registration: the hospital's re-check and the county's review of it. */
function rechecks(course: Course, end: string): StoryFact[] {
  const facts: StoryFact[] = [];
  for (let n = 3; addMonths(course.reportedOn, n) <= end; n += 3) {
    const on = addDays(addMonths(course.reportedOn, n), -4);
    facts.push({ type: 'correction.recheck-filed', on, data: { result: n % 2 ? 'stable' : 'unstable', hospital: '岚川省第二人民医院' } }, { type: 'correction.condition-reviewed', on: addDays(on, 2), data: { result: 'continues' } });
  }
  return facts;
}

const findings = ['在家，情绪平稳，在附近工地做工', '家里人都在，孩子刚上学', '自述收入比上月好，按时还款', '身体不太好，准备去县医院复查', '正在学电工证', '和邻居相处正常'];
const needs = ['想学一门手艺', '母亲看病费用高，想了解大病救助', '孩子转学缺户籍证明', '想找离家近的活', '低保资格想咨询'];

const destinations = {
  medical: ['临岚市人民医院', '岚川省第二人民医院'],
  family: ['白杨县亲戚家', '临岚市，看母亲'],
  work: ['邻省工地', '临岚市装修队'],
  school: ['临岚市职业学校', '岚川技师学院'],
};

function leaves(luck: Chance, course: Course, stage: Stage, today: string): StoryFact[] {
  if (stage !== 'midway' || !luck.often(0.28)) return [];
  const from = addDays(today, luck.pick([-40, -20, -3, -2, -6, 1, 4]));
  const to = addDays(from, luck.pick([1, 2, 2, 3, 5, 9]));
  if (from < addDays(course.effectiveOn, 20) || to >= course.termEnd) return [];
  const purpose = luck.pick(['medical', 'family', 'work', 'school'] as const);
  const stretch = { from, to };
  const long = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1 > 7;
  const facts: StoryFact[] = [{ as: 'ask', type: 'correction.leave-applied', on: addDays(from, -4), data: { ...stretch, purpose, destination: luck.pick(destinations[purpose]), proof: true, urgent: false } }];
  if (from > today && luck.often(0.7)) return facts;
  facts.push({ as: 'grant', type: 'correction.leave-approved', on: addDays(from, -3), data: { ...stretch, decidedBy: long ? 'county' : 'office' }, forFact: 'ask' });
  if (to < today && !luck.often(0.12)) facts.push({ type: 'correction.leave-returned', on: to, forFact: 'grant' });
  return facts;
}

function ending(luck: Chance, course: Course, stage: Stage, today: string): StoryFact[] {
  const facts: StoryFact[] = [
    { type: 'correction.summary-written', on: addDays(course.termEnd, -luck.int(31, 36)) },
    { type: 'correction.discharge-opened', on: addDays(course.termEnd, -30) },
    { type: 'correction.appraisal-written', on: addDays(course.termEnd, -luck.int(5, 20)) },
  ];
  if (stage !== 'closed' || course.termEnd >= today) return facts;
  const handed = course.category !== 'probation';
  const on = course.termEnd;
  facts.push(
    { as: 'end', type: 'correction.discharged', on, data: { cause: 'expiry' } },
    { type: 'case.notice-sent', on, data: { about: 'discharge', to: ['decision-organ', 'procuratorate', 'police'] }, forFact: 'end' },
    { type: 'case.notice-sent', on, data: { about: 'exit-restriction-lifted', to: ['exit-administration'] }, forFact: 'end' },
  );
  if (handed) {
    facts.push({ as: 'handed', type: 'correction.handed-to-resettlement', on });
    facts.push({ type: 'case.receipt-received', on: addDays(on, 1), forFact: 'handed' });
  }
  const closing = addDays(on, 3);
  if (closing <= today) facts.push({ type: 'case.closed', on: closing, data: { ground: 'term-over' } });
  return facts;
}
