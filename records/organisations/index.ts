/** The public file of organisations. */
export { loadPlaces, type PlacesFile } from './load-places.ts';
export { countyOrganisations, countyPath, officeServing, organisation, type OrganisationRow, packsOf } from './lookups.ts';
export { scopeOf } from './rules.ts';
