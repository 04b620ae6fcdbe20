/** Notices that have come and what is still owed for each, with the button that settles it. */
import { recordFacts } from '@guilu/records/cases/contract.ts';
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { FactDrawer } from '@guilu/ui/FactDrawer.tsx';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import { typeToRecord, useRegistry } from '@guilu/ui/registry.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { inbox } from '../contract.ts';

type Notice = Returns<typeof inbox>['rows'][number];
type Due = Notice['due'][number];

export function Inbox() {
  const { t, w } = useText();
  const answer = useCall(inbox);
  const { factForms } = useRegistry();
  const [open, setOpen] = useState<{ notice: Notice; due: Due; type: string }>();
  const fold = () => setOpen(undefined);
  const settle = (notice: Notice, due: Due) => {
    const type = typeToRecord(due.meets, factForms);
    if (type) setOpen({ notice, due, type });
  };
  return (
    <Panel title={t('intake.inbox')}>
      <Shown of={answer}>
        {(data) =>
          data.rows.length ? <Notices rows={data.rows} onSettle={settle} /> : <Empty>{t('intake.noNotices')}</Empty>
        }
      </Shown>
      {open && (
        <FactDrawer
          title={`${open.notice.name} · ${w(open.due.title)}`}
          type={open.type}
          caseId={open.notice.caseId}
          personId={open.notice.personId}
          name={open.notice.name}
          kind={open.notice.kind}
          due={{ ...open.due, caseId: open.notice.caseId }}
          onDone={fold}
          onCancel={fold}
        />
      )}
    </Panel>
  );
}

interface NoticesProps {
  rows: Notice[];
  onSettle: (notice: Notice, due: Due) => void;
}

function Notices({ rows, onSettle }: NoticesProps) {
  const { shown } = useNames();
  const { t, day } = useText();
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow keys={['people.name', 'people.kind', 'intake.received', 'people.office', 'intake.owed']} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.caseId}>
              <td>
                <PageLink to={`/cases/${row.caseId}`}>
                  <b>{shown(row.name)}</b>
                </PageLink>
              </td>
              <td>{t(`case.kind.${row.kind}`)}</td>
              <td>{day(row.receivedOn)}</td>
              <td>{row.officeName ?? t('intake.noOffice')}</td>
              <td>
                {row.due.map((due) => (
                  <Owed key={due.key} due={due} name={row.name} onSettle={() => onSettle(row, due)} />
                ))}
                {row.due.length === 0 && '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Owed({ due, name, onSettle }: { due: Due; name: string; onSettle: () => void }) {
  const { t, w, day } = useText();
  const may = useMay();
  return (
    <div>
      <Chip kind={due.overdue ? 'late' : 'later'}>{t('today.by', { day: day(due.dueOn) })}</Chip> {w(due.title)}{' '}
      {may(recordFacts) && due.meets.length > 0 && (
        <button
          type="button"
          className="link"
          aria-label={`${t('intake.settle')} ${name} ${w(due.title)}`}
          onClick={onSettle}
        >
          {t('intake.settle')}
        </button>
      )}
    </div>
  );
}
