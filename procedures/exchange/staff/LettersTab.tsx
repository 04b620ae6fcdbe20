/** The file's letters to agencies, and sending one of its papers. */
import { useCall } from '@guilu/ui/calls.ts';
import { Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { lettersOfCase, sendLetters } from '../contract.ts';
import { SendForm } from './SendForm.tsx';
import { SentTable } from './SentTable.tsx';

export default function LettersTab({ caseId }: FileProps) {
  const { t } = useText();
  const may = useMay();
  const answer = useCall(lettersOfCase, { params: { caseId } });
  const [open, setOpen] = useState(false);
  return (
    <Panel title={t('exchange.tab')}>
      <Shown of={answer}>
        {(data) => (data.rows.length ? <SentTable rows={data.rows} /> : <Empty>{t('exchange.noneFromFile')}</Empty>)}
      </Shown>
      {may(sendLetters) && (
        <div className="in">
          {open ? (
            <SendForm caseId={caseId} onDone={() => setOpen(false)} />
          ) : (
            <button type="button" className="btn p" onClick={() => setOpen(true)}>
              {t('exchange.send')}
            </button>
          )}
        </div>
      )}
    </Panel>
  );
}
