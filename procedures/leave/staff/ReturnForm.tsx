/** Recording that somebody is back: the running leave of the case and the day. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Empty, Shown } from '@guilu/ui/Page.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { type LeaveDetail, leaveOfCase, recordReturn } from '../contract.ts';

export default function ReturnForm({ caseId, onDone, onCancel }: FactFormProps) {
  const { t } = useText();
  const answer = useCall(leaveOfCase, { params: { caseId } });
  return (
    <Shown of={answer}>
      {(data) => {
        const running = data.rows.find((leave) => leave.decidedOn && !leave.returnedOn && leave.state !== 'refused');
        return running ? (
          <Back leave={running} onDone={onDone} onCancel={onCancel} />
        ) : (
          <Empty>{t('leave.noneRunning')}</Empty>
        );
      }}
    </Shown>
  );
}

function Back({ leave, onDone, onCancel }: { leave: LeaveDetail; onDone: () => void; onCancel: () => void }) {
  const { t, day, today } = useText();
  const [values, setValues] = useState<Values>({ on: today });
  const { send, busy, problem } = useWrite(recordReturn, onDone);
  const params = { caseId: leave.caseId, leaveId: leave.leaveId };
  return (
    <FieldForm
      fields={[
        {
          name: 'on',
          kind: 'day',
          label: t('leave.backOn'),
          required: true,
          max: today,
          hint: t('leave.fromTo', { from: day(leave.fromOn), to: day(leave.toOn) }),
        },
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('leave.act.return')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params, body: filled as { on: string } })}
      focusFirst
    />
  );
}
