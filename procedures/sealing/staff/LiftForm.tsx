/** Lifts the seal on one of the grounds the law knows. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { liftSeal } from '../contract.ts';
import { liftGrounds } from '../rules.ts';

export function LiftForm({ caseId, onDone, onCancel }: { caseId: string; onDone: () => void; onCancel: () => void }) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(liftSeal, onDone);
  return (
    <FieldForm
      fields={[
        {
          name: 'ground',
          kind: 'choice',
          required: true,
          label: t('sealing.ground'),
          options: liftGrounds.map((ground) => ({ value: ground, label: t(`sealing.grounds.${ground}`) })),
        },
        { name: 'reason', kind: 'long', required: true, label: t('sealing.reason') },
      ]}
      values={values}
      onChange={setValues}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as never })}
      busy={busy}
      problem={problem}
      submit={t('sealing.lift')}
      onCancel={onCancel}
      focusFirst
    />
  );
}
