/** Makes a paper void, with its reason; where it was sent, the entries of its sending are withdrawn. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { type PaperLine, voidPaper } from '../contract.ts';

export function VoidForm({ paper, onDone }: { paper: PaperLine; onDone: () => void }) {
  const { t, w } = useText();
  const say = useSay();
  const [values, setValues] = useState<Values>({});
  const write = useWrite(voidPaper, (answer) => {
    say(t(answer.withdrawn ? 'papers.voidedWith' : 'papers.voidedSaid', { count: answer.withdrawn }));
    onDone();
  });
  return (
    <>
      <p>
        <b>{w(paper.title)}</b> <span className="quiet">{paper.number}</span>
      </p>
      <FieldForm
        fields={[{ name: 'reason', kind: 'long', label: t('papers.voidReason'), required: true }]}
        values={values}
        onChange={setValues}
        busy={write.busy}
        problem={write.problem}
        submit={t('papers.void')}
        onCancel={onDone}
        onSubmit={(filled) =>
          void write.send({ params: { paperId: paper.paperId }, body: filled as { reason: string } })
        }
        focusFirst
      >
        <p className="hint">{t(paper.sent.length ? 'papers.voidHintSent' : 'papers.voidHint')}</p>
      </FieldForm>
    </>
  );
}
