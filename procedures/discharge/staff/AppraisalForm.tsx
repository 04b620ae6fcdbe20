/** The person's summary, then the office's appraisal (IM 53); the form is made with the appraisal. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { readiness, writeAppraisal } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import type { ActProps } from './act-props.ts';

export default function AppraisalForm(props: ActProps) {
  const answer = useCall(readiness, { params: { caseId: props.caseId } });
  return (
    <Shown of={answer}>
      {(data) => (
        <Form {...props} summarised={data.steps.some((step) => step.name === 'summary' && step.state === 'done')} />
      )}
    </Shown>
  );
}

function Form({ caseId, onDone, onCancel, summarised }: ActProps & { summarised: boolean }) {
  const { t } = useText();
  const say = useSay();
  const write = useWrite(writeAppraisal, (answer) => {
    say(t(answer.papers.length ? 'discharge.appraised' : 'discharge.summarised'));
    onDone();
  });
  const alone = (values: Values) => !summarised && !values.summary && Boolean(values.appraisal);
  const fields: Field[] = [
    {
      name: 'summary',
      kind: 'long',
      label: t('discharge.summary'),
      hint: t(summarised ? 'discharge.summaryThere' : 'discharge.summaryHint'),
    },
    { name: 'appraisal', kind: 'long', label: t('discharge.appraisal'), hint: t('discharge.appraisalHint') },
    { name: 'noSummary', kind: 'text', label: t('discharge.noSummary'), when: alone },
  ];
  return (
    <ActForm
      name="appraisal"
      caseId={caseId}
      fields={fields}
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
