/** What an account of each kind of organisation may see of the tree. Pure. */

export interface Seat {
  kind: string;
  path: string;
  /** Path of the bureau of the county (or, for a city's agencies, of the city) that it works with. */
  bureauPath: string | undefined;
  /** Path of the office of the township that a leading group is for. */
  officePath?: string | undefined;
}

const ownBranch = new Set(['judicial-office', 'village-committee', 'city-bureau', 'province-bureau']);
const countyBranch = new Set([
  'county-bureau',
  'community-correction-agency',
  'resettlement-office',
  'procuratorate',
  'leading-group',
]);

/**
 * The branch that may be seen; empty sees no case. Offices, villages and the bureaus of city and province see their own
 * branch, the county's parts and its procuratorate the whole county, a township's leading group what its office has;
 * courts, prisons and police have their inbox only, and an administrator sees no case at all.
 */
export function scopeOf(seat: Seat, roles: readonly string[]): string {
  if (roles.every((role) => role === 'administrator' || role === 'rules-officer' || role === 'partner')) return '';
  if (ownBranch.has(seat.kind)) return seat.path;
  if (seat.kind === 'leading-group' && seat.officePath) return seat.officePath;
  return countyBranch.has(seat.kind) ? (seat.bureauPath ?? '') : '';
}

/**
 * Volunteers and psychologists see of their branch the files that they are named for. A village's own volunteer sees
 * the village, as its liaison does.
 */
export function namedOnly(kind: string, roles: readonly string[]): boolean {
  if (!roles.length || !roles.every((role) => role === 'volunteer' || role === 'psychologist')) return false;
  return kind !== 'village-committee' || roles.includes('psychologist');
}

export interface Delegation {
  office: string;
  powers: readonly string[];
  fromOn: string;
  /** Last day, by the instrument. */
  toOn?: string | undefined;
  /** Last day, where the county took it back before. */
  endedOn?: string | undefined;
}

/** Is the instrument in force on a day? Its first and last days are included. */
export function inForce(of: Delegation, on: string): boolean {
  return of.fromOn <= on && (of.toOn === undefined || on <= of.toOn) && (of.endedOn === undefined || on <= of.endedOn);
}

/** May an office decide on a day what is the county's to decide, by one of these instruments? (CCL 9) */
export function mayDecide(delegations: readonly Delegation[], office: string, power: string, on: string): boolean {
  return delegations.some((one) => one.office === office && one.powers.includes(power) && inForce(one, on));
}

/** Which kinds stand below which; a partner agency may also stand at the root. */
const below: Record<string, readonly string[]> = {
  'county-bureau': ['community-correction-agency', 'resettlement-office', 'judicial-office'],
  'judicial-office': ['village-committee'],
  'leading-group': ['leading-group'],
  'police-bureau': ['police-station', 'detention-centre'],
  procuratorate: ['procuratorate'],
};
const rootKinds = new Set(['court', 'procuratorate', 'police-bureau', 'leading-group', 'prison', 'detention-centre']);

/** May an organisation of a kind be put below a parent of a kind (undefined: at the root)? */
export function mayStandBelow(kind: string, parentKind: string | undefined): boolean {
  return parentKind === undefined ? rootKinds.has(kind) : (below[parentKind] ?? []).includes(kind);
}
