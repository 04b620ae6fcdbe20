/** Discharge on a day, for expiry or amnesty; certificate, notice and, where owed, the handover are made with it. */
import { useWrite } from '@guilu/ui/calls.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { discharge } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import type { ActProps } from './act-props.ts';

export default function DischargeForm({ caseId, onDone, onCancel }: ActProps) {
  const { t, today } = useText();
  const say = useSay();
  const write = useWrite(discharge, (answer) => {
    say(t(answer.handedOver ? 'discharge.doneHanded' : 'discharge.done', { count: answer.papers.length }));
    onDone();
  });
  return (
    <ActForm
      name="discharge"
      caseId={caseId}
      fields={[
        { name: 'on', kind: 'day', label: t('discharge.on'), required: true, max: today },
        {
          name: 'cause',
          kind: 'choice',
          label: t('discharge.cause'),
          required: true,
          options: ['expiry', 'amnesty'].map((value) => ({ value, label: t(`discharge.causes.${value}`) })),
        },
      ]}
      first={{ on: today, cause: 'expiry' }}
      write={write}
      submit={t('discharge.act.discharge')}
      onCancel={onCancel}
      onSubmit={async (filled) =>
        (await write.send({ params: { caseId }, body: filled as { on: string; cause: 'expiry' } })) !== undefined
      }
    />
  );
}
