/** What somebody who was asked to the announcement answers; an agency may name who comes. */
import { type Body, useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { type Announcement, answerAnnouncement } from '../contract.ts';

interface Props {
  caseId: string;
  announcement: Announcement;
  onDone: () => void;
  onCancel: () => void;
}

export function AnswerForm({ caseId, announcement, onDone, onCancel }: Props) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(answerAnnouncement, onDone);
  const options = announcement.people.map((one, at) => ({
    value: String(at),
    label: t('reception.plan.who', { role: t(`reception.role.${one.kind}`), name: one.name }),
  }));
  const ofAgency = ({ at }: Values) => ['police', 'procurator'].includes(announcement.people[Number(at)]?.kind ?? '');
  return (
    <FieldForm
      fields={[
        { name: 'at', kind: 'choice', label: t('reception.plan.whoAnswers'), required: true, options },
        { name: 'comes', kind: 'yes-no', label: t('reception.plan.comes'), required: true },
        {
          name: 'name',
          kind: 'text',
          label: t('reception.plan.whoComes'),
          when: (filled) => ofAgency(filled) && filled.comes === true,
        },
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('reception.plan.answer')}
      onCancel={onCancel}
      onSubmit={(filled) =>
        void send({ params: { caseId }, body: { ...filled, at: Number(filled.at) } as Body<typeof answerAnnouncement> })
      }
      focusFirst
    />
  );
}
