/** Reward and sanction: which measures there are, whose turn it is, what the law is asked. Pure. */
import type { Role } from '@guilu/platform/access/roles.ts';

export const measures = ['praise', 'admonition', 'warning', 'public-order'] as const;
export type Measure = (typeof measures)[number];
export type State = 'proposed' | 'returned' | 'decided' | 'refused' | 'withdrawn';
export type Act = 'decide' | 'return' | 'revise' | 'withdraw' | 'copy' | 'answer';

export interface Content {
  /** Code of the ground in law of an admonition or a warning. */
  ground?: string;
  /** The breach on file. */
  incident?: string;
  /** Of a praise. */
  basis?: 'conduct' | 'deed';
  accepts?: boolean;
  lawful?: boolean;
  obedient?: boolean;
  takesPart?: boolean;
  facts: string;
  evidence?: string;
}

/** The rule that lets a measure through, the fact it becomes, and the code of the paper that is served. */
export const lawOf = {
  praise: { gate: 'correction.praise', fact: 'correction.praised', document: 'praise' },
  admonition: { gate: 'correction.admonish', fact: 'correction.admonished', document: 'admonition' },
  warning: { gate: 'correction.warn', fact: 'correction.warned', document: 'warning' },
  'public-order': {
    gate: 'correction.propose-public-order',
    fact: 'correction.public-order-proposed',
    document: 'other',
  },
} as const satisfies Record<Measure, { gate: string; fact: string; document: string }>;

/** What the gate is asked; `on`: the day of the decision. */
export function askedOf(measure: Measure, content: Content, on: string): Record<string, unknown> {
  const { ground, incident = '', basis, accepts, lawful, obedient, takesPart } = content;
  if (measure === 'praise')
    return {
      basis,
      on,
      accepts: accepts === true,
      lawful: lawful === true,
      obedient: obedient === true,
      takesPart: takesPart === true,
    };
  if (measure === 'public-order') return { incident, evidence: Boolean(content.evidence) };
  return { ground, incident, decidedBy: 'county' };
}

/** What the fact says once it is decided. */
export function dataOf(measure: Measure, { incident, basis }: Content): Record<string, unknown> {
  if (measure === 'praise') return { basis };
  return measure === 'public-order' ? { for: incident } : { for: incident, decidedBy: 'county' };
}

/** The first field that a measure needs and the content lacks. */
export function lackingField(
  measure: Measure,
  { ground, incident, basis }: Content,
): 'ground' | 'incident' | 'basis' | undefined {
  if (measure === 'praise') return basis === undefined ? 'basis' : undefined;
  if (incident === undefined) return 'incident';
  return measure !== 'public-order' && ground === undefined ? 'ground' : undefined;
}

const staff: readonly Role[] = ['officer', 'office-head', 'county-officer', 'county-head', 'deputy'];
const county: readonly Role[] = ['county-officer', 'county-head', 'deputy'];

export interface Standing {
  measure: Measure;
  state: State;
  proposedBy: string;
  /** The decision was copied to the procuratorate; the police have answered. */
  copied: boolean;
  answered: boolean;
}

/** What somebody may do now, the usual act first. Nobody decides what they proposed. */
export function actsFor(
  { measure, state, proposedBy, copied, answered }: Standing,
  who: { roles: readonly Role[]; accountId: string },
): Act[] {
  const has = (roles: readonly Role[]) => who.roles.some((role) => roles.includes(role));
  const own = who.accountId === proposedBy;
  if (state === 'proposed')
    return [
      ...(has(county) && !own ? (['decide', 'return'] as const) : []),
      ...(has(staff) && own ? (['withdraw'] as const) : []),
    ];
  if (state === 'returned') return has(staff) ? ['revise', 'withdraw'] : [];
  if (state !== 'decided' || !has(county)) return [];
  return [
    ...(copied ? [] : (['copy'] as const)),
    ...(measure === 'public-order' && !answered ? (['answer'] as const) : []),
  ];
}
