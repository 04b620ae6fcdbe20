/** The entry announcement was held: before the group, signed, never in public. Who was there is ticked on the list of those asked. */
import { type Body, type Returns, useCall, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { announce, reception } from '../contract.ts';

interface Props {
  caseId: string;
  onDone: () => void;
  onCancel: () => void;
}

export default function AnnouncementForm(props: Props) {
  const answer = useCall(reception, { params: { caseId: props.caseId } });
  return <Shown of={answer}>{(data) => <Form {...props} data={data} />}</Shown>;
}

function Form({ caseId, onDone, onCancel, data }: Props & { data: Returns<typeof reception> }) {
  const { t, today } = useText();
  const { accountId } = useWho();
  const [values, setValues, forget] = useDraft<Values>(`${accountId} ${caseId} announcement`, { on: today });
  const { send, busy, problem } = useWrite(announce, () => {
    forget();
    onDone();
  });
  const planned = data.announcement?.state === 'planned' ? data.announcement : undefined;
  const people = planned?.people.map((one, at) => ({
    value: String(at),
    label: t('reception.plan.who', { role: t(`reception.role.${one.kind}`), name: one.name }),
  }));
  const bodyOf = ({ present, ...filled }: Values) =>
    ({ ...filled, ...(people && { present: [present ?? []].flat().map(Number) }) }) as Body<typeof announce>;
  return (
    <FieldForm
      fields={heldFields(t, today, people)}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('reception.announce')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: bodyOf(filled) })}
      focusFirst
    />
  );
}

/** Nothing is answered beforehand: what was held, and before whom, is said by whoever was there. */
function heldFields(t: (key: string) => string, today: string, people: Field['options']): Field[] {
  const yesNo = (name: string): Field => ({
    name,
    kind: 'yes-no',
    required: true,
    label: t(`reception.field.${name}`),
  });
  const there: Field[] = people
    ? [{ name: 'present', kind: 'choices', label: t('reception.field.present'), required: true, options: people }]
    : ['groupPresent', 'policePresent', 'procuratorPresent'].map(yesNo);
  return [
    { name: 'on', kind: 'day', label: t('reception.field.on'), required: true, max: today },
    {
      name: 'chairedBy',
      kind: 'choice',
      label: t('reception.field.chairedBy'),
      required: true,
      options: ['office', 'county', 'other'].map((value) => ({ value, label: t(`reception.chair.${value}`) })),
    },
    ...there,
    yesNo('signed'),
    yesNo('public'),
  ];
}
