/** `given` and `define`: facts selected once and given a name. */
import { firstFrom, isAfter, type Rec } from './case-facts.ts';
import { BUILT_IN, type ObjectType } from './cel.ts';
import type { Getter, RuleBuilder } from './rule-builder.ts';
import { objectOf } from './rule-builder.ts';
import type { Scope } from './scope.ts';
import { type Shape, type View, viewOf } from './shapes.ts';
import { compileStretches } from './stretches.ts';
import { compileTally } from './tally.ts';
import type { FactType } from './types.ts';
import { isRecord, type Path, textsOf } from './yaml-source.ts';

export interface Selection {
  type: string;
  objects: ObjectType[];
  get: Getter;
  timed: boolean;
  /** Every rule that selects alike may share the result under this key. */
  sharedAs?: string;
}

/** Facts of some types that fit a pattern and a condition. */
export interface Filter {
  types: FactType[];
  shape: Shape;
  names: string[];
  /** `period` is the name of the period where the pattern asks for it. */
  keeps: (scope: Scope, rec: Rec, period?: string) => boolean;
  byName: boolean;
  plain: boolean;
  timed: boolean;
  /** The condition keeps only facts whose field names the starting fact; `orNone`: or that name none and are not older. */
  naming?: { field: string; orNone: boolean };
}

const NAMING = /^it\.(\w+) == start\.id(?: && [^|]+)?$/;
const NAMING_OR_NONE = /^it\.(\w+) == start\.id \|\| it\.(\w+) == "" && it\.on >= start\.on$/;

function namingIn(text: unknown, types: FactType[]): Filter['naming'] {
  const condition = String(text).trim();
  const orNone = NAMING_OR_NONE.exec(condition);
  const field = orNone ? (orNone[1] === orNone[2] ? orNone[1] : undefined) : NAMING.exec(condition)?.[1];
  // A field of another kind is compared as it is written.
  const names = (type: FactType) => type.fields.some((one) => one.name === field && one.kind === 'fact' && !one.list);
  return field !== undefined && types.every(names) ? { field, orNone: orNone !== null } : undefined;
}

const KINDS = ['latest', 'first', 'all', 'one', 'run'] as const;

/** Compiles one named selection; undefined where it is wrong, after saying so. */
export function compileSelection(builder: RuleBuilder, spec: unknown, where: Path): Selection | undefined {
  if (typeof spec === 'string' || typeof spec === 'boolean') return computed(builder, spec, where);
  if (!isRecord(spec)) return undefined;
  if (spec['value'] !== undefined) return computed(builder, spec['value'], [...where, 'value']);
  if (spec['tally'] !== undefined) return compileTally(builder, spec['tally'], [...where, 'tally']);
  if (spec['stretches'] !== undefined) return compileStretches(builder, spec['stretches'], [...where, 'stretches']);
  if (spec['duty'] !== undefined) return dutyStands(builder, spec);
  const kind = KINDS.find((k) => spec[k] !== undefined);
  if (!kind) {
    builder.refuse(where, 'selects nothing', '没有选择任何记录');
    return undefined;
  }
  return selected(builder, kind, spec, where);
}

function computed(builder: RuleBuilder, text: unknown, where: Path): Selection | undefined {
  const checked = builder.expression(text, [], where);
  if (!checked) return undefined;
  const inner = /^list<(.+)>$/.exec(checked.type)?.[1] ?? checked.type;
  const object = BUILT_IN.find((o) => o.name === inner) ?? builder.objectNamed(inner);
  return {
    type: checked.type,
    objects: object ? [object] : [],
    get: (scope) => checked.run(scope),
    timed: checked.timed,
  };
}

function dutyStands(builder: RuleBuilder, spec: Record<string, unknown>): Selection {
  const rule = String(spec['duty']);
  const statuses = textsOf(spec['is']);
  builder.duties.add(rule);
  return {
    type: 'bool',
    objects: [],
    timed: false,
    get: (scope) => scope.run.dutiesOf(rule).some((duty) => statuses.includes(duty.instance.status)),
  };
}

/** Reads the types, `with` and `where` of a selection, a trigger or a meeting fact. */
export function compileFilter(
  builder: RuleBuilder,
  typesSpec: unknown,
  spec: Record<string, unknown>,
  where: Path,
): Filter {
  const types = builder.types(typesSpec, where);
  const shape = builder.shape(types);
  const pattern = builder.pattern(spec['with'], types, [...where, 'with']);
  const names = types.map((t) => t.name);
  if (spec['where'] === undefined) {
    const keeps = (_scope: Scope, rec: Rec, period?: string) => pattern.match(rec, period);
    return { types, shape, names, keeps, byName: pattern.byName, plain: true, timed: false };
  }
  const condition = builder.within('it', shape, () => builder.expression(spec['where'], ['bool'], [...where, 'where']));
  const keeps = (scope: Scope, rec: Rec, period?: string): boolean => {
    if (!pattern.match(rec, period) || !condition) return false;
    const before = scope.it;
    scope.it = viewOf(shape, rec);
    const holds = condition.run(scope) === true;
    scope.it = before;
    return holds;
  };
  const naming = namingIn(spec['where'], types);
  const filter = { types, shape, names, keeps, byName: pattern.byName, plain: false, timed: condition?.timed ?? false };
  return naming ? { ...filter, naming } : filter;
}

function selected(
  builder: RuleBuilder,
  kind: (typeof KINDS)[number],
  spec: Record<string, unknown>,
  where: Path,
): Selection {
  const filter = compileFilter(builder, spec[kind], spec, where);
  const many = kind === 'all' || kind === 'run';
  const selection: Selection = {
    type: many ? `list<${filter.shape.celName}>` : filter.shape.celName,
    objects: [objectOf(filter.shape)],
    get: getterOf(builder, kind, filter, spec, where),
    timed: filter.timed,
  };
  if (filter.plain && kind !== 'one' && kind !== 'run')
    selection.sharedAs = JSON.stringify([kind, filter.names, spec['with'] ?? null]);
  return selection;
}

function getterOf(
  builder: RuleBuilder,
  kind: (typeof KINDS)[number],
  filter: Filter,
  spec: Record<string, unknown>,
  where: Path,
): Getter {
  const { shape } = filter;
  switch (kind) {
    case 'latest':
      return (scope) => shown(shape, pick(scope, filter, true));
    case 'first':
      return (scope) => shown(shape, pick(scope, filter, false));
    case 'all':
      return (scope) => matching(scope, filter).map((rec) => viewOf(shape, rec));
    case 'one': {
      const id = builder.expression(spec['id'], ['string'], [...where, 'id']);
      return (scope) => {
        const rec = id ? scope.run.facts.byId(String(id.run(scope))) : undefined;
        return shown(shape, rec && filter.names.includes(rec.type) && filter.keeps(scope, rec) ? rec : undefined);
      };
    }
    case 'run': {
      const holds = builder.within('it', shape, () => builder.condition(spec['while'], [...where, 'while']));
      return (scope) => unbrokenRun(scope, filter, holds);
    }
  }
}

function shown(shape: Shape, rec: Rec | undefined): View {
  return rec ? viewOf(shape, rec) : shape.absent;
}

/** All facts that a filter keeps, in order. */
export function matching(scope: Scope, filter: Filter): Rec[] {
  return scope.run.facts.merged(filter.names).filter((rec) => filter.keeps(scope, rec));
}

// The lists of several types are never merged for this: each is walked from its own end.
function pick(scope: Scope, filter: Filter, latest: boolean): Rec | undefined {
  let best: Rec | undefined;
  for (const name of filter.names) {
    for (const { list, from } of listsOf(scope, filter, name)) {
      for (let i = latest ? list.length - 1 : from; latest ? i >= from : i < list.length; i += latest ? -1 : 1) {
        const rec = list[i];
        if (!rec || (best && isAfter(best, rec) === latest)) break;
        if (!filter.keeps(scope, rec)) continue;
        best = rec;
        break;
      }
    }
  }
  return best;
}

interface Part {
  list: readonly Rec[];
  from: number;
}

const NONE: Rec[] = [];

// Where only facts that name the starting one can fit, the others are not looked at.
function listsOf(scope: Scope, filter: Filter, type: string): Part[] {
  const { facts } = scope.run;
  const start = scope.start?.rec;
  if (!filter.naming || !start) return [{ list: facts.list(type), from: 0 }];
  const { field, orNone } = filter.naming;
  const naming = facts.naming(type, field);
  const named = { list: naming.get(start.id) ?? NONE, from: 0 };
  if (!orNone) return [named];
  const nameless = naming.get('') ?? NONE;
  return [named, { list: nameless, from: firstFrom(nameless, start.day) }];
}

function unbrokenRun(scope: Scope, filter: Filter, holds: ((scope: Scope) => boolean) | undefined): View[] {
  const recs = matching(scope, filter);
  const before = scope.it;
  const run: View[] = [];
  for (let i = recs.length - 1; i >= 0; i -= 1) {
    const rec = recs[i];
    if (!rec || !holds) break;
    scope.it = viewOf(filter.shape, rec);
    if (!holds(scope)) break;
    run.unshift(scope.it);
  }
  scope.it = before;
  return run;
}
