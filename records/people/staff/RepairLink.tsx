/** Beside a broken name: opens the form that repairs it. */
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { repairsNames } from '../contract.ts';
import { RepairForm } from './RepairForm.tsx';

export function RepairLink({
  personId,
  name,
  suggestion,
}: {
  personId: string;
  name: string;
  suggestion: string | undefined;
}) {
  const { t } = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!may(repairsNames)) return <span className="mark-late">{t('people.brokenNames')}</span>;
  return (
    <>
      <button type="button" className="link mark-late no-print" onClick={() => setOpen(true)}>
        {t('people.nameBroken')}
      </button>
      {open && (
        <Drawer title={t('people.repairName')} onClose={close}>
          <RepairForm personId={personId} name={name} suggestion={suggestion} onDone={close} onCancel={close} />
        </Drawer>
      )}
    </>
  );
}
