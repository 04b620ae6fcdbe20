/** What a case is at the moment, derived from its facts: state, category, term, last contact. Never stored as a fact. */
import { dayOf, type PlainDate } from '@guilu/calendar';
import type { CaseKind } from '@guilu/law';
import type { RecordedFact } from '@guilu/platform/projection.ts';

export interface CaseSummary {
  state: string;
  category: string | null;
  termStart: PlainDate | null;
  termEnd: PlainDate | null;
  closedOn: PlainDate | null;
  lastSeenOn: PlainDate | null;
  /** The day from which the case is kept here, where it came in mid-term from earlier records. */
  takenOverOn: PlainDate | null;
}

/** `live`: facts that are not superseded, in the order of recording. */
export function summarise(kind: CaseKind, live: readonly RecordedFact[]): CaseSummary {
  const facts = new Latest(live);
  const closing = facts.latest('case.closed', 'case.reopened');
  const takenOver = facts.latest('case.taken-over');
  const closed = closing?.type === 'case.closed' ? dayOf(closing.on) : null;
  const state = kind === 'correction' ? correctionState(facts) : kind === 'resettlement' ? resettlementState(facts) : kind === 'investigation' ? investigationState(facts) : 'open';
  return {
    state: closed && facts.latest('case.archived', 'case.reopened')?.type === 'case.archived' ? 'archived' : closed ? (ended(state) ? state : 'closed') : state,
    category: categoryOf(kind, facts),
    ...termOf(facts),
    closedOn: closed,
    lastSeenOn: lastSeen(live),
    takenOverOn: takenOver ? dayOf(takenOver.on) : null,
  };
}

const ended = (state: string) => state === 'discharged' || state === 'terminated';

/** States of a correction, the furthest that holds. */
function correctionState(facts: Latest): string {
  if (facts.has('correction.terminated')) return 'terminated';
  if (facts.has('correction.discharged')) return 'discharged';
  if (facts.latest('correction.custody-began', 'correction.custody-ended')?.type === 'correction.custody-began') return 'custody';
  if (facts.latest('correction.search-begun', 'correction.search-ended')?.type === 'correction.search-begun') return 'searching';
  const move = facts.latest('correction.move-decided', 'correction.reported-at-new-place');
  if (move?.type === 'correction.move-decided' && move.data.granted === true) return 'moving';
  if (facts.has('correction.announced') && facts.has('correction.group-formed') && facts.has('correction.plan-made')) return 'active';
  if (facts.has('correction.registered')) return 'registered';
  if (facts.has('correction.reported-in') || facts.has('correction.handed-over')) return 'reported';
  return 'noticed';
}

function resettlementState(facts: Latest): string {
  const transfer = facts.latest('resettlement.transfer-proposed', 'resettlement.transfer-confirmed');
  if (transfer?.type === 'resettlement.transfer-proposed') return 'moving';
  const answer = facts.latest('resettlement.help-accepted', 'resettlement.help-declined');
  if (answer?.type === 'resettlement.help-declined') return 'declined';
  if (answer) return facts.latest('case.suspended', 'case.resumed')?.type === 'case.suspended' ? 'suspended' : 'active';
  if (facts.has('resettlement.help-offered')) return 'offered';
  if (facts.has('resettlement.notice-received') || facts.has('resettlement.office-notified')) return 'noticed';
  return 'expected';
}

/** How a commission stands: sent, returned and withdrawn are its ends; `completing` while papers are missing. */
function investigationState(facts: Latest): string {
  if (facts.has('investigation.withdrawn')) return 'withdrawn';
  if (facts.has('investigation.papers-returned')) return 'returned';
  if (facts.has('investigation.opinion-sent')) return 'sent';
  if (facts.latest('investigation.commissioned')?.data.complete === false && !facts.has('investigation.papers-completed')) return 'completing';
  return facts.has('investigation.inquiry-made') ? 'inquiring' : 'commissioned';
}

function categoryOf(kind: CaseKind, facts: Latest): string | null {
  const from =
    kind === 'correction'
      ? facts.latest('correction.registered', 'correction.judgment-effective', 'correction.papers-received')
      : facts.latest(kind === 'investigation' ? 'investigation.commissioned' : 'resettlement.released');
  return typeof from?.data.category === 'string' ? from.data.category : null;
}

function termOf(facts: Latest): { termStart: PlainDate | null; termEnd: PlainDate | null } {
  const registered = facts.latest('correction.registered') ?? facts.latest('correction.papers-received');
  const changed = facts.latest('correction.term-changed');
  const end = changed ?? registered;
  return { termStart: dayField(registered, 'termStart'), termEnd: dayField(end, 'termEnd') ?? dayField(registered, 'termEnd') };
}

function dayField(fact: RecordedFact | undefined, name: string): PlainDate | null {
  const value = fact?.data[name];
  return typeof value === 'string' ? value : null;
}

const contacts = new Set(['correction.reported', 'case.talk-held', 'case.visit-made', 'correction.health-reported', 'correction.reported-in', 'resettlement.reported-in']);

/** The last day somebody saw or heard the person. */
export function lastSeen(live: readonly RecordedFact[]): PlainDate | null {
  const days = live.filter((fact) => contacts.has(fact.type) && fact.data.nobodyHome !== true && fact.data.seen !== false).map((fact) => dayOf(fact.on));
  return days.length ? days.reduce((a, b) => (a > b ? a : b)) : null;
}

/** Facts by type; the latest by the day it happened, on one day by order of recording. */
class Latest {
  private readonly byType = new Map<string, RecordedFact>();

  constructor(live: readonly RecordedFact[]) {
    for (const fact of live) {
      const before = this.byType.get(fact.type);
      if (!before || later(fact, before)) this.byType.set(fact.type, fact);
    }
  }

  has(type: string): boolean {
    return this.byType.has(type);
  }

  latest(...types: string[]): RecordedFact | undefined {
    return types
      .flatMap((type) => this.byType.get(type) ?? [])
      .reduce<RecordedFact | undefined>((best, fact) => (!best || later(fact, best) ? fact : best), undefined);
  }
}

const later = (a: RecordedFact, b: RecordedFact) => (dayOf(a.on) === dayOf(b.on) ? a.seq > b.seq : dayOf(a.on) > dayOf(b.on));
