/** Cases that came in mid-term from earlier records: no duty of the past counts as missed that those records cannot speak of. */
import { dayOf, type PlainDate } from '@guilu/calendar';
import type { DutyInstance, Fact, Law } from '@guilu/law';

/** A duty as the law answers it, or `unspoken` where nobody can know whether it was done. */
export type JudgedDuty = Omit<DutyInstance, 'status'> & { status: DutyInstance['status'] | 'unspoken' };

/** Which acts each kind of earlier record tells of. A case that is on the list of those in stock tells that it has not ended. */
const tellsOf: Record<string, readonly string[]> = {
  contactsSince: ['case.visit-made', 'case.talk-held'],
  reportsSince: ['correction.reported', 'correction.health-reported', 'resettlement.reported-in'],
  leavesSince: [
    'correction.leave-approved',
    'correction.leave-refused',
    'correction.leave-extended',
    'correction.leave-returned',
  ],
  decisionsSince: [
    'correction.praised',
    'correction.admonished',
    'correction.warned',
    'correction.public-order-proposed',
  ],
};
const alwaysTold = ['correction.discharged', 'correction.terminated', 'case.closed'];

/** The duties with those marked that fell due before the takeover, are unmet, and of which the records say nothing. */
export function withTakeover(
  law: Pick<Law, 'rule'>,
  facts: readonly Fact[],
  duties: readonly DutyInstance[],
): JudgedDuty[] {
  const takeover = facts.filter((fact) => fact.type === 'case.taken-over').at(-1);
  if (!takeover) return [...duties];
  const day = dayOf(takeover.on);
  const told = toldSince(takeover);
  const begins = beginnings(facts, duties);
  return duties.map((duty) => {
    const unmet = duty.status === 'open' || duty.status === 'overdue';
    if (!unmet || dayOf(duty.due) >= day) return duty;
    const acts = law.rule({ pack: duty.pack, sort: 'duty', id: duty.rule, on: duty.version })?.metBy ?? [];
    const from = begins.get(duty.key) ?? '';
    const spokenOf = acts.some((act) => (told.get(act) ?? '9999') <= from);
    return spokenOf ? duty : { ...duty, status: 'unspoken' as const };
  });
}

/** Acts with the day since when every one of them stands in the records. */
function toldSince(takeover: Fact): Map<string, PlainDate> {
  const since = new Map<string, PlainDate>(alwaysTold.map((act) => [act, '']));
  for (const [field, acts] of Object.entries(tellsOf)) {
    const from = takeover.data?.[field];
    if (typeof from === 'string') for (const act of acts) since.set(act, from);
  }
  return since;
}

/** The day from which each duty could be done: the trigger's, in a row of periods the day of the due day before. */
function beginnings(facts: readonly Fact[], duties: readonly DutyInstance[]): Map<string, PlainDate> {
  const days = new Map(facts.map((fact) => [fact.id, dayOf(fact.on)]));
  const last = new Map<string, PlainDate>();
  const begins = new Map<string, PlainDate>();
  for (const duty of [...duties].sort((a, b) => a.due.localeCompare(b.due))) {
    const row = `${duty.rule} ${duty.startedBy}`;
    begins.set(duty.key, last.get(row) ?? days.get(duty.startedBy) ?? '');
    last.set(row, dayOf(duty.due));
  }
  return begins;
}
