/** Powers of the county in the hands of offices, as lists of duties ask for them. Pure. */
import { caseStaff } from '@guilu/platform/access/roles.ts';

/** An instrument in force. */
export interface Held {
  office: string;
  powers: string[];
  instrument: string;
  /** Its last day, where it has one. */
  until: string | null;
}

export interface Entrusted {
  /** The instrument by which an office holds a power. */
  by(office: string | null | undefined, power: string): Held | undefined;
  /** Whether whoever asks may do an act of the power in a case of the office (CCL 9; only officers, CCL 10–13). */
  mayUse(office: string | null | undefined, power: string): boolean;
}

/** `level`: an office and its villages need an instrument, the county does not. Without roles only the level is looked at. */
export function entrustedOf(
  held: readonly Held[],
  asks: { level: 'office' | 'county'; roles?: readonly string[] | undefined },
): Entrusted {
  const by: Entrusted['by'] = (office, power) =>
    held.find((one) => one.office === office && one.powers.includes(power));
  const officer = !asks.roles || asks.roles.some((role) => (caseStaff as readonly string[]).includes(role));
  return {
    by,
    mayUse: (office, power) => officer && (asks.level === 'county' || by(office, power) !== undefined),
  };
}
