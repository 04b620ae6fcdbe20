/** The public file of organisations. */
export { officeMayDecide } from './delegations.ts';
export { loadPlaces, type PlacesFile } from './load-places.ts';
export {
  assignedPacks,
  countyOrganisations,
  countyPath,
  governing,
  officeServing,
  organisation,
  type OrganisationRow,
  type PackRow,
  packsOf,
} from './lookups.ts';
export { mayDecide, namedOnly, scopeOf } from './rules.ts';
