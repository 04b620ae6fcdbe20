/** A published case written down as dated steps: the shape of `scenarios/data/replays/*.yaml`, read and moved to other years. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { parse } from 'yaml';

export interface Wording {
  zh: string;
  en: string;
}

/** Something that was done: a plain fact, or a call of the procedure it belongs to. */
export interface Step {
  on: string;
  /** The day it came to be known, where that was later. */
  known?: string;
  record?: string;
  /** Path below the case, e.g. `/leave`; what it answers under `keep` may be used by later steps as `$name`. */
  call?: string;
  keep?: string;
  /** The way of a proposal to whoever decides, who gets it on that day; `with` is its content. */
  propose?: 'revocation' | 'recall' | 'commutation';
  /** What was decided on the proposal of that kind. */
  decided?: 'revocation' | 'recall' | 'commutation';
  with?: Record<string, unknown>;
  by?: string;
  /** The code it is refused with; a step without one has to be taken. */
  refused?: string;
  /** Said of it in the publication; `assumed` where the publication gives no day or says nothing. */
  said: Wording;
  assumed?: boolean;
  /** The same again every so many months until a day. */
  again?: { months: number; until: string };
}

/** What Guilu has to show for the replay to pass: a rule and the first day on which it speaks. */
export interface Flag {
  sort: 'alert' | 'duty';
  rule: string;
  /** Alerts: since when it stands. Duties: the last day for it. */
  on: string;
  means: Wording;
}

export interface Course {
  /** Years by which every day is moved: the same case under the law of later. */
  moved: number;
  title: Wording;
  flags: Flag[];
}

export interface PublishedCase {
  id: string;
  title: Wording;
  source: Wording;
  happened: Wording;
  person: { name: string; sex: 'male' | 'female'; bornOn?: string };
  opened: { on: string; category: string; effectiveOn: string; termStart: string; termEnd: string; court: string };
  until: string;
  steps: Step[];
  courses: Course[];
  left: Wording[];
}

/** Reads one published case. */
export function readCase(id: string): PublishedCase {
  return parse(readFileSync(join(projectFolder, 'scenarios/data/replays', `${id}.yaml`), 'utf8')) as PublishedCase;
}

/** Every day in a value, so many years later; 29 February becomes the 28th. */
export function moveYears<T>(value: T, years: number): T {
  if (!years) return value;
  const moved = JSON.stringify(value).replace(
    /"(\d{4})-(\d\d)-(\d\d)/g,
    (_, year: string, month: string, day: string) => {
      const to = Number(year) + years;
      const short = month === '02' && day === '29' && new Date(Date.UTC(to, 1, 29)).getUTCMonth() !== 1;
      return `"${to}-${month}-${short ? '28' : day}`;
    },
  );
  return JSON.parse(moved) as T;
}

/** Steps in the order in which they came to be known, the monthly ones written out. */
export function inOrder(steps: readonly Step[]): Step[] {
  const all = steps.flatMap((step) => (step.again ? timesOf(step, step.again) : [step]));
  return all
    .map((step, at) => ({ step, at }))
    .sort((a, b) => knownOn(a.step).localeCompare(knownOn(b.step)) || a.at - b.at)
    .map(({ step }) => step);
}

/** The day on which a step is taken in the system. */
export const knownOn = (step: Step) => (step.known ?? step.on).slice(0, 10);

function timesOf(step: Step, { months, until }: { months: number; until: string }): Step[] {
  const [year = 0, month = 1, day = 1] = step.on.slice(0, 10).split('-').map(Number);
  const found: Step[] = [];
  for (let at = 0; ; at += months) {
    const on = new Date(Date.UTC(year, month - 1 + at, day)).toISOString().slice(0, 10);
    if (on > until) return found;
    found.push({ ...step, on });
  }
}
