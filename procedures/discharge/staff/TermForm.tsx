/** Moving the end of the term: only a court paper does it, and it is uploaded with the request. */
import { FilePick } from '@guilu/ui/FilePick.tsx';
import { useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useId, useState } from 'react';
import { changeTerm } from '../contract.ts';
import type { ActProps } from './act-props.ts';

const most = 20_000_000;

export default function TermForm({ caseId, onDone, onCancel }: ActProps) {
  const { t, today } = useText();
  const id = useId();
  const [values, setValues] = useState<Values>({ on: today });
  const [file, setFile] = useState<File>();
  const { send, busy, problem } = useWrite(changeTerm, onDone);
  const [tried, setTried] = useState(false);
  const wrong =
    file && file.size > most ? 'discharge.courtPaperBig' : !file && tried ? 'discharge.courtPaperMissing' : undefined;
  function submit(filled: Values) {
    setTried(true);
    if (!file || file.size > most) return;
    const body = new FormData();
    for (const [name, value] of Object.entries(filled)) body.append(name, String(value));
    body.append('file', file, file.name);
    void send({ params: { caseId }, body });
  }
  return (
    <FieldForm
      fields={[
        { name: 'termEnd', kind: 'day', label: t('discharge.newEnd'), required: true },
        { name: 'paper', kind: 'text', label: t('discharge.paperNumber'), required: true },
        { name: 'on', kind: 'day', label: t('discharge.ruledOn'), required: true, max: today },
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('discharge.act.term')}
      onCancel={onCancel}
      onSubmit={submit}
      focusFirst
    >
      <div className="field">
        <label className="label" htmlFor={id}>
          {t('discharge.courtPaper')}
        </label>
        <FilePick
          id={id}
          accept="application/pdf,image/*"
          chosen={file?.name}
          onPick={(event) => setFile(event.target.files?.[0])}
        />
        {wrong ? (
          <span className="wrong" role="alert">
            {t(wrong)}
          </span>
        ) : (
          <span className="hint">{t('discharge.courtPaperHint')}</span>
        )}
      </div>
    </FieldForm>
  );
}
