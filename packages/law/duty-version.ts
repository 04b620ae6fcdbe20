/** A duty, compiled: what starts it, when it falls due, what meets it, what voids it, how it recurs. */
import type { PeriodKind } from '@guilu/calendar';
import type { RuleBuilder } from './rule-builder.ts';
import { RuleBuilder as Builder, type Workshop } from './rule-builder.ts';
import type { RawRule } from './rule-source.ts';
import type { Scope } from './scope.ts';
import { compileFilter, type Filter } from './selections.ts';
import { isHourly, type Span } from './values.ts';
import { type Version, versionOf } from './version.ts';
import { isRecord, listOf, type Path, textsOf } from './yaml-source.ts';

export type Which = 'each' | 'first' | 'latest';
type Run = (scope: Scope) => unknown;
type Condition = (scope: Scope) => boolean;

export interface DueClause {
  when: Condition | undefined;
  way:
    | { kind: 'after'; span: Span; from: Run | undefined; roll: boolean }
    | { kind: 'before'; span: Span; of: Run }
    | { kind: 'on'; day: Run }
    | { kind: 'none' };
}

export interface MetPart {
  filter: Filter;
  early: boolean;
  laterDay: boolean;
  sinceDue: boolean;
  same: string | undefined;
  cover: { field: string; all: (scope: Scope) => string[] } | undefined;
  sum: { field: string; atLeast: number } | undefined;
  times: number;
}

export interface VoidPart {
  filter: Filter;
  same: string | undefined;
}

export interface Extension {
  filter: Filter;
  to: Run | undefined;
  add: Span | undefined;
  when: Condition | undefined;
}

export interface PeriodDue {
  shift: number;
  day: number | 'last-day' | { by: string; table: Record<string, unknown> };
}

export interface Repeat {
  calendar: PeriodKind | undefined;
  every: { count: (scope: Scope) => number; unit: (scope: Scope) => string } | undefined;
  monthly: number | undefined;
  due: PeriodDue | undefined;
  only: string | undefined;
  last: Run | undefined;
  stops: Filter | undefined;
  replaced: boolean;
  excused: Filter | undefined;
}

export interface DutyVersion extends Version {
  readonly which: Which;
  readonly starts: Filter;
  readonly lateDuty: string | undefined;
  /** The trigger of the rule that this one replaces, where it is another fact. */
  readonly baseStarts: Filter | undefined;
  readonly due: DueClause[];
  readonly byDue: boolean;
  readonly extend: Extension | undefined;
  readonly arises: Condition | undefined;
  readonly arisesTimed: boolean;
  readonly listed: Run | undefined;
  readonly met: MetPart[];
  readonly voids: VoidPart[];
  readonly repeat: Repeat | undefined;
  readonly suspended: { from: Filter; to: Filter }[];
  readonly owed: string[] | { field: string };
}

/** Compiles a duty; faults go to the workshop's problems. `national` is the rule that it stands in for. */
export function compileDuty(workshop: Workshop, raw: RawRule, national: RawRule | undefined): DutyVersion {
  const builder = new Builder(workshop, raw);
  const body = raw.body;
  const startSpec = isRecord(body['starts']) ? body['starts'] : { fact: body['starts'] };
  const starts = compileFilter(builder, startSpec['fact'], startSpec, ['starts']);
  builder.nameShape('start', starts.shape);
  builder.nameShape('it', starts.shape);
  builder.readGiven();
  const repeat = isRecord(body['repeat']) ? compileRepeat(builder, body['repeat']) : undefined;
  const due = repeat ? [] : compileDue(builder, body['due']);
  if (!repeat && due.length === 0) builder.refuse(['due'], 'falls due on no day', '没有期限');
  builder.name('due', 'day');
  const extend = isRecord(body['extend']) ? compileExtension(builder, body['extend']) : undefined;
  const arises = body['arises'] === undefined ? undefined : builder.expression(body['arises'], ['bool'], ['arises']);
  const listed = body['listed'] === undefined ? undefined : builder.expression(body['listed'], ['day'], ['listed']);
  const met = metParts(body['met']).map((part, index) => compileMet(builder, part, ['met', index]));
  const voids = voidParts(body['void']).map((part, index) => compileVoid(builder, part, ['void', index]));
  const suspended = listOf(body['suspended']).flatMap((pair, index) =>
    compileSuspension(builder, pair, ['suspended', index]),
  );
  const lateDuty = typeof startSpec['lateDuty'] === 'string' ? startSpec['lateDuty'] : undefined;
  if (lateDuty) builder.duties.add(lateDuty);
  const owed = owedOf(builder, body['owed']);
  const metBy = [...new Set(met.flatMap((part) => part.filter.names))];
  return {
    ...versionOf(builder, { owedBy: Array.isArray(owed) ? owed : [], metBy }),
    which: String(startSpec['which'] ?? body['which'] ?? 'each') as Which,
    starts,
    lateDuty,
    baseStarts: baseStartsOf(workshop, raw, national, starts),
    due,
    byDue: body['version'] === 'due' || due.some((clause) => clause.way.kind === 'before'),
    extend,
    arises: arises && ((scope) => arises.run(scope) === true),
    arisesTimed: arises?.timed ?? false,
    listed: listed?.run,
    met,
    voids,
    repeat,
    suspended,
    owed,
  };
}

function owedOf(builder: RuleBuilder, value: unknown): string[] | { field: string } {
  if (isRecord(value) && typeof value['field'] === 'string') return { field: value['field'] };
  const roles = builder.roles(value, ['owed']);
  if (roles.length === 0) builder.refuse(['owed'], 'nobody owes it', '没有写明由谁办');
  return roles;
}

function compileDue(builder: RuleBuilder, value: unknown): DueClause[] {
  return listOf(value).flatMap((spec, index) => {
    const clause = isRecord(spec) ? spec : { after: spec };
    const where: Path = Array.isArray(value) ? ['due', index] : ['due'];
    const when = clause['when'] === undefined ? undefined : builder.condition(clause['when'], [...where, 'when']);
    const way = wayOf(builder, clause, where);
    return way ? [{ when, way }] : [];
  });
}

function wayOf(builder: RuleBuilder, clause: Record<string, unknown>, where: Path): DueClause['way'] | undefined {
  if (clause['none'] === true) return { kind: 'none' };
  if (clause['on'] !== undefined) {
    const day = builder.expression(clause['on'], ['day', 'instant'], [...where, 'on']);
    return day && { kind: 'on', day: day.run };
  }
  if (clause['before'] !== undefined) {
    const span = builder.span(clause['before'], [...where, 'before']);
    const of = builder.expression(clause['of'], ['day'], [...where, 'of']);
    return span && of && { kind: 'before', span, of: of.run };
  }
  const span = builder.span(clause['after'], [...where, 'after']);
  const from =
    clause['from'] === undefined ? undefined : builder.expression(clause['from'], ['day'], [...where, 'from']);
  const roll = clause['roll'] === true;
  if (span && roll && isHourly(span))
    builder.refuse([...where, 'roll'], 'a limit in hours does not roll', '小时期限不顺延');
  return span && { kind: 'after', span, from: from?.run, roll };
}

function compileExtension(builder: RuleBuilder, spec: Record<string, unknown>): Extension {
  const filter = compileFilter(builder, spec['fact'], spec, ['extend']);
  const to = builder.within('ext', filter.shape, () =>
    spec['to'] === undefined ? undefined : builder.expression(spec['to'], ['day'], ['extend', 'to']),
  );
  return {
    filter,
    to: to?.run,
    add: spec['add'] === undefined ? undefined : builder.span(spec['add'], ['extend', 'add']),
    when: spec['when'] === undefined ? undefined : builder.condition(spec['when'], ['extend', 'when']),
  };
}

function metParts(value: unknown): unknown[] {
  return listOf(value);
}

function compileMet(builder: RuleBuilder, raw: unknown, where: Path): MetPart {
  const spec = isRecord(raw) ? raw : { fact: raw };
  const filter = compileFilter(builder, spec['fact'], spec, where);
  const cover = isRecord(spec['cover']) ? spec['cover'] : undefined;
  const sum = isRecord(spec['sum']) ? spec['sum'] : undefined;
  return {
    filter,
    early: spec['early'] === true,
    laterDay: spec['after'] === 'later-day',
    sinceDue: spec['since'] === 'due',
    same: typeof spec['same'] === 'string' ? spec['same'] : undefined,
    cover: cover && { field: String(cover['field']), all: coverOf(builder, cover['all'], [...where, 'cover', 'all']) },
    sum: sum && { field: String(sum['field']), atLeast: Number(sum['atLeast']) },
    times: typeof spec['times'] === 'number' ? spec['times'] : 1,
  };
}

function coverOf(builder: RuleBuilder, value: unknown, where: Path): (scope: Scope) => string[] {
  if (Array.isArray(value)) {
    const fixed = textsOf(value);
    return () => fixed;
  }
  const list = builder.expression(value, ['list<string>'], where);
  return (scope) => (list ? (list.run(scope) as string[]) : []);
}

// A list of plain names is one group of facts that void; a map may join by a field.
function voidParts(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.every((v) => typeof v === 'string')) return [{ fact: value }];
  return listOf(value);
}

function compileVoid(builder: RuleBuilder, raw: unknown, where: Path): VoidPart {
  const spec = isRecord(raw) ? raw : { fact: raw };
  const filter = compileFilter(builder, spec['fact'], spec, where);
  return { filter, same: typeof spec['same'] === 'string' ? spec['same'] : undefined };
}

function compileSuspension(builder: RuleBuilder, raw: unknown, where: Path): { from: Filter; to: Filter }[] {
  if (!isRecord(raw)) return [];
  const part = (key: string) => compileFilter(builder, raw[key], {}, [...where, key]);
  return [{ from: part('from'), to: part('to') }];
}

function compileRepeat(builder: RuleBuilder, spec: Record<string, unknown>): Repeat {
  const last = spec['last'] === undefined ? undefined : builder.expression(spec['last'], ['day'], ['repeat', 'last']);
  const excused = isRecord(spec['excused']) ? spec['excused'] : undefined;
  const due = isRecord(spec['due']) ? spec['due'] : undefined;
  const repeat: Repeat = {
    calendar: spec['calendar'] as PeriodKind | undefined,
    every: spec['every'] === undefined ? undefined : everyOf(builder, spec['every']),
    monthly: typeof spec['monthly'] === 'number' ? spec['monthly'] : undefined,
    due: due && { shift: Number(due['shift'] ?? 0), day: due['day'] as PeriodDue['day'] },
    only: typeof spec['only'] === 'string' ? spec['only'] : undefined,
    last: last?.run,
    stops: spec['stops'] === undefined ? undefined : compileFilter(builder, spec['stops'], {}, ['repeat', 'stops']),
    replaced: spec['replaced'] === true,
    excused: excused && compileFilter(builder, excused['fact'], excused, ['repeat', 'excused']),
  };
  const ways = [repeat.calendar, repeat.every, repeat.monthly].filter((way) => way !== undefined).length;
  if (ways !== 1) builder.refuse(['repeat'], 'recurs in no way, or in two', '没有写明周期, 或写了两种');
  return repeat;
}

function everyOf(builder: RuleBuilder, value: unknown): Repeat['every'] {
  if (!isRecord(value)) {
    const span = builder.span(value, ['repeat', 'every']);
    return { count: () => span?.count ?? 1, unit: () => span?.unit ?? 'month' };
  }
  const count = builder.expression(value['count'], ['double', 'int'], ['repeat', 'every', 'count']);
  const unit = builder.expression(value['unit'], ['string'], ['repeat', 'every', 'unit']);
  return { count: (scope) => Number(count?.run(scope)), unit: (scope) => String(unit?.run(scope)) };
}

function baseStartsOf(
  workshop: Workshop,
  raw: RawRule,
  national: RawRule | undefined,
  starts: Filter,
): Filter | undefined {
  if (!national || national.pack === raw.pack) return undefined;
  const spec = isRecord(national.body['starts']) ? national.body['starts'] : { fact: national.body['starts'] };
  if (textsOf(spec['fact']).join() === starts.names.join()) return undefined;
  // Compiled for its own sake: the national rule reports its own faults.
  const quiet: Workshop = { ...workshop, problems: [] };
  return compileFilter(new Builder(quiet, national), spec['fact'], spec, ['starts']);
}
