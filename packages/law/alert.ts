/** Alerts: a pattern that must be seen. Raised when its day has come, never before the version's first day, lowered when the case closes. */
import { dayText, minutesText, startOfDay } from '@guilu/calendar';
import type { Rec } from './case-facts.ts';
import { joins } from './duty-meeting.ts';
import { RuleBuilder, type Workshop } from './rule-builder.ts';
import type { RawRule } from './rule-source.ts';
import type { CaseRun, Scope } from './scope.ts';
import { compileFilter, type Filter, matching } from './selections.ts';
import { type Shape, viewOf } from './shapes.ts';
import type { AlertInstance } from './types.ts';
import { At, Day } from './values.ts';
import { type Version, versionOf } from './version.ts';
import { isRecord, listOf, type Path, textsOf } from './yaml-source.ts';

export interface Watch {
  each: Filter | undefined;
  duty: { rule: string; status: string[] } | undefined;
  when: ((scope: Scope) => boolean) | undefined;
  unless: ((scope: Scope) => boolean) | undefined;
  since: ((scope: Scope) => unknown) | undefined;
  lowered: Filter | undefined;
  timed: boolean;
}

export interface AlertVersion extends Version {
  readonly watches: Watch[];
  readonly startShape: Shape | undefined;
  readonly to: string[];
}

export function compileAlert(workshop: Workshop, raw: RawRule): AlertVersion {
  const builder = new RuleBuilder(workshop, raw);
  const specs = listOf(raw.body['watch']).filter(isRecord);
  const started = [
    ...new Set(
      specs.flatMap((spec) => (spec['each'] === undefined ? [] : builder.types(spec['each'], ['watch', 'each']))),
    ),
  ];
  const startShape = started.length > 0 ? builder.shape(started) : undefined;
  if (startShape) builder.nameShape('start', startShape);
  builder.readGiven();
  const watches = specs.map((spec, index) =>
    compileWatch(builder, spec, Array.isArray(raw.body['watch']) ? ['watch', index] : ['watch']),
  );
  if (watches.length === 0) builder.refuse(['watch'], 'watches nothing', '没有写明看什么');
  const to = builder.roles(raw.body['to'], ['to']);
  if (to.length === 0) builder.refuse(['to'], 'tells nobody', '没有写明告知谁');
  return { ...versionOf(builder, { owedBy: to }), watches, startShape, to };
}

function compileWatch(builder: RuleBuilder, spec: Record<string, unknown>, where: Path): Watch {
  const each = spec['each'] === undefined ? undefined : compileFilter(builder, spec['each'], spec, [...where, 'each']);
  const duty = typeof spec['duty'] === 'string' ? { rule: spec['duty'], status: textsOf(spec['status']) } : undefined;
  if (duty) {
    builder.duties.add(duty.rule);
    builder.name('due', 'day');
    builder.name('status', 'string');
  }
  if (each) builder.nameShape('it', each.shape);
  const condition = (key: string) =>
    spec[key] === undefined ? undefined : builder.expression(spec[key], ['bool'], [...where, key]);
  const when = condition('when');
  const unless = condition('unless');
  const since = builder.expression(spec['since'], ['day', 'instant'], [...where, 'since']);
  const lowered =
    spec['lowered'] === undefined ? undefined : compileFilter(builder, spec['lowered'], {}, [...where, 'lowered']);
  if (each) builder.unname('it');
  return {
    each,
    duty,
    when: when && ((scope) => when.run(scope) === true),
    unless: unless && ((scope) => unless.run(scope) === true),
    since: since?.run,
    lowered,
    timed: [when, unless, since].some((part) => part?.timed ?? false),
  };
}

/** An alert as it was found: the day it stands from, what it is about, and by which watch, for the explanation. */
export interface Raised {
  since: Day | At;
  about?: string;
  watch: Watch;
  scope: Scope;
}

/** Alerts of one rule that stand on `asOf`: one for each fact or duty watched, one for the case where neither is named. */
export function alertsOf(run: CaseRun, version: AlertVersion): AlertInstance[] {
  return [...raisedOf(run, version)].map(([key, one]) => instanceOf(version, key, one));
}

/** The same as they were found, by their keys. */
export function raisedOf(run: CaseRun, version: AlertVersion): Map<string, Raised> {
  const byKey = new Map<string, Raised>();
  if (run.facts.isClosed()) return byKey;
  const raised = version.watches.flatMap((watch) => {
    if (watch.timed) run.mayChangeAt(startOfDay(run.facts.asOf.day + 1));
    if (watch.each) return eachRaised(run, version, watch, watch.each);
    if (watch.duty) return dutyRaised(run, version, watch, watch.duty);
    const scope = new version.scope(run);
    return holds(watch, scope) ? standing(run, version, watch, scope) : [];
  });
  for (const one of raised) {
    const key = one.about === undefined ? version.id : `${version.id}|${one.about}`;
    const before = byKey.get(key);
    if (!before || minuteOf(one.since) < minuteOf(before.since)) byKey.set(key, one);
  }
  return byKey;
}

function eachRaised(run: CaseRun, version: AlertVersion, watch: Watch, each: Filter): Raised[] {
  if (!each.names.some((name) => run.facts.has(name))) return [];
  return matching(new version.scope(run), each).flatMap((rec) => {
    const scope = new version.scope(run);
    if (version.startShape) scope.start = viewOf(version.startShape, rec);
    scope.it = viewOf(each.shape, rec);
    if (watch.lowered && isLowered(scope, watch.lowered, rec)) return [];
    return holds(watch, scope) ? standing(run, version, watch, scope, rec.id) : [];
  });
}

function dutyRaised(
  run: CaseRun,
  version: AlertVersion,
  watch: Watch,
  duty: { rule: string; status: string[] },
): Raised[] {
  return run.dutiesOf(duty.rule).flatMap((found) => {
    if (!duty.status.includes(found.instance.status)) return [];
    const scope = new version.scope(run);
    scope.due = new Day(found.dueDay);
    scope.status = found.instance.status;
    return holds(watch, scope) ? standing(run, version, watch, scope, found.instance.key) : [];
  });
}

function holds(watch: Watch, scope: Scope): boolean {
  return (!watch.when || watch.when(scope)) && !(watch.unless && watch.unless(scope));
}

function isLowered(scope: Scope, lowered: Filter, start: Rec): boolean {
  return matching(scope, lowered).some(
    (rec) => joins(rec, start) && (rec.at > start.at || (rec.at === start.at && rec.seq > start.seq)),
  );
}

function standing(run: CaseRun, version: AlertVersion, watch: Watch, scope: Scope, about?: string): Raised[] {
  const value = watch.since?.(scope);
  if (!(value instanceof Day || value instanceof At)) return [];
  const since = notBefore(value, version.from);
  const minute = minuteOf(since);
  if (Number.isNaN(minute)) return [];
  const come = since instanceof Day ? since.n <= run.facts.asOf.day : since.m <= run.facts.asOf.minute;
  if (come) return [{ since, watch, scope, ...(about === undefined ? {} : { about }) }];
  run.mayChangeAt(minute);
  return [];
}

function notBefore(since: Day | At, from: number): Day | At {
  if (since instanceof Day) return since.n < from ? new Day(from) : since;
  return since.m < startOfDay(from) ? new At(startOfDay(from)) : since;
}

function minuteOf(since: Day | At): number {
  return since instanceof Day ? startOfDay(since.n) : since.m;
}

function instanceOf(version: AlertVersion, key: string, one: Raised): AlertInstance {
  return {
    rule: version.id,
    key,
    since: one.since instanceof Day ? dayText(one.since.n) : minutesText(one.since.m),
    to: version.to,
    ...(one.about === undefined ? {} : { about: one.about }),
    pack: version.pack,
    version: version.fromText,
    basis: version.basis,
    verified: version.verified,
  };
}
