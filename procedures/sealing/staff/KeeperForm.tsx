/** Opens a sealed file to one more account, by name and with a reason. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { nameKeeper, type SealState } from '../contract.ts';

interface Props {
  caseId: string;
  others: SealState['others'];
  onDone: () => void;
  onCancel: () => void;
}

export function KeeperForm({ caseId, others, onDone, onCancel }: Props) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(nameKeeper, onDone);
  return (
    <FieldForm
      fields={[
        {
          name: 'accountId',
          kind: 'choice',
          required: true,
          label: t('sealing.account'),
          options: others.map((one) => ({ value: one.accountId, label: `${one.name} · ${one.organisation}` })),
        },
        { name: 'reason', kind: 'long', required: true, label: t('sealing.reason') },
      ]}
      values={values}
      onChange={setValues}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as never })}
      busy={busy}
      problem={problem}
      submit={t('sealing.openTo')}
      onCancel={onCancel}
      focusFirst
    />
  );
}
