/** Proposing a measure, or proposing it anew after it was given back; what is typed is kept until the server said yes. */
import { useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { type MeasureLine, type Measures, propose, revise } from '../contract.ts';
import type { Measure } from '../rules.ts';

interface Props {
  caseId: string;
  data: Measures;
  measure: Measure;
  first: Values;
  /** The proposal that was given back. */
  returned?: MeasureLine;
  onDone: () => void;
  onCancel: () => void;
}

export function ProposalForm({ caseId, data, measure, first, returned, onDone, onCancel }: Props) {
  const text = useText();
  const { t } = text;
  const { accountId } = useWho();
  const [values, setValues, forget] = useDraft<Values>(
    `${accountId} ${caseId} measure ${returned?.measureId ?? measure}`,
    first,
  );
  const proposing = useWrite(propose, onDone);
  const revising = useWrite(revise, onDone);
  const { busy, problem } = returned ? revising : proposing;
  const incident = first.incident ?? values.incident;
  const found = data.incidents.find(({ factId }) => factId === incident);
  async function save(filled: Values) {
    const content = { ...(incident !== undefined && { incident }), ...filled } as { facts: string };
    const saved = returned
      ? await revising.send({ params: { caseId, measureId: returned.measureId }, body: content })
      : await proposing.send({ params: { caseId }, body: { measure, ...content } });
    if (saved !== undefined) forget();
  }
  if (measure !== 'praise' && data.incidents.length === 0) return <p className="note-calm">{t('measure.findFirst')}</p>;
  return (
    <FieldForm
      fields={fieldsOf(measure, data, text)}
      values={{
        ...values,
        ...(first.incident !== undefined && { incident: first.incident }),
        evidence: values.evidence ?? found?.evidence,
      }}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t(returned ? 'measure.act.revise' : `measure.proposeIs.${measure}`)}
      onCancel={onCancel}
      onSubmit={(filled) => void save(filled)}
      focusFirst
    />
  );
}

function fieldsOf(measure: Measure, data: Measures, { t, w, day }: ReturnType<typeof useText>): Field[] {
  const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: t(`measure.${name}`),
    ...more,
  });
  const incidents = data.incidents
    .filter(({ taken }) => taken === undefined)
    .map((one) => ({
      value: one.factId,
      label: `${day(one.on)} ${w(one.title)}（${t(one.heardOn === undefined ? 'measure.notHeardShort' : 'measure.heardShort')}）`,
    }));
  const conduct = (name: string) =>
    field(name, 'yes-no', { required: true, when: (filled) => filled.basis === 'conduct' });
  if (measure === 'praise')
    return [
      field('basis', 'choice', {
        required: true,
        options: ['conduct', 'deed'].map((value) => ({ value, label: t(`measure.basisIs.${value}`) })),
      }),
      ...['accepts', 'lawful', 'obedient', 'takesPart'].map(conduct),
      field('facts', 'long', { required: true, hint: t('measure.factsHint') }),
      field('evidence', 'text'),
    ];
  const grounds =
    measure === 'public-order'
      ? []
      : data.grounds[measure].map(({ code, title }) => ({ value: code, label: w(title) }));
  return [
    field('incident', 'choice', { required: true, options: incidents }),
    ...(measure === 'public-order' ? [] : [field('ground', 'choice', { required: true, options: grounds })]),
    field('facts', 'long', { required: true, hint: t('measure.factsHint') }),
    field('evidence', 'text', { required: measure === 'public-order', hint: t('measure.evidenceHint') }),
  ];
}
