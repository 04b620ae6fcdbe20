/** What a copy leaves out: what others said or are, what protects an inquiry, what is not yet decided. Pure. */
interface Stated {
  type: string;
  data: Record<string, unknown>;
}

/** Left out whole: reports of others, the staff's own notes and questions, other people, preparation of decisions. */
export const withheldTypes = new Set([
  'case.information-received',
  'case.sign-noted',
  'case.sign-handled',
  'case.note-written',
  'case.instruction-asked',
  'case.instruction-given',
  'case.incident-found',
  'case.incident-reported',
  'case.complaint-made',
  'case.complaint-answered',
  'case.psychology-session-held',
  'person.file-merged',
  'correction.revocation-prepared',
  'correction.arrest-requested',
  'correction.arrest-decided',
  'correction.search-begun',
  'correction.search-ended',
  'resettlement.sign-noted',
  'resettlement.sign-handled',
  'resettlement.family-contact-refused',
  'correction.sealed-query-received',
  'correction.sealed-query-answered',
]);

export const isWithheld = (fact: Stated): boolean => withheldTypes.has(fact.type) || fact.data.restricted === true;

/** Texts that are the person's own or were told to the person; any other free text may name somebody else. */
export const ownTexts: Readonly<Record<string, readonly string[] | '*'>> = {
  'person.identified': '*',
  'person.address-recorded': '*',
  'person.contact-recorded': '*',
  'person.health-recorded': '*',
  'person.schooling-recorded': '*',
  'person.work-recorded': '*',
  'person.consent-given': '*',
  'person.consent-withdrawn': '*',
  'case.need-noted': '*',
  'case.objection-made': '*',
  'case.objection-decided': ['reasons'],
  'case.level-set': ['reason'],
  'case.closed': ['reason'],
  'case.data-requested': '*',
  'correction.leave-applied': '*',
  'correction.leave-refused': '*',
};

export function showsText(type: string, field: string): boolean {
  const own = ownTexts[type];
  return own === '*' || (own?.includes(field) ?? false);
}
