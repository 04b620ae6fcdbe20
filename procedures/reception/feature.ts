/** Reception: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { assignCase, holdAnnouncement, makeGroup, readReception } from './commands.ts';
import * as contract from './contract.ts';

export const feature: Feature = {
  name: 'reception',
  routes: [
    route(contract.reception, readReception),
    route(contract.announce, holdAnnouncement),
    route(contract.formGroup, makeGroup),
    route(contract.assign, assignCase),
  ],
};
