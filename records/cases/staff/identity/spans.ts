/** Addresses, phones and relatives with the days from and to which they hold. Pure. */
import type { TimelineEntry } from '../../contract.ts';

export interface Span {
  entry: TimelineEntry;
  from: string;
  /** The day it ended, or that before the next of its kind; absent while it holds. */
  to?: string;
  current: boolean;
}

/** Of these kinds a person has one at a time: the next takes the place of the one before. */
const oneAtATime = new Set(['registered', 'actual', 'legal']);

/** The entries of one type that stand, newest first, those that hold before those that ended. */
export function spansOf(timeline: readonly TimelineEntry[], type: string, today: string): Span[] {
  const standing = timeline.filter((entry) => entry.type === type && !entry.supersededBy);
  const spans = standing.map((entry, at) => spanOf(entry, standing.slice(0, at), today));
  return [...spans.filter((span) => span.current), ...spans.filter((span) => !span.current)];
}

/** `later`: entries that began later, the earliest of them last. */
function spanOf(entry: TimelineEntry, later: TimelineEntry[], today: string): Span {
  const from = entry.on.slice(0, 10);
  const kind = String(entry.data.addressKind ?? '');
  const next = oneAtATime.has(kind) ? later.filter((other) => other.data.addressKind === kind).at(-1) : undefined;
  const said = typeof entry.data.until === 'string' ? entry.data.until : undefined;
  const to = said ?? next?.on.slice(0, 10);
  return { entry, from, ...(to && { to }), current: next === undefined && (to === undefined || to >= today) };
}
