/** What each act of an investigation asks for. Pure. */
import type { Field } from '@guilu/ui/fields.ts';
import * as contract from '../contract.ts';
import { type Act, parts } from '../rules.ts';

type Say = (key: string) => string;

/** The endpoint of each act, all of one shape: the case in the path, the fields in the body. */
export const endpoints = {
  'ask-completion': contract.askCompletion,
  complete: contract.takeCompletion,
  'cannot-proceed': contract.stateObstacle,
  clarify: contract.noteTalk,
  return: contract.returnPapers,
  extend: contract.extend,
  inquire: contract.recordInquiry,
  review: contract.recordReview,
  'send-opinion': contract.sendOpinion,
  withdraw: contract.withdraw,
  'learn-decision': contract.learnDecision,
} as const satisfies Record<Act, unknown>;

/** Acts that make a paper. */
export const withPaper: readonly Act[] = ['ask-completion', 'return', 'send-opinion'];

export function actFields(act: Act, t: Say, today: string): Field[] {
  const field = (name: string, kind: Field['kind'], label: string, more: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: t(`investigation.form.${label}`),
    required: true,
    ...more,
  });
  const on = field('on', 'day', 'on', { max: today });
  const choices = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
  const opinion = field('opinion', 'choice', 'opinion', {
    options: choices('investigation.opinions', ['suitable', 'unsuitable']),
  });
  const forms: Record<Act, Field[]> = {
    'ask-completion': [field('missing', 'texts', 'missing')],
    complete: [on],
    'cannot-proceed': [
      on,
      field('why', 'choice', 'why', {
        options: choices('investigation.form.whys', ['false-name', 'false-residence', 'unknown-identity']),
      }),
      field('found', 'long', 'found'),
    ],
    clarify: [on, field('with', 'text', 'talkedWith'), field('result', 'long', 'result')],
    return: [field('reason', 'long', 'reason')],
    extend: [field('until', 'day', 'until', { min: today }), field('agreedWith', 'text', 'agreedWith')],
    inquire: [
      on,
      field('part', 'choice', 'part', { options: choices('investigation.part', parts) }),
      field('with', 'text', 'whom'),
      field('investigators', 'texts', 'investigators', { hint: t('investigation.form.investigatorsHint') }),
      field('place', 'text', 'place', { required: false }),
      field('found', 'long', 'found'),
    ],
    review: [
      on,
      field('members', 'texts', 'members', { hint: t('investigation.form.membersHint') }),
      opinion,
      field('reasons', 'long', 'reasons'),
    ],
    'send-opinion': [
      opinion,
      field('reasons', 'long', 'reasons'),
      field('prohibitions', 'long', 'prohibitions', { required: false }),
      field('victim', 'yes-no', 'victimAsk'),
    ],
    withdraw: [on, field('letterNumber', 'text', 'letterNumber', { required: false })],
    'learn-decision': [on, field('outcome', 'text', 'outcome')],
  };
  return forms[act];
}
