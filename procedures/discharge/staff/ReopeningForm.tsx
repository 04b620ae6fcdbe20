/** Opening a closed case again, with the reason. */
import { useWrite } from '@guilu/ui/calls.ts';
import { useText } from '@guilu/ui/text.ts';
import { reopenCase } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import type { ActProps } from './act-props.ts';

export default function ReopeningForm({ caseId, onDone, onCancel }: ActProps) {
  const { t } = useText();
  const write = useWrite(reopenCase, onDone);
  return (
    <ActForm
      name="reopening"
      caseId={caseId}
      fields={[
        { name: 'reason', kind: 'long', label: t('discharge.reason'), required: true, hint: t('discharge.reopenHint') },
        { name: 'paper', kind: 'text', label: t('discharge.decisionPaper') },
      ]}
      first={{}}
      write={write}
      submit={t('discharge.reopen')}
      onCancel={onCancel}
      onSubmit={async (filled) =>
        (await write.send({ params: { caseId }, body: filled as { reason: string } })) !== undefined
      }
    />
  );
}
