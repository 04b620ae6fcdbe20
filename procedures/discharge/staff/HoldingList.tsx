/** The duties that hold a closing up; the county may set one aside that cannot be met any more, with its reason. */
import { setAside, setDutyAside } from '@guilu/records/deadlines/contract.ts';
import { type Returns, useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Chip } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import type { readiness } from '../contract.ts';

export function HoldingList({ caseId, duties }: { caseId: string; duties: Returns<typeof readiness>['openDuties'] }) {
  const { t, w, day, today } = useText();
  const may = useMay();
  return duties.map((duty) => (
    <div key={duty.key} className="in">
      <b>{w(duty.title)}</b>{' '}
      <Chip kind={duty.dueOn < today ? 'late' : 'later'}>{t('today.by', { day: day(duty.dueOn) })}</Chip>{' '}
      {may(setAside) && <Aside caseId={caseId} dutyKey={duty.key} />}
    </div>
  ));
}

function Aside({ caseId, dutyKey }: { caseId: string; dutyKey: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState<Record<string, unknown>>({});
  const { send, busy, problem } = useWrite(setDutyAside, () => setOpen(false));
  if (!open) {
    return (
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t('discharge.aside')}
      </button>
    );
  }
  return (
    <FieldForm
      fields={[{ name: 'reason', kind: 'long', label: t('discharge.reason'), required: true }]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('discharge.aside')}
      onCancel={() => setOpen(false)}
      onSubmit={(filled) => void send({ params: { caseId, key: dutyKey }, body: filled as { reason: string } })}
    />
  );
}
