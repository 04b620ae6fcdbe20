/** Until when a family member may be told, and on whose word. Pure. */
import { addMonths, type PlainDate } from '@guilu/calendar';

export const relations = ['spouse', 'parent', 'child', 'sibling', 'grandparent', 'other'] as const;
export type FamilyKind = 'by-consent' | 'guardian';

/** The eighteenth birthday; a minor is one up to and on it (Civil Code 17, counted from the day after the birthday). */
export const adultOn = (bornOn: PlainDate): PlainDate => addMonths(bornOn, 18 * 12);

export const isMinor = (bornOn: PlainDate | undefined, today: PlainDate): boolean =>
  bornOn !== undefined && today <= adultOn(bornOn);

/** The last day that may be named: a year from today, for the guardian of a minor at most the eighteenth birthday. */
export function lastDay(kind: FamilyKind, bornOn: PlainDate | undefined, today: PlainDate): PlainDate {
  const year = addMonths(today, 12);
  return kind === 'guardian' && bornOn && adultOn(bornOn) < year ? adultOn(bornOn) : year;
}

/**
 * Why this invitation cannot be: a code of the language files; undefined where it can.
 * A minor is supervised with the guardian (CCL 53); anybody else's family is told by that person's consent alone.
 */
export function familyFault(
  asked: { kind: FamilyKind; toOn: PlainDate; consentNote?: string | undefined; onOwnPage?: boolean },
  bornOn: PlainDate | undefined,
  today: PlainDate,
): { code: string; field?: string; params?: Record<string, string> } | undefined {
  const minor = isMinor(bornOn, today);
  if (asked.kind === 'guardian' && !minor) return { code: 'family/not-a-minor', field: 'kind' };
  if (asked.kind === 'by-consent' && minor) return { code: 'family/guardian-only', field: 'kind' };
  if (asked.kind === 'by-consent' && !asked.onOwnPage && !asked.consentNote?.trim())
    return { code: 'family/consent-wanted', field: 'consentNote' };
  const last = lastDay(asked.kind, bornOn, today);
  if (asked.toOn < today || asked.toOn > last) return { code: 'family/too-long', field: 'toOn', params: { last } };
  return undefined;
}
