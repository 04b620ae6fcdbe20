/** The public file of organisations. */
export { entrustedTo, type Instrument, instrumentsInScope, notEntrusted, standsOn } from './delegations.ts';
export { loadPlaces, type PlacesFile } from './load-places.ts';
export {
  assignedPacks,
  countyOrganisations,
  countyPath,
  governing,
  namesOfCodes,
  officeServing,
  organisation,
  type OrganisationRow,
  type PackRow,
  packsOf,
} from './lookups.ts';
export { namedOnly, scopeOf } from './rules.ts';
