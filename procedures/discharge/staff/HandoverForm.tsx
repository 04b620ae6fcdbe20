/** Handing over to resettlement happens with the discharge; where that is recorded already, the handover follows alone. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { handOver, readiness } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import type { ActProps } from './act-props.ts';
import DischargeForm from './DischargeForm.tsx';

export default function HandoverForm(props: ActProps) {
  const answer = useCall(readiness, { params: { caseId: props.caseId } });
  return <Shown of={answer}>{(data) => (data.ended ? <Alone {...props} /> : <DischargeForm {...props} />)}</Shown>;
}

function Alone({ caseId, onDone, onCancel }: ActProps) {
  const { t, today } = useText();
  const say = useSay();
  const write = useWrite(handOver, (answer) => {
    say(t('discharge.handedOver', { number: answer.papers[0]?.number ?? '' }));
    onDone();
  });
  return (
    <ActForm
      name="handover"
      caseId={caseId}
      fields={[{ name: 'on', kind: 'day', label: t('discharge.handedOn'), required: true, max: today }]}
      first={{ on: today }}
      write={write}
      submit={t('discharge.act.handover')}
      onCancel={onCancel}
      onSubmit={async (filled) =>
        (await write.send({ params: { caseId }, body: filled as { on: string } })) !== undefined
      }
    />
  );
}
