/** Discharge and closing: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { acknowledgeHandover, changeTermByPaper, close, dischargePerson, reopen, saveAppraisal, terminatePerson } from './commands.ts';
import * as contract from './contract.ts';
import { readReadiness } from './queries.ts';

export const feature: Feature = {
  name: 'discharge',
  routes: [
    route(contract.readiness, readReadiness),
    route(contract.writeAppraisal, saveAppraisal),
    route(contract.discharge, dischargePerson),
    route(contract.terminate, terminatePerson),
    route(contract.changeTerm, changeTermByPaper),
    route(contract.closeCase, close),
    route(contract.reopenCase, reopen),
    route(contract.receiveHandover, acknowledgeHandover),
  ],
};
