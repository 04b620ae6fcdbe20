/** The person's summary and the office's appraisal; the form is made with it. */
import { useWrite } from '@guilu/ui/calls.ts';
import { useText } from '@guilu/ui/text.ts';
import { writeAppraisal } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import type { ActProps } from './act-props.ts';

export default function AppraisalForm({ caseId, onDone, onCancel }: ActProps) {
  const { t } = useText();
  const write = useWrite(writeAppraisal, onDone);
  return (
    <ActForm
      name="appraisal"
      caseId={caseId}
      fields={[
        { name: 'summary', kind: 'long', label: t('discharge.summary'), hint: t('discharge.summaryHint') },
        { name: 'appraisal', kind: 'long', label: t('discharge.appraisal'), required: true },
      ]}
      first={{}}
      write={write}
      submit={t('discharge.act.appraisal')}
      onCancel={onCancel}
      onSubmit={async (filled) =>
        (await write.send({ params: { caseId }, body: filled as { appraisal: string } })) !== undefined
      }
    />
  );
}
