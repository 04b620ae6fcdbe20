/** Requests in lines: whose, what, by whom, until when, how it stands. */
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { RequestDetail } from '../contract.ts';

/** How a request stands: late, open, its outcome, taken back. */
export function RequestState({ of }: { of: RequestDetail }) {
  const { t } = useText();
  if (of.daysLate > 0) return <Chip kind="late">{t('dataRequests.late', { count: of.daysLate })}</Chip>;
  if (of.state === 'open') return <Chip kind="wait">{t('dataRequests.state.open')}</Chip>;
  const word = of.outcome ? t(`dataRequests.outcomes.${of.outcome}`) : t(`dataRequests.state.${of.state}`);
  return <Chip kind={of.state === 'answered' && of.outcome !== 'refused' ? 'done' : 'plain'}>{word}</Chip>;
}

export function RequestTable({ rows, withName }: { rows: RequestDetail[]; withName: boolean }) {
  const { t, day } = useText();
  const { shown } = useNames();
  return (
    <div className="scroll">
      <table className="plain cards">
        <thead>
          <tr>
            {withName && <th scope="col">{t('dataRequests.person')}</th>}
            <th scope="col">{t('dataRequests.what')}</th>
            <th scope="col">{t('dataRequests.who')}</th>
            <th scope="col">{t('dataRequests.askedOn')}</th>
            <th scope="col">{t('dataRequests.clock')}</th>
            <th scope="col">{t('dataRequests.stands')}</th>
            <th scope="col">
              <span className="only-read">{t('dataRequests.open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.requestId}>
              {withName && (
                <td>
                  <PageLink to={`/cases/${row.caseId}`}>
                    <b>{shown(row.name)}</b>
                  </PageLink>
                </td>
              )}
              <td>{t(`dataRequests.kind.${row.request}`)}</td>
              <td>{t(`dataRequests.asker.${row.askedBy}`)}</td>
              <td>{t('dataRequests.asked', { day: day(row.askedOn) })}</td>
              <td>
                {row.answeredOn
                  ? t('dataRequests.answeredDay', { day: day(row.answeredOn) })
                  : row.dueOn && t('dataRequests.due', { day: day(row.dueOn) })}
              </td>
              <td>
                <RequestState of={row} />
              </td>
              <td>
                <PageLink
                  to={`/data-requests/${row.requestId}`}
                  className={row.acts.includes('decide') ? 'btn p' : 'btn'}
                >
                  {t(row.acts.includes('decide') ? 'dataRequests.decide' : 'dataRequests.open')}
                </PageLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
