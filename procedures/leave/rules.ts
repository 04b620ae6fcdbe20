/** Leave, decided without touching the world (CCL 27; IM 26–28). */
import { addDays, dayOf, daysBetween, daysInStretch, type PlainDate } from '@guilu/calendar';
import { invalid, type Refusal, refused } from '@guilu/platform/http/refusal.ts';

export type LeaveState = 'asked' | 'approved' | 'away' | 'late' | 'returned' | 'refused';
export type Level = 'office' | 'county' | 'city';
export type LeaveAct = 'opinion' | 'approve' | 'refuse' | 'depart' | 'extend' | 'return' | 'withdraw';

/** A leave as its facts tell it. */
export interface Leave {
  id: string;
  from: PlainDate;
  /** As extended. */
  to: PlainDate;
  purpose: string;
  destination: string;
  proof: boolean;
  urgent: boolean;
  appliedOn: PlainDate;
  appliedBy: string;
  approvedId?: string;
  decidedBy?: string;
  decidedOn?: PlainDate;
  refusal?: { reason: string; evidence: string };
  /** The instrument by which an office decided for the county. */
  instrument?: string;
  departedOn?: PlainDate;
  returnedOn?: PlainDate;
}

interface LogFact {
  id: string;
  type: string;
  on: string;
  data: Record<string, unknown>;
  recordedName: string;
  supersedes?: string;
  source?: Record<string, unknown> | null;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** All leaves of a case from its facts (live ones, in order of recording). */
export function leavesFrom(facts: readonly LogFact[]): Leave[] {
  const leaves = new Map<string, Leave>();
  for (const fact of facts) {
    if (fact.type === 'correction.leave-applied') leaves.set(fact.id, asked(fact));
    const leave = leaveOf(leaves, fact);
    if (leave) follow(leave, fact);
  }
  return [...leaves.values()];
}

function asked(fact: LogFact): Leave {
  const { data } = fact;
  return {
    id: fact.id,
    from: text(data.from),
    to: text(data.to),
    purpose: text(data.purpose),
    destination: text(data.destination),
    proof: data.proof === true,
    urgent: data.urgent === true,
    appliedOn: dayOf(fact.on),
    appliedBy: fact.recordedName,
  };
}

/** What a fact is `for`: the application, or the approval of it. */
function leaveOf(leaves: Map<string, Leave>, fact: LogFact): Leave | undefined {
  const target = text(fact.data.for);
  return leaves.get(target) ?? [...leaves.values()].find((leave) => leave.approvedId === target && target !== '');
}

function follow(leave: Leave, fact: LogFact): void {
  const { data } = fact;
  if (fact.type === 'correction.leave-approved' || fact.type === 'correction.leave-refused') Object.assign(leave, decidedHow(fact));
  switch (fact.type) {
    case 'correction.leave-approved':
      Object.assign(leave, { approvedId: fact.id, from: text(data.from), to: text(data.to) });
      break;
    case 'correction.leave-refused':
      Object.assign(leave, { refusal: { reason: text(data.reason), evidence: text(data.evidence) } });
      break;
    case 'correction.leave-extended':
      leave.to = text(data.to);
      break;
    case 'correction.leave-returned':
      leave.returnedOn = dayOf(fact.on);
      break;
    case 'case.contact-made':
      if (data.about === 'leave') leave.departedOn = dayOf(fact.on);
      break;
  }
}

/** When and at which level it was decided, and by which instrument where an office did it for the county. */
function decidedHow({ on, data, source }: LogFact): Pick<Leave, 'decidedOn' | 'decidedBy' | 'instrument'> {
  const level = text(data.decidedBy ?? source?.decidedBy);
  const instrument = text((source?.delegation as { instrument?: string } | undefined)?.instrument);
  return { decidedOn: dayOf(on), ...(level && { decidedBy: level }), ...(instrument && { instrument }) };
}

/** Where a leave stands on a day. Away begins with the first day unless a departure says otherwise. */
export function stateOf(leave: Leave, today: PlainDate): LeaveState {
  if (leave.refusal) return 'refused';
  if (!leave.approvedId) return 'asked';
  if (leave.returnedOn) return 'returned';
  if (today > leave.to) return 'late';
  return leave.departedOn || today > leave.from ? 'away' : 'approved';
}

/** Days late: back after the last day, or not back yet. */
export function daysLateOf(leave: Leave, today: PlainDate): number {
  const back = leave.returnedOn ?? today;
  return leave.approvedId && back > leave.to ? daysBetween(leave.to, back) : 0;
}

export interface Wanted {
  from: PlainDate;
  to: PlainDate;
}

/** May this leave be asked for at all? What the gate of the law asks besides stands in the pack. */
export function mayAsk(wanted: Wanted, taken: readonly Leave[], termEnd: PlainDate | null, today: PlainDate): Refusal | undefined {
  if (wanted.to < wanted.from) return invalid('leave/return-before-departure', 'to', { from: wanted.from });
  if (wanted.from < today) return invalid('leave/in-the-past', 'from', { today });
  if (daysInStretch(wanted.from, wanted.to) > 366) return invalid('leave/too-long', 'to');
  if (termEnd && wanted.to > termEnd) return invalid('leave/after-term', 'to', { termEnd });
  const other = taken.find((leave) => stands(leave, today) && leave.from <= wanted.to && wanted.from <= endOf(leave));
  if (other) return refused('leave/overlaps', { field: 'from', params: { from: other.from, until: endOf(other) } });
  return undefined;
}

const stands = (leave: Leave, today: PlainDate) => stateOf(leave, today) !== 'refused';
const endOf = (leave: Leave) => leave.returnedOn ?? leave.to;

export const levels: Record<string, Level> = {
  'judicial-office': 'office',
  'county-bureau': 'county',
  'community-correction-agency': 'county',
  'resettlement-office': 'county',
  'city-bureau': 'city',
};

const rank: Record<string, number> = { office: 0, county: 1, city: 2 };

/** Does the law's route leave it to the office? Then the office decides only where the county entrusted it with that (CCL 9). */
export const isForTheOffice = (chain: readonly string[]): boolean => chain.at(-1) === 'office';

/** Who decides: the law's route, and behind the office the county where the office holds no power to decide. */
export function decidingChain(chain: readonly string[], entrusted: boolean): string[] {
  return isForTheOffice(chain) && !entrusted ? [...chain, 'county'] : [...chain];
}

/** Whose turn it is: the first of the chain that has not given its opinion; the last of the chain decides. */
export function turnOf(chain: readonly string[], opinions: readonly { level: string }[]): Level {
  const given = new Set(opinions.map((opinion) => opinion.level));
  const waiting = chain.find((level, at) => at === chain.length - 1 || !given.has(level));
  return (waiting ?? 'office') as Level;
}

/** May this level pass it on, or decide? A higher level may take over from a lower one, never the other way round. */
export function mayAct(level: Level | undefined, chain: readonly string[], opinions: readonly { level: string }[]): 'opinion' | 'decide' | undefined {
  const turn = turnOf(chain, opinions);
  const last = chain.at(-1) ?? 'office';
  if (!level || !chain.includes(level) || (rank[level] ?? 0) < (rank[turn] ?? 0)) return undefined;
  return level === last ? 'decide' : 'opinion';
}

const next: Record<LeaveState, LeaveAct[]> = {
  asked: ['withdraw'],
  approved: ['depart', 'extend', 'withdraw'],
  away: ['extend', 'return'],
  late: ['return'],
  returned: [],
  refused: [],
};

/** What an actor of a level may do with a leave now. */
export function actsOn(leave: Leave, level: Level | undefined, chain: readonly string[], opinions: readonly { level: string }[], today: PlainDate): LeaveAct[] {
  const state = stateOf(leave, today);
  const turn = state === 'asked' ? mayAct(level, chain, opinions) : undefined;
  const decision: LeaveAct[] = turn === 'decide' ? ['approve', 'refuse'] : turn === 'opinion' ? ['opinion'] : [];
  // A longer leave is never decided lower down, so an extension is offered only from the level that decides now.
  const mayExtendIt = level !== undefined && (rank[level] ?? 0) >= (rank[chain.at(-1) ?? ''] ?? 0);
  return [...decision, ...(level ? next[state].filter((act) => act !== 'extend' || mayExtendIt) : [])];
}

/** A departure or return must lie within what was approved and not in the future. */
export function mayRecordOn(act: 'depart' | 'return', leave: Leave, on: PlainDate, today: PlainDate): Refusal | undefined {
  if (on > today) return invalid('fact/in-future', 'on', { on });
  const first = leave.departedOn ?? leave.from;
  if (act === 'return' && on < first) return invalid('leave/return-before-departure', 'on', { from: first });
  if (act === 'depart' && (on < addDays(leave.from, -1) || on > leave.to)) return invalid('leave/departure-outside', 'on', { from: leave.from, until: leave.to });
  return undefined;
}

/** May it be extended to this day? Only before or on the last day, and only to a later one. */
export function mayExtend(leave: Leave, to: PlainDate, termEnd: PlainDate | null, today: PlainDate): Refusal | undefined {
  if (today > leave.to) return refused('leave/extension-too-late', { params: { until: leave.to } });
  if (to <= leave.to) return invalid('leave/extension-not-later', 'to', { until: leave.to });
  if (termEnd && to > termEnd) return invalid('leave/after-term', 'to', { termEnd });
  return undefined;
}
