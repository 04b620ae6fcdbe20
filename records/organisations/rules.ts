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

/** The last day of an instrument: as it says, or as the county took it back; undefined where it runs on. */
export function lastDay(of: Pick<Delegation, 'toOn' | 'endedOn'>): string | undefined {
  return [of.toOn, of.endedOn].filter((day) => day !== undefined).sort()[0];
}

/** Is the instrument in force on a day? Its first and last days are included. */
export function inForce(of: Delegation, on: string): boolean {
  const last = lastDay(of);
  return of.fromOn <= on && (last === undefined || on <= last);
}

/**
 * The instrument by which an office holds a power of the county on a day (CCL 9), the latest where there are several;
 * where it holds none, the one that ended last.
 */
export function entrustment<T extends Delegation>(
  delegations: readonly T[],
  office: string,
  power: string,
  on: string,
): { by?: T; ended?: T } {
  const about = delegations.filter((one) => one.office === office && one.powers.includes(power));
  const [by] = about.filter((one) => inForce(one, on)).sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1));
  if (by) return { by };
  const over = about.filter((one) => (lastDay(one) ?? on) < on);
  const [ended] = over.sort((a, b) => ((lastDay(a) ?? '') < (lastDay(b) ?? '') ? 1 : -1));
  return ended ? { ended } : {};
}

/** Which kinds stand below which, to any depth where a kind stands below itself; a partner agency may also stand at the root. */
const below: Record<string, readonly string[]> = {
  'county-bureau': ['community-correction-agency', 'resettlement-office', 'judicial-office'],
  'judicial-office': ['village-committee'],
  'village-committee': ['village-committee'],
  court: ['court'],
  'leading-group': ['leading-group'],
  'police-bureau': ['police-station', 'detention-centre'],
  procuratorate: ['procuratorate'],
};
const rootKinds = new Set(['court', 'procuratorate', 'police-bureau', 'leading-group', 'prison', 'detention-centre']);

/** May an organisation of a kind be put below a parent of a kind (undefined: at the root)? */
export function mayStandBelow(kind: string, parentKind: string | undefined): boolean {
  return parentKind === undefined ? rootKinds.has(kind) : (below[parentKind] ?? []).includes(kind);
}
