/** One notice by hand. Whoever may be on file already is shown while typing; choosing them joins their file. */
import { useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useGo } from '@guilu/ui/navigation.tsx';
import { Page, Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { typeNotice } from '../contract.ts';
import { noticeFields } from './notice-fields.ts';
import { OnFile } from '@guilu/records/people/staff/OnFile.tsx';

export default function TypedNotice() {
  const { t, today } = useText();
  const go = useGo();
  const [values, setValues] = useState<Values>({ kind: 'resettlement', receivedOn: today });
  const [personId, setPersonId] = useState<string>();
  const { send, busy, problem } = useWrite(typeNotice, (answer) => go(`/cases/${answer.caseId}`));
  const fields = noticeFields(t, { receivedOn: true });
  // Who was chosen was chosen for this name and number: another name asks again.
  const change = (next: Values) => {
    if (next.name !== values.name || next.idNumber !== values.idNumber) setPersonId(undefined);
    setValues(next);
  };
  return (
    <Page title={t('intake.notice')} sub={t('intake.noticeSub')}>
      <Panel title={t('intake.noticePanel')}>
        <div className="in one-column">
          <FieldForm
            fields={fields}
            values={values}
            onChange={change}
            busy={busy}
            problem={problem}
            submit={t('intake.save')}
            onCancel={() => go('/intake')}
            onSubmit={(filled) => void send({ body: { ...filled, ...(personId && { personId }) } as never })}
            focusFirst
          >
            <OnFile
              name={String(values.name ?? '')}
              idNumber={String(values.idNumber ?? '')}
              bornOn={String(values.bornOn ?? '')}
              chosen={personId}
              onChoose={setPersonId}
            />
          </FieldForm>
        </div>
      </Panel>
    </Page>
  );
}
