/** Which agencies send notices to a county, and of what kind each usually is. Pure. */

const usual: Record<string, 'correction' | 'resettlement'> = {
  court: 'correction',
  'police-bureau': 'correction',
  prison: 'resettlement',
  'prison-administration': 'correction',
  'detention-centre': 'resettlement',
};

/** Kinds of organisation that decide on corrections or release people, and so send notices. */
export const senderKinds = Object.keys(usual);

/** The kind of case that a notice of this agency is usually about. */
export const usualKind = (organisationKind: string): 'correction' | 'resettlement' =>
  usual[organisationKind] ?? 'resettlement';
