/** Sets the seal. Opened from the duty or from the tab. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { sealRecord } from '../contract.ts';

export default function SealForm({ caseId, onDone, onCancel }: Pick<FactFormProps, 'caseId' | 'onDone' | 'onCancel'>) {
  const { t } = useText();
  const { send, busy, problem } = useWrite(sealRecord, onDone);
  return (
    <FieldForm
      fields={[]}
      values={{}}
      onChange={() => undefined}
      onSubmit={() => void send({ params: { caseId } })}
      busy={busy}
      problem={problem}
      submit={t('sealing.seal')}
      onCancel={onCancel}
    >
      <p className="note-calm">{t('sealing.sealMeans')}</p>
    </FieldForm>
  );
}
