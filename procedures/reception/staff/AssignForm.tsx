/** Naming the office that is responsible; its code is asked for, and the county decides. */
import { useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { assign } from '../contract.ts';

export default function AssignForm({ caseId, onDone, onCancel }: { caseId: string; onDone: () => void; onCancel: () => void }) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(assign, onDone);
  return (
    <FieldForm
      fields={[{ name: 'office', kind: 'text', label: t('reception.field.office'), required: true, hint: t('reception.officeHint') }]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('reception.assign')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as { office: string } })}
      focusFirst
    />
  );
}
