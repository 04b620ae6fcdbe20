/** Letters to agencies as lines of a table: what, to whom, when, and whether the receipt is there. */
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { SentLine } from '../contract.ts';
import { Downloads } from './Downloads.tsx';

/** `people`: name the person and lead to the file, where letters about several stand together. */
export function SentTable({ rows, people }: { rows: SentLine[]; people?: boolean }) {
  const { t } = useText();
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
        <thead>
          <tr>
            {heads.map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
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
          <>
            <Chip kind="done">{t('exchange.acknowledged')}</Chip>
            <div className="tiny">
              {row.acknowledgedBy} · {instant(row.acknowledgedAt)}
            </div>
          </>
        ) : (
          <Chip kind="wait">
            {row.daysWaiting ? t('exchange.noReceipt', { count: row.daysWaiting }) : t('exchange.sentToday')}
          </Chip>
        )}
      </td>
    </tr>
  );
}
