/** `tally`: amounts added up, in all and running on from one working day to the next. */
import type { Rec } from './case-facts.ts';
import { BUILT_IN, TallyItem } from './cel.ts';
import type { RuleBuilder } from './rule-builder.ts';
import type { Scope } from './scope.ts';
import { compileFilter, type Filter, matching, type Selection } from './selections.ts';
import { viewOf } from './shapes.ts';
import { Day, yearOfDay } from './values.ts';
import { isRecord, type Path } from './yaml-source.ts';

interface Tally {
  filter: Filter;
  amount: ((scope: Scope) => unknown) | undefined;
  day: ((scope: Scope) => unknown) | undefined;
  until: ((scope: Scope) => unknown) | undefined;
  perYear: boolean;
  cap: number;
  dated: boolean;
}

interface Item {
  rec: Rec;
  amount: number;
  from: number;
  until: number;
}

export function compileTally(builder: RuleBuilder, raw: unknown, where: Path): Selection | undefined {
  if (!isRecord(raw)) return undefined;
  const filter = compileFilter(builder, raw['of'], raw, where);
  const part = (key: string, type: string[]) =>
    raw[key] === undefined
      ? undefined
      : builder.within('it', filter.shape, () => builder.expression(raw[key], type, [...where, key]))?.run;
  const tally: Tally = {
    filter,
    amount: part('amount', ['double', 'int']),
    day: part('day', ['day']),
    until: part('until', ['day']),
    perYear: raw['per'] === 'year',
    cap: typeof raw['capPerDay'] === 'number' ? raw['capPerDay'] : Number.POSITIVE_INFINITY,
    dated: raw['dated'] === 'day',
  };
  const objects = BUILT_IN.filter((o) => o.name === 'tally_item');
  return { type: 'list<tally_item>', objects, timed: filter.timed, get: (scope) => addUp(scope, tally) };
}

function addUp(scope: Scope, tally: Tally): TallyItem[] {
  const items = matching(scope, tally.filter).map((rec) => itemOf(scope, tally, rec));
  items.sort((a, b) => a.from - b.from || a.rec.seq - b.rec.seq);
  const perDay = new Map<number, number>();
  const totals = new Map<number, number>();
  const counted: TallyItem[] = [];
  let before: Item | undefined;
  let running = 0;
  for (const item of items) {
    const had = perDay.get(item.from) ?? 0;
    const amount = Math.min(item.amount, tally.cap - had);
    if (!(amount > 0)) continue;
    perDay.set(item.from, had + amount);
    const joined = before !== undefined && item.from <= scope.run.calendar.addWorkingDaysNumber(before.until, 1);
    running = joined ? running + amount : amount;
    const year = tally.perYear ? yearOfDay(item.from) : 0;
    const total = (totals.get(year) ?? 0) + amount;
    totals.set(year, total);
    counted.push(new TallyItem(new Day(tally.dated ? item.from : item.rec.day), amount, running, total));
    before = item;
  }
  return counted;
}

function itemOf(scope: Scope, tally: Tally, rec: Rec): Item {
  const outer = scope.it;
  scope.it = viewOf(tally.filter.shape, rec);
  const amount = tally.amount ? Number(tally.amount(scope)) : 1;
  const from = tally.day ? (tally.day(scope) as Day).n : rec.day;
  const until = tally.until ? (tally.until(scope) as Day).n : from;
  scope.it = outer;
  return { rec, amount, from, until };
}
