/** Asking for leave on a person's behalf, with the outlook while the days are chosen. */
import { useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { purposes, requestLeave } from '../contract.ts';
import { Outlook } from './Outlook.tsx';

export default function LeaveRequest({
  caseId,
  onDone,
  onCancel,
}: FileProps & { onDone: () => void; onCancel: () => void }) {
  const { t, today } = useText();
  const { accountId } = useWho();
  const [values, setValues, forget] = useDraft<Values>(`${accountId} ${caseId} leave`, { proof: false, urgent: false });
  const { send, busy, problem } = useWrite(requestLeave, () => {
    forget();
    onDone();
  });
  const fields: Field[] = [
    { name: 'from', kind: 'day', label: t('leave.from'), required: true, min: today },
    { name: 'to', kind: 'day', label: t('leave.to'), required: true, min: today },
    {
      name: 'purpose',
      kind: 'choice',
      label: t('leave.why'),
      required: true,
      options: purposes.map((value) => ({ value, label: t(`leave.purpose.${value}`) })),
    },
    { name: 'destination', kind: 'text', label: t('leave.where'), required: true },
    { name: 'proof', kind: 'yes-no', label: t('leave.proof') },
    { name: 'urgent', kind: 'yes-no', label: t('leave.urgent'), hint: t('leave.urgentHint') },
  ];
  const body = (filled: Values) => ({ proof: false, urgent: false, ...filled }) as never;
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('leave.ask')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: body(filled) })}
      focusFirst
    >
      <Outlook caseId={caseId} from={String(values.from ?? '')} to={String(values.to ?? '')} />
    </FieldForm>
  );
}
