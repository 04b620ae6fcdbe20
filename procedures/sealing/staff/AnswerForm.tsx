/** Answers a query about a sealed record: what the law asks of the query, then yes or no; a no gives its reasons. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { answerQuery } from '../contract.ts';

const requesters = ['court', 'procuratorate', 'police', 'state-rule-unit', 'other'];
const checks = ['written', 'credentials', 'undertaking'] as const;

interface Props {
  caseId: string;
  factId: string;
  onDone: () => void;
  onCancel: () => void;
}

export function AnswerForm({ caseId, factId, onDone, onCancel }: Props) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(answerQuery, onDone);
  const fields: Field[] = [
    {
      name: 'requester',
      kind: 'choice',
      required: true,
      label: t('sealing.requester'),
      options: requesters.map((one) => ({ value: one, label: t(`sealing.requesters.${one}`) })),
    },
    ...checks.map((name): Field => ({ name, kind: 'yes-no', required: true, label: t(`sealing.${name}`) })),
    { name: 'reason', kind: 'text', label: t('sealing.purpose') },
    { name: 'scope', kind: 'text', label: t('sealing.scope') },
    { name: 'granted', kind: 'yes-no', required: true, label: t('sealing.granted') },
    {
      name: 'reasons',
      kind: 'long',
      required: true,
      label: t('sealing.refusalReasons'),
      when: (filled) => filled.granted === false,
    },
  ];
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      onSubmit={(filled) => void send({ params: { caseId, factId }, body: filled as never })}
      busy={busy}
      problem={problem}
      submit={t('sealing.answer')}
      onCancel={onCancel}
      focusFirst
    />
  );
}
