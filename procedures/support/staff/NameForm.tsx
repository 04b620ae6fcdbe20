/** Naming a volunteer or a psychologist for the person. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { nameMember, supportCandidates } from '../contract.ts';

export function NameForm({ caseId }: { caseId: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <div className="in">
      {open ? (
        <Choose caseId={caseId} onDone={() => setOpen(false)} />
      ) : (
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          {t('support.name')}
        </button>
      )}
    </div>
  );
}

function Choose({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useText();
  const { data } = useCall(supportCandidates, { params: { caseId } });
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(nameMember, onDone);
  const options = (data?.rows ?? []).map((row) => ({
    value: row.accountId,
    label: `${row.name} · ${t(`support.role.${row.role}`)} · ${row.organisationName}`,
  }));
  if (data && options.length === 0) return <p className="quiet">{t('support.noCandidates')}</p>;
  return (
    <FieldForm
      fields={[
        {
          name: 'accountId',
          kind: 'choice',
          label: t('support.whom'),
          required: true,
          options,
          hint: t('support.nameHint'),
        },
      ]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('support.name')}
      onCancel={onDone}
      onSubmit={(filled) => void send({ params: { caseId }, body: { accountId: String(filled.accountId) } })}
    />
  );
}
