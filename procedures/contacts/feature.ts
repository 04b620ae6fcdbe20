/** Contacts: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { finishFollowUp, readContactsOfCase, readFollowUps, saveContact, textsOfContacts } from './commands.ts';
import * as contract from './contract.ts';

export const feature: Feature = {
  name: 'contacts',
  texts: textsOfContacts,
  routes: [
    route(contract.recordContact, saveContact),
    route(contract.contactsOfCase, readContactsOfCase),
    route(contract.followUps, readFollowUps),
    route(contract.doneFollowUp, finishFollowUp),
  ],
};
