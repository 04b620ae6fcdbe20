/** What an account of each kind of organisation may see of the tree. Pure. */

export interface Seat {
  kind: string;
  path: string;
  /** Path of the bureau of the county (or, for a city's agencies, of the city) that it works with. */
  bureauPath: string | undefined;
}

const ownBranch = new Set(['judicial-office', 'village-committee', 'city-bureau', 'province-bureau']);
const countyBranch = new Set(['county-bureau', 'community-correction-agency', 'resettlement-office', 'procuratorate', 'leading-group']);

/**
 * The branch that may be seen; empty sees no case. Offices, villages and the bureaus of city and province see their own
 * branch, the county's parts and its procuratorate the whole county; courts, prisons and police have their inbox only,
 * and an administrator sees no case at all.
 */
export function scopeOf(seat: Seat, roles: readonly string[]): string {
  if (roles.every((role) => role === 'administrator' || role === 'rules-officer' || role === 'partner')) return '';
  if (ownBranch.has(seat.kind)) return seat.path;
  return countyBranch.has(seat.kind) ? (seat.bureauPath ?? '') : '';
}
