/** Days of a count put together: what was counted in one go is one line, and so is what was skipped for one reason. */

export interface CountedDay {
  on: string;
  counted: boolean;
  why?: { zh: string; en: string };
}

export interface DayRun extends CountedDay {
  /** The last day of the run; the first where it is one day long. */
  until: string;
  days: number;
}

/** Days one after another that are alike become one run. The order, forward or back, stays. */
export function dayRuns(days: readonly CountedDay[]): DayRun[] {
  const runs: DayRun[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last.counted === day.counted && last.why?.zh === day.why?.zh) {
      last.until = day.on;
      last.days += 1;
    } else runs.push({ ...day, until: day.on, days: 1 });
  }
  return runs;
}
