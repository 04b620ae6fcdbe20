/** Requests about one's own information: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { askMine, endConsent, identify, take, withdraw, withdrawMine } from './commands.ts';
import * as contract from './contract.ts';
import { decide } from './decide.ts';
import { readCopy, readList, readMine, readOfCase, readRequest } from './queries.ts';
import { dataRequests } from './store.ts';

export const feature: Feature = {
  name: 'data-requests',
  projections: [dataRequests],
  on: { 'case.data-requested': endConsent },
  routes: [
    route(contract.listDataRequests, readList),
    route(contract.openDataRequest, readRequest),
    route(contract.dataRequestsOfCase, readOfCase),
    route(contract.takeDataRequest, take),
    route(contract.showIdentity, identify),
    route(contract.decideDataRequest, decide),
    route(contract.withdrawDataRequest, withdraw),
    route(contract.fetchCopy, readCopy),
    route(contract.myDataRequests, readMine),
    route(contract.askMyData, askMine),
    route(contract.withdrawMyDataRequest, withdrawMine),
    route(contract.fetchMyCopy, readCopy),
  ],
};
