/** How a proposal goes its way: its kinds, what its packet holds, who may do what next. Pure. */
import type { Role } from '@guilu/platform/access/roles.ts';

export const kinds = ['revocation', 'recall', 'arrest', 'commutation'] as const;
export type Kind = (typeof kinds)[number];

export type State = 'draft' | 'submitted' | 'reviewed' | 'at-city' | 'approved' | 'received' | 'decided' | 'withdrawn';
export type Act = 'edit' | 'submit' | 'review' | 'return' | 'approve' | 'agree' | 'receive' | 'decide' | 'withdraw';

/** What is done in which state, the usual act first. */
const acts: Record<State, readonly Act[]> = {
  draft: ['submit', 'edit', 'withdraw'],
  submitted: ['review', 'return', 'withdraw'],
  reviewed: ['approve', 'return', 'withdraw'],
  'at-city': ['agree', 'return', 'withdraw'],
  approved: ['receive', 'withdraw'],
  received: ['decide'],
  decided: [],
  withdrawn: [],
};

const staff: readonly Role[] = ['officer', 'office-head', 'county-officer', 'county-head', 'deputy'];
const county: readonly Role[] = ['county-officer', 'county-head', 'deputy'];
const holders: Record<Act, readonly Role[]> = {
  edit: staff,
  submit: staff,
  review: county,
  return: [...county, 'city-supervisor'],
  approve: ['county-head'],
  agree: ['city-supervisor'],
  receive: county,
  decide: county,
  withdraw: county,
};

interface Standing {
  state: State;
  openedBy: string;
}

/** What somebody may do now. The one who opened a proposal neither reviews nor approves it. */
export function actsFor({ state, openedBy }: Standing, who: { roles: readonly Role[]; accountId: string }): Act[] {
  const own = who.accountId === openedBy;
  return acts[state].filter((act) => {
    if (own && (act === 'review' || act === 'approve' || act === 'return')) return false;
    if (act === 'return' && state === 'at-city') return who.roles.includes('city-supervisor');
    if (act === 'return' && state === 'reviewed') return who.roles.includes('county-head');
    return who.roles.some((role) => holders[act].includes(role));
  });
}

/** The state an act leads to; a commutation goes by the city (IM 42), the others straight to who decides. */
export function stateAfter(act: Act, kind: Kind): State {
  if (act === 'approve') return kind === 'commutation' ? 'at-city' : 'approved';
  const after = {
    edit: 'draft',
    submit: 'submitted',
    review: 'reviewed',
    return: 'draft',
    agree: 'approved',
    receive: 'received',
    decide: 'decided',
    withdraw: 'withdrawn',
  } as const;
  return after[act];
}

/** Papers of a packet (OP26 16; an arrest needs written evidence of the danger, CCL 47). */
const packets: Record<Kind, readonly string[]> = {
  revocation: ['original-papers', 'evidence', 'appraisals-and-sanctions', 'hearing'],
  recall: ['original-papers', 'evidence', 'appraisals-and-sanctions', 'hearing'],
  arrest: ['original-papers', 'evidence', 'danger'],
  commutation: ['original-papers', 'evidence', 'appraisals-and-sanctions'],
};

/** The papers that this proposal needs. Illness that ended needs no hearing on a breach; time not to count needs its proof. */
export function neededPapers(kind: Kind, asked: { incident?: string | undefined; notCounted: number }): string[] {
  const papers = packets[kind].filter((paper) => paper !== 'hearing' || asked.incident !== undefined);
  return [...papers, ...(asked.notCounted ? ['not-counted'] : [])];
}

/** Papers that are not in the packet yet. */
export const missingPapers = (needed: readonly string[], packet: readonly { item: string }[]) =>
  needed.filter((item) => !packet.some((one) => one.item === item));

/** The rule that lets a proposal out, the fact of its receipt and the fact of its outcome. */
export const lawOf = {
  revocation: {
    gate: 'correction.propose-revocation',
    received: 'correction.revocation-received',
    decided: 'correction.revocation-ruled',
  },
  recall: {
    gate: 'correction.propose-recall',
    received: 'correction.recall-received',
    decided: 'correction.recall-decided',
  },
  arrest: { gate: undefined, received: 'correction.arrest-requested', decided: 'correction.arrest-decided' },
  commutation: {
    gate: 'correction.propose-commutation',
    received: 'correction.commutation-received',
    decided: 'correction.commutation-ruled',
  },
} as const;

/** Kinds that a category knows: control is never revoked, recall is for execution outside prison (CCL 46–49). */
export function kindsOf(category: string | null): Kind[] {
  if (category === 'teop') return ['recall', 'arrest', 'commutation'];
  if (category === 'control') return ['commutation'];
  return ['revocation', 'arrest', 'commutation'];
}

/** Whole days of stretches, both ends counted. */
export function daysOf(stretches: readonly { from: string; to: string }[]): number {
  return stretches.reduce(
    (sum, { from, to }) => sum + Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1,
    0,
  );
}
