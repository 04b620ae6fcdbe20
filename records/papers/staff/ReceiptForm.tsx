/** The addressee has confirmed: which sending, on which day, who signed. Chosen by itself where only one is waited for. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { Empty, Shown } from '@guilu/ui/Page.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { type Text, useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { type Awaited, receiptsOfCase, receiveReceipt } from '../contract.ts';

type Props = Pick<FactFormProps, 'caseId' | 'due' | 'onDone' | 'onCancel'> & { /** The sending that is meant. */ sent?: string };

/** `11月25日 通知、抄送 解除矫正 → 决定机关、检察院`. */
export function sendingWords({ t, w, day, code }: Text, row: Awaited): string {
  const to = row.to.map((role) => code('case.role', role)).join('、');
  const what = [day(row.on), w(row.title), row.about && w(row.about)].filter(Boolean).join(' ');
  return [what, to && `→ ${to}`, row.number && t('papers.withNumber', { number: row.number })].filter(Boolean).join(' ');
}

export default function ReceiptForm(props: Props) {
  const { t } = useText();
  const answer = useCall(receiptsOfCase, { params: { caseId: props.caseId } });
  return (
    <Shown of={answer}>
      {({ rows }) => {
        const waiting = rows.filter((row) => !row.receivedOn);
        return waiting.length ? <Form {...props} waiting={waiting} /> : <Empty>{t('papers.nothingAwaited')}</Empty>;
      }}
    </Shown>
  );
}

function Form({ waiting, ...props }: Props & { waiting: Awaited[] }) {
  const text = useText();
  const { t, today } = text;
  const say = useSay();
  const meant =
    waiting.find((row) => row.factId === props.sent || (props.due && row.dutyKey === props.due.key)) ??
    (waiting.length === 1 ? waiting[0] : undefined);
  const [values, setValues] = useState<Values>({ on: today, ...(meant && { for: meant.factId }) });
  const write = useWrite(receiveReceipt, () => {
    say(t('papers.receiptSaid'));
    props.onDone();
  });
  const fields: Field[] = [
    {
      name: 'for',
      kind: 'choice',
      label: t('papers.receiptFor'),
      required: true,
      options: waiting.map((row) => ({ value: row.factId, label: sendingWords(text, row) })),
    },
    { name: 'on', kind: 'day', label: t('papers.receivedOn'), required: true, max: today },
    { name: 'by', kind: 'text', label: t('papers.signedBy') },
    { name: 'number', kind: 'text', label: t('papers.receiptNumber') },
  ];
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={write.busy}
      problem={write.problem}
      submit={t('papers.saveReceipt')}
      onCancel={props.onCancel}
      onSubmit={(filled) =>
        void write.send({ params: { caseId: props.caseId }, body: filled as { for: string; on: string } })
      }
      focusFirst
    />
  );
}
