/** Requests about one's own information: who may ask, how a request stands, on which ground it may be refused (PIPL 44–50). Pure. */
import { addMonths, dayOf, type PlainDate } from '@guilu/calendar';
import { invalid, type Refusal, refused } from '@guilu/platform/http/refusal.ts';

export const requestKinds = ['copy', 'correction', 'deletion', 'explanation', 'withdraw-consent'] as const;
export type RequestKind = (typeof requestKinds)[number];
export const askers = ['self', 'guardian', 'representative', 'near-relative'] as const;
export type Asker = (typeof askers)[number];
export const outcomes = ['granted', 'partly', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];
/** `own-page`: signed in on the own page; the others are seen at the counter. */
export const identities = ['own-page', 'id-card', 'other-document', 'not-shown'] as const;
export type Identity = (typeof identities)[number];

/** Grounds on which a kind of request may be refused, each with the article that gives it. */
export const grounds: Readonly<Record<RequestKind, Readonly<Record<string, readonly string[]>>>> = {
  copy: {
    secrecy: ['PIPL 45', 'PIPL 18'],
    'hinders-duty': ['PIPL 45', 'PIPL 35'],
    'others-data': ['PIPL 45', 'PIPL 18'],
    'identity-not-shown': ['PIPL 50'],
  },
  correction: {
    'found-correct': ['PIPL 46'],
    'court-decides': ['PIPL 46'],
    'identity-not-shown': ['PIPL 50'],
  },
  deletion: {
    'retention-period': ['PIPL 47'],
    'legal-duty': ['PIPL 47', 'PIPL 13'],
    'technically-hard': ['PIPL 47'],
    'identity-not-shown': ['PIPL 50'],
  },
  explanation: { secrecy: ['PIPL 48', 'PIPL 18'], 'others-data': ['PIPL 48'], 'identity-not-shown': ['PIPL 50'] },
  'withdraw-consent': { 'not-by-consent': ['PIPL 13', 'PIPL 15'], 'identity-not-shown': ['PIPL 50'] },
};

/** The right itself, for the answer. */
export const rightOf: Readonly<Record<RequestKind, readonly string[]>> = {
  copy: ['PIPL 45'],
  correction: ['PIPL 46'],
  deletion: ['PIPL 47'],
  explanation: ['PIPL 24', 'PIPL 48'],
  'withdraw-consent': ['PIPL 15'],
};

export interface Request {
  id: string;
  request: RequestKind;
  askedBy: Asker;
  askedOn: PlainDate;
  onOwnPage: boolean;
  /** The decision that is to be explained. */
  about?: string;
  /** The consent that is withdrawn. */
  purpose?: string;
  answerId?: string;
  outcome?: Outcome;
  ground?: string;
  correctedBy?: string;
  answeredOn?: PlainDate;
  withdrawnOn?: PlainDate;
}

interface Stated {
  id: string;
  type: string;
  on: string;
  data: Record<string, unknown>;
  source?: Record<string, unknown> | null;
}

export const stateOf = (one: Request): 'open' | 'answered' | 'withdrawn' =>
  one.withdrawnOn ? 'withdrawn' : one.answeredOn ? 'answered' : 'open';

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Requests of a case as its live facts tell them, in the order of recording. */
export function requestsFrom(facts: readonly Stated[]): Request[] {
  const all = new Map<string, Request>();
  for (const fact of facts) {
    if (fact.type === 'case.data-requested') all.set(fact.id, asked(fact));
    const of = all.get(String(fact.data.for ?? ''));
    if (of && fact.type === 'case.data-request-withdrawn') of.withdrawnOn = dayOf(fact.on);
    if (of && fact.type === 'case.data-request-answered') {
      of.answerId = fact.id;
      of.answeredOn = dayOf(fact.on);
      of.outcome = fact.data.outcome as Outcome;
      Object.assign(of, text(fact.data.ground) && { ground: fact.data.ground });
      Object.assign(of, text(fact.data.correctedBy) && { correctedBy: fact.data.correctedBy });
    }
  }
  return [...all.values()];
}

function asked(fact: Stated): Request {
  const [about, purpose] = [text(fact.data.about), text(fact.data.purpose)];
  return {
    id: fact.id,
    request: fact.data.request as RequestKind,
    askedBy: fact.data.askedBy as Asker,
    askedOn: dayOf(fact.on),
    onOwnPage: fact.source?.channel === 'own-page',
    ...(about && { about }),
    ...(purpose && { purpose }),
  };
}

export interface Asking {
  request: RequestKind;
  askedBy: Asker;
  askerName?: string | undefined;
  authority?: string | undefined;
  about?: string | undefined;
  purpose?: string | undefined;
}

export interface Concerned {
  bornOn?: PlainDate | undefined;
  dead: boolean;
}

/**
 * May this be asked by whom it is asked? The guardian for a minor (PIPL 31), a representative with a paper, near relatives
 * of somebody who died (PIPL 49), everybody else for oneself. Answers the refusal, or nothing.
 */
export function mayAsk(asking: Asking, of: Concerned, open: readonly Request[], today: PlainDate): Refusal | undefined {
  if (asking.askedBy !== 'self' && !asking.askerName?.trim()) return invalid('data-requests/asker-name', 'askerName');
  if (asking.askedBy !== 'self' && !asking.authority?.trim())
    return invalid('data-requests/authority-wanted', 'authority');
  if (asking.askedBy === 'guardian' && !(of.bornOn && today <= addMonths(of.bornOn, 18 * 12)))
    return invalid('data-requests/not-a-minor', 'askedBy');
  if (asking.askedBy === 'near-relative' && !of.dead) return invalid('data-requests/not-deceased', 'askedBy');
  if (asking.askedBy === 'near-relative' && !['copy', 'correction', 'deletion'].includes(asking.request))
    return invalid('data-requests/not-for-relatives', 'request');
  if (asking.request === 'explanation' && !asking.about) return invalid('data-requests/about-wanted', 'about');
  if (asking.request === 'withdraw-consent' && !asking.purpose?.trim())
    return invalid('data-requests/purpose-wanted', 'purpose');
  const same = open.find(
    (one) =>
      stateOf(one) === 'open' &&
      one.request === asking.request &&
      one.about === asking.about &&
      one.purpose === asking.purpose,
  );
  return same && ['copy', 'explanation', 'withdraw-consent'].includes(asking.request)
    ? refused('data-requests/asked-already', { params: { on: same.askedOn } })
    : undefined;
}

export interface Deciding {
  outcome: Outcome;
  ground?: string | undefined;
  reasons?: string | undefined;
  correctedBy?: string | undefined;
}

/** May this be the decision? `identity`: how whoever asked was known. A refusal names a ground of the law and its reasons. */
export function mayDecide(one: Request, deciding: Deciding, identity: Identity): Refusal | undefined {
  if (one.withdrawnOn) return refused('data-requests/withdrawn-already', { params: { on: one.withdrawnOn } });
  if (one.answeredOn) return refused('data-requests/decided-already', { params: { on: one.answeredOn } });
  if (identity === 'not-shown' && !(deciding.outcome === 'refused' && deciding.ground === 'identity-not-shown'))
    return refused('data-requests/identity-first');
  if (identity !== 'not-shown' && deciding.ground === 'identity-not-shown')
    return invalid('data-requests/identity-was-shown', 'ground');
  if (deciding.outcome === 'granted')
    return one.request === 'correction' && !deciding.correctedBy
      ? invalid('data-requests/correction-wanted', 'correctedBy')
      : undefined;
  if (!deciding.ground) return invalid('data-requests/ground-wanted', 'ground');
  if (!Object.hasOwn(grounds[one.request], deciding.ground)) return invalid('data-requests/no-such-ground', 'ground');
  if (!deciding.reasons?.trim()) return invalid('data-requests/reasons-wanted', 'reasons');
  if (deciding.outcome === 'partly' && one.request === 'correction' && !deciding.correctedBy)
    return invalid('data-requests/correction-wanted', 'correctedBy');
  return undefined;
}

/** How long the copy that was made can be fetched; afterwards it stands on the list of what is to be destroyed. */
export const copyUntil = (madeOn: PlainDate): PlainDate => addMonths(madeOn, 1);
