/** Which fact a contact becomes, and what it must say. Pure. */
import { caseStaff } from '@guilu/platform/access/roles.ts';
import { invalid, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { ContactBody } from './contract.ts';

export interface ContactFact {
  type: string;
  data: Record<string, unknown>;
}

export const makers = ['volunteer', 'village', 'social-worker', 'office', 'county'] as const;
export type Maker = (typeof makers)[number];

const officers: readonly string[] = caseStaff;

/**
 * Whose contacts an account's are. Duties of a village are met by the village's visits, of an office by the office's, a
 * volunteer's meet neither; what an office's own social worker does the office does. A social worker of the county agency
 * is no officer of it (CCL 10, 11): what such a one does stands under the catalogue's role of social workers.
 */
export function makerOf({ organisationKind, roles }: { organisationKind: string; roles: readonly string[] }): Maker {
  if (roles.length && roles.every((role) => role === 'volunteer')) return 'volunteer';
  if (organisationKind === 'village-committee') return 'village';
  if (organisationKind === 'judicial-office') return 'office';
  return roles.includes('social-worker') && !roles.some((role) => officers.includes(role)) ? 'social-worker' : 'county';
}

/** Whose contacts one may write down: one's own, and from the office up what those below report by telephone or on paper. */
export const recordedBy = (own: Maker): readonly Maker[] => below[own];

const below: Record<Maker, readonly Maker[]> = {
  volunteer: ['volunteer'],
  village: ['village'],
  'social-worker': ['social-worker'],
  office: ['village', 'office', 'volunteer'],
  county: ['village', 'office', 'county', 'social-worker', 'volunteer'],
};

/** The fact that rules look at, without what only people read. */
export function factOf(contact: ContactBody, by: Maker): ContactFact {
  const findings = contact.findings || undefined;
  switch (contact.kind) {
    case 'visit':
      return {
        type: 'case.visit-made',
        data: clean({
          by,
          target: contact.target ?? 'person',
          seen: !contact.nobodyHome,
          nobodyHome: contact.nobodyHome ?? false,
          discreet: contact.discreet,
          extra: contact.extra,
          findings,
        }),
      };
    case 'talk':
      return {
        type: 'case.talk-held',
        data: clean({ by, purpose: contact.purpose ?? 'regular', form: contact.form ?? 'individual' }),
      };
    case 'phone-report':
      return { type: 'correction.reported', data: clean({ channel: 'phone', number: contact.number }) };
    default:
      return { type: 'correction.reported', data: clean({ channel: 'in-person' }) };
  }
}

const clean = (data: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== ''));

/** A report is a supervised person's; one by telephone names the number it came from. */
export function mayRecordContact(contact: ContactBody, caseKind: string, own: Maker): Refusal | undefined {
  if (contact.by && !recordedBy(own).includes(contact.by)) return invalid('contact/not-theirs-to-record', 'by');
  if (own === 'volunteer' && contact.kind !== 'visit' && contact.kind !== 'talk') return invalid('contact/not-theirs-to-record', 'kind');
  const report = contact.kind === 'phone-report' || contact.kind === 'in-person-report';
  if (report && caseKind !== 'correction') return invalid('contact/no-reports-here', 'kind');
  if (contact.followUp && !contact.followUpOn) return invalid('contact/follow-up-without-day', 'followUpOn');
  if (contact.followUpOn && contact.followUpOn < contact.on)
    return invalid('contact/follow-up-before', 'followUpOn', { on: contact.on });
  return undefined;
}
