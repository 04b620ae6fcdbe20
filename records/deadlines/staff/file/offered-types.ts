/** Which facts the menu 记一笔 offers in a file. Pure. */

export interface OfferedFact {
  type: string;
  title: { zh: string; en: string };
  plain: boolean;
}

/** Facts that are recorded most, first in the menu of 记一笔. */
const frequent = [
  'case.visit-made',
  'case.talk-held',
  'correction.reported',
  'case.contact-made',
  'resettlement.visit-made',
  'case.note-written',
  'case.information-received',
  'case.need-noted',
  'person.contact-recorded',
  'person.address-recorded',
  'person.work-recorded',
];

/** Types that a kind of case offers: plain ones or with a form of their own, of the kind or of every kind; frequent ones first. */
export function offeredTypes(
  facts: OfferedFact[],
  kind: string,
  hasForm: (type: string) => boolean,
  mayWrite: (type: string) => boolean = () => true,
): OfferedFact[] {
  const rank = (type: string) => (frequent.includes(type) ? frequent.indexOf(type) : frequent.length);
  return facts
    .filter((fact) => [kind, 'case', 'person'].includes(fact.type.split('.')[0] ?? ''))
    .filter((fact) => (fact.plain || hasForm(fact.type)) && mayWrite(fact.type))
    .sort((a, b) => rank(a.type) - rank(b.type));
}
