/** The fields of the contact form: few at first, the others when asked for. Pure. */
import { type Field, isEmpty, type Values } from '@guilu/ui/fields.ts';
import { type ContactBody, contactKinds, sections } from '../contract.ts';
import { type Maker, recordedBy } from '../rules.ts';

/** The kind of contact that a fact type opens the form with. */
export function kindOf(type: string): ContactBody['kind'] {
  if (type === 'case.talk-held') return 'talk';
  return type === 'correction.reported' ? 'phone-report' : 'visit';
}

/** Whose contact it is at first: theirs who owe it, where one may write it down, else one's own. */
export function firstMaker(own: Maker, owedBy: readonly string[] = []): Maker {
  return recordedBy(own).find((maker) => owedBy.includes(maker)) ?? own;
}

interface About {
  caseKind: string;
  today: string;
  own: Maker;
  /** In a run over a list the findings are one line, so that Enter saves from there too. */
  inRun: boolean;
  /** Whether findings are written; without them a visit says at least whether somebody was at home. */
  written: boolean;
}

/** The fields that stand open from the start. */
export const firstNames: readonly string[] = ['kind', 'on', 'by', 'nobodyHome', 'number', 'findings'];

/** Whether something was written into the fields below the fold; then it stays open, so that nothing is lost unseen. */
export function writtenBelow(values: Values): boolean {
  return Object.entries(values).some(([name, value]) => !firstNames.includes(name) && !isEmpty(value));
}

/** What is sent: notes of the sections go together, everything else as it stands. */
export function bodyOf(filled: Values): ContactBody {
  const isSection = (name: string) => (sections as readonly string[]).includes(name);
  const notes = Object.fromEntries(Object.entries(filled).filter(([name]) => isSection(name)));
  const rest = Object.fromEntries(Object.entries(filled).filter(([name]) => !isSection(name)));
  return { ...rest, ...(Object.keys(notes).length > 0 && { notes }) } as ContactBody;
}

type Say = (key: string) => string;

/** A released person owes no report, so those kinds are offered in a correction only. */
export function contactFields(t: Say, { caseKind, today, own, inRun, written }: About): Field[] {
  const reports = caseKind === 'correction' && own !== 'volunteer';
  const kinds = contactKinds.filter((kind) => reports || !kind.endsWith('report'));
  const options = (prefix: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
  const is =
    (...kind: string[]) =>
    (values: Record<string, unknown>) =>
      kind.includes(String(values.kind));
  const field = (name: string, kind: Field['kind'], rest: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: t(`contacts.field.${name}`),
    ...rest,
  });
  return [
    field('kind', 'choice', { required: true, options: options('contacts.kind', kinds) }),
    field('on', 'day', { required: true, max: today }),
    ...(recordedBy(own).length === 1
      ? []
      : [
          field('by', 'choice', {
            required: true,
            when: is('visit', 'talk'),
            options: options('contacts.by', recordedBy(own)),
          }),
        ]),
    field('nobodyHome', 'yes-no', { required: !written, when: is('visit') }),
    field('number', 'text', { when: is('phone-report'), inputMode: 'tel', hint: t('contacts.numberHint') }),
    field('findings', inRun ? 'text' : 'long', { when: is('visit', 'talk') }),
    field('place', 'text'),
    field('present', 'texts'),
    field('target', 'choice', {
      when: is('visit'),
      options: options('contacts.target', ['person', 'family', 'village', 'employer', 'school', 'other']),
    }),
    field('purpose', 'choice', {
      when: is('talk'),
      options: options('contacts.purpose', ['first', 'regular', 'corrective', 'key-date', 'psychology', 'discharge']),
    }),
    ...sections.map((name) => field(name, 'long')),
    field('needs', 'texts'),
    field('followUpOn', 'day', { min: today }),
    field('followUp', 'text'),
  ];
}
