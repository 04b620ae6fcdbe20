/** Organisations: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as contract from './contract.ts';
import { delegate, endDelegated, readDelegations } from './delegations.ts';
import { readPlaces } from './places.ts';
import { addToTree, changeAddress, endInTree, readTree } from './tree.ts';

export const feature: Feature = {
  name: 'organisations',
  routes: [
    route(contract.listPlaces, readPlaces),
    route(contract.listOrganisations, readTree),
    route(contract.addOrganisation, addToTree),
    route(contract.reachOrganisation, changeAddress),
    route(contract.endOrganisation, endInTree),
    route(contract.listDelegations, readDelegations),
    route(contract.createDelegation, delegate),
    route(contract.endDelegation, endDelegated),
  ],
};
