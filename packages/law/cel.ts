/** The only file that knows the expression library: which types and functions expressions have, how one is checked and run. */
import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import {
  civilToNumber,
  dayNumber,
  dayOfMinutes,
  daysInMonth,
  isPlainDate,
  startOfDay,
  type Unit,
  type WorkingCalendar,
} from '@guilu/calendar';
import { noted, notedBetween } from './counting.ts';
import { At, Day, moveDay, moveInstant, NO_DAY, overlapDays, Span, termDay, yearOfDay } from './values.ts';

/** A beginning paired with its end. */
export class Stretch {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly open: boolean;
  constructor(id: string, from: Day, to: Day, open: boolean) {
    this.id = id;
    this.from = from;
    this.to = to;
    this.open = open;
  }
}

/** One item of a running count. */
export class TallyItem {
  readonly on: Day;
  readonly amount: number;
  readonly running: number;
  readonly total: number;
  constructor(on: Day, amount: number, running: number, total: number) {
    this.on = on;
    this.amount = amount;
    this.running = running;
    this.total = total;
  }
}

/** A period that a metric looks at, or one of a recurring duty. */
export class PeriodValue {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  constructor(name: string, from: Day, to: Day) {
    this.name = name;
    this.from = from;
    this.to = to;
  }
}

/** A class whose objects expressions may look into. */
export interface ObjectType {
  name: string;
  ctor: new (...args: never[]) => object;
  fields: Record<string, string>;
}

export type Evaluate = (scope: object) => unknown;

export interface Checked {
  run: Evaluate;
  type: string;
  ast: ASTNode;
}

/** What the functions need from outside; set before each evaluation, which is never interleaved with another. */
export interface Surroundings {
  calendar: WorkingCalendar | undefined;
  ranks: Map<string, string[]>;
}

export const surroundings: Surroundings = { calendar: undefined, ranks: new Map() };

export const BUILT_IN: ObjectType[] = [
  { name: 'stretch', ctor: Stretch, fields: { id: 'string', from: 'day', to: 'day', open: 'bool' } },
  { name: 'tally_item', ctor: TallyItem, fields: { on: 'day', amount: 'double', running: 'double', total: 'double' } },
  { name: 'span_of_days', ctor: PeriodValue, fields: { name: 'string', from: 'day', to: 'day' } },
];

function baseEnvironment(): Environment {
  const env = new Environment();
  env.registerType('day', { ctor: Day, fields: {} });
  env.registerType('instant', { ctor: At, fields: {} });
  env.registerType('span', { ctor: Span, fields: {} });
  for (const type of BUILT_IN) env.registerType(type.name, { ctor: type.ctor, fields: type.fields });
  registerOrder(env);
  registerArithmetic(env);
  registerDayFunctions(env);
  registerOtherFunctions(env);
  return env;
}

function registerOrder(env: Environment): void {
  const compare: Record<string, (a: number, b: number) => boolean> = {
    '<': (a, b) => a < b,
    '<=': (a, b) => a <= b,
    '>': (a, b) => a > b,
    '>=': (a, b) => a >= b,
    '==': (a, b) => a === b,
  };
  for (const [op, holds] of Object.entries(compare)) {
    env.registerOperator(`day ${op} day: bool`, (a: Day, b: Day) => holds(a.n, b.n));
    env.registerOperator(`instant ${op} instant: bool`, (a: At, b: At) => holds(a.m, b.m));
    tolerant(() => env.registerOperator(`double ${op} int: bool`, (a: number, b: bigint) => holds(a, Number(b))));
    if (op !== '==')
      tolerant(() => env.registerOperator(`int ${op} double: bool`, (a: bigint, b: number) => holds(Number(a), b)));
  }
}

// The library knows some mixed comparisons already and refuses to be told twice.
function tolerant(register: () => void): void {
  try {
    register();
  } catch (error) {
    if (!/already registered|overlap/.test(String(error))) throw error;
  }
}

function registerArithmetic(env: Environment): void {
  const with_ = surroundings;
  const day = (a: Day, s: Span, sign: 1 | -1) => noted(a, new Day(moveDay(a.n, s, sign, with_.calendar)), s, sign < 0);
  const at = (a: At, s: Span, sign: 1 | -1) => noted(a, new At(moveInstant(a.m, s, sign, with_.calendar)), s, sign < 0);
  env.registerOperator('day + span: day', (a: Day, s: Span) => day(a, s, 1));
  env.registerOperator('day - span: day', (a: Day, s: Span) => day(a, s, -1));
  env.registerOperator('instant + span: instant', (a: At, s: Span) => at(a, s, 1));
  env.registerOperator('instant - span: instant', (a: At, s: Span) => at(a, s, -1));
  env.registerOperator('day - day: double', (a: Day, b: Day) => notedBetween(b, a, a.n - b.n, false));
  env.registerOperator('double + int: double', (a: number, b: bigint) => a + Number(b));
  env.registerOperator('double - int: double', (a: number, b: bigint) => a - Number(b));
  env.registerOperator('double * int: double', (a: number, b: bigint) => a * Number(b));
}

function registerDayFunctions(env: Environment): void {
  const with_ = surroundings;
  const units: Record<string, Unit> = {
    days: 'day',
    months: 'month',
    years: 'year',
    hours: 'hour',
    minutes: 'minute',
    workdays: 'workday',
  };
  for (const [name, unit] of Object.entries(units)) {
    env.registerFunction(`${name}(int): span`, (n: bigint) => new Span(Number(n), unit));
  }
  env.registerFunction('workdays(day, day): double', (a: Day, b: Day) =>
    notedBetween(a, b, with_.calendar?.workingDaysInNumbers(a.n, b.n) ?? Number.NaN, true),
  );
  env.registerFunction('term(day, span): day', (a: Day, s: Span) =>
    Number.isNaN(a.n) ? NO_DAY : new Day(termDay(a.n, s, with_.calendar)),
  );
  env.registerFunction('date(string): day', (text: string) => (isPlainDate(text) ? new Day(dayNumber(text)) : NO_DAY));
  env.registerFunction('later(day, day): day', (a: Day, b: Day) => (a.n > b.n || Number.isNaN(b.n) ? a : b));
  env.registerFunction('earlier(day, day): day', (a: Day, b: Day) => (a.n < b.n || Number.isNaN(b.n) ? a : b));
  env.registerFunction('earliest(list<day>): day', (days: Day[]) => extreme(days, (a, b) => a < b));
  env.registerFunction('latestOf(list<day>): day', (days: Day[]) => extreme(days, (a, b) => a > b));
  env.registerFunction('dayOf(instant): day', (a: At) => new Day(dayOfMinutes(a.m)));
  env.registerFunction('startOf(day): instant', (a: Day) => new At(startOfDay(a.n)));
  env.registerFunction('endOf(day): instant', (a: Day) => new At(startOfDay(a.n + 1)));
  env.registerFunction('year(day): double', (a: Day) => yearOfDay(a.n));
  env.registerFunction('yearStart(day): day', (a: Day) => inYear(a, 1, 1));
  env.registerFunction('yearEnd(day): day', (a: Day) => inYear(a, 12, 31));
  env.registerFunction('monthDay(day, int, int): day', (a: Day, month: bigint, day: bigint) =>
    inYear(a, Number(month), Number(day)),
  );
  env.registerFunction('overlap(day, day, day, day): double', (a: Day, b: Day, c: Day, d: Day) =>
    overlapDays(a.n, b.n, c.n, d.n),
  );
}

function registerOtherFunctions(env: Environment): void {
  env.registerFunction('given(day): bool', (a: Day) => !Number.isNaN(a.n));
  env.registerFunction('given(instant): bool', (a: At) => !Number.isNaN(a.m));
  env.registerFunction('given(string): bool', (a: string) => a !== '');
  env.registerFunction('given(double): bool', (a: number) => !Number.isNaN(a));
  env.registerFunction('given(list<A>): bool', (a: unknown[]) => a.length > 0);
  env.registerFunction('sum(list<double>): double', (values: number[]) =>
    values.reduce((all, v) => all + (Number.isNaN(v) ? 0 : v), 0),
  );
  env.registerFunction('last(list<A>): A', (values: unknown[]) => values[values.length - 1]);
  env.registerFunction(
    'rank(string, string): double',
    (table: string, code: string) => surroundings.ranks.get(table)?.indexOf(code) ?? -1,
  );
  env.registerFunction('sameArea(string, string): bool', sameArea);
}

/** Division codes compare at the township (9 digits) when both have it, else at the county (6); an unknown one is the same as none. */
export function sameArea(a: string, b: string): boolean {
  if (a.length < 6 || b.length < 6) return false;
  const digits = a.length >= 9 && b.length >= 9 ? 9 : 6;
  return a.slice(0, digits) === b.slice(0, digits);
}

function inYear(day: Day, month: number, of: number): Day {
  const year = yearOfDay(day.n);
  return Number.isNaN(year) ? NO_DAY : new Day(civilToNumber(year, month, Math.min(of, daysInMonth(year, month))));
}

function extreme(days: Day[], better: (a: number, b: number) => boolean): Day {
  let best = NO_DAY;
  for (const day of days) if (!Number.isNaN(day.n) && (Number.isNaN(best.n) || better(day.n, best.n))) best = day;
  return best;
}

/** Makes environments, one for each set of names, and keeps them. */
export class Expressions {
  readonly #base = baseEnvironment();
  readonly #made = new Map<string, Environment>();
  readonly #numbers = new Map<object, number>();

  /** Parses and checks once. Throws with the library's sentence where the text is wrong. */
  compile(text: string, names: Record<string, string>, objects: ObjectType[]): Checked {
    const run = this.#environment(names, objects).parse(text);
    const result = run.check();
    if (!result.valid) throw result.error ?? new Error('not valid');
    return { run: run as Evaluate, type: result.type ?? 'dyn', ast: run.ast };
  }

  // Two rules may each have a type called `asked`.
  #numberOf(ctor: object): number {
    const number = this.#numbers.get(ctor) ?? this.#numbers.size;
    this.#numbers.set(ctor, number);
    return number;
  }

  #environment(names: Record<string, string>, objects: ObjectType[]): Environment {
    const key = JSON.stringify([names, objects.map((o) => this.#numberOf(o.ctor))]);
    const known = this.#made.get(key);
    if (known) return known;
    const env = this.#base.clone();
    for (const object of objects) env.registerType(object.name, { ctor: object.ctor, fields: object.fields });
    for (const [name, type] of Object.entries(names)) env.registerVariable(name, type);
    this.#made.set(key, env);
    return env;
  }
}
