/** The receipt for the papers: to whom, and what is still missing. */
import { type Body, useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { sendReceipt } from '../contract.ts';
import type { ArrivalProps } from './arrival-props.ts';

export function ReceiptForm({ caseId, data, onDone, onCancel }: ArrivalProps) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({ addressee: data.papers.court ?? '', missing: data.papers.lacking });
  const { send, busy, problem } = useWrite(sendReceipt, onDone);
  const owed = !data.papers.receivedOn || data.papers.receiptSentOn !== undefined;
  return (
    <FieldForm
      fields={[
        { name: 'addressee', kind: 'text', label: t('reception.arrival.addressee'), required: true },
        {
          name: 'missing',
          kind: 'texts',
          label: t('reception.receive.missing'),
          hint: t('reception.receive.missingHint'),
          required: owed,
        },
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('reception.arrival.act.receipt')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as Body<typeof sendReceipt> })}
      focusFirst
    />
  );
}
