/** Small questions that records and screens ask of days. */
import { addDays, weekday } from './days.ts';
import type { Instant, PlainDate } from './types.ts';

/** The day of a fact's `on`, which is a day or an instant in +08:00. */
export const dayOf = (on: PlainDate | Instant): PlainDate => on.slice(0, 10);

/** The Sunday that ends the week of a day; weeks run Monday to Sunday. */
export const endOfWeek = (day: PlainDate): PlainDate => addDays(day, 7 - weekday(day));

/** Full years of age on a day; who is born on 29 February is a year older on 1 March in a common year. */
export function ageOn(bornOn: PlainDate, day: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** Days of a stretch, both ends counted. */
export const daysInStretch = (from: PlainDate, to: PlainDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
