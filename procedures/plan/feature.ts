/** Plan: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { write } from './commands.ts';
import * as contract from './contract.ts';
import { read } from './queries.ts';

export const feature: Feature = {
  name: 'plan',
  routes: [route(contract.planOfCase, read), route(contract.writePlan, write)],
};
