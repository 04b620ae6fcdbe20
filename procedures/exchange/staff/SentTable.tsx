/** Letters to agencies as lines of a table: what, to whom, when, and whether the receipt is there. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { SentLine } from '../contract.ts';
import { Downloads } from './Downloads.tsx';
import { Received } from './Received.tsx';

/** `people`: name the person and lead to the file, where letters about several stand together. */
export function SentTable({ rows, people }: { rows: SentLine[]; people?: boolean }) {
  const heads = [
    'exchange.paper',
    ...(people ? ['exchange.person'] : []),
    'exchange.to',
    'exchange.sentAt',
    'exchange.download',
    'exchange.receipt',
  ];
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow keys={heads} />
        <tbody>
          {rows.map((row) => (
            <Sent key={row.letterId} row={row} people={people ?? false} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Sent({ row, people }: { row: SentLine; people: boolean }) {
  const { t, w, instant } = useText();
  const { shown } = useNames();
  return (
    <tr>
      <td>
        <b>{w(row.title)}</b>
        <div className="tiny">{row.number}</div>
      </td>
      {people && (
        <td>
          <PageLink to={`/cases/${row.caseId}`} search={{ tab: 'exchange.tab' }}>
            {shown(row.name)}
          </PageLink>
        </td>
      )}
      <td>{row.agencyName}</td>
      <td>
        {instant(row.sentAt)}
        <div className="tiny">{row.sentBy}</div>
      </td>
      <td>
        <Downloads of={row} />
      </td>
      <td>
        {row.acknowledgedAt ? (
          <Received by={row.acknowledgedBy} at={row.acknowledgedAt} />
        ) : (
          <Chip kind="wait">
            {row.daysWaiting ? t('exchange.noReceipt', { count: row.daysWaiting }) : t('exchange.sentToday')}
          </Chip>
        )}
      </td>
    </tr>
  );
}
