/** How an investigation stands and what may be done now. Pure; reads facts and names no day. */
import type { RecordedFact } from '@guilu/platform/projection.ts';

/** The seven parts of an inquiry (IM 14). */
export const parts = [
  'home',
  'family-and-ties',
  'impact',
  'village-view',
  'victim-view',
  'prohibitions',
  'social-danger',
] as const;
export type Part = (typeof parts)[number];

export type Act =
  | 'ask-completion'
  | 'complete'
  | 'cannot-proceed'
  | 'clarify'
  | 'return'
  | 'extend'
  | 'inquire'
  | 'review'
  | 'send-opinion'
  | 'withdraw'
  | 'learn-decision';

interface Standing {
  state: string;
  facts: readonly Pick<RecordedFact, 'type'>[];
}

/** What may be done at this point, in the order in which it is usually done. */
export function actsFor({ state, facts }: Standing): Act[] {
  const has = (type: string) => facts.some((fact) => fact.type === type);
  const stuck: Act[] = has('investigation.cannot-proceed')
    ? [...(has('investigation.clarified') ? [] : (['clarify'] as const)), 'return']
    : ['cannot-proceed'];
  if (state === 'completing')
    return [
      ...(has('investigation.completion-asked') ? [] : (['ask-completion'] as const)),
      'complete',
      ...stuck,
      'withdraw',
    ];
  if (state === 'commissioned' || state === 'inquiring')
    return has('investigation.cannot-proceed')
      ? [...stuck, 'withdraw']
      : ['inquire', 'review', 'send-opinion', 'extend', 'cannot-proceed', 'withdraw'];
  return state === 'sent' && !has('investigation.decision-learnt') ? ['learn-decision'] : [];
}

/** What the gate before the opinion is asked with: the parts inquired into and how many investigators took part in all. */
export function inquiryOf(
  facts: readonly RecordedFact[],
  noVictim: boolean,
): { parts: string[]; investigators: number; noVictim: boolean } {
  const made = facts.filter((fact) => fact.type === 'investigation.inquiry-made');
  const names = new Set(
    made.flatMap((fact) => (Array.isArray(fact.source?.investigators) ? (fact.source.investigators as string[]) : [])),
  );
  return { parts: [...new Set(made.map((fact) => String(fact.data.part)))], investigators: names.size, noVictim };
}

/** The commission as it stands. */
export const commissionOf = <Fact extends Pick<RecordedFact, 'type'>>(facts: readonly Fact[]): Fact | undefined =>
  facts.filter((fact) => fact.type === 'investigation.commissioned').at(-1);
