/** The public file of people. */
export { kindsOf, readings } from './names.ts';
export { hasLostCharacter, suggestedName } from './rules.ts';
export { mask, maskNumber } from './mask.ts';
export { indexesUnder, renewIndexes } from './renew-indexes.ts';
export { currentPhoto, photoOfPerson } from './photos.ts';
export { findPeople } from './queries.ts';
export { addPerson, followIdentity, identityColumns, searchKeys } from './store.ts';
