/** Stories of released people: announced, just back, being helped, declined, in their fifth year. */
import { addDays, addMonths, periodOf } from '@guilu/calendar';
import type { Chance } from './chance.ts';
import type { Story, StoryFact } from './story.ts';

export type ReleasedStage = 'announced' | 'returned' | 'helped' | 'declined' | 'closed';

const offences = ['盗窃罪', '故意伤害罪', '抢劫罪', '贩卖毒品罪', '诈骗罪', '聚众斗殴罪', '职务侵占罪'];

export function resettlementStory(luck: Chance, stage: ReleasedStage, today: string): Story {
  const released = releasedOn(luck, stage, today);
  const notice = addDays(released, -luck.int(24, 32));
  const facts = [...linkage(luck, notice, released, stage), ...(stage === 'announced' ? [] : afterRelease(luck, released, stage, today))];
  return {
    kind: 'resettlement',
    openedOn: notice,
    facts: facts.filter((fact) => fact.on <= today).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    particulars: { prison: '岚川省岚山监狱', offence: luck.pick(offences), court: '临岚市中级人民法院', sentence: `有期徒刑${luck.pick(['二年', '三年', '三年六个月', '五年', '七年'])}`, ethnicity: '汉族' },
  };
}

function releasedOn(luck: Chance, stage: ReleasedStage, today: string): string {
  switch (stage) {
    case 'announced':
      return addDays(today, luck.int(-2, 26));
    case 'returned':
      return addDays(today, -luck.int(2, 20));
    case 'closed':
      return addDays(addMonths(today, -61), -luck.int(0, 20));
    default:
      return addDays(today, -luck.int(35, 900));
  }
}

function linkage(luck: Chance, notice: string, released: string, stage: ReleasedStage): StoryFact[] {
  const late = stage === 'announced' && luck.often(0.2);
  const passed = addDays(notice, luck.int(1, 4));
  const office = addDays(passed, 1);
  const facts: StoryFact[] = [{ type: 'resettlement.notice-received', on: notice, data: { noticeNo: `岚山释字${notice.slice(0, 4)}-${luck.int(100, 999)}`, releaseDue: released } }];
  if (late) return facts;
  facts.push({ type: 'resettlement.notice-passed', on: passed, data: { to: 'office' } }, { type: 'resettlement.registered', on: passed }, { type: 'resettlement.office-notified', on: office }, { type: 'resettlement.office-registered', on: office });
  if (stage === 'announced' && luck.often(0.3)) return facts;
  return [...facts, { type: 'resettlement.village-told', on: addDays(office, 2), data: { copy: true } }, { type: 'resettlement.family-told', on: addDays(office, 2), data: { reply: '家里会去接' } }];
}

function afterRelease(luck: Chance, released: string, stage: ReleasedStage, today: string): StoryFact[] {
  const back = addDays(released, 1);
  const facts: StoryFact[] = [
    { type: 'resettlement.released', on: released, data: { category: 'released-prisoner' } },
    { type: 'resettlement.release-certificate-issued', on: released },
    { type: 'resettlement.linked', on: released, data: { body: 'county' } },
    { type: 'resettlement.picked-up', on: released, data: { by: luck.often(0.7) ? 'family' : 'office', result: 'fetched' } },
    { type: 'resettlement.returned', on: back },
    { type: 'resettlement.help-offered', on: addDays(back, 1) },
  ];
  if (stage === 'declined') return [...facts, ...papers(luck, back).slice(0, 1), { type: 'resettlement.hukou-registered', on: addDays(back, 6), data: {} }, { type: 'resettlement.help-declined', on: addDays(back, 2), data: { nextOfferOn: addDays(today, luck.int(-4, 60)) } }];
  facts.push({ type: 'resettlement.help-accepted', on: addDays(back, 1) });
  if (stage === 'returned' && luck.often(0.5)) return facts;
  facts.push(...papers(luck, back), { type: 'resettlement.hukou-registered', on: addDays(back, luck.int(3, 7)), data: {} });
  return [...facts, ...rhythm(luck, back, today), ...(stage === 'closed' ? [{ type: 'case.closed', on: addDays(addMonths(released, 60), 2), data: { ground: 'term-over' } }] : [])];
}

function papers(luck: Chance, back: string): StoryFact[] {
  return [
    { type: 'resettlement.custody-summary-recorded', on: addDays(back, luck.int(0, 2)) },
    { type: 'resettlement.village-forms-filed', on: addDays(back, 2), data: { officeSigned: true, villageSigned: true } },
    { type: 'resettlement.responsibility-letter-signed', on: addDays(back, luck.int(2, 4)), data: { parties: ['office', 'village', 'family'] } },
    { type: 'resettlement.taken-over', on: addDays(back, 1) },
    { type: 'resettlement.basic-form-completed', on: addDays(back, 2) },
    { type: 'resettlement.team-formed', on: addDays(back, 3), data: { roles: ['street-cadre', 'village-cadre', 'respected-relative'], measures: true } },
  ];
}

/** Month by month: the village's visit, every quarter the office's and a talk; in the last month some are still open. */
function rhythm(luck: Chance, back: string, today: string): StoryFact[] {
  const facts: StoryFact[] = [];
  const missing = luck.often(0.05);
  for (let month = periodOf('month', addMonths(back, 1)); month.from <= today; month = periodOf('month', addDays(month.to, 1))) {
    const running = month.to >= today;
    const previous = addMonths(month.from, 1) === periodOf('month', today).from;
    if ((missing && previous) || (running && luck.often(0.45))) continue;
    const on = addDays(month.from, luck.int(2, 20));
    facts.push({ type: 'case.visit-made', on, data: { by: 'village', target: 'person', seen: true, nobodyHome: false, extra: false, findings: luck.pick(['在家务农', '在镇上打零工', '外出务工前来打过招呼', '家里盖房，人在家']) } });
  }
  for (let quarter = periodOf('quarter', addMonths(back, 3)); quarter.from <= today; quarter = periodOf('quarter', addDays(quarter.to, 1))) {
    if (quarter.to >= today && luck.often(0.5)) continue;
    facts.push(
      { type: 'case.visit-made', on: addDays(quarter.from, luck.int(5, 50)), data: { by: 'office', target: 'person', seen: true, nobodyHome: false, extra: false, findings: '回访，情况稳定' } },
      { type: 'case.talk-held', on: addDays(quarter.from, luck.int(5, 50)), data: { by: 'village', purpose: 'regular', form: 'individual' } },
      { type: 'resettlement.observation-row-added', on: addDays(quarter.from, luck.int(5, 50)) },
    );
  }
  if (luck.often(0.6)) facts.push({ type: 'resettlement.placed', on: addDays(back, luck.int(20, 90)), data: { placement: luck.pick(['employed', 'self-employed', 'farm-land', 'public-post']), employer: '本地' } });
  return facts;
}
