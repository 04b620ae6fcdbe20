/** Which fact a contact becomes, and what it must say. Pure. */
import { invalid, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { ContactBody } from './contract.ts';

export interface ContactFact {
  type: string;
  data: Record<string, unknown>;
}

export const makers = ['volunteer', 'village', 'office', 'county'] as const;
export type Maker = (typeof makers)[number];

/** Duties of a village are met by the village's visits, of an office by the office's; a volunteer's meet neither. */
export function makerOf({ organisationKind, roles }: { organisationKind: string; roles: readonly string[] }): Maker {
  if (roles.length && roles.every((role) => role === 'volunteer')) return 'volunteer';
  return organisationKind === 'village-committee' ? 'village' : organisationKind === 'judicial-office' ? 'office' : 'county';
}

/** Whose contacts one may write down: one's own, and from the office up what those below report by telephone or on paper. */
export function recordedBy(own: Maker): readonly Maker[] {
  if (own === 'volunteer' || own === 'village') return [own];
  return [...makers.slice(1, makers.indexOf(own) + 1), 'volunteer'];
}

/** The fact that rules look at, without what only people read. */
export function factOf(contact: ContactBody, by: Maker): ContactFact {
  const findings = contact.findings || undefined;
  switch (contact.kind) {
    case 'visit':
      return {
        type: 'case.visit-made',
        data: clean({ by, target: contact.target ?? 'person', seen: !contact.nobodyHome, nobodyHome: contact.nobodyHome ?? false, discreet: contact.discreet, extra: contact.extra, findings }),
      };
    case 'talk':
      return { type: 'case.talk-held', data: clean({ by, purpose: contact.purpose ?? 'regular', form: contact.form ?? 'individual' }) };
    case 'phone-report':
      return { type: 'correction.reported', data: clean({ channel: 'phone', number: contact.number }) };
    default:
      return { type: 'correction.reported', data: clean({ channel: 'in-person' }) };
  }
}

const clean = (data: Record<string, unknown>) => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== ''));

/** A report is a supervised person's; one by telephone names the number it came from. */
export function mayRecordContact(contact: ContactBody, caseKind: string, own: Maker): Refusal | undefined {
  if (contact.by && !recordedBy(own).includes(contact.by)) return invalid('contact/not-theirs-to-record', 'by');
  if (own === 'volunteer' && contact.kind !== 'visit' && contact.kind !== 'talk') return invalid('contact/not-theirs-to-record', 'kind');
  const report = contact.kind === 'phone-report' || contact.kind === 'in-person-report';
  if (report && caseKind !== 'correction') return invalid('contact/no-reports-here', 'kind');
  if (contact.followUp && !contact.followUpOn) return invalid('contact/follow-up-without-day', 'followUpOn');
  if (contact.followUpOn && contact.followUpOn < contact.on) return invalid('contact/follow-up-before', 'followUpOn', { on: contact.on });
  return undefined;
}
