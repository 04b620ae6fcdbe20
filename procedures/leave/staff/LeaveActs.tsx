/** What may be done with a leave now; each act opens its few fields in place. */
import { useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Panel, ProblemNote } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import {
  approveLeave,
  extendLeave,
  giveOpinion,
  type LeaveDetail,
  lawfulRefusals,
  recordDeparture,
  recordReturn,
  refuseLeave,
  withdrawLeave,
} from '../contract.ts';

export function Acts({ leave }: { leave: LeaveDetail }) {
  const { t } = useText();
  const [open, setOpen] = useState<string>();
  const params = { caseId: leave.caseId, leaveId: leave.leaveId };
  const approval = useWrite(approveLeave);
  if (!leave.acts.length) return null;
  return (
    <Panel title={t('leave.next')}>
      <div className="in">
        <ProblemNote problem={approval.problem} />
        <div className="btns">
          {leave.acts.map((act) =>
            act === 'approve' ? (
              <button
                key={act}
                type="button"
                className="btn p"
                disabled={approval.busy}
                onClick={() => void approval.send({ params, body: {} })}
              >
                {t('leave.act.approve')}
              </button>
            ) : (
              <button
                key={act}
                type="button"
                className="btn"
                aria-expanded={open === act}
                onClick={() => setOpen(open === act ? undefined : act)}
              >
                {t(`leave.act.${act}`)}
              </button>
            ),
          )}
        </div>
        {open && leave.acts.includes(open) && (
          <ActForm key={open} act={open} leave={leave} onDone={() => setOpen(undefined)} />
        )}
      </div>
    </Panel>
  );
}

const endpoints = {
  opinion: giveOpinion,
  refuse: refuseLeave,
  depart: recordDeparture,
  extend: extendLeave,
  return: recordReturn,
  withdraw: withdrawLeave,
};

function ActForm({ act, leave, onDone }: { act: string; leave: LeaveDetail; onDone: () => void }) {
  const { t, today } = useText();
  const { accountId } = useWho();
  const [values, setValues, forget] = useDraft<Values>(
    `${accountId} ${leave.leaveId} ${act}`,
    act === 'depart' || act === 'return' ? { on: today } : {},
  );
  const endpoint = endpoints[act as keyof typeof endpoints];
  const { send, busy, problem } = useWrite(endpoint, () => {
    forget();
    onDone();
  });
  const fields: Record<string, Field[]> = {
    opinion: [{ name: 'text', kind: 'long', label: t('leave.opinion'), required: true }],
    refuse: [
      {
        name: 'reason',
        kind: 'choice',
        label: t('leave.refusedBecause'),
        required: true,
        options: lawfulRefusals.map((value) => ({ value, label: t(`leave.refusal.${value}`) })),
      },
      { name: 'evidence', kind: 'long', label: t('leave.evidence'), required: true, hint: t('leave.evidenceHint') },
    ],
    depart: [{ name: 'on', kind: 'day', label: t('leave.leftOn'), required: true, max: today }],
    return: [{ name: 'on', kind: 'day', label: t('leave.backOn'), required: true, max: today }],
    extend: [
      { name: 'to', kind: 'day', label: t('leave.newLastDay'), required: true, min: leave.toOn },
      { name: 'reason', kind: 'long', label: t('leave.reason'), required: true },
    ],
    withdraw: [{ name: 'reason', kind: 'long', label: t('leave.reason'), required: true }],
  };
  const params = { caseId: leave.caseId, leaveId: leave.leaveId };
  return (
    <FieldForm
      fields={fields[act] ?? []}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t(`leave.act.${act}`)}
      onCancel={onDone}
      onSubmit={(filled) => void send({ params, body: filled as never })}
      focusFirst
    />
  );
}
