/** The letter of help agreed with the person: who helps with what, how long, and in the person's words whether it is wanted. */
import { PaperMade } from '@guilu/records/papers/staff/PaperMade.tsx';
import { useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { makeLetter } from '../contract.ts';
import { partiesOf } from './party-lines.ts';

export default function LetterForm({ caseId, onDone, onCancel }: FactFormProps) {
  const { t, today } = useText();
  const [values, setValues] = useState<Values>({ on: today, helpFrom: today });
  const [paper, setPaper] = useState<{ paperId: string; number: string }>();
  const { send, busy, problem } = useWrite(makeLetter, setPaper);
  if (paper) return <PaperMade paper={paper} onDone={onDone} />;
  const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: t(`letter.${name}`),
    ...more,
  });
  const fields: Field[] = [
    field('on', 'day', { required: true, max: today }),
    field('helpFrom', 'day', { required: true }),
    field('helpTo', 'day', { required: true }),
    field('parties', 'texts', { required: true, hint: t('letter.partiesHint') }),
    field('goals', 'texts'),
    field('consent', 'long', { required: true, hint: t('letter.consentHint') }),
    field('declineContact', 'text', { required: true, hint: t('letter.declineHint') }),
    field('reviewOn', 'day'),
    field('releasedOn', 'day', { hint: t('letter.onFileHint') }),
    field('residence', 'text', { hint: t('letter.onFileHint') }),
  ];
  const onSubmit = (filled: Values) => {
    const lines = (name: string) => (Array.isArray(filled[name]) ? filled[name].map(String) : []);
    void send({
      params: { caseId },
      body: { ...filled, parties: partiesOf(lines('parties')), goals: lines('goals') } as never,
    });
  };
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('letter.make')}
      onCancel={onCancel}
      onSubmit={onSubmit}
      focusFirst
    />
  );
}
