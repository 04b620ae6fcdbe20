/**
 * Closed cases by the hundred thousand: some hundreds are worked out by the product's own code (engine, projections), and
 * each is then written again and again for other people, with ids, names, numbers, offices and officers of their own.
 */
import { addMonths } from '@guilu/calendar';
import type { Work } from '@guilu/platform/work.ts';
import { v7 as uuid } from 'uuid';
import { type Built, buildCase } from '../../records/cases/open-many.ts';
import { type Chance, chance } from '../../database/seed/chance.ts';
import { correctionStory } from '../../database/seed/correction-story.ts';
import { invent } from '../../database/seed/person.ts';
import { resettlementStory } from '../../database/seed/resettlement-story.ts';
import type { Story } from '../../database/seed/story.ts';
import { packsOf } from '@guilu/records/organisations/index.ts';
import { toCase } from '../benchmarks/stock/make-county.ts';
import { villagesOf } from '../benchmarks/stock/counties.ts';
import { field } from './copy.ts';

/** Text of a case's rows in one table, cut where something of the person's own stands: texts and names of slots in turn. */
export type Pieces = string[];

export interface Template {
  kind: 'correction' | 'resettlement';
  year: number;
  facts: number;
  duties: number;
  /** Facts that this template leaves open for ids: `fact0`, `fact1`, … */
  tables: Map<string, Pieces>;
}

/** What each person brings. Ids of facts are asked by position. */
export type Slots = Record<string, string>;

/** Marks that stand for what differs; they survive JSON and COPY as they are. */
const marks = ['county', 'path', 'office', 'officer', 'officerName', 'number', 'area'] as const;
const markOf = (name: string) => `@@${name}@@`;

export const columnsOf: Record<string, string[]> = {
  fact: [
    'county',
    'id',
    'case_id',
    'person_id',
    'type',
    'on_day',
    'on_at',
    'recorded_at',
    'recorded_by',
    'recorded_name',
    'recorded_org',
    'data',
    'source',
  ],
};
const jsonColumns = new Set(['data', 'source', 'detail']);

/** Works out `many` closed cases of some 16 to 30 facts, of the last eight years, that leave nothing open. */
export async function makeTemplates(work: Work, county: string, many: number): Promise<Template[]> {
  const luck = chance(20261126);
  const village = villagesOf(county)[0];
  if (!village) throw new Error(`${county} has no village.`);
  const packs = {
    correction: await packsOf(work, county, 'correction'),
    resettlement: await packsOf(work, county, 'resettlement'),
  };
  const found: Template[] = [];
  for (let tries = 0; found.length < many; tries += 1) {
    if (tries > many * 60) throw new Error('Too few of the drawn cases are closed with nothing left open.');
    const past = addMonths(work.today, -luck.int(0, 96));
    const person = invent(luck, village, tries, { from: 20, to: 68 }, Number(past.slice(0, 4)));
    const story = shortened(luck, closedStory(luck, person, past));
    const officer = { id: uuid(), name: markOf('officerName') };
    const one = toCase(work, person, story, new Map([[`SF${person.area.slice(0, 9)}`, officer]]));
    const built = buildCase(
      work,
      county,
      { ...one, office: undefined },
      markOf('number'),
      { office: markOf('office'), path: markOf('path') },
      packs[story.kind],
    );
    const open = [...built.projected].some(([projection, rows]) =>
      projection.table === 'alert' ? rows.length > 0 : rows.some((row) => row.state === 'open'),
    );
    if (!open && built.caseRow.closed_on) found.push(cut(built, story, officer.id, county, person.area));
  }
  return found;
}

/** Without these a case of help is none; all else an older file may lack. What a correction lacks would stay owed. */
const needed = new Set([
  'resettlement.notice-received',
  'resettlement.registered',
  'resettlement.released',
  'resettlement.returned',
  'resettlement.help-offered',
  'resettlement.help-accepted',
  'case.closed',
]);
const usual = new Set(['case.visit-made', 'case.talk-held', 'correction.activity-attended', 'case.need-noted']);

/** Facts are left out by chance, so that with the person's own the province holds about twenty for each. */
function shortened(luck: Chance, story: Story): Story {
  const mayGo = ({ type }: { type: string }) => (story.kind === 'correction' ? usual.has(type) : !needed.has(type));
  const others = story.facts.filter(mayGo);
  const room = story.kind === 'correction' ? luck.int(1, 4) : luck.int(3, 8);
  const kept = new Set([...others].sort(() => luck.next() - 0.5).slice(0, room));
  const facts = story.facts.filter((fact) => !mayGo(fact) || kept.has(fact));
  const named = new Set(facts.map((fact) => fact.as));
  return { ...story, facts: facts.filter((fact) => !fact.forFact || named.has(fact.forFact)) };
}

/** A term that ran out, or help that ended some time after the release. */
function closedStory(luck: Chance, person: ReturnType<typeof invent>, day: string): Story {
  if (luck.often(0.4)) return correctionStory(luck, person, 'closed', day, { weekly: false });
  const story = resettlementStory(luck, 'helped', day);
  return { ...story, facts: [...story.facts, { type: 'case.closed', on: day, data: { ground: 'term-over' } }] };
}

function cut(built: Built, story: Story, officer: string, county: string, area: string): Template {
  const ids = new Map<string, string>([
    [built.caseId, 'case'],
    [built.personId, 'person'],
    [officer, 'officer'],
  ]);
  for (const [n, fact] of built.facts.entries()) ids.set(fact.id, `fact${n}`);
  const tables = new Map<string, Pieces>();
  const add = (table: string, rows: Record<string, unknown>[]) => {
    const first = rows[0];
    if (!first) return;
    columnsOf[table] ??= Object.keys(first);
    const columns = columnsOf[table];
    const text = rows
      .map((row) => `${columns.map((name) => field(row[name], jsonColumns.has(name))).join('\t')}\n`)
      .join('');
    tables.set(table, pieces(text, ids, county, area));
  };
  add('case_file', [{ ...built.caseRow, officer }]);
  add(
    'fact',
    built.facts.filter((fact) => fact.caseId).map((fact) => factRow(county, fact)),
  );
  for (const [projection, rows] of built.projected) add(projection.table, rows);
  if (built.particulars)
    add('case_particulars', [
      {
        county,
        case_id: built.caseId,
        data: built.particulars,
        changed_at: built.caseRow.evaluated_at,
        changed_by: 'system',
      },
    ]);
  return {
    kind: story.kind,
    year: Number(story.openedOn.slice(0, 4)),
    facts: built.facts.length,
    duties: built.projected.size,
    tables,
  };
}

/** A fact's row; the personal ones of each person are written with it too. */
export function factRow(county: string, fact: Built['facts'][number]): Record<string, unknown> {
  return {
    county,
    id: fact.id,
    case_id: fact.caseId,
    person_id: fact.personId,
    type: fact.type,
    on_day: fact.on.slice(0, 10),
    on_at: fact.on.length > 10 ? fact.on : null,
    recorded_at: fact.recordedAt,
    recorded_by: fact.recordedBy?.id,
    recorded_name: fact.recordedBy?.name,
    recorded_org: markOf('office'),
    data: fact.data,
    source: fact.source,
  };
}

function pieces(text: string, ids: ReadonlyMap<string, string>, county: string, area: string): Pieces {
  const names = new Map<string, string>([
    ...ids,
    ...marks.map((name): [string, string] => [markOf(name), name]),
    [area, 'area'],
    [county, 'county'],
  ]);
  const pattern = new RegExp(`(${[...names.keys()].sort((a, b) => b.length - a.length).join('|')})`, 'g');
  return text.split(pattern).map((piece, at) => (at % 2 ? (names.get(piece) ?? piece) : piece));
}

/** The rows of a template with a person's own values. */
export function fill(pieces: Pieces, slots: Slots): string {
  let text = '';
  for (let at = 0; at < pieces.length; at += 1) text += at % 2 ? slots[pieces[at] ?? ''] : pieces[at];
  return text;
}
