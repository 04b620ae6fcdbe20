/** Papers as lines of a table: downloads, how each stands, and what may be done with it: register it as sent, make it void. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { downloadPaper, type PaperLine, sendsPapers } from '../contract.ts';
import { PaperState } from './PaperState.tsx';
import { SendForm, unsent } from './SendForm.tsx';
import { VoidForm } from './VoidForm.tsx';

/** `people`: name the person and lead to the file, where papers of several stand together. */
export function PaperTable({ rows, people }: { rows: PaperLine[]; people?: boolean }) {
  const { t } = useText();
  const [open, setOpen] = useState<{ act: 'send' | 'void'; paper: PaperLine }>();
  const fold = () => setOpen(undefined);
  return (
    <div className="scroll">
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{t('papers.paper')}</th>
            {people && <th scope="col">{t('people.name')}</th>}
            <th scope="col">{t('papers.made')}</th>
            <th scope="col">{t('papers.download')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PaperRow key={row.paperId} row={row} people={people ?? false} onAct={(act) => setOpen({ act, paper: row })} />
          ))}
        </tbody>
      </table>
      {open && (
        <Drawer small title={t(`papers.${open.act}`)} onClose={fold}>
          {open.act === 'send' ? (
            <SendForm paper={open.paper} onDone={fold} onCancel={fold} />
          ) : (
            <VoidForm paper={open.paper} onDone={fold} />
          )}
        </Drawer>
      )}
    </div>
  );
}

interface RowProps {
  row: PaperLine;
  people: boolean;
  onAct: (act: 'send' | 'void') => void;
}

function PaperRow({ row, people, onAct }: RowProps) {
  const { t, w, instant } = useText();
  const { shown } = useNames();
  const may = useMay();
  const link = (format: 'docx' | 'pdf', word: string) => (
    <a
      href={urlOf(downloadPaper, { paperId: row.paperId, format })}
      aria-label={`${word} ${w(row.title)} ${row.number}`}
    >
      {word}
    </a>
  );
  const act = (name: 'send' | 'void') => (
    <button
      type="button"
      className="link"
      onClick={() => onAct(name)}
      aria-label={`${t(`papers.${name}`)}: ${w(row.title)} ${row.number}`}
    >
      {t(`papers.${name}`)}
    </button>
  );
  return (
    <tr className={row.voided && 'void'}>
      <td>
        <b>{w(row.title)}</b>
        <div className="tiny">{row.number}</div>
        <PaperState paper={row} />
      </td>
      {people && (
        <td>
          <PageLink to={`/cases/${row.caseId}`}>{shown(row.name)}</PageLink>
        </td>
      )}
      <td>
        {row.madeBy}
        <div className="tiny">{instant(row.madeAt)}</div>
      </td>
      <td>
        {link('docx', 'Word')} {row.pdf ? link('pdf', 'PDF') : <span className="tiny">{t('papers.noPdf')}</span>}
        {may(sendsPapers) && !row.voided && (
          <div className="no-print">
            {unsent(row).length > 0 && act('send')} {act('void')}
          </div>
        )}
      </td>
    </tr>
  );
}
