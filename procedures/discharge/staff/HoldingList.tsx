/** The duties that hold a closing up: each opens the form that meets it; the county may set one aside that cannot be met. */
import { type DutyLine, recordFacts } from '@guilu/records/cases/contract.ts';
import { setAside, setDutyAside } from '@guilu/records/deadlines/contract.ts';
import { useWrite } from '@guilu/ui/calls.ts';
import { FactDrawer } from '@guilu/ui/FactDrawer.tsx';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Chip } from '@guilu/ui/Page.tsx';
import { typeToRecord, useRegistry } from '@guilu/ui/registry.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';

export function HoldingList({ file, duties }: { file: FileProps; duties: DutyLine[] }) {
  const { t, w, day, code, list } = useText();
  const may = useMay();
  return (
    <ul className="rows narrow">
      {duties.map((duty) => (
        <li key={duty.key} className="due">
          <div>
            <b>{w(duty.title)}</b>{' '}
            <Chip kind={duty.status === 'overdue' ? 'late' : 'later'}>{t('today.by', { day: day(duty.dueOn) })}</Chip>
            <div className="tiny">
              {[list(duty.owedBy.map((role) => code('case.role', role))), list(duty.basis.map(w))].join(' · ')}
            </div>
            {may(setAside) && <Aside caseId={file.caseId} dutyKey={duty.key} />}
          </div>
          {may(recordFacts) && <DutyButton file={file} duty={duty} look="btn" />}
        </li>
      ))}
    </ul>
  );
}

/** Opens the form that meets a duty. */
export function DutyButton({ file, duty, look }: { file: FileProps; duty: DutyLine; look: string }) {
  const { t, w } = useText();
  const { factForms } = useRegistry();
  const [open, setOpen] = useState(false);
  const type = typeToRecord(duty.meets, factForms);
  const fold = () => setOpen(false);
  if (!type) return null;
  return (
    <>
      <button
        type="button"
        className={look}
        onClick={() => setOpen(true)}
        aria-label={`${t('today.record')}: ${w(duty.title)}`}
      >
        {t('today.record')}
      </button>
      {open && (
        <FactDrawer
          title={`${file.name} · ${w(duty.title)}`}
          type={type}
          caseId={file.caseId}
          personId={file.personId}
          name={file.name}
          kind={file.kind}
          due={duty}
          onDone={fold}
          onCancel={fold}
        />
      )}
    </>
  );
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
