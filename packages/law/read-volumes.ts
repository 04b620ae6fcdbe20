/** The table of volumes: in which order a file is bound and what it must hold, as its file is written. */
import type { CaseKind, LoadProblem, Wording } from './types.ts';
import { isRecord, readYaml, type SourceFile, textsOf } from './yaml-source.ts';

export interface VolumePart {
  id: string;
  title: Wording;
  /** Ids of templates, and types of the facts whose scans belong here. */
  papers: string[];
  facts: string[];
  /** Types of the entries printed as this part's record sheet. */
  sheet: string[];
}

export interface VolumeNeed {
  id: string;
  title: Wording;
  part: string;
  papers: string[];
  facts: string[];
  entries: string[];
  /** Only where one of these facts stands; empty: always. */
  when: string[];
}

export interface VolumeKind {
  id: string;
  title: Wording;
  kinds: CaseKind[];
  basis: string[];
  /** The text was read, or a text that was read confirms it. */
  verified: boolean;
  parts: VolumePart[];
  needs: VolumeNeed[];
}

/** Reads `packs/volumes.yaml`; a problem for each volume, part or need that is not whole or names an unknown fact type or part. */
export function readVolumeTable(
  file: SourceFile,
  knows: (factType: string) => boolean,
): { volumes: VolumeKind[]; problems: LoadProblem[] } {
  const { source, problems } = readYaml(file);
  const root = source?.value;
  const entries = isRecord(root) && isRecord(root['volumes']) ? Object.entries(root['volumes']) : [];
  const wrong: string[] = source && entries.length === 0 ? ['volumes'] : [];
  const volumes = entries.flatMap(([id, value]) => {
    const volume = isRecord(value) ? volumeOf(id, value) : undefined;
    if (!volume) wrong.push(id);
    else wrong.push(...faultsOf(volume, knows));
    return volume ?? [];
  });
  const said = wrong.map((where) => ({
    file: file.path,
    line: 1,
    message: {
      zh: `卷 ${where} 写得不完整，或者用了没有的事实类型、部分`,
      en: `${where} is not whole, or names a fact type or part that does not exist`,
    },
  }));
  return { volumes, problems: [...problems, ...said] };
}

function volumeOf(id: string, value: Record<string, unknown>): VolumeKind | undefined {
  const title = wordingOf(value['title']);
  const kinds = textsOf(value['kinds']) as CaseKind[];
  const basis = textsOf(value['basis']);
  const parts = listed(value['parts'], partOf);
  const needs = listed(value['needs'], needOf);
  const marked = ['V', 'C', 'M'].includes(String(value['mark']));
  if (!title || !parts || !needs || !marked || kinds.length === 0 || basis.length === 0) return undefined;
  return { id, title, kinds, basis, verified: value['mark'] !== 'M', parts, needs };
}

function listed<T>(
  value: unknown,
  read: (id: string, value: Record<string, unknown>) => T | undefined,
): T[] | undefined {
  if (!isRecord(value)) return undefined;
  const all = Object.entries(value).map(([id, one]) => (isRecord(one) ? read(id, one) : undefined));
  return all.every((one) => one !== undefined) && all.length > 0 ? all : undefined;
}

function partOf(id: string, value: Record<string, unknown>): VolumePart | undefined {
  const title = wordingOf(value['title']);
  return (
    title && {
      id,
      title,
      papers: textsOf(value['papers']),
      facts: textsOf(value['facts']),
      sheet: textsOf(value['sheet']),
    }
  );
}

function needOf(id: string, value: Record<string, unknown>): VolumeNeed | undefined {
  const title = wordingOf(value['title']);
  const [papers, facts, entries] = ['papers', 'facts', 'entries'].map((name) => textsOf(value[name]));
  if (!title || typeof value['part'] !== 'string' || !papers || !facts || !entries) return undefined;
  if (papers.length + facts.length + entries.length === 0) return undefined;
  return { id, title, part: value['part'], papers, facts, entries, when: textsOf(value['when']) };
}

/** What a volume names that is not there, as `volume.where.what`. */
function faultsOf(volume: VolumeKind, knows: (factType: string) => boolean): string[] {
  const parts = new Set(volume.parts.map(({ id }) => id));
  const types = [
    ...volume.parts.flatMap((part) => [...part.facts, ...part.sheet].map((type) => ({ where: part.id, type }))),
    ...volume.needs.flatMap((need) =>
      [...need.facts, ...need.entries, ...need.when].map((type) => ({ where: need.id, type })),
    ),
  ];
  return [
    ...types.filter(({ type }) => !knows(type)).map(({ where, type }) => `${volume.id}.${where}.${type}`),
    ...volume.needs.filter(({ part }) => !parts.has(part)).map(({ id, part }) => `${volume.id}.${id}.${part}`),
  ];
}

function wordingOf(value: unknown): Wording | undefined {
  return isRecord(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string'
    ? { zh: value['zh'], en: value['en'] }
    : undefined;
}
