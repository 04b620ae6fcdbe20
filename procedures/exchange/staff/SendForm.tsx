/** Choosing a paper of the file and the agencies it goes to; what it is about follows from the paper. */
import { type Returns, useCall, useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { sendingOffer, sendLetter } from '../contract.ts';

interface Props {
  caseId: string;
  onDone: () => void;
}

export function SendForm({ caseId, onDone }: Props) {
  const { t } = useText();
  const answer = useCall(sendingOffer, { params: { caseId } });
  return (
    <Shown of={answer}>
      {(data) =>
        data.papers.length ? (
          <Choose caseId={caseId} onDone={onDone} offer={data} />
        ) : (
          <p className="quiet">{t('exchange.noPapers')}</p>
        )
      }
    </Shown>
  );
}

function Choose({ caseId, onDone, offer }: Props & { offer: Returns<typeof sendingOffer> }) {
  const { t, w, list } = useText();
  const say = useSay();
  const [values, setValues] = useState<Values>({ paperId: offer.papers[0]?.paperId, about: offer.papers[0]?.about });
  const { send, busy, problem } = useWrite(sendLetter, (answer) => {
    const met = list(answer.met.map(w));
    say(met ? t('exchange.sentMet', { list: met }) : t('exchange.sentNow', { count: answer.sent }));
    onDone();
  });
  const change = (next: Values) => {
    const paper = offer.papers.find((one) => one.paperId === next.paperId);
    setValues(next.paperId === values.paperId ? next : { ...next, about: paper?.about });
  };
  const fields: Field[] = [
    {
      name: 'paperId',
      kind: 'choice',
      label: t('exchange.paper'),
      required: true,
      options: offer.papers.map((paper) => ({ value: paper.paperId, label: `${w(paper.title)} ${paper.number}` })),
    },
    {
      name: 'organisations',
      kind: 'choices',
      label: t('exchange.to'),
      required: true,
      options: offer.agencies.map((agency) => ({ value: agency.code, label: agency.name })),
    },
    {
      name: 'about',
      kind: 'choice',
      label: t('exchange.about'),
      required: true,
      options: offer.abouts.map((one) => ({ value: one.code, label: w(one.title) })),
      hint: t('exchange.aboutHint'),
    },
  ];
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={change}
      busy={busy}
      problem={problem}
      submit={t('exchange.sendNow')}
      onCancel={onDone}
      onSubmit={(filled) => void send({ params: { caseId }, body: filled as never })}
      focusFirst
    />
  );
}
