/** Duties of one case on one day: every version proposes its instances, and those are kept whose day falls to that version. */
import { dayOfMinutes, dayText, minutesText, startOfDay } from '@guilu/calendar';
import { firstFrom, isAfter, type Rec } from './case-facts.ts';
import { joins, meet, voidOf } from './duty-meeting.ts';
import type { DueClause, DutyVersion } from './duty-version.ts';
import { valuesIn } from './patterns.ts';
import type { CaseRun, FoundDuty, Scope } from './scope.ts';
import { matching } from './selections.ts';
import { viewOf } from './shapes.ts';
import type { DutyInstance } from './types.ts';
import { At, Day, isHourly, moveDay, moveInstant } from './values.ts';

/** A duty that stands once, while it is worked out. */
export interface Single {
  version: DutyVersion;
  scope: Scope;
  start: Rec;
  /** The day from which it counts: of the starting fact, or the end of the duty that came late. */
  startDay: number;
  /** In minutes where it is counted in hours, else a day number. */
  due: number;
  hourly: boolean;
  dueDay: number;
  /** What moved the due day, and how it stood before. */
  moved: { by: Rec; from: number; hourly: boolean }[];
  listedFrom: number;
}

/** Which version of a rule governs on a day. */
export type Governs = (day: number) => DutyVersion | undefined;

/** All instances of a rule that does not recur, over all its versions. */
export function singlesOf(run: CaseRun, versions: DutyVersion[], governs: Governs): Single[] {
  const proposed = versions.flatMap((version) => (version.repeat ? [] : propose(run, version, governs)));
  return proposed.sort((a, b) => a.startDay - b.startDay || a.start.seq - b.start.seq);
}

/** The starting facts of a version: each, the first, or the latest. */
export function startsOf(run: CaseRun, version: DutyVersion): Rec[] {
  if (!version.starts.names.some((name) => run.facts.has(name))) return [];
  const all = matching(new version.scope(run), version.starts);
  if (version.which === 'first') return all.slice(0, 1);
  return version.which === 'latest' ? all.slice(-1) : all;
}

export function scopeFor(run: CaseRun, version: DutyVersion, start: Rec): Scope {
  const scope = new version.scope(run);
  scope.start = viewOf(version.starts.shape, start);
  scope.it = scope.start;
  return scope;
}

/** The day that chooses the version where the rule it replaces starts from another fact. */
export function choosingDay(run: CaseRun, version: DutyVersion, start: Rec): number {
  if (!version.baseStarts) return start.day;
  const base = matching(new version.scope(run), version.baseStarts).filter((rec) => !isAfter(rec, start));
  return base.at(-1)?.day ?? start.day;
}

function propose(run: CaseRun, version: DutyVersion, governs: Governs): Single[] {
  const found: Single[] = [];
  for (const start of startsOf(run, version)) {
    const scope = scopeFor(run, version, start);
    const startDay = version.lateDuty ? endOfLate(run, version.lateDuty, start.id) : start.day;
    if (Number.isNaN(startDay)) continue;
    const due = dueOf(scope, version, start, startDay);
    if (!due) continue;
    const dueDay = due.hourly ? dayOfMinutes(due.at) : due.at;
    if (governs(version.byDue ? dueDay : choosingDay(run, version, start)) !== version) continue;
    found.push({
      version,
      scope,
      start,
      startDay,
      due: due.at,
      hourly: due.hourly,
      dueDay,
      moved: [],
      listedFrom: Number.NEGATIVE_INFINITY,
    });
  }
  return found;
}

// The duty that came late must have been started by the same fact.
function endOfLate(run: CaseRun, rule: string, startId: string): number {
  const late = run.dutiesOf(rule).find((duty) => duty.startId === startId);
  if (late?.instance.status === 'overdue' || late?.instance.status === 'met-late') return late.dueDay;
  return Number.NaN;
}

function dueOf(
  scope: Scope,
  version: DutyVersion,
  start: Rec,
  startDay: number,
): { at: number; hourly: boolean } | undefined {
  const clause = version.due.find((c) => !c.when || c.when(scope));
  const due = clause && dueBy(scope, clause.way, start, startDay);
  return due && !Number.isNaN(due.at) ? due : undefined;
}

function dueBy(
  scope: Scope,
  way: DueClause['way'],
  start: Rec,
  startDay: number,
): { at: number; hourly: boolean } | undefined {
  const { calendar } = scope.run;
  switch (way.kind) {
    case 'none':
      return undefined;
    case 'on': {
      const value = way.day(scope);
      if (value instanceof At) return { at: value.m, hourly: true };
      return { at: value instanceof Day ? value.n : Number.NaN, hourly: false };
    }
    case 'before':
      return { at: moveDay((way.of(scope) as Day).n, way.span, -1, calendar), hourly: false };
    case 'after': {
      if (isHourly(way.span)) return { at: moveInstant(start.at, way.span, 1, calendar), hourly: true };
      const from = way.from ? (way.from(scope) as Day).n : startDay;
      const last = moveDay(from, way.span, 1, calendar);
      return { at: way.roll && !Number.isNaN(last) ? calendar.rollForwardNumber(last) : last, hourly: false };
    }
  }
}

/** Extends, meets and voids all instances of one rule together, oldest first: no fact serves two of them. */
export function settle(singles: Single[]): FoundDuty[] {
  const used = new Set<Rec>();
  const extended = new Set<Rec>();
  const settled: FoundDuty[] = [];
  for (const single of singles) {
    extend(single, extended);
    single.scope.due = new Day(single.dueDay);
    if (single.version.listed) single.listedFrom = (single.version.listed(single.scope) as Day).n;
    const one = settleOne(single, used);
    if (one) settled.push(one);
  }
  return settled;
}

function extend(single: Single, extended: Set<Rec>): void {
  const { version, scope } = single;
  const extension = version.extend;
  if (!extension) return;
  const all = scope.run.facts.merged(extension.filter.names);
  for (let i = firstFrom(all, single.startDay); i < all.length; i += 1) {
    const rec = all[i];
    // A later day may come within reach when an earlier fact moves the end.
    if (!rec || rec.day > single.dueDay) break;
    if (extended.has(rec) || !joins(rec, single.start) || !extension.filter.keeps(scope, rec)) continue;
    scope.ext = viewOf(extension.filter.shape, rec);
    if (extension.when && !extension.when(scope)) continue;
    const [before, hourly] = [single.due, single.hourly];
    if (extension.to) single.due = (extension.to(scope) as Day).n;
    else if (extension.add) single.due = moveDay(single.dueDay, extension.add, 1, scope.run.calendar);
    single.hourly = false;
    single.dueDay = single.due;
    single.moved.push({ by: rec, from: before, hourly });
    extended.add(rec);
    if (extension.add) return;
  }
}

function settleOne(single: Single, used: Set<Rec>): FoundDuty | undefined {
  const { version, scope } = single;
  const { asOf } = scope.run.facts;
  noteChanges(single);
  if (single.listedFrom > asOf.day) return undefined;
  if (version.arises && !version.arises(scope)) return undefined;
  const voided = voidOf(single);
  const met = meet(single, used, voided);
  for (const rec of met?.by ?? []) used.add(rec);
  const late = single.hourly ? asOf.minute > single.due : asOf.day > single.dueDay;
  const onTime = met && (single.hourly ? met.last.at <= single.due : met.last.day <= single.dueDay);
  const unmet = voided ? 'void' : late ? 'overdue' : 'open';
  const status = met ? (onTime ? 'met' : 'met-late') : unmet;
  if (status === 'open') scope.run.mayChangeAt(single.hourly ? single.due + 1 : startOfDay(single.dueDay + 1));
  return {
    instance: instanceOf(version, single.start, {
      due: single.hourly ? minutesText(single.due) : dayText(single.due),
      status,
      metBy: met?.by ?? [],
      metOn: met?.last,
      voidBy: status === 'void' ? voided : undefined,
    }),
    dueDay: single.dueDay,
    begins: single.startDay,
    startId: single.start.id,
    how: { kind: 'single', single },
  };
}

function noteChanges(single: Single): void {
  const { run } = single.scope;
  if (single.listedFrom > run.facts.asOf.day) run.mayChangeAt(startOfDay(single.listedFrom));
  if (single.version.arisesTimed) run.mayChangeAt(startOfDay(run.facts.asOf.day + 1));
}

interface Settled {
  due: string;
  period?: string;
  status: DutyInstance['status'];
  metBy: Rec[];
  metOn: Rec | undefined;
  voidBy: Rec | undefined;
}

/** The public form of an instance. */
export function instanceOf(version: DutyVersion, start: Rec, settled: Settled): DutyInstance {
  const owed = version.owed;
  const base = `${version.id}|${start.id}`;
  // Built without spreading: one is made for every duty of every case.
  const instance: DutyInstance = {
    rule: version.id,
    key: settled.period === undefined ? base : `${base}|${settled.period}`,
    startedBy: start.id,
    due: settled.due,
    status: settled.status,
    metBy: settled.metBy.map((rec) => rec.id),
    owedBy: Array.isArray(owed) ? owed : valuesIn(start.data[owed.field]).map(String),
    pack: version.pack,
    version: version.fromText,
    basis: version.basis,
    verified: version.verified,
  };
  if (settled.period !== undefined) instance.period = settled.period;
  if (settled.metOn) instance.metOn = settled.metOn.fact.on;
  if (settled.voidBy) instance.voidBy = settled.voidBy.id;
  return instance;
}
