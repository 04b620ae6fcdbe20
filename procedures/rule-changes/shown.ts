/** Rules as screens show them: sides, figures in words, parts, examples. Pure, over a loaded law. */
import type { WorkingCalendar } from '@guilu/calendar';
import {
  type CaseKind,
  type ExampleRun,
  type Figure,
  figuresOf,
  kindOf,
  type Law,
  partsOf,
  type RulePart,
  runExamples,
  type Sort,
  type Version,
  type Wording,
} from '@guilu/law';
import { readings } from '@guilu/records/people/index.ts';
import { answerWords, dataWords, dueWords, isRecord, valueWords } from './words.ts';
import type { ExampleShown, FigureShown, Part, RuleLine, Side } from './contract.ts';

export const figureShown = (figure: Figure): FigureShown => ({
  ...figure,
  said: valueWords(figure.kind, figure.value),
});

export function markOf(version: Version): string {
  const { summary } = version;
  if (summary.checked !== undefined) return 'checked';
  return summary.verified ? 'read' : summary.corroborated ? 'corroborated' : 'unread';
}

const layerOf = (pack: string): string =>
  pack === 'national' ? 'national' : pack.startsWith('county-') ? 'own' : 'local';
export const packTitle = (law: Law, pack: string): Wording =>
  law.packs.find(({ id }) => id === pack)?.title ?? { zh: pack, en: pack };

export function sideOf(law: Law, version: Version, governs: boolean): Side {
  const { summary } = version;
  return {
    pack: summary.pack,
    packTitle: packTitle(law, summary.pack),
    layer: layerOf(summary.pack),
    title: summary.title,
    version: summary.version,
    through: summary.through,
    basis: summary.basis.map((text) => law.basis(text)),
    proposal: summary.basis.includes('proposal'),
    mark: markOf(version),
    figures: figuresOf(version).map(figureShown),
    owedBy: summary.owedBy.map((role) => law.roleTitle(role)),
    governs,
  };
}

export type Chain = { from: string; pack: string }[];

/** The packs that hold on a day, the uppermost first: the county's own, the local, the national. */
export function layersOn(chain: Chain, day: string): string[] {
  const held = chain.filter(({ from }) => from <= day).at(-1)?.pack ?? 'national';
  const layers = held.split('+');
  return layers.includes('national') ? layers : [...layers, 'national'];
}

/** The versions of one rule on a day, the one that governs first. */
export function versionsBeneath(law: Law, chain: Chain, sort: Sort, id: string, day: string): Version[] {
  return layersOn(chain, day).flatMap((pack) =>
    law
      .versionsInForce({ pack, on: day })
      .filter((version) => version.pack === pack && version.sort === sort && version.id === id),
  );
}

/** All rules of a kind of case on a day. */
export function linesOn(law: Law, chain: Chain, kind: CaseKind, day: string): RuleLine[] {
  const found = new Map<string, Version[]>();
  for (const pack of layersOn(chain, day)) {
    for (const version of law.versionsInForce({ pack, kind, on: day })) {
      if (version.pack !== pack) continue;
      const key = `${version.sort} ${version.id}`;
      found.set(key, [...(found.get(key) ?? []), version]);
    }
  }
  return [...found.values()].flatMap((versions) => lineOf(law, versions, chain, day) ?? []);
}

const read = new Map<string, string>();

/** Titles are few and read for every list: each is worked out once. */
function readingOf(title: string): string {
  const known = read.get(title);
  if (known !== undefined) return known;
  const { pinyin, initials } = readings(title);
  const made = `${pinyin.replaceAll(' ', '')} ${initials}`;
  read.set(title, made);
  return made;
}

/** undefined where no version is in force. */
export function lineOf(law: Law, versions: readonly Version[], chain: Chain, day: string): RuleLine | undefined {
  const [first] = versions;
  if (!first) return undefined;
  const comes = law
    .versionsOf(chain, first.sort, first.id)
    .filter(({ version }) => version > day)
    .sort((a, b) => (a.version < b.version ? -1 : 1))[0];
  const examples = first.raw.own['examples'];
  return {
    sort: first.sort,
    id: first.id,
    kind: kindOf(first.id),
    title: first.summary.title,
    reading: readingOf(first.summary.title.zh),
    rows: first.summary.rows,
    examples: Array.isArray(examples) ? examples.length : 0,
    sides: versions.map((version) => sideOf(law, version, version === first)),
    ...(comes && { comes: { on: comes.version, pack: comes.pack } }),
  };
}

const factKeys = new Set(['starts', 'met', 'void', 'suspended', 'extend']);

/** The parts of a rule for reading: fact types by their names beside what is written. */
export function partsShown(law: Law, version: Version): Part[] {
  return partsOf(version.raw).map((part) => ({
    key: part.key,
    code: part.text,
    said: saidOf(law, part, version),
    origin: part.origin,
  }));
}

function saidOf(law: Law, part: RulePart, version: Version): Wording | undefined {
  if (part.key === 'due') return dueWords(part.value, version);
  if (part.key === 'repeat')
    return isRecord(part.value) && typeof part.value.calendar === 'string'
      ? valueWords('period', part.value.calendar)
      : undefined;
  const names = factKeys.has(part.key) || part.key === 'given' ? typesIn(part.value) : [];
  const titles = names.flatMap((name) => law.factType(name)?.title ?? []);
  if (titles.length === 0) return undefined;
  return { zh: titles.map((title) => title.zh).join('、'), en: titles.map((title) => title.en).join(', ') };
}

/** Every text in a part that could name a fact type. */
function typesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[a-z-]+\.[a-z-]+$/.test(value) ? [value] : [];
  if (Array.isArray(value)) return [...new Set(value.flatMap(typesIn))];
  return typeof value === 'object' && value !== null ? [...new Set(Object.values(value).flatMap(typesIn))] : [];
}

export function examplesShown(law: Law, calendar: WorkingCalendar, version: Version): ExampleShown[] {
  return runExamples(law, calendar, version).map((run) => exampleShown(law, run));
}

function exampleShown(law: Law, { why, vector, wrong }: ExampleRun): ExampleShown {
  const facts = [...(vector.facts ?? []), ...(vector.cases ?? []).flatMap((one) => one.facts)];
  const data = isRecord(vector.ask.data) ? vector.ask.data : undefined;
  return {
    why,
    asOf: vector.asOf,
    facts: facts.map((fact) => ({
      on: fact.on,
      title: law.factType(fact.type)?.title ?? { zh: fact.type, en: fact.type },
      data: dataWords(law, fact.data, fact.type),
    })),
    data: data && dataWords(law, data),
    expect: answerWords(law, vector.expect),
    wrong,
  };
}
