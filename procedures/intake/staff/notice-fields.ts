/** The fields of one notice typed by hand, by the county or by the agency that sends it. Pure. */
import type { Field, Values } from '@guilu/ui/fields.ts';

/** `receivedOn`: asked of the county, which received it; an agency sends today. */
export function noticeFields(t: (key: string) => string, asked: { receivedOn: boolean }): Field[] {
  const correction = (values: Values) => values.kind === 'correction';
  const resettlement = (values: Values) => values.kind === 'resettlement';
  const option = (prefix: string) => (value: string) => ({ value, label: t(`${prefix}.${value}`) });
  const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: t(`intake.field.${name}`),
    ...more,
  });
  return [
    field('kind', 'choice', { required: true, options: ['resettlement', 'correction'].map(option('case.kind')) }),
    field('name', 'text', { required: true }),
    field('idNumber', 'text', { hint: t('intake.noNumberHint') }),
    field('sex', 'choice', { options: ['male', 'female'].map(option('people.sex')) }),
    field('bornOn', 'day'),
    ...(asked.receivedOn ? [field('receivedOn', 'day', { required: true })] : []),
    field('area', 'place', { hint: t('intake.areaHint') }),
    field('address', 'text'),
    field('phone', 'text', { inputMode: 'tel' }),
    field('noticeNo', 'text', { when: resettlement }),
    field('releaseDue', 'day', { when: resettlement }),
    field('category', 'choice', {
      when: correction,
      required: true,
      options: ['probation', 'parole', 'control', 'teop'].map(option('case.category')),
    }),
    field('effectiveOn', 'day', { when: correction }),
    field('termStart', 'day', { when: correction }),
    field('termEnd', 'day', { when: correction }),
    field('court', 'text', { when: correction }),
    field('judgmentNumber', 'text', { when: correction }),
  ];
}
