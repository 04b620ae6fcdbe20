/** Closing a case, on a ground; what holds it up comes back as a sentence. */
import { useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { closeCase } from '../contract.ts';
import type { ActProps } from './act-props.ts';

const grounds = ['term-over', 'goal-reached', 'moved', 'returned-to-custody', 'died', 'declined', 'done'];

export default function ClosingForm({ caseId, onDone, onCancel }: ActProps) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({ ground: 'term-over' });
  const { send, busy, problem } = useWrite(closeCase, onDone);
  return (
    <FieldForm
      fields={[
        { name: 'ground', kind: 'choice', label: t('discharge.ground'), required: true, options: grounds.map((value) => ({ value, label: t(`discharge.grounds.${value}`) })) },
        { name: 'reason', kind: 'long', label: t('discharge.reason') },
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('discharge.close')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as { ground: string } })}
      focusFirst
    />
  );
}
