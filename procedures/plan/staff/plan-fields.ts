/** The fields of a version besides its measures. */
import type { Returns } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import type { Text } from '@guilu/ui/text.ts';
import type { planOfCase } from '../contract.ts';

interface Beside extends Pick<Text, 't' | 'day' | 'w'> {
  data: Returns<typeof planOfCase>;
  today: string;
}

const filled = ({ every }: Values) => every !== undefined && every !== '';

export function planFields({ t, day, w, data, today }: Beside): Field[] {
  const one = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: t(`plan.${name}`),
    ...more,
  });
  const stageHint = data.stageNow && t('plan.stageNow', { stage: t(`plan.stages.${data.stageNow}`) });
  const stages = ['entry', 'regular', 'discharge'].map((value) => ({ value, label: t(`plan.stages.${value}`) }));
  const units = ['day', 'month'].map((value) => ({ value, label: t(`plan.unit.${value}`) }));
  return [
    one('on', 'day', { required: true, max: today }),
    one('stage', 'choice', { required: true, options: stages, ...(stageHint && { hint: stageHint }) }),
    one('assessment', 'long', { required: true, hint: t('plan.assessmentHint') }),
    one('features', 'long'),
    one('goals', 'long'),
    { ...one('every', 'number', { inputMode: 'numeric', hint: t('plan.reportHint') }), label: t('plan.reportEvery') },
    { ...one('unit', 'choice', { required: true, options: units, when: filled }), label: t('plan.reportUnit') },
    one('reviewOn', 'day', { min: today }),
    ...(data.last ? whyFields({ t, day, w, data }) : []),
  ];
}

function whyFields({ t, day, w, data }: Omit<Beside, 'today'>): Field[] {
  const breaches = data.incidents.map((one) => ({ value: one.factId, label: `${day(one.on)} ${w(one.title)}` }));
  const reason: Field = { name: 'reason', kind: 'long', label: t('plan.reason'), required: true };
  const options = [{ value: 'none', label: t('plan.incidentNone') }, ...breaches];
  return breaches.length
    ? [reason, { name: 'incident', kind: 'choice', label: t('plan.incident'), options }]
    : [reason];
}
