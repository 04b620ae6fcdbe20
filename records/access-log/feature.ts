/** The access log: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as contract from './contract.ts';
import { readAccessLog, verifyOwnChain } from './queries.ts';

export const feature: Feature = {
  name: 'access-log',
  routes: [route(contract.readLog, readAccessLog), route(contract.verifyLog, verifyOwnChain)],
};
