/** Trying rules on made-up days, with a calendar that knows weekends and no holidays. */
import { addDays, dayNumber, type PlainDate, workingCalendar } from '@guilu/calendar';
import type { Version } from '../version.ts';

const FIRST = 2000;
const YEARS = 140;
const EARLIEST = '2012-03-01';

/** Enough for a trial: what is tried has nothing to do with holidays. */
export const TRIAL_CALENDAR = workingCalendar(
  Array.from({ length: YEARS }, (_, index) => ({ year: FIRST + index, source: 'trial', off: [], work: [] })),
);

/** A day on which a version is in force, early in its time. */
export function trialDay(version: Version): PlainDate {
  const begins = version.fromText < EARLIEST ? EARLIEST : version.fromText;
  return begins <= version.raw.through ? begins : version.fromText;
}

/** The first Saturday on or after a day: a last day that rolls forward shows itself there. */
export function saturdayFrom(day: PlainDate): PlainDate {
  // Day number 0, 1 January 1970, was a Thursday.
  const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return addDays(day, (5 - weekday + 7) % 7);
}
