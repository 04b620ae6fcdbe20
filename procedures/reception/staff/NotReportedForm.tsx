/** Nobody came in time: why it came about, what was done to find the person; the notice goes out with it. */
import { type Body, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { noticeNotReported } from '../contract.ts';
import type { ArrivalProps } from './arrival-props.ts';

const causes = ['residence-dispute', 'late-papers', 'moved', 'not-informed', 'other'];

export function NotReportedForm({ caseId, onDone, onCancel }: ArrivalProps) {
  const { t } = useText();
  const { accountId } = useWho();
  const [values, setValues, forget] = useDraft<Values>(`${accountId} ${caseId} not-reported`, {});
  const { send, busy, problem } = useWrite(noticeNotReported, () => {
    forget();
    onDone();
  });
  return (
    <FieldForm
      fields={[
        {
          name: 'cause',
          kind: 'choice',
          label: t('reception.arrival.cause'),
          required: true,
          options: causes.map((value) => ({ value, label: t(`reception.arrival.causes.${value}`) })),
        },
        {
          name: 'done',
          kind: 'long',
          label: t('reception.arrival.done'),
          required: true,
          hint: t('reception.arrival.doneHint'),
        },
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('reception.arrival.act.notReported')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as Body<typeof noticeNotReported> })}
      focusFirst
    >
      <p className="tiny">{t('reception.arrival.toldWhom')}</p>
    </FieldForm>
  );
}
