/** One county's stock of cases, told by the stories of the demonstration and opened as a roster would open them. */
import type { Actor } from '@guilu/platform/access/actor.ts';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { runWork, type Services, type Work } from '@guilu/platform/work.ts';
import { type NewCase, openMany } from '@guilu/records/cases/index.ts';
import { v7 as uuid } from 'uuid';
import { type Chance, chance } from '../../../database/seed/chance.ts';
import { correctionStory, type Stage } from '../../../database/seed/correction-story.ts';
import { invent, type Invented } from '../../../database/seed/person.ts';
import { type ReleasedStage, resettlementStory } from '../../../database/seed/resettlement-story.ts';
import type { Story, StoryFact } from '../../../database/seed/story.ts';
import { villagesOf } from './counties.ts';

/** Of a hundred cases: two in five supervised, three in five released, most of them midway. */
const correction: [Stage, number][] = [
  ['noticed', 1],
  ['reported', 1],
  ['new', 2],
  ['midway', 29],
  ['ending', 4],
  ['ended', 1],
  ['closed', 3],
];
const resettlement: [ReleasedStage, number][] = [
  ['announced', 4],
  ['returned', 2],
  ['helped', 46],
  ['declined', 4],
  ['closed', 3],
];
const deck = [
  ...correction.flatMap(([stage, many]) =>
    Array.from({ length: many }, () => ({ kind: 'correction' as const, stage })),
  ),
  ...resettlement.flatMap(([stage, many]) =>
    Array.from({ length: many }, () => ({ kind: 'resettlement' as const, stage })),
  ),
];

/** Opens `many` cases in a county, in one transaction. Answers how many facts they hold. */
export function makeCounty(
  services: Services,
  county: string,
  many: number,
  officers: ReadonlyMap<string, { id: string; name: string }>,
): Promise<number> {
  const actor: Actor = systemActor('system', county);
  return runWork(services, actor, 'write', async (work) => {
    const luck = chance(Number(county));
    const villages = villagesOf(county);
    const year = Number(work.today.slice(0, 4));
    const cases = Array.from({ length: many }, (_, n) => {
      const person = invent(luck, luck.pick(villages), n + Number(county) * 7, { from: 20, to: 68 }, year);
      return toCase(work, person, shortStory(luck, person, work.today), officers);
    });
    await openMany(work, cases);
    return cases.reduce((sum, one) => sum + one.facts.length, 0);
  });
}

/** Stories of people some months into their cases, so that a case has about 20 facts; longer ones are drawn again. */
function shortStory(luck: Chance, person: Invented, today: string): Story {
  for (;;) {
    const drawn = luck.pick(deck);
    // The weekly telephone reports of the demonstration county are left out.
    const story =
      drawn.kind === 'correction'
        ? correctionStory(luck, person, drawn.stage, today, { weekly: false })
        : resettlementStory(luck, drawn.stage, today);
    if (story.facts.length <= 26) return story;
  }
}

/** A story as a case to be opened, its facts recorded on their day by the office's own officer. */
export function toCase(
  work: Work,
  person: Invented,
  story: Story,
  officers: ReadonlyMap<string, { id: string; name: string }>,
): NewCase {
  const office = `SF${person.area.slice(0, 9)}`;
  const officer = officers.get(office);
  const names = new Map<string, string>();
  const facts = [...identity(person, story), ...story.facts].map((fact) => {
    const id = uuid();
    if (fact.as) names.set(fact.as, id);
    const data = { ...fact.data, ...(fact.forFact && { for: names.get(fact.forFact) }) };
    const recordedAt = fact.on === work.today ? work.at : `${fact.on}T18:00:00+08:00`;
    return {
      id,
      type: fact.type,
      on: fact.on,
      data,
      source: fact.source,
      recordedAt,
      ...(officer && { recordedBy: { ...officer, org: office } }),
    };
  });
  return {
    kind: story.kind,
    area: person.area,
    officer: officer?.id,
    openedOn: story.openedOn,
    facts,
    particulars: story.particulars,
  };
}

function identity(person: Invented, story: Story): StoryFact[] {
  const on = story.openedOn;
  return [
    {
      type: 'person.identified',
      on,
      data: {
        name: person.name,
        idStatus: 'verified',
        idType: '居民身份证',
        idNumber: person.idNumber,
        sex: person.sex,
        bornOn: person.bornOn,
      },
    },
    { type: 'person.address-recorded', on, data: { addressKind: 'actual', area: person.area, text: person.address } },
    { type: 'person.contact-recorded', on, data: { channel: 'phone', value: person.phone } },
    { type: 'case.opened', on, data: { county: person.area.slice(0, 6) } },
  ];
}
