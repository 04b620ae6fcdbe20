/** What goes into a volume, in which order, what is lacking, and whether the file may be archived (IM 18). Pure. */
import type { VolumeKind, VolumeNeed, VolumePart } from '@guilu/law';
import { type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Item } from './contract.ts';

type Wording = Item['title'];

/** What a file holds that can be bound. */
export interface Material {
  papers: { id: string; template: string; title: Wording; number: string; on: string; bound: boolean }[];
  scans: { id: string; factType?: string; fileName: string; on: string }[];
  /** Filed or noted by hand for this volume. */
  entries: { id: string; part: string; attachmentId?: string; need?: string; title: string; place: string }[];
  /** How many entries of a type stand in the file. */
  count: (factType: string) => number;
}

export interface Arranged {
  parts: { id: string; title: Wording; items: Item[] }[];
  needs: { id: string; title: Wording; part: string; met: boolean }[];
}

const same = (text: string): Wording => ({ zh: text, en: text });

/** In: a volume and what the file holds. Out: its parts in order, each with its items by day, and which needs are met. */
export function arrange(volume: VolumeKind, material: Material): Arranged {
  const last = volume.parts.at(-1);
  const catchesRest = last !== undefined && last.facts.length + last.papers.length + last.sheet.length === 0;
  const partOf = (named: (part: VolumePart) => boolean) =>
    volume.parts.find(named)?.id ?? (catchesRest ? last?.id : undefined);
  const filed = new Map(
    material.entries.flatMap((entry) => (entry.attachmentId ? [[entry.attachmentId, entry] as const] : [])),
  );
  const papers = material.papers
    .filter(({ bound }) => bound)
    .map((paper) => ({
      part: partOf((part) => part.papers.includes(paper.template)),
      item: { kind: 'paper' as const, id: paper.id, title: paper.title, number: paper.number, on: paper.on },
    }));
  const scans = material.scans.map((scan) => {
    const entry = filed.get(scan.id);
    const part = entry?.part ?? partOf((one) => scan.factType !== undefined && one.facts.includes(scan.factType));
    const title = same(entry?.title || scan.fileName);
    return {
      part,
      item: { kind: 'scan' as const, id: scan.id, title, on: scan.on, ...(entry && { entryId: entry.id }) },
    };
  });
  const elsewhere = material.entries
    .filter((entry) => !entry.attachmentId)
    .map((entry) => {
      const title = volume.needs.find(({ id }) => id === entry.need)?.title ?? same(entry.title);
      return { part: entry.part, item: { kind: 'elsewhere' as const, title, place: entry.place, entryId: entry.id } };
    });
  const all: { part: string | undefined; item: Item }[] = [...papers, ...scans, ...elsewhere];
  const parts = volume.parts.map((part) => {
    const entries = part.sheet.reduce((sum, type) => sum + material.count(type), 0);
    const sheet: Item[] = entries > 0 ? [{ kind: 'sheet', title: sheetTitle(part), entries }] : [];
    const items = all.filter((one) => one.part === part.id).map(({ item }) => item);
    return { id: part.id, title: part.title, items: [...sheet, ...items.sort(byDay)] };
  });
  const needs = volume.needs
    .filter((need) => need.when.length === 0 || need.when.some((type) => material.count(type) > 0))
    .map((need) => ({ id: need.id, title: need.title, part: need.part, met: isMet(need, material) }));
  return { parts, needs };
}

const byDay = (a: Item, b: Item) =>
  (a.on ?? '').localeCompare(b.on ?? '') || (a.number ?? '').localeCompare(b.number ?? '');

const sheetTitle = ({ title }: VolumePart): Wording => ({
  zh: `${title.zh}${title.zh.endsWith('记录') ? '表' : '记录表'}`,
  en: `Record sheet: ${title.en}`,
});

function isMet(need: VolumeNeed, { papers, scans, entries, count }: Material): boolean {
  return (
    papers.some((paper) => paper.bound && need.papers.includes(paper.template)) ||
    scans.some((scan) => scan.factType !== undefined && need.facts.includes(scan.factType)) ||
    entries.some((entry) => entry.need === need.id) ||
    need.entries.some((type) => count(type) > 0)
  );
}

/** A closed file, not archived already, whose volumes lack nothing; the refusal names what is lacking. */
export function mayArchive(
  state: { closed: boolean; archived: boolean },
  needs: readonly { id: string; title: Wording; met: boolean }[],
): Refusal | undefined {
  if (!state.closed) return refused('archive/not-closed');
  if (state.archived) return refused('archive/archived-already');
  const lacking = needs.filter(({ met }) => !met);
  if (lacking.length === 0) return undefined;
  const reasons = lacking.map(({ id, title }) => ({
    code: id,
    title: { zh: `缺${title.zh}`, en: `Lacking: ${title.en}` },
  }));
  return refused('archive/incomplete', { status: 422, reasons });
}
