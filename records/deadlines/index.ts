/** The public file of duties and alerts. */
export { basisOf, type DutyRow, dutyLineOf } from './lines.ts';
export { openDuties, type TodayRows, todayAnswer, todayRows } from './queries.ts';
export { statusOn } from './rules.ts';
