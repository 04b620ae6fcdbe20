/** What was decided: granted or not, with its number; the reason where not, the new end where a term was cut. */
import { useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { decideProposal, type Proposal } from '../contract.ts';

export function OutcomeForm({
  proposal,
  onDone,
  onCancel,
}: {
  proposal: Proposal;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t, today } = useText();
  const [values, setValues] = useState<Values>({
    on: today,
    ...(proposal.newTermEnd && { termEnd: proposal.newTermEnd }),
  });
  const { send, busy, problem } = useWrite(decideProposal, onDone);
  const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: t(`proposal.${name}`),
    ...more,
  });
  const fields: Field[] = [
    field('on', 'day', { required: true, max: today }),
    field('granted', 'yes-no', { required: true }),
    field('number', 'text', { required: true }),
    {
      name: 'reason',
      kind: 'long',
      label: t('proposal.whyNot'),
      required: true,
      when: (filled) => filled.granted === false,
    },
    field('termEnd', 'day', {
      required: true,
      when: (filled) => filled.granted === true && proposal.kind === 'commutation',
    }),
    {
      name: 'notCountedDays',
      kind: 'number',
      label: t('proposal.foundDays'),
      when: (filled) => filled.granted === true && proposal.notCountedDays > 0,
    },
  ];
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('proposal.act.decide')}
      onCancel={onCancel}
      onSubmit={(filled) =>
        void send({
          params: { caseId: proposal.caseId, proposalId: proposal.proposalId },
          body: filled as { on: string; granted: boolean; number: string },
        })
      }
      focusFirst
    />
  );
}
