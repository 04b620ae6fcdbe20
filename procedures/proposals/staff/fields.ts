/** What the forms of a proposal ask for, and how the stretches that are not to count are typed. Pure. */
import type { Field, Values } from '@guilu/ui/fields.ts';
import type { Returns } from '@guilu/ui/calls.ts';
import type { proposalsOfCase } from '../contract.ts';
import type { Kind } from '../rules.ts';

type Say = (key: string, params?: Record<string, unknown>) => string;
type Shape = Returns<typeof proposalsOfCase>;

export interface Known {
  t: Say;
  day: (day: string) => string;
  /** Grounds in law of this kind, as the catalogue names them. */
  grounds: { value: string; label: string }[];
  merits: { value: string; label: string }[];
  breach: (code: string) => string;
  data: Shape;
}

/** The content of a draft. */
export function contentFields(kind: Kind, { t, day, grounds, merits, breach, data }: Known): Field[] {
  const field = (name: string, type: Field['kind'], more: Partial<Field> = {}): Field => ({
    name,
    kind: type,
    label: t(`proposal.${name}`),
    ...more,
  });
  const incidents = data.incidents.map((one) => ({
    value: one.factId,
    label: `${day(one.on)} ${breach(one.breach)}（${t(one.heard ? 'proposal.heardChip' : 'proposal.notHeardChip')}）`,
  }));
  const rests = kind === 'revocation' || kind === 'recall';
  return [
    ...(rests ? [field('ground', 'choice', { required: true, options: grounds })] : []),
    ...(rests
      ? [field('incident', 'choice', { options: [{ value: '', label: t('proposal.incidentNone') }, ...incidents] })]
      : []),
    ...(kind === 'commutation' ? [field('merit', 'choice', { required: true, options: merits })] : []),
    ...(kind === 'commutation'
      ? [field('newTermEnd', 'day', { required: true, ...(data.termEnd && { max: data.termEnd }) })]
      : []),
    field('facts', 'long', { required: true }),
    field('addressee', 'text', { required: true }),
    ...(kind === 'revocation' ? [field('sameProvince', 'yes-no')] : []),
    ...(rests ? [field('notCounted', 'texts', { hint: t('proposal.notCountedHint') })] : []),
  ];
}

const stretch = /^\s*(\d{4}-\d\d-\d\d)\s+(\d{4}-\d\d-\d\d)\s+(\S.*)$/;

/** Lines as typed into stretches; undefined where one cannot be read. */
export function stretchesOf(lines: unknown): { from: string; to: string; why: string }[] | undefined {
  const found = [];
  for (const line of Array.isArray(lines) ? lines.map(String) : []) {
    const parts = stretch.exec(line);
    if (!parts?.[1] || !parts[2] || !parts[3]) return undefined;
    found.push({ from: parts[1], to: parts[2], why: parts[3].trim() });
  }
  return found;
}

/** Stretches as lines. */
export const linesOf = (stretches: readonly { from: string; to: string; why: string }[] = []) =>
  stretches.map(({ from, to, why }) => `${from} ${to} ${why}`);

/** The body that the server takes. */
export function bodyOf(values: Values, stretches: { from: string; to: string; why: string }[]) {
  const { notCounted: _, incident, ...rest } = values;
  return {
    ...rest,
    ...(typeof incident === 'string' && incident !== '' && { incident }),
    ...(stretches.length && { notCounted: stretches }),
  } as { facts: string; addressee: string };
}
