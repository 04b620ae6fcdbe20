/** Registers that a paper has left: on which day, to whom, by which way. The matching entry of the file is made with it. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { type PaperLine, sendPaper } from '../contract.ts';

interface Props {
  paper: PaperLine;
  onDone: () => void;
  onCancel: () => void;
}

const ways = ['in-person', 'post', 'electronic', 'left'];

/** Whom a paper has not gone to yet. */
export function unsent(paper: PaperLine): string[] {
  if (paper.voided) return [];
  const told = new Set(paper.sent.flatMap((one) => one.to));
  return paper.addressees.filter((role) => !told.has(role));
}

export function SendForm({ paper, onDone, onCancel }: Props) {
  const { t, w, code, today } = useText();
  const say = useSay();
  const left = unsent(paper);
  const [values, setValues] = useState<Values>({ on: today, to: left });
  const write = useWrite(sendPaper, (answer) => {
    say(t('papers.sendingSaid', { number: answer.number }));
    onDone();
  });
  const fields: Field[] = [
    {
      name: 'to',
      kind: 'choices',
      label: t(paper.about ? 'papers.to' : 'papers.handTo'),
      required: true,
      options: left.map((role) => ({ value: role, label: code('case.role', role) })),
    },
    { name: 'on', kind: 'day', label: t(paper.about ? 'papers.sentOn' : 'papers.servedWhen'), required: true, max: today, min: paper.madeAt.slice(0, 10) },
    {
      name: 'how',
      kind: 'choice',
      label: t('papers.how'),
      options: ways.map((way) => ({ value: way, label: t(`papers.ways.${way}`) })),
    },
  ];
  return (
    <>
      <p>
        <b>{w(paper.title)}</b> <span className="quiet">{paper.number}</span>
      </p>
      <FieldForm
        fields={fields}
        values={values}
        onChange={setValues}
        busy={write.busy}
        problem={write.problem}
        submit={t('papers.send')}
        onCancel={onCancel}
        onSubmit={(filled) =>
          void write.send({ params: { paperId: paper.paperId }, body: filled as { on: string; to: string[] } })
        }
        focusFirst
      >
        <p className="hint">{t('papers.sendHint')}</p>
      </FieldForm>
    </>
  );
}
