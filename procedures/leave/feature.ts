/** Leave: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { approve, askForLeave, comeBack, depart, extend, passOn, refuse, withdraw } from './commands.ts';
import * as contract from './contract.ts';
import { countApprovals, readLeaveList, readLeaveOfCase, readOutlook } from './queries.ts';
import { leaveRequests } from './store.ts';

export const feature: Feature = {
  name: 'leave',
  projections: [leaveRequests],
  approvals: countApprovals,
  routes: [
    route(contract.outlook, readOutlook),
    route(contract.listLeave, readLeaveList),
    route(contract.leaveOfCase, readLeaveOfCase),
    route(contract.requestLeave, askForLeave),
    route(contract.giveOpinion, passOn),
    route(contract.approveLeave, approve),
    route(contract.refuseLeave, refuse),
    route(contract.recordDeparture, depart),
    route(contract.extendLeave, extend),
    route(contract.recordReturn, comeBack),
    route(contract.withdrawLeave, withdraw),
  ],
};
