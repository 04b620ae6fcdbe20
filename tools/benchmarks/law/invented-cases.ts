/** Invented cases for measuring, the same each time: the stories of the demonstration county, without a database. */
import type { CaseKind, Fact } from '../../../packages/law/index.ts';
import { chance } from '../../../database/seed/chance.ts';
import { correctionStory, type Stage } from '../../../database/seed/correction-story.ts';
import { invent } from '../../../database/seed/person.ts';
import { type ReleasedStage, resettlementStory } from '../../../database/seed/resettlement-story.ts';
import { villagesOf } from '../stock/counties.ts';

export interface InventedCase {
  id: string;
  kind: CaseKind;
  facts: Fact[];
}

/** Most cases stand midway; some are at their beginning or their end. */
const STAGES: Stage[] = [
  'midway',
  'midway',
  'midway',
  'midway',
  'midway',
  'new',
  'reported',
  'ending',
  'ended',
  'closed',
];
const RELEASED: ReleasedStage[] = ['helped', 'helped', 'helped', 'announced', 'returned', 'declined', 'closed'];
const COUNTY = '990201';
const villages = villagesOf(COUNTY);

/** The n-th case: two in five supervised, three in five released. */
export function inventedCase(n: number, today: string): InventedCase {
  const luck = chance(n + 1);
  const year = Number(today.slice(0, 4));
  const kind = n % 5 < 2 ? ('correction' as const) : ('resettlement' as const);
  const story =
    kind === 'correction'
      ? correctionStory(
          luck,
          invent(luck, luck.pick(villages), n, { from: 20, to: 68 }, year),
          luck.pick(STAGES),
          today,
          { weekly: false },
        )
      : resettlementStory(luck, luck.pick(RELEASED), today);
  const names = new Map<string, string>();
  const facts = story.facts.map((fact, index): Fact => {
    const id = `f${index + 1}`;
    if (fact.as) names.set(fact.as, id);
    return {
      id,
      type: fact.type,
      on: fact.on,
      data: { ...fact.data, ...(fact.forFact && { for: names.get(fact.forFact) }) },
    };
  });
  return { id: `c${n}`, kind, facts };
}
