/** Which agencies letters go to, in which role each is told, and what a paper is about. Pure. */

const roleOfKind: Record<string, string> = {
  court: 'court',
  procuratorate: 'procuratorate',
  'police-bureau': 'police',
  'police-station': 'police',
  prison: 'prison',
  'prison-administration': 'prison-administration',
  'detention-centre': 'detention-centre',
};

/** Kinds of organisation that a letter may go to. */
export const agencyKinds = Object.keys(roleOfKind);

/** What a letter may be about: the codes of the facts' table. */
export const aboutTable = 'corrections/about';

export interface Agency {
  kind: string;
  name: string;
  aliases: readonly string[];
}

/**
 * The roles in which an agency is told: by its kind, as the organ that decided where the judgment names it (or names
 * none and it is a court), and as exit administration where the letter lifts a restriction.
 */
export function rolesOf(agency: Agency, about: string, decidedBy: string | undefined): string[] {
  const role = roleOfKind[agency.kind];
  if (!role) return [];
  const named = decidedBy ? decidedBy === agency.name || agency.aliases.includes(decidedBy) : agency.kind === 'court';
  return [
    role,
    ...(named ? ['decision-organ'] : []),
    ...(agency.kind === 'police-bureau' && about === 'exit-restriction-lifted' ? ['exit-administration'] : []),
  ];
}

const aboutOfTemplate: Record<string, string> = {
  'discharge-notice': 'discharge',
  'discharge-certificate': 'discharge',
  'handover-letter': 'handover',
  'leave-decision': 'leave',
  notification: 'papers-forwarded',
};

/** What a paper is about: what was said of its sending when it was made, else by its template. */
export const aboutOf = (template: string, said?: unknown): string =>
  typeof said === 'string' ? said : (aboutOfTemplate[template] ?? 'other');

/** The notice with which this paper is registered as sent to one of these roles already; a letter then goes with it. */
export function standingNotice<
  F extends { type: string; data: Record<string, unknown>; source: Record<string, unknown> | null },
>(live: readonly F[], paperId: string, roles: readonly string[]): F | undefined {
  const tells = (fact: F) => [fact.data.to].flat().some((role) => roles.includes(String(role)));
  return live
    .filter((fact) => fact.type === 'case.notice-sent' && fact.source?.paper === paperId && tells(fact))
    .at(-1);
}
