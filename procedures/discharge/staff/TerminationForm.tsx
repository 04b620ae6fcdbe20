/** The end of a correction by a decision or by death; the law's gate says which cause ends it in which way. */
import { useWrite } from '@guilu/ui/calls.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { terminate } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import type { ActProps } from './act-props.ts';

const causes = ['revoked', 'recalled', 'died', 'new-crime'];

export default function TerminationForm({ caseId, onDone, onCancel }: ActProps) {
  const { t, today } = useText();
  const say = useSay();
  const write = useWrite(terminate, (answer) => {
    say(t('discharge.terminated', { number: answer.papers[0]?.number ?? '' }));
    onDone();
  });
  return (
    <ActForm
      name="termination"
      caseId={caseId}
      fields={[
        { name: 'on', kind: 'day', label: t('discharge.terminatedOn'), required: true, max: today },
        {
          name: 'cause',
          kind: 'choice',
          label: t('discharge.terminationCause'),
          required: true,
          options: causes.map((value) => ({ value, label: t(`discharge.terminationCauses.${value}`) })),
        },
        {
          name: 'paper',
          kind: 'text',
          label: t('discharge.decisionPaper'),
          required: true,
          when: (values) => values.cause !== undefined && values.cause !== 'died',
        },
      ]}
      first={{ on: today }}
      write={write}
      submit={t('discharge.act.terminate')}
      onCancel={onCancel}
      onSubmit={async (filled) =>
        (await write.send({ params: { caseId }, body: filled as { on: string; cause: string } })) !== undefined
      }
    />
  );
}
