/** The public file of people. */
export { hasLostCharacter, kindsOf, readings, suggestedName } from './names.ts';
export { mask, maskNumber } from './mask.ts';
export { currentPhoto, photoOfPerson } from './photos.ts';
export { findPeople } from './queries.ts';
export { addPerson, followIdentity, identityColumns, searchKeys } from './store.ts';
