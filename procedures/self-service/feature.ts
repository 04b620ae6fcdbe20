/** The person's own page: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as contract from './contract.ts';
import { consent, endFamilyAccess, endMine, givePassword, invite, readFamily, readMyFamily } from './family.ts';
import { endPhoneAccess, openPhoneAccess, readPhoneAccess } from './phone-access.ts';
import { readRelative } from './relative.ts';
import { noteNeed, object, readHome, readOwnReaders, sendReport } from './service.ts';

export const feature: Feature = {
  name: 'self-service',
  routes: [
    route(contract.home, readHome),
    route(contract.report, sendReport),
    route(contract.askForHelp, noteNeed),
    route(contract.objectTo, object),
    route(contract.myReaders, readOwnReaders),
    route(contract.phoneAccess, readPhoneAccess),
    route(contract.givePhoneAccess, openPhoneAccess),
    route(contract.endPhoneAccess, endPhoneAccess),
    route(contract.relative, readRelative),
    route(contract.myFamily, readMyFamily),
    route(contract.consentToFamily, consent),
    route(contract.endMyFamily, endMine),
    route(contract.familyOf, readFamily),
    route(contract.inviteFamily, invite),
    route(contract.openFamily, givePassword),
    route(contract.endFamily, endFamilyAccess),
  ],
};
