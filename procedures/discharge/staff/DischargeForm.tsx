/** Discharge on a day, for expiry or amnesty; certificate, notice and, where owed, the handover are made with it. */
import { useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { discharge } from '../contract.ts';
import type { ActProps } from './act-props.ts';

export default function DischargeForm({ caseId, onDone, onCancel }: ActProps) {
  const { t, today } = useText();
  const say = useSay();
  const [values, setValues] = useState<Values>({ on: today, cause: 'expiry' });
  const { send, busy, problem } = useWrite(discharge, (answer) => {
    say(t(answer.handedOver ? 'discharge.doneHanded' : 'discharge.done', { count: answer.papers.length }));
    onDone();
  });
  return (
    <FieldForm
      fields={[
        { name: 'on', kind: 'day', label: t('discharge.on'), required: true, max: today },
        { name: 'cause', kind: 'choice', label: t('discharge.cause'), required: true, options: ['expiry', 'amnesty'].map((value) => ({ value, label: t(`discharge.causes.${value}`) })) },
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('discharge.act.discharge')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as { on: string; cause: 'expiry' } })}
      focusFirst
    />
  );
}
