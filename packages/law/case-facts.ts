/** The facts of one case, put in order once: superseded ones hidden, later ones left out, each type in a list by day and recording. */
import { dayNumber, dayOfMinutes, type Instant, instantMinutes, type PlainDate, startOfDay } from '@guilu/calendar';
import { type Shape, type View, viewOf } from './shapes.ts';
import type { Conventions } from './catalogue.ts';
import type { Fact } from './types.ts';

/** A day means its end; an instant means itself. */
export interface Moment {
  /** Day number. */
  day: number;
  /** Minutes; 24:00 of the day where only a day was given. */
  minute: number;
}

/** One fact with its day and minute as numbers. */
export interface Rec {
  readonly id: string;
  readonly type: string;
  readonly day: number;
  /** The minute it happened; the end of its day where no hour was recorded. */
  readonly at: number;
  /** Place in the order of recording. */
  readonly seq: number;
  readonly data: Record<string, unknown>;
  readonly fact: Fact;
  readonly home: CaseFacts;
  readonly views: View[];
}

const NONE: Rec[] = [];

export function momentOf(text: PlainDate | Instant): Moment {
  if (text.length > 10) {
    const minute = instantMinutes(text);
    return { day: dayOfMinutes(minute), minute };
  }
  const day = dayNumber(text);
  return { day, minute: startOfDay(day + 1) };
}

export class CaseFacts {
  readonly asOf: Moment;
  /** The first recorded fact that lies after `asOf`, in minutes; NaN where there is none. */
  readonly nextFact: number;
  readonly #conventions: Conventions;
  readonly #lists = new Map<string, Rec[]>();
  readonly #byId = new Map<string, Rec>();
  readonly #merged = new Map<readonly string[], Rec[]>();
  readonly #naming = new Map<string, Map<string, Rec[]>>();
  readonly #replacedBy = new Map<string, string>();

  /** `knownOn`: leave out what was recorded later than this instant. */
  constructor(facts: Fact[], asOf: Moment, conventions: Conventions, knownOn?: Instant) {
    this.asOf = asOf;
    this.#conventions = conventions;
    const known = knownOn === undefined ? facts : facts.filter((f) => recordedBy(f, knownOn));
    for (const fact of known) if (fact.supersedes !== undefined) this.#replacedBy.set(fact.supersedes, fact.id);
    this.nextFact = this.#file(known);
    for (const list of this.#lists.values()) if (list.length > 1) sortByDay(list);
  }

  /** All facts of a type, by day and, on one day, by recording. */
  list(type: string): Rec[] {
    return this.#lists.get(type) ?? NONE;
  }

  has(type: string): boolean {
    return this.#lists.has(type);
  }

  byId(id: string): Rec | undefined {
    return this.#byId.get(this.resolve(id));
  }

  /** The id of the fact that stands where this one stood. */
  resolve(id: string): string {
    let at = id;
    for (let next = this.#replacedBy.get(at); next !== undefined && next !== id; next = this.#replacedBy.get(at))
      at = next;
    return at;
  }

  /** The field by which a fact names what it concerns. */
  get joinField(): string {
    return this.#conventions.joins;
  }

  closings(): Rec[] {
    return this.list(this.#conventions.closing);
  }

  isClosed(): boolean {
    const closed = this.closings().at(-1);
    const reopened = this.list(this.#conventions.reopening).at(-1);
    return closed !== undefined && (reopened === undefined || isAfter(closed, reopened));
  }

  /** Times from a closing on, each to the day it was opened again or for good. */
  closedSpells(from: number): { closed: Rec; reopened: number }[] {
    const reopenings = this.list(this.#conventions.reopening);
    return this.closings()
      .filter((closed) => closed.day >= from)
      .map((closed) => ({
        closed,
        reopened: reopenings.find((rec) => isAfter(rec, closed))?.day ?? Number.POSITIVE_INFINITY,
      }));
  }

  /** Facts of a type by the fact that a field of theirs names, each list in order; under '' those that name none. */
  naming(type: string, field: string): Map<string, Rec[]> {
    const key = `${type} ${field}`;
    const known = this.#naming.get(key);
    if (known) return known;
    const found = new Map<string, Rec[]>();
    for (const rec of this.list(type)) {
      const value = rec.data[field];
      const named = typeof value === 'string' && value !== '' ? this.resolve(value) : '';
      const list = found.get(named);
      if (list) list.push(rec);
      else found.set(named, [rec]);
    }
    this.#naming.set(key, found);
    return found;
  }

  /** Facts of several types in one order, put together once for each list of types. Nobody changes the answer. */
  merged(types: readonly string[]): Rec[] {
    if (types.length === 1 && types[0] !== undefined) return this.list(types[0]);
    const present = types.filter((t) => this.#lists.has(t));
    if (present.length === 1 && present[0] !== undefined) return this.list(present[0]);
    const known = this.#merged.get(types);
    if (known) return known;
    const made = sortByDay(present.flatMap((t) => this.list(t)));
    this.#merged.set(types, made);
    return made;
  }

  #file(facts: Fact[]): number {
    let nextFact = Number.NaN;
    facts.forEach((fact, seq) => {
      if (this.#replacedBy.has(fact.id)) return;
      const { day, minute } = momentOf(fact.on);
      if (day > this.asOf.day || (fact.on.length > 10 && minute > this.asOf.minute)) {
        const from = fact.on.length > 10 ? minute : startOfDay(day);
        nextFact = Number.isNaN(nextFact) ? from : Math.min(nextFact, from);
        return;
      }
      this.#add({ id: fact.id, type: fact.type, day, at: minute, seq, data: fact.data, fact, home: this, views: [] });
    });
    return nextFact;
  }

  #add(rec: Rec): void {
    const list = this.#lists.get(rec.type);
    if (list) list.push(rec);
    else this.#lists.set(rec.type, [rec]);
    this.#byId.set(rec.id, rec);
  }
}

/** A fact known by an instant; one without a recording instant was recorded on its day. */
function recordedBy(fact: Fact, knownOn: Instant): boolean {
  const recorded = fact.recordedAt ?? fact.on;
  const minute = recorded.length > 10 ? instantMinutes(recorded) : startOfDay(dayNumber(recorded));
  return minute <= instantMinutes(knownOn);
}

function sortByDay(list: Rec[]): Rec[] {
  return list.sort((a, b) => a.day - b.day || a.seq - b.seq);
}

/** Place of the first record on or after a day in a list that is in order. */
export function firstFrom(list: readonly Rec[], day: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.day ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one fact comes after another, by day and, on one day, by recording. */
export function isAfter(a: Rec, b: Rec): boolean {
  return a.day > b.day || (a.day === b.day && a.seq > b.seq);
}

/** The views of records in a shape. */
export function viewsOf(shape: Shape, recs: Rec[]): View[] {
  return recs.map((rec) => viewOf(shape, rec));
}
