/** Makes form 6: where and by when the person reports in. The day follows from the rule unless the officer names another. */
import { PaperMade } from '@guilu/records/papers/staff/PaperMade.tsx';
import { listOrganisations } from '@guilu/records/organisations/contract.ts';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { makeNotification } from '../contract.ts';

export default function NotificationMaking({
  caseId,
  onDone,
  onCancel,
}: FileProps & { onDone: () => void; onCancel: () => void }) {
  const { t } = useText();
  const [typed, setValues] = useState<Values>({});
  const values = { ...useAgencyAddress(), ...typed };
  const [paper, setPaper] = useState<{ paperId: string; number: string }>();
  const { send, busy, problem } = useWrite(makeNotification, setPaper);
  if (paper) return <PaperMade paper={paper} onDone={onDone} />;
  const fields: Field[] = [
    { name: 'reportAddress', kind: 'text', label: t('intake.form.reportAddress'), required: true },
    { name: 'reportPhone', kind: 'text', label: t('intake.form.reportPhone'), required: true, inputMode: 'tel' },
    { name: 'reportBy', kind: 'day', label: t('intake.form.reportBy'), hint: t('intake.form.reportByHint') },
    { name: 'issuer', kind: 'text', label: t('intake.form.issuer'), hint: t('intake.form.issuerHint') },
    { name: 'remarks', kind: 'long', label: t('intake.form.remarks') },
  ];
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('intake.form.make')}
      onCancel={onCancel}
      onSubmit={(filled) =>
        void send({ params: { caseId }, body: filled as { reportAddress: string; reportPhone: string } })
      }
      focusFirst
    >
      <p className="hint">{t('intake.form.notificationHint')}</p>
    </FieldForm>
  );
}

/** Where one reports in, as the tree of organisations has it: written into the form, to be changed where it differs. */
function useAgencyAddress(): Values {
  const { county } = useWho();
  const { data } = useCall(listOrganisations, { query: { county } });
  const of = (kind: string) => data?.rows.find((row) => row.kind === kind);
  const agency = of('community-correction-agency') ?? of('county-bureau');
  return { reportAddress: agency?.address ?? '', reportPhone: agency?.phone ?? '' };
}
