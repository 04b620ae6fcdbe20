/** The outcome form opened from a line of Today: of the proposal that waits for it, or plain where the court decided by itself. */
import { useCall } from '@guilu/ui/calls.ts';
import { Shown } from '@guilu/ui/Page.tsx';
import { componentOf, useRegistry } from '@guilu/ui/registry.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { proposalsOfCase } from '../contract.ts';
import { lawOf } from '../rules.ts';
import { OutcomeForm } from './OutcomeForm.tsx';

export default function OutcomeOfDuty(props: FactFormProps) {
  const answer = useCall(proposalsOfCase, { params: { caseId: props.caseId } });
  const Plain = componentOf(useRegistry().plainForm);
  return (
    <Shown of={answer}>
      {({ rows }) => {
        const waits = rows.find((one) => one.acts.includes('decide') && lawOf[one.kind].decided === props.type);
        return waits ? (
          <OutcomeForm proposal={waits} onDone={props.onDone} onCancel={props.onCancel} />
        ) : (
          <Plain {...props} />
        );
      }}
    </Shown>
  );
}
