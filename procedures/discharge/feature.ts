/** Discharge and closing: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { acknowledgeHandover } from './acknowledge.ts';
import {
  changeTermByPaper,
  close,
  deferCertificate,
  dischargePerson,
  handOverLater,
  makeAgain,
  reopen,
  saveAppraisal,
  terminatePerson,
} from './commands.ts';
import * as contract from './contract.ts';
import { readHandover, readReadiness } from './queries.ts';

export const feature: Feature = {
  name: 'discharge',
  routes: [
    route(contract.readiness, readReadiness),
    route(contract.writeAppraisal, saveAppraisal),
    route(contract.discharge, dischargePerson),
    route(contract.defer, deferCertificate),
    route(contract.makePaper, makeAgain),
    route(contract.handOver, handOverLater),
    route(contract.handover, readHandover),
    route(contract.terminate, terminatePerson),
    route(contract.changeTerm, changeTermByPaper),
    route(contract.closeCase, close),
    route(contract.reopenCase, reopen),
    route(contract.receiveHandover, acknowledgeHandover),
  ],
};
