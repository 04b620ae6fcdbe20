/** Counselling: that it took place, for whoever reads the file; what was said, for the psychologist who wrote it. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { counsellingOfCase, counsels, recordCounselling } from '../contract.ts';

export function Counselling({ caseId, open }: { caseId: string; open: boolean }) {
  const { t, dayLong } = useText();
  const may = useMay();
  const answer = useCall(counsellingOfCase, { params: { caseId } });
  return (
    <Panel title={t('support.counselling')}>
      <p className="in quiet">{t('support.confidential')}</p>
      <Shown of={answer}>
        {(data) =>
          data.rows.length === 0 ? (
            <Empty>{t('support.noSessions')}</Empty>
          ) : (
            <dl className="facts-list">
              {data.rows.map((row) => (
                <div key={row.factId}>
                  <dt>{dayLong(row.on)}</dt>
                  <dd>
                    {t(`support.form.${row.form}`)} · {row.by}
                    {row.note && <p>{row.note}</p>}
                  </dd>
                </div>
              ))}
            </dl>
          )
        }
      </Shown>
      {open && may(counsels) && <SessionForm caseId={caseId} />}
    </Panel>
  );
}

function SessionForm({ caseId }: { caseId: string }) {
  const { t, today } = useText();
  const say = useSay();
  const first: Values = { on: today, form: 'individual' };
  const [values, setValues] = useState<Values>(first);
  const { send, busy, problem } = useWrite(recordCounselling, () => {
    setValues(first);
    say(t('support.sessionSaved'));
  });
  const fields: Field[] = [
    { name: 'on', kind: 'day', label: t('support.on'), required: true, max: today },
    {
      name: 'form',
      kind: 'choice',
      label: t('support.formOf'),
      required: true,
      options: ['individual', 'group'].map((value) => ({ value, label: t(`support.form.${value}`) })),
    },
    { name: 'note', kind: 'long', label: t('support.note'), hint: t('support.noteHint') },
  ];
  return (
    <div className="in">
      <FieldForm
        fields={fields}
        values={values}
        onChange={setValues}
        busy={busy}
        problem={problem}
        submit={t('support.saveSession')}
        onSubmit={(filled) => void send({ params: { caseId }, body: filled as never })}
      />
    </div>
  );
}
