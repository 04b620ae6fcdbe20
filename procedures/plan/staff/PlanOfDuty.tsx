/** The plan's form where an entry or a list asks for it. */
import { useCall } from '@guilu/ui/calls.ts';
import { Empty, Shown } from '@guilu/ui/Page.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { planOfCase } from '../contract.ts';
import { PlanForm } from './PlanForm.tsx';

export default function PlanOfDuty({ caseId, onDone, onCancel }: FactFormProps) {
  const { t, w } = useText();
  const answer = useCall(planOfCase, { params: { caseId } });
  return (
    <Shown of={answer}>
      {(data) =>
        data.mayWrite ? (
          <PlanForm caseId={caseId} data={data} onDone={onDone} onCancel={onCancel} />
        ) : (
          <Empty>{data.notTheirs ? w(data.notTheirs) : t('plan.notRegistered')}</Empty>
        )
      }
    </Shown>
  );
}
