/** One evaluation of one case: the duties worked out once, the time of the next change collected on the way. */
import { startOfDay, type WorkingCalendar } from '@guilu/calendar';
import { alertsOf } from './alert.ts';
import type { CaseFacts } from './case-facts.ts';
import { settle, singlesOf } from './duty-run.ts';
import type { Plan } from './plan.ts';
import type { CaseRun, FoundDuty } from './scope.ts';
import { seriesOf } from './series-run.ts';
import type { AlertInstance, CaseKind } from './types.ts';

const NONE: FoundDuty[] = [];

export class Run implements CaseRun {
  readonly facts: CaseFacts;
  readonly calendar: WorkingCalendar;
  readonly shared: unknown[] = [];
  readonly #plan: Plan;
  readonly #duties = new Map<string, FoundDuty[]>();
  #next = Number.POSITIVE_INFINITY;

  constructor(plan: Plan, facts: CaseFacts, calendar: WorkingCalendar) {
    this.#plan = plan;
    this.facts = facts;
    this.calendar = calendar;
  }

  dutiesOf(rule: string): FoundDuty[] {
    const known = this.#duties.get(rule);
    if (known) return known;
    const duty = this.#plan.duty(rule);
    if (!duty.startTypes.some((type) => this.facts.has(type))) return NONE;
    const found = [
      ...settle(singlesOf(this, duty.versions, duty.governs)),
      ...seriesOf(this, duty.versions, duty.governs),
    ];
    this.#duties.set(rule, found);
    return found;
  }

  mayChangeAt(minute: number): void {
    if (minute > this.facts.asOf.minute || this.#isEndOfDay(minute)) this.#next = Math.min(this.#next, minute);
  }

  duties(kind: CaseKind | undefined, only: Set<string> | undefined): FoundDuty[] {
    const found: FoundDuty[] = [];
    for (const id of this.#plan.rules('duty', kind)) {
      if (only && !only.has(id)) continue;
      for (const one of this.dutiesOf(id)) found.push(one);
    }
    return found;
  }

  alerts(kind: CaseKind | undefined, only: Set<string> | undefined): AlertInstance[] {
    const found: AlertInstance[] = [];
    for (const id of this.#plan.rules('alert', kind)) {
      if (only && !only.has(id)) continue;
      const version = this.#plan.alert(id, this.facts.asOf.day);
      if (version) found.push(...alertsOf(this, version));
    }
    return found;
  }

  /** The next minute at which the answer may differ; may be too early, never too late. */
  changesAt(): number {
    const boundary = this.#plan.nextBoundary(this.facts.asOf.day);
    const times = [this.#next, this.facts.nextFact, startOfDay(boundary)].filter((time) => !Number.isNaN(time));
    return Math.min(...times);
  }

  // 24:00 of the day asked about is 00:00 of the next, when what was due that day becomes late.
  #isEndOfDay(minute: number): boolean {
    return minute === this.facts.asOf.minute && minute === startOfDay(this.facts.asOf.day + 1);
  }
}
