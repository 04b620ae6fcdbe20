/** Notes what expressions count while one answer is explained: days and hours added, taken off, or counted between two days. */
import { At, Day, type Span } from './values.ts';

/** One count: from where, by which period, to where; or the days, or working days, that lie between two days. */
export interface Counted {
  from: Day | At;
  to: Day | At;
  /** Absent where the days between were counted. */
  span?: Span;
  back: boolean;
  /** How many lie between, where the days between were counted; working days where `working`. */
  between?: number;
  working?: boolean;
}

let log: Counted[] | undefined;

/** Runs `make` and answers with its value also what was counted on the way, each count once, in order. */
export function recording<T>(make: () => T): { value: T; counted: Counted[] } {
  const before = log;
  const mine: Counted[] = [];
  log = mine;
  try {
    const value = make();
    const seen = new Set<string>();
    const counted = mine.filter((one) => {
      const key = [numberOf(one.from), one.span?.count, one.span?.unit, one.back, numberOf(one.to), one.working].join();
      return !seen.has(key) && seen.add(key);
    });
    return { value, counted };
  } finally {
    log = before;
  }
}

/** Called by the operators; does nothing unless an answer is being explained. What cannot be counted is not noted. */
export function noted<T extends Day | At>(from: Day | At, to: T, span: Span, back: boolean): T {
  if (log && !Number.isNaN(numberOf(from)) && !Number.isNaN(numberOf(to))) log.push({ from, to, span, back });
  return to;
}

export function notedBetween(from: Day, to: Day, between: number, working: boolean): number {
  if (log && !Number.isNaN(between)) log.push({ from, to, back: false, between, working });
  return between;
}

function numberOf(one: Day | At): number {
  return one instanceof Day ? one.n : one.m;
}
