/** `stretches`: beginnings paired with their ends: leaves, orders in force, stays, custody. */
import { isAfter, type Rec } from './case-facts.ts';
import { BUILT_IN, Stretch } from './cel.ts';
import type { RuleBuilder } from './rule-builder.ts';
import type { Scope } from './scope.ts';
import { compileFilter, type Filter, matching, type Selection } from './selections.ts';
import { type Shape, viewOf } from './shapes.ts';
import { Day } from './values.ts';
import { isRecord, type Path } from './yaml-source.ts';

/** 31 December 9999: the end of what has none. */
const FAR = new Day(2932896);

interface StretchParts {
  opens: Filter;
  closes: Filter;
  by: string | undefined;
  joins: string;
  from: ((scope: Scope) => unknown) | undefined;
  to: ((scope: Scope) => unknown) | undefined;
  ends: ((scope: Scope) => unknown) | undefined;
}

/** Compiles a selection of stretches; undefined where it is wrong, after saying so. */
export function compileStretches(builder: RuleBuilder, raw: unknown, where: Path): Selection | undefined {
  if (!isRecord(raw)) return undefined;
  const opens = compileFilter(builder, raw['opens'], raw, [...where, 'opens']);
  const closes = compileFilter(builder, raw['closes'], {}, [...where, 'closes']);
  const day = (key: string, shape: Shape) => {
    if (raw[key] === undefined) return undefined;
    return builder.within('it', shape, () => builder.expression(raw[key], ['day'], [...where, key]))?.run;
  };
  const parts: StretchParts = {
    opens,
    closes,
    by: typeof raw['by'] === 'string' ? raw['by'] : undefined,
    joins: builder.workshop.catalogue.conventions.joins,
    from: day('from', opens.shape),
    to: day('to', opens.shape),
    ends: day('ends', closes.shape),
  };
  const object = BUILT_IN.filter((o) => o.name === 'stretch');
  return { type: 'list<stretch>', objects: object, timed: opens.timed, get: (scope) => pairUp(scope, parts) };
}

function pairUp(scope: Scope, parts: StretchParts): Stretch[] {
  const closings = matching(scope, parts.closes);
  const used = new Set<Rec>();
  return matching(scope, parts.opens).map((open) => {
    const close = closings.find((rec) => !used.has(rec) && !isAfter(open, rec) && closesIt(rec, open, parts));
    // Without a field that pairs them, one ending ends everything that stands.
    if (close && parts.by !== undefined) used.add(close);
    const from = valueAt(scope, parts.opens.shape, open, parts.from) ?? new Day(open.day);
    const planned = valueAt(scope, parts.opens.shape, open, parts.to) ?? FAR;
    const end = close ? (valueAt(scope, parts.closes.shape, close, parts.ends) ?? new Day(close.day)) : planned;
    const to = close && end.n < planned.n ? end : planned;
    return new Stretch(open.id, from, Number.isNaN(to.n) ? FAR : to, close === undefined);
  });
}

function closesIt(close: Rec, open: Rec, parts: StretchParts): boolean {
  if (parts.by === undefined) return true;
  const value = close.data[parts.by];
  if (parts.by !== parts.joins) return value === open.data[parts.by];
  return typeof value !== 'string' || value === '' || close.home.resolve(value) === open.id;
}

function valueAt(scope: Scope, shape: Shape, rec: Rec, run: ((scope: Scope) => unknown) | undefined): Day | undefined {
  if (!run) return undefined;
  const before = scope.it;
  scope.it = viewOf(shape, rec);
  const value = run(scope);
  scope.it = before;
  return value instanceof Day ? value : undefined;
}
