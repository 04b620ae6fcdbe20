/** Days as text and the working calendar as data. Pure: no clock, no I/O. */

/** A day in Asia/Shanghai, `YYYY-MM-DD`. Two days compare with `<` as text. */
export type PlainDate = string;

/** An instant, ISO 8601 with an offset, e.g. `2026-11-23T14:00:00+08:00`. */
export type Instant = string;

/** One year's arrangement by the State Council. A weekday in `off` is free, a weekend day in `work` is worked. */
export interface CalendarYear {
  year: number;
  off: PlainDate[];
  work: PlainDate[];
  source: string;
}

export type Unit = 'minute' | 'hour' | 'day' | 'workday' | 'month' | 'year';
