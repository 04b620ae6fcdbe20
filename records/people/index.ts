/** The public file of people. */
export { hasLostCharacter, kindsOf, readings } from './names.ts';
export { addPerson, followIdentity } from './store.ts';
