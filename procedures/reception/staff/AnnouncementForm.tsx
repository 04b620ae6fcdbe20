/** The entry announcement: before the group, signed, never in public. The law's gate answers with its reasons. */
import { type Body, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { announce } from '../contract.ts';

interface Props {
  caseId: string;
  onDone: () => void;
  onCancel: () => void;
}

export default function AnnouncementForm({ caseId, onDone, onCancel }: Props) {
  const { t, today } = useText();
  const { accountId } = useWho();
  const [values, setValues, forget] = useDraft<Values>(`${accountId} ${caseId} announcement`, { on: today });
  const { send, busy, problem } = useWrite(announce, () => {
    forget();
    onDone();
  });
  // Nothing is answered beforehand: what was held, and before whom, is said by whoever was there.
  const yesNo = (name: string) => ({
    name,
    kind: 'yes-no' as const,
    required: true,
    label: t(`reception.field.${name}`),
  });
  return (
    <FieldForm
      fields={[
        { name: 'on', kind: 'day', label: t('reception.field.on'), required: true, max: today },
        {
          name: 'chairedBy',
          kind: 'choice',
          label: t('reception.field.chairedBy'),
          required: true,
          options: ['office', 'county', 'other'].map((value) => ({ value, label: t(`reception.chair.${value}`) })),
        },
        yesNo('groupPresent'),
        yesNo('signed'),
        yesNo('policePresent'),
        yesNo('procuratorPresent'),
        yesNo('public'),
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('reception.announce')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as Body<typeof announce> })}
      focusFirst
    />
  );
}
