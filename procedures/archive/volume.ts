/** Binds a volume: the words of its cover and index, its record sheets, and the papers and scans in order. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactType, VolumeKind } from '@guilu/law';
import { bindPdf, type Leaf } from '@guilu/platform/documents/bind.ts';
import { FileProblem } from '@guilu/platform/files/store.ts';
import { type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import { formatDay } from '@guilu/platform/language/text.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { linesOf, openField } from '@guilu/records/cases/index.ts';
import { agenciesOfPaper, personOfPaper } from '@guilu/records/papers/index.ts';
import type { Item } from './contract.ts';
import { type Held, materialFor } from './material.ts';
import { arrange } from './rules.ts';

const source = (name: string) => readFileSync(join(import.meta.dirname, 'documents', name), 'utf8');

export interface BoundVolume {
  pdf: Buffer;
  pages: number;
  items: number;
  /** What it holds, a line each: number, title, day, pages. */
  index: string[];
}

interface Placed {
  item: Item;
  part: string;
  leaf: number | undefined;
}

/** In: what the file holds and a volume. Out: the bound volume; refused where a file is missing or cannot be opened, or where it is too large. */
export async function bindVolume(
  work: Work,
  held: Held,
  volume: VolumeKind,
  draft: boolean,
): Promise<BoundVolume | Refusal> {
  const { parts } = arrange(volume, materialFor(held, volume));
  const named = await whoAndWhere(work, held, volume);
  const texts = new Map((await Promise.all(work.texts.map((read) => read(work, held.row)))).flatMap((map) => [...map]));
  const leaves: Leaf[] = [];
  const placed: Placed[] = [];
  for (const part of parts)
    for (const item of part.items) {
      const leaf = await leafOf(work, held, volume, part.id, item, texts, named.name);
      if (leaf && 'refused' in leaf) return leaf;
      if (leaf) leaves.push(leaf);
      placed.push({ item, part: part.id, leaf: leaf && leaves.length - 1 });
    }
  const bound = await bindPdf({
    source: source('volume.typ'),
    display: words(work, volume, parts, placed, named, draft),
    leaves,
    madeOn: work.today,
  });
  if ('tooLarge' in bound) return refused('archive/too-large', { status: 422, params: { title: volume.title.zh } });
  if ('unavailable' in bound) return refused(bound.unavailable.code, { status: 422 });
  if ('unreadable' in bound) {
    const item = placed.find(({ leaf }) => leaf === bound.unreadable)?.item;
    return refused('archive/cannot-open', { status: 422, params: { title: item?.title.zh ?? '' } });
  }
  const pages = bound.pages.reduce((sum, count) => sum + count, 0);
  return { pdf: Buffer.from(bound.pdf), pages, items: placed.length, index: indexOf(volume, placed, bound.pages) };
}

interface Named {
  name: string;
  agency: string;
  number: string;
}

async function whoAndWhere(work: Work, { row, facts }: Held, volume: VolumeKind): Promise<Named> {
  const agencies = await agenciesOfPaper(work, row);
  const agency = volume.id === 'work' ? agencies.office : volume.id === 'execution' ? agencies.agency : agencies.bureau;
  const opened = facts.find((fact) => fact.type === 'correction.archive-opened');
  const number = typeof opened?.data.number === 'string' ? opened.data.number : row.number;
  return { name: personOfPaper(work, facts).name, agency, number };
}

/** undefined: the original lies elsewhere and nothing is bound. */
async function leafOf(
  work: Work,
  held: Held,
  volume: VolumeKind,
  part: string,
  item: Item,
  texts: ReadonlyMap<string, string>,
  name: string,
): Promise<Leaf | Refusal | undefined> {
  if (item.kind === 'elsewhere') return undefined;
  if (item.kind === 'sheet') {
    const types = volume.parts.find(({ id }) => id === part)?.sheet ?? [];
    const rows = held.facts
      .filter((fact) => types.includes(fact.type))
      .sort((a, b) => a.on.localeCompare(b.on) || a.seq - b.seq)
      .map((fact) => sheetRow(work, fact, texts.get(fact.id)));
    return {
      source: source('record-sheet.typ'),
      display: { title: item.title.zh, name, number: held.row.number, rows },
    };
  }
  const paper = item.kind === 'paper' ? held.papers.find(({ id }) => id === item.id) : undefined;
  const scan = item.kind === 'scan' ? held.scans.find(({ id }) => id === item.id) : undefined;
  const sha256 = paper?.sha256 ?? scan?.sha256 ?? '';
  try {
    return { bytes: await work.files.get(sha256), mediaType: scan?.mediaType ?? 'application/pdf' };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return refused(`file/${error.why}`, {
      status: 410,
      params: { sha256: error.sha256.slice(0, 12), fileName: item.title.zh },
    });
  }
}

function sheetRow(work: Work, fact: RecordedFact, text: string | undefined) {
  const type: FactType | undefined = work.law.factType(fact.type);
  const lines = linesOf(work.law, work.keyring, type, fact.data, work.today).map((line) => {
    const value = line.masked ? (openField(work.keyring, fact.data, line.field) ?? line.value.zh) : line.value.zh;
    return `${line.label.zh}：${value}`;
  });
  return {
    on: fact.on.slice(0, 10),
    what: type?.title.zh ?? fact.type,
    content: [...lines, ...(text === undefined ? [] : [text])].join('；'),
    by: fact.recordedName,
  };
}

function words(
  work: Work,
  volume: VolumeKind,
  parts: ReturnType<typeof arrange>['parts'],
  placed: readonly Placed[],
  { name, agency, number }: Named,
  draft: boolean,
) {
  const today = formatDay(work.today, 'zh-CN', '');
  const numberOf = new Map(placed.map((one, at) => [one.item, at + 1]));
  const rows = (id: string) =>
    placed
      .filter(({ part }) => part === id)
      .map(({ item, leaf }) => ({
        n: String(numberOf.get(item) ?? ''),
        title: item.title.zh,
        number: item.number ?? '',
        on: item.on ?? '',
        leaf: leaf === undefined ? '' : String(leaf),
      }));
  return {
    title: volume.title.zh,
    name,
    agency,
    draft: draft ? '尚未归档，仅供核对' : '',
    cover: [
      { label: '姓　　名', value: name },
      { label: '档　　号', value: number },
      { label: '立卷单位', value: agency },
      { label: '立卷日期', value: today },
    ],
    parts: parts.map((part) => ({ title: part.title.zh, items: rows(part.id) })),
    notes: placed.flatMap(({ item }) =>
      item.kind === 'elsewhere' ? [{ text: `${item.title.zh}：原件在${item.place ?? ''}。` }] : [],
    ),
    count: String(placed.length),
    maker: work.actor.name,
    date: today,
  };
}

function indexOf(volume: VolumeKind, placed: readonly Placed[], pages: readonly number[]): string[] {
  const firsts = pages.map((_, at) => 1 + pages.slice(0, at).reduce((sum, count) => sum + count, 0));
  return placed.map(({ item, leaf }, at) => {
    const first = leaf === undefined ? 0 : (firsts[leaf] ?? 0);
    const last = leaf === undefined ? 0 : first + (pages[leaf] ?? 0) - 1;
    const where = leaf === undefined ? item.place : first === last ? `第${first}页` : `第${first}–${last}页`;
    return [`${volume.title.zh} ${at + 1}`, item.title.zh, item.number, item.on, where].filter(Boolean).join(' · ');
  });
}
