/** The certificate is put off: only where the person is detained or missing. The term ends all the same. */
import { useWrite } from '@guilu/ui/calls.ts';
import { useText } from '@guilu/ui/text.ts';
import { defer } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import type { ActProps } from './act-props.ts';

const reasons = ['detained', 'missing'];

export default function DeferralForm({ caseId, onDone, onCancel }: ActProps) {
  const { t } = useText();
  const write = useWrite(defer, onDone);
  return (
    <>
      <p className="note-calm">{t('discharge.deferHint')}</p>
      <ActForm
        name="deferral"
        caseId={caseId}
        fields={[
          {
            name: 'reason',
            kind: 'choice',
            label: t('discharge.reason'),
            required: true,
            options: reasons.map((value) => ({ value, label: t(`discharge.deferralReasons.${value}`) })),
          },
        ]}
        first={{}}
        write={write}
        submit={t('discharge.act.defer')}
        onCancel={onCancel}
        onSubmit={async (filled) =>
          (await write.send({ params: { caseId }, body: filled as { reason: string } })) !== undefined
        }
      />
    </>
  );
}
