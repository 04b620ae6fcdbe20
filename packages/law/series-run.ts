/** Duties that recur: each period met, voided or missed by itself. */
import { dayText, startOfDay } from '@guilu/calendar';
import type { Rec } from './case-facts.ts';
import { fulfil } from './duty-meeting.ts';
import { type Governs, instanceOf, scopeFor, startsOf } from './duty-run.ts';
import type { DutyVersion, Repeat } from './duty-version.ts';
import type { CaseRun, FoundDuty, Scope } from './scope.ts';
import { type Filter, matching } from './selections.ts';
import { firstTurn, nextTurn, type Turn } from './series-turns.ts';
import { Day } from './values.ts';

/** A recurring duty from one starting fact on. */
export interface Series {
  run: CaseRun;
  version: DutyVersion;
  repeat: Repeat;
  scope: Scope;
  start: Rec;
  last: number;
  stop: Rec | undefined;
  /** Day of the fact that begins the next series, where one replaces another. */
  next: number;
  closings: { closed: Rec; reopened: number }[];
  suspensions: { from: number; to: number; by: Rec }[];
}

const MOST = 4000;

/** All instances of a recurring rule, over all its versions, that have begun by `asOf`. */
export function seriesOf(run: CaseRun, versions: DutyVersion[], governs: Governs): FoundDuty[] {
  const found: FoundDuty[] = [];
  for (const version of versions) {
    const repeat = version.repeat;
    if (!repeat) continue;
    const starts = startsOf(run, version);
    starts.forEach((start, index) => {
      const next = repeat.replaced ? (starts[index + 1]?.day ?? Number.NaN) : Number.NaN;
      found.push(...turnsOf(seriesFrom(run, version, repeat, start, next), governs));
    });
  }
  return found.sort((a, b) => a.dueDay - b.dueDay);
}

function seriesFrom(run: CaseRun, version: DutyVersion, repeat: Repeat, start: Rec, next: number): Series {
  const scope = scopeFor(run, version, start);
  const last = repeat.last ? (repeat.last(scope) as Day).n : Number.NaN;
  const stop = repeat.stops && matching(scope, repeat.stops).find((rec) => rec.day >= start.day);
  return {
    run,
    version,
    repeat,
    scope,
    start,
    last,
    stop,
    next,
    closings: run.facts.closedSpells(start.day),
    suspensions: version.suspended.flatMap((pair) => spells(scope, pair)),
  };
}

// From the first fact to the day before the second.
function spells(scope: Scope, pair: { from: Filter; to: Filter }): Series['suspensions'] {
  const ends = matching(scope, pair.to);
  return matching(scope, pair.from).map((by) => {
    const end = ends.find((rec) => rec.day > by.day || (rec.day === by.day && rec.seq > by.seq));
    return { from: by.day, to: end ? end.day - 1 : Number.POSITIVE_INFINITY, by };
  });
}

function turnsOf(series: Series, governs: Governs): FoundDuty[] {
  const { run, version } = series;
  const found: FoundDuty[] = [];
  let from = series.start.day;
  let count = 0;
  for (let turn = firstTurn(series, from); turn && count < MOST; turn = nextTurn(series, turn, from)) {
    count += 1;
    if (turn.begins > run.facts.asOf.day) {
      if (!isOver(series, turn)) run.mayChangeAt(startOfDay(turn.begins));
      break;
    }
    if (isOver(series, turn)) break;
    const closed = series.closings.find(
      (spell) => turn && turn.begins > spell.closed.day && turn.begins < spell.reopened,
    );
    if (closed) {
      if (closed.reopened === Number.POSITIVE_INFINITY) break;
      from = closed.reopened;
      continue;
    }
    if (governs(turn.begins) === version && !isLeftOut(series, turn)) found.push(settleTurn(series, turn));
  }
  return found;
}

function isOver(series: Series, turn: Turn): boolean {
  if (turn.due > series.last) return true;
  if (series.stop && turn.begins > series.stop.day) return true;
  return turn.due > series.next;
}

function isLeftOut(series: Series, turn: Turn): boolean {
  if (Number.isNaN(turn.due)) return true;
  return series.repeat.only !== undefined && !turn.name.endsWith(series.repeat.only);
}

function settleTurn(series: Series, turn: Turn): FoundDuty {
  const { run, version, scope, start } = series;
  scope.period = { name: turn.name, from: new Day(turn.begins), to: new Day(turn.ends) };
  scope.due = new Day(turn.due);
  scope.begins = new Day(turn.begins);
  const met = metIn(series, turn);
  const voided = met ? undefined : voidIn(series, turn);
  const late = run.facts.asOf.day > turn.due;
  const inTime = met !== undefined && met.last.day <= turn.due;
  const status = met ? (inTime ? 'met' : 'met-late') : voided ? 'void' : late ? 'overdue' : 'open';
  if (status === 'open') run.mayChangeAt(startOfDay(turn.due + 1));
  return {
    instance: instanceOf(version, start, {
      due: dayText(turn.due),
      period: turn.name,
      status,
      metBy: met?.by ?? [],
      metOn: met?.last,
      voidBy: voided,
    }),
    dueDay: turn.due,
    begins: turn.begins,
    startId: start.id,
    how: {
      kind: 'turn',
      version,
      scope,
      start,
      from: turn.begins,
      to: turn.ends,
      dueDay: turn.due,
      pauses: series.suspensions,
    },
  };
}

function metIn(series: Series, turn: Turn): { by: Rec[]; last: Rec } | undefined {
  const { version, scope, run } = series;
  const by: Rec[] = [];
  let last: Rec | undefined;
  for (const part of version.met) {
    const { filter } = part;
    const all = run.facts.merged(filter.names);
    const within = filter.byName ? all : sliceBetween(all, turn.begins, turn.ends);
    const met = fulfil(
      scope,
      part,
      within.filter((rec) => filter.keeps(scope, rec, turn.name)),
    );
    if (!met) return undefined;
    by.push(...met.by);
    if (!last || met.last.day > last.day) last = met.last;
  }
  return last && { by, last };
}

/** Records of a sorted list from one day to another, found by halving. */
function sliceBetween(list: Rec[], from: number, to: number): Rec[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const rec = list[middle];
    if (rec && rec.day < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  for (let rec = list[end]; rec && rec.day <= to; rec = list[end]) end += 1;
  return low === 0 && end === list.length ? list : list.slice(low, end);
}

function voidIn(series: Series, turn: Turn): Rec | undefined {
  const { version, scope, repeat, stop } = series;
  const inside = (day: number) => day >= turn.begins && day <= turn.due;
  if (stop && inside(stop.day)) return stop;
  const closing = series.closings.find((spell) => inside(spell.closed.day));
  if (closing) return closing.closed;
  const pause = series.suspensions.find(
    (spell) => spell.from <= turn.ends && spell.to >= turn.begins && spell.from <= spell.to,
  );
  if (pause) return pause.by;
  if (repeat.excused) {
    const excuse = scope.run.facts
      .merged(repeat.excused.names)
      .find((rec) => repeat.excused?.keeps(scope, rec, turn.name));
    if (excuse) return excuse;
  }
  for (const part of version.voids) {
    const rec = matching(scope, part.filter).find((one) => inside(one.day));
    if (rec) return rec;
  }
  return undefined;
}
