/** Taking a request down at the counter: who asks, how they were known, what for. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { type Askable, dataRequestsOfCase, shownIdentities, takeDataRequest } from '../contract.ts';
import { askers, requestKinds } from '../rules.ts';

export default function TakeForm({
  caseId,
  onDone,
  onCancel,
}: FileProps & { onDone: () => void; onCancel: () => void }) {
  const { accountId } = useWho();
  const [values, setValues, forget] = useDraft<Values>(`${accountId} ${caseId} data-request`, { askedBy: 'self' });
  const { t } = useText();
  const askable = useCall(dataRequestsOfCase, { params: { caseId } });
  const { send, busy, problem } = useWrite(takeDataRequest, () => {
    forget();
    onDone();
  });
  const fields = useFields(askable.data?.askable);
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('dataRequests.take')}
      onCancel={onCancel}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as never })}
      focusFirst
    />
  );
}

function useFields(askable: Askable | undefined): Field[] {
  const { t, w, day } = useText();
  const options = (of: readonly string[], key: string) =>
    of.map((value) => ({ value, label: t(`dataRequests.${key}.${value}`) }));
  const another = (values: Values) => values.askedBy !== undefined && values.askedBy !== 'self';
  const kind = (name: string) => (values: Values) => values.request === name;
  return [
    {
      name: 'request',
      kind: 'choice',
      label: t('dataRequests.what'),
      required: true,
      options: options(requestKinds, 'kind'),
    },
    {
      name: 'askedBy',
      kind: 'choice',
      label: t('dataRequests.who'),
      required: true,
      options: options(askers, 'asker'),
    },
    { name: 'askerName', kind: 'text', label: t('dataRequests.askerName'), required: true, when: another },
    {
      name: 'authority',
      kind: 'text',
      label: t('dataRequests.authority'),
      hint: t('dataRequests.authorityHint'),
      required: true,
      when: another,
    },
    {
      name: 'identity',
      kind: 'choice',
      label: t('dataRequests.identity'),
      required: true,
      options: options(shownIdentities, 'identities'),
    },
    {
      name: 'about',
      kind: 'choice',
      label: t('dataRequests.about'),
      required: true,
      when: kind('explanation'),
      options: (askable?.decisions ?? []).map((one) => ({
        value: one.factId,
        label: `${day(one.on)} ${w(one.title)}`,
      })),
    },
    {
      name: 'purpose',
      kind: 'choice',
      label: t('dataRequests.purpose'),
      hint: t('dataRequests.purposeHint'),
      required: true,
      when: kind('withdraw-consent'),
      options: (askable?.consents ?? []).map((one) => ({ value: one.purpose, label: w(one.title) })),
    },
    { name: 'details', kind: 'long', label: t('dataRequests.details'), hint: t('dataRequests.detailsHint') },
  ];
}
