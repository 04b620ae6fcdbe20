/** What an expression sees while one rule looks at one case. Named selections are found when first asked for, and kept. */
import type { CaseFacts, Rec } from './case-facts.ts';
import { PeriodValue } from './cel.ts';
import type { Single } from './duty-run.ts';
import type { DutyVersion } from './duty-version.ts';
import type { View } from './shapes.ts';
import { At, Day, NO_DAY } from './values.ts';
import type { DutyInstance } from './types.ts';
import type { WorkingCalendar } from '@guilu/calendar';

/** One evaluation of one case. */
export interface CaseRun {
  readonly facts: CaseFacts;
  readonly calendar: WorkingCalendar;
  /** What several rules select alike, by slot. */
  readonly shared: unknown[];
  /** Instances of another duty, worked out once. */
  dutiesOf(rule: string): FoundDuty[];
  /** The answer may change at this minute without a new fact. */
  mayChangeAt(minute: number): void;
}

/** A duty's instance with what the engine knows beside the public answer. */
export interface FoundDuty {
  readonly instance: DutyInstance;
  readonly dueDay: number;
  readonly begins: number;
  readonly startId: string;
  readonly how: HowFound;
}

/** What the explanation of an instance needs. */
export type HowFound =
  | { kind: 'single'; single: Single }
  | {
      kind: 'turn';
      version: DutyVersion;
      scope: Scope;
      start: Rec;
      from: number;
      to: number;
      dueDay: number;
      pauses: { from: number; to: number; by: Rec }[];
    };

const NO_PERIOD = new PeriodValue('', NO_DAY, NO_DAY);

export class Scope {
  readonly run: CaseRun;
  readonly asOf: Day;
  readonly now: At;
  it: View | undefined = undefined;
  start: View | undefined = undefined;
  ext: View | undefined = undefined;
  data: object | undefined = undefined;
  due: Day = NO_DAY;
  begins: Day = NO_DAY;
  status = '';
  period: PeriodValue = NO_PERIOD;
  readonly found: unknown[] = [];

  constructor(run: CaseRun) {
    this.run = run;
    this.asOf = new Day(run.facts.asOf.day);
    this.now = new At(run.facts.asOf.minute);
  }
}

export type ScopeClass = new (run: CaseRun) => Scope;

/** A class of scope with the named selections of one rule version. */
export function scopeClass(names: Map<string, (scope: Scope) => unknown>, setting: object): ScopeClass {
  const made = class RuleScope extends Scope {};
  Object.defineProperty(made.prototype, 'setting', { value: setting });
  for (const [name, get] of names) {
    Object.defineProperty(made.prototype, name, {
      get(this: Scope) {
        return get(this);
      },
    });
  }
  return made;
}
