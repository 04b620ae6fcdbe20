/** Handing over to resettlement happens with the discharge; where that is done already, the handover is recorded alone. */
import { useCall } from '@guilu/ui/calls.ts';
import { Shown } from '@guilu/ui/Page.tsx';
import { componentOf, useRegistry } from '@guilu/ui/registry.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { readiness } from '../contract.ts';
import DischargeForm from './DischargeForm.tsx';

export default function HandoverForm(props: FactFormProps) {
  const answer = useCall(readiness, { params: { caseId: props.caseId } });
  const Plain = componentOf(useRegistry().plainForm);
  return (
    <Shown of={answer}>{(data) => (data.dischargedOn ? <Plain {...props} /> : <DischargeForm {...props} />)}</Shown>
  );
}
