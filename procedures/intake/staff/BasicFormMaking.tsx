/** Makes the basic form with what is on file; what only the person can tell is typed here or left to be written in. */
import { PaperMade } from '@guilu/records/papers/staff/PaperMade.tsx';
import { useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { makeBasicForm } from '../contract.ts';
import { familyOf } from './family-lines.ts';

export default function BasicFormMaking({
  caseId,
  onDone,
  onCancel,
}: FileProps & { onDone: () => void; onCancel: () => void }) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const [paper, setPaper] = useState<{ paperId: string; number: string }>();
  const { send, busy, problem } = useWrite(makeBasicForm, setPaper);
  if (paper) return <PaperMade paper={paper} onDone={onDone} />;
  const fields: Field[] = [
    { name: 'family', kind: 'texts', label: t('intake.form.family'), hint: t('intake.form.familyHint') },
    { name: 'needs', kind: 'long', label: t('intake.form.needs') },
    { name: 'rewardsAndPenalties', kind: 'long', label: t('intake.form.rewards') },
  ];
  const onSubmit = ({ family, ...rest }: Values) => {
    const lines = Array.isArray(family) ? familyOf(family.map(String)) : [];
    void send({ params: { caseId }, body: { ...rest, ...(lines.length && { family: lines }) } });
  };
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('intake.form.make')}
      onCancel={onCancel}
      onSubmit={onSubmit}
      focusFirst
    >
      <p className="hint">{t('intake.form.basicHint')}</p>
    </FieldForm>
  );
}
