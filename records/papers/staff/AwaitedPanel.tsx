/** Receipts that are waited for: those with a due day first, late ones in red, each with the button that records it. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { type Awaited, awaitedReceipts, sendsPapers } from '../contract.ts';
import ReceiptForm from './ReceiptForm.tsx';

export function AwaitedPanel() {
  const { t } = useText();
  const answer = useCall(awaitedReceipts);
  const [open, setOpen] = useState<Awaited>();
  const fold = () => setOpen(undefined);
  return (
    <Panel title={t('papers.awaited', { count: answer.data?.rows.length ?? 0 })}>
      <Shown of={answer}>
        {({ rows }) =>
          rows.length ? (
            <div className="scroll">
              <table className="plain cards">
                <HeadRow keys={['people.name', 'papers.sentWhat', 'papers.to', 'papers.sentOn', 'papers.receiptDue']} />
                <tbody>
                  {rows.map((row) => (
                    <Line key={row.factId} row={row} onReceipt={() => setOpen(row)} />
                  ))}
                </tbody>
              </table>
            </div>
          ) : (
            <Empty>{t('papers.noneAwaited')}</Empty>
          )
        }
      </Shown>
      {open && (
        <Drawer small title={`${open.name} · ${t('papers.receipt')}`} onClose={fold}>
          <ReceiptForm caseId={open.caseId} sent={open.factId} onDone={fold} onCancel={fold} />
        </Drawer>
      )}
    </Panel>
  );
}

function Line({ row, onReceipt }: { row: Awaited; onReceipt: () => void }) {
  const { t, w, day, code, list } = useText();
  const { shown } = useNames();
  const may = useMay();
  return (
    <tr>
      <td>
        <PageLink to={`/cases/${row.caseId}`}>
          <b>{shown(row.name)}</b>
        </PageLink>
      </td>
      <td>
        {row.about ? w(row.about) : w(row.title)}
        {row.number && <div className="tiny">{row.number}</div>}
      </td>
      <td>{list(row.to.map((role) => code('case.role', role))) || code('case.role', 'resettlement')}</td>
      <td>{day(row.on)}</td>
      <td>
        {row.dueOn ? (
          <Chip kind={row.overdue ? 'late' : 'later'}>{t('today.by', { day: day(row.dueOn) })}</Chip>
        ) : (
          <span className="quiet">{t('papers.noDueDay')}</span>
        )}{' '}
        {may(sendsPapers) && (
          <button
            type="button"
            className="link no-print"
            onClick={onReceipt}
            aria-label={`${t('papers.receipt')} ${row.name} ${w(row.about ?? row.title)}`}
          >
            {t('papers.receipt')}
          </button>
        )}
      </td>
    </tr>
  );
}
