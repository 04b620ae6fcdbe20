/** People: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { unmaskField } from './commands.ts';
import { comparePeople } from './compare.ts';
import * as contract from './contract.ts';
import { mergePeople, undoMergeOfPeople } from './merge.ts';
import { findDuplicates, readReaders, searchForPeople } from './queries.ts';
import { readTwice } from './twice.ts';

export const feature: Feature = {
  name: 'people',
  routes: [
    route(contract.search, searchForPeople),
    route(contract.duplicates, findDuplicates),
    route(contract.twice, readTwice),
    route(contract.compare, comparePeople),
    route(contract.readers, readReaders),
    route(contract.unmask, unmaskField),
    route(contract.merge, mergePeople),
    route(contract.undoMerge, undoMergeOfPeople),
  ],
};
