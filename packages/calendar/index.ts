/** The public file of the calendar: days, instants, periods and working days. */
export * from './days.ts';
export * from './instants.ts';
export * from './periods.ts';
export * from './reading.ts';
export type * from './types.ts';
export * from './working-calendar.ts';
