/** People: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { unmaskField } from './commands.ts';
import { addPhoto, readPhoto, readPhotos, withdrawPhoto } from './photos.ts';
import { findCharacters } from './characters.ts';
import { comparePeople } from './compare.ts';
import * as contract from './contract.ts';
import { mergePeople, undoMergeOfPeople } from './merge.ts';
import { readBrokenNames, repairName } from './repair-name.ts';
import { findDuplicates, readReaders, searchForPeople } from './queries.ts';
import { readTwice } from './twice.ts';

export const feature: Feature = {
  name: 'people',
  routes: [
    route(contract.search, searchForPeople),
    route(contract.duplicates, findDuplicates),
    route(contract.twice, readTwice),
    route(contract.compare, comparePeople),
    route(contract.brokenNames, readBrokenNames),
    route(contract.repairName, repairName),
    route(contract.characters, findCharacters),
    route(contract.photos, readPhotos),
    route(contract.photo, readPhoto),
    route(contract.addPhoto, addPhoto),
    route(contract.withdrawPhoto, withdrawPhoto),
    route(contract.readers, readReaders),
    route(contract.unmask, unmaskField),
    route(contract.merge, mergePeople),
    route(contract.undoMerge, undoMergeOfPeople),
  ],
};
