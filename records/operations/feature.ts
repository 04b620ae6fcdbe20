/** How the installation stands: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as contract from './contract.ts';
import { readOperations, startVerification, verifyDaily } from './queries.ts';

export const feature: Feature = {
  name: 'operations',
  routes: [route(contract.operations, readOperations), route(contract.verifyChains, startVerification)],
  jobs: { 'operations.verify-daily': { everyMinutes: 30, run: verifyDaily } },
};
