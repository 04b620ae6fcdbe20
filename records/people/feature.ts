/** People: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { mergePeople, undoMergeOfPeople, unmaskField } from './commands.ts';
import * as contract from './contract.ts';
import { findDuplicates, readReaders, searchForPeople } from './queries.ts';

export const feature: Feature = {
  name: 'people',
  routes: [
    route(contract.search, searchForPeople),
    route(contract.duplicates, findDuplicates),
    route(contract.readers, readReaders),
    route(contract.unmask, unmaskField),
    route(contract.merge, mergePeople),
    route(contract.undoMerge, undoMergeOfPeople),
  ],
};
