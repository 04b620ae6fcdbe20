/** What meets an instance of a duty, and what voids it. */
import { firstFrom, isAfter, type Rec } from './case-facts.ts';
import type { Single } from './duty-run.ts';
import type { MetPart } from './duty-version.ts';
import { isFilled, valuesIn } from './patterns.ts';
import type { Scope } from './scope.ts';

/** Whether a fact may concern what another one began: it names that one, or none. */
export function joins(rec: Rec, start: Rec): boolean {
  const field = rec.home.joinField;
  const value = rec.data[field];
  return typeof value !== 'string' || value === '' || rec.home.resolve(value) === start.id;
}

/** The first fact that voids an instance between its start and its due day. */
export function voidOf(single: Single): Rec | undefined {
  const { version, scope, start } = single;
  let first: Rec | undefined;
  const consider = (rec: Rec) => {
    if (rec === start || rec.day < single.startDay) return;
    if (single.hourly ? rec.at > single.due && rec.day > single.dueDay : rec.day > single.dueDay) return;
    if (!first || isAfter(first, rec)) first = rec;
  };
  for (const part of version.voids) {
    const all = scope.run.facts.merged(part.filter.names);
    for (let i = firstFrom(all, single.startDay); i < all.length; i += 1) {
      const rec = all[i];
      if (!rec || rec.day > single.dueDay) break;
      if (part.same !== undefined && rec.data[part.same] !== start.data[part.same]) continue;
      if (part.filter.keeps(scope, rec)) consider(rec);
    }
  }
  for (const rec of scope.run.facts.closings()) consider(rec);
  return first;
}

/** The facts that met an instance; the last of them decides the day. */
export interface Meeting {
  by: Rec[];
  last: Rec;
}

/** What meets an instance; undefined while any of its parts is missing. */
export function meet(single: Single, used: Set<Rec>, voided: Rec | undefined): Meeting | undefined {
  const parts = single.version.met;
  if (parts.length === 0) return undefined;
  const by: Rec[] = [];
  let last: Rec | undefined;
  for (const part of parts) {
    const facts = candidates(single, part, used, voided);
    const met = fulfil(single.scope, part, facts);
    if (!met) return undefined;
    by.push(...met.by.filter((rec) => !by.includes(rec)));
    if (!last || isAfter(met.last, last)) last = met.last;
  }
  return last && { by, last };
}

function candidates(single: Single, part: MetPart, used: Set<Rec>, voided: Rec | undefined): Rec[] {
  const { scope, start, startDay } = single;
  const { filter } = part;
  if (!filter.names.some((name) => scope.run.facts.has(name))) return [];
  const all = scope.run.facts.merged(filter.names);
  const first = Math.max(part.early ? Number.NEGATIVE_INFINITY : startDay, single.listedFrom);
  // One fact is enough where nothing is added up: the search ends with it.
  const one = !part.cover && !part.sum && part.times === 1;
  const found: Rec[] = [];
  for (let i = firstFrom(all, first); i < all.length; i += 1) {
    const rec = all[i];
    if (!rec || (voided && rec.day > voided.day)) break;
    if (used.has(rec) || (part.laterDay && rec.day <= startDay) || (part.sinceDue && rec.day < single.dueDay)) continue;
    if (part.same !== undefined && rec.data[part.same] !== start.data[part.same]) continue;
    if (!joins(rec, start) || !filter.keeps(scope, rec)) continue;
    found.push(rec);
    if (one) break;
  }
  return found;
}

/** Whether facts, taken in order, fulfil one part: the first of them, so many, a sum, or all addressees. */
export function fulfil(scope: Scope, part: MetPart, facts: Rec[]): Meeting | undefined {
  if (part.cover) return covered(part.cover.field, part.cover.all(scope), facts);
  const by: Rec[] = [];
  let sum = 0;
  for (const rec of facts) {
    by.push(rec);
    if (part.sum) {
      const value = rec.data[part.sum.field];
      sum += typeof value === 'number' ? value : 0;
    }
    const enough = part.sum ? sum >= part.sum.atLeast : by.length >= part.times;
    if (enough) return { by, last: rec };
  }
  return undefined;
}

function covered(field: string, all: string[], facts: Rec[]): Meeting | undefined {
  const missing = new Set(all);
  const by: Rec[] = [];
  for (const rec of facts) {
    const values = isFilled(rec.data[field]) ? valuesIn(rec.data[field]) : [];
    if (!values.some((value) => missing.has(String(value)))) continue;
    by.push(rec);
    for (const value of values) missing.delete(String(value));
    if (missing.size === 0) return { by, last: rec };
  }
  return undefined;
}
