/** The fields of the contact form: few at first, the others when asked for. Pure. */
import type { Field } from '@guilu/ui/fields.ts';
import { type ContactBody, contactKinds, sections } from '../contract.ts';

/** The kind of contact that a fact type opens the form with. */
export function kindOf(type: string, channel: string): ContactBody['kind'] {
  if (type === 'case.talk-held') return 'talk';
  if (type === 'correction.reported') return channel === 'in-person' ? 'in-person-report' : 'phone-report';
  return 'visit';
}

interface About {
  type: string;
  caseKind: string;
  today: string;
  more: boolean;
}

type Say = (key: string) => string;

/** A released person owes no report, so those kinds are offered in a correction only. */
export function contactFields(t: Say, { caseKind, today, more }: About): Field[] {
  const kinds = contactKinds.filter((kind) => caseKind === 'correction' || !kind.endsWith('report'));
  const options = (prefix: string, codes: readonly string[]) => codes.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
  const is = (...kind: string[]) => (values: Record<string, unknown>) => kind.includes(String(values.kind));
  const field = (name: string, kind: Field['kind'], rest: Partial<Field> = {}): Field => ({ name, kind, label: t(`contacts.field.${name}`), ...rest });
  const first = [
    field('kind', 'choice', { required: true, options: options('contacts.kind', kinds) }),
    field('on', 'day', { required: true, max: today }),
    field('nobodyHome', 'yes-no', { when: is('visit') }),
    field('number', 'text', { when: is('phone-report'), inputMode: 'tel', hint: t('contacts.numberHint') }),
    field('findings', 'long', { when: is('visit', 'talk') }),
  ];
  if (!more) return first;
  return [
    ...first,
    field('place', 'text'),
    field('present', 'texts'),
    field('target', 'choice', { when: is('visit'), options: options('contacts.target', ['person', 'family', 'village', 'employer', 'school', 'other']) }),
    field('purpose', 'choice', { when: is('talk'), options: options('contacts.purpose', ['first', 'regular', 'corrective', 'key-date', 'psychology', 'discharge']) }),
    ...sections.map((name) => field(name, 'long')),
    field('needs', 'texts'),
    field('followUpOn', 'day', { min: today }),
    field('followUp', 'text'),
  ];
}
