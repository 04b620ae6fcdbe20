/** The resettlement side acknowledges a file that was handed over. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { receiveHandover } from '../contract.ts';
import type { ActProps } from './act-props.ts';

export default function ReceiptForm({ caseId, onDone, onCancel }: ActProps) {
  const { t } = useText();
  const { send, busy, problem } = useWrite(receiveHandover, onDone);
  return (
    <FieldForm
      fields={[]}
      values={{}}
      onChange={() => undefined}
      busy={busy}
      problem={problem}
      submit={t('discharge.receive')}
      onCancel={onCancel}
      onSubmit={() => void send({ params: { caseId } })}
    >
      <p>{t('discharge.receiveHint')}</p>
    </FieldForm>
  );
}
