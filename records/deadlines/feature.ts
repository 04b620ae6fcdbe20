/** Duties and alerts: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { disposeAlert, sendReminder, setAsideDuty } from './commands.ts';
import * as contract from './contract.ts';
import { openFile } from '../cases/contract.ts';
import { readCaseFile } from './file.ts';
import { alerts, duties } from './projection.ts';
import { readUntold } from './untold.ts';
import { readCalendar, readFalseAlarms, readAlertTrace, readToday, readTrace } from './queries.ts';

export const feature: Feature = {
  name: 'deadlines',
  projections: [duties, alerts],
  routes: [
    route(openFile, readCaseFile),
    route(contract.today, readToday),
    route(contract.calendarOfDuties, readCalendar),
    route(contract.untold, readUntold),
    route(contract.dutyTrace, readTrace),
    route(contract.alertTrace, readAlertTrace),
    route(contract.falseAlarms, readFalseAlarms),
    route(contract.remind, sendReminder),
    route(contract.setDutyAside, setAsideDuty),
    route(contract.decideAlert, disposeAlert),
  ],
};
