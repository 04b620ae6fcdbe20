/** Whose list a duty or an alert stands on, and how a duty stands today. Pure. */
import { daysBetween, type PlainDate } from '@guilu/calendar';

export type FallsTo = 'office' | 'county' | 'others';

/** Roles whose duties an office carries or records: its own, the person's, the village's. */
const officeRoles = new Set(['office', 'officer', 'office-head', 'desk', 'handler', 'person', 'family', 'guardian', 'village', 'group', 'volunteer', 'social-worker', 'worker', 'psychologist']);
const countyRoles = new Set(['county', 'county-head', 'deputy-director', 'director', 'resettlement', 'old-county', 'leading-group']);

/** The first role that owes it decides; whoever is neither office nor county is waited for. */
export function fallsTo(owedBy: readonly string[]): FallsTo {
  if (owedBy.some((role) => officeRoles.has(role))) return 'office';
  if (owedBy.some((role) => countyRoles.has(role))) return 'county';
  return 'others';
}

/** `unspoken`: fell due before the case was taken over, and the records it came from say nothing of it. */
export type DutyState = 'open' | 'met' | 'met-late' | 'void' | 'unspoken';

/** An unmet duty is open through its due day and overdue from the next; where hours count, from the next minute. */
export function statusOn(state: DutyState, dueOn: PlainDate, dueAt: string | null, now: string): DutyState | 'overdue' {
  if (state !== 'open') return state;
  if (dueAt) return Date.parse(now) > Date.parse(dueAt) ? 'overdue' : 'open';
  return now.slice(0, 10) > dueOn ? 'overdue' : 'open';
}

/** Days after the due day; negative where there are days left. */
export const daysLate = (dueOn: PlainDate, today: PlainDate): number => daysBetween(dueOn, today);

export type TodayGroup = 'overdue' | 'today' | 'week' | 'waiting';

interface Placed {
  fallsTo: FallsTo;
  status: string;
  dueOn: PlainDate;
  /** The county's duty in an office's hands: the county that entrusted it goes on seeing it. */
  delegation?: unknown;
}

/** Level of whoever looks: an office's own list is its duties, a county's the county's; what others owe is waited for. */
export function groupOf(line: Placed, level: 'office' | 'county', today: PlainDate, weekEnd: PlainDate): TodayGroup | undefined {
  if (line.fallsTo !== level) {
    // A county follows its offices only where they are late, or where they act in its stead; an office does not watch over
    // what is not yet due from others.
    if (line.fallsTo === 'office' && !line.delegation) return line.status === 'overdue' ? 'waiting' : undefined;
    return line.dueOn <= weekEnd ? 'waiting' : undefined;
  }
  if (line.status === 'overdue') return 'overdue';
  if (line.dueOn === today) return 'today';
  return line.dueOn <= weekEnd ? 'week' : undefined;
}
