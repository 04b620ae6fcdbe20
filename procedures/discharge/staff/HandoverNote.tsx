/** In a case of help: a file handed over from corrections waits for its receipt, until when, and the form that gives it. */
import { useCall } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { Chip } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { handover } from '../contract.ts';
import ReceiptForm from './ReceiptForm.tsx';

export default function HandoverNote({ caseId, name }: FileProps) {
  const { t, day, today } = useText();
  const [open, setOpen] = useState(false);
  const { data } = useCall(handover, { params: { caseId } });
  if (!data?.handed || data.receivedOn) return null;
  const fold = () => setOpen(false);
  return (
    <div className="note-calm">
      {data.dueOn && (
        <Chip kind={data.dueOn < today ? 'late' : 'today'}>{t('today.by', { day: day(data.dueOn) })}</Chip>
      )}{' '}
      {t('discharge.handoverWaits')}{' '}
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t('discharge.receiveNow')}
      </button>
      {open && (
        <Drawer title={`${name} · ${t('discharge.receive')}`} onClose={fold}>
          <ReceiptForm caseId={caseId} onDone={fold} onCancel={fold} />
        </Drawer>
      )}
    </div>
  );
}
