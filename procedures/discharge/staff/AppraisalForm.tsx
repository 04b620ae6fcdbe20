/** The person's summary and the office's appraisal; the form is made with it. */
import { useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { writeAppraisal } from '../contract.ts';
import type { ActProps } from './act-props.ts';

export default function AppraisalForm({ caseId, onDone, onCancel }: ActProps) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(writeAppraisal, onDone);
  return (
    <FieldForm
      fields={[
        { name: 'summary', kind: 'long', label: t('discharge.summary'), hint: t('discharge.summaryHint') },
        { name: 'appraisal', kind: 'long', label: t('discharge.appraisal'), required: true },
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('discharge.act.appraisal')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as { appraisal: string } })}
      focusFirst
    />
  );
}
