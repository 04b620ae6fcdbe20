/** Support: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { endForPerson, nameForPerson, saveCounselling } from './commands.ts';
import * as contract from './contract.ts';
import { readCandidates, readCounselling, readSupport } from './queries.ts';

export const feature: Feature = {
  name: 'support',
  routes: [
    route(contract.supportOfCase, readSupport),
    route(contract.supportCandidates, readCandidates),
    route(contract.nameMember, nameForPerson),
    route(contract.endMember, endForPerson),
    route(contract.counsellingOfCase, readCounselling),
    route(contract.recordCounselling, saveCounselling),
  ],
};
