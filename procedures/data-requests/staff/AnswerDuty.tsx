/** The duty to answer, opened from a list: the decision on the request that began it, or who decides it instead. */
import { useCall } from '@guilu/ui/calls.ts';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Empty, Shown } from '@guilu/ui/Page.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { dataRequestsOfCase } from '../contract.ts';

export default function AnswerDuty({ caseId, due }: FactFormProps) {
  const { t, day } = useText();
  const answer = useCall(dataRequestsOfCase, { params: { caseId } });
  return (
    <Shown of={answer}>
      {({ rows }) => {
        const begun = due?.key.split('|')[1];
        const open = rows.filter((row) => row.state === 'open' && (!begun || row.requestId === begun));
        if (open.length === 0) return <Empty>{t('dataRequests.none.open')}</Empty>;
        return (
          <ul className="rows">
            {open.map((row) => (
              <li key={row.requestId} className="due">
                <span>
                  {t(`dataRequests.kind.${row.request}`)}{' '}
                  <span className="quiet">{row.dueOn && t('dataRequests.due', { day: day(row.dueOn) })}</span>
                </span>
                <PageLink to={`/data-requests/${row.requestId}`} className="btn p">
                  {t(row.acts.includes('decide') ? 'dataRequests.decide' : 'dataRequests.open')}
                </PageLink>
              </li>
            ))}
          </ul>
        );
      }}
    </Shown>
  );
}
