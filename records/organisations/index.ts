/** The public file of organisations. */
export { officeMayDecide } from './delegations.ts';
export { loadPlaces, type PlacesFile } from './load-places.ts';
export {
  countyOrganisations,
  countyPath,
  officeServing,
  organisation,
  type OrganisationRow,
  packsOf,
} from './lookups.ts';
export { mayDecide, namedOnly, scopeOf } from './rules.ts';
