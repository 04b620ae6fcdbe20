/** The timeline as it is read: each entry with the former versions that it took the place of. Pure. */
import type { TimelineEntry } from '../../../cases/contract.ts';

export interface Folded {
  entry: TimelineEntry;
  /** What it said before, latest first. */
  former: TimelineEntry[];
}

/** Folds superseded entries under their last successor, whatever order they were recorded in. */
export function fold(timeline: TimelineEntry[]): Folded[] {
  const byId = new Map(timeline.map((entry) => [entry.id, entry]));
  return timeline
    .filter((entry) => !entry.supersededBy || !byId.has(entry.supersededBy))
    .map((entry) => ({ entry, former: formerOf(entry, byId) }));
}

function formerOf(entry: TimelineEntry, byId: Map<string, TimelineEntry>): TimelineEntry[] {
  const former: TimelineEntry[] = [];
  let before = entry.supersedes ? byId.get(entry.supersedes) : undefined;
  while (before && !former.includes(before)) {
    former.push(before);
    before = before.supersedes ? byId.get(before.supersedes) : undefined;
  }
  return former;
}

/** true where it was recorded on another day than it happened: the screen then says both. */
export function recordedLater(entry: Pick<TimelineEntry, 'on' | 'recordedAt'>): boolean {
  return chinaDayOf(entry.recordedAt) > chinaDayOf(entry.on);
}

function chinaDayOf(moment: string): string {
  return moment.length <= 10 ? moment : new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10);
}
