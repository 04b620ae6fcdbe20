/** Takes back a joining of two files, with a reason. */
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { mergeFiles, undoMerge } from '../../../people/contract.ts';
import { ReasonForm } from '../ReasonForm.tsx';

export function UndoMerge({ personId, factId }: { personId: string; factId: string }) {
  const { t } = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!may(mergeFiles)) return null;
  return (
    <>
      <button type="button" className="link no-print" onClick={() => setOpen(true)}>
        {t('people.undoMerge')}
      </button>
      {open && (
        <Drawer small title={t('people.undoMerge')} onClose={close}>
          <ReasonForm
            endpoint={undoMerge}
            params={{ personId, factId }}
            fields={[{ name: 'reason', label: t('people.undoReason'), kind: 'long', required: true }]}
            submit={t('people.undoMerge')}
            said={t('people.undone')}
            onDone={close}
            onCancel={close}
          />
        </Drawer>
      )}
    </>
  );
}
