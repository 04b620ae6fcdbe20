/** Everybody's requests in one's scope, the nearest last day first. */
import { useCall } from '@guilu/ui/calls.ts';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { listDataRequests } from '../contract.ts';
import { RequestTable } from './RequestTable.tsx';

const views = ['open', 'answered', 'all'] as const;
const perPage = 100;

export default function RequestList() {
  const { t } = useText();
  const [address, change] = useAddress();
  const show = views.find((view) => view === address.show) ?? 'open';
  const answer = useCall(listDataRequests, { query: { show, page: pageOf(address) } }, { keep: true });
  return (
    <Page title={t('dataRequests.title')} sub={answer.data && t('dataRequests.sub', { count: answer.data.total })}>
      <div className="switch tabs no-print" role="group" aria-label={t('dataRequests.show')}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={view === show}
            onClick={() => change({ show: view, page: undefined })}
          >
            {t(`dataRequests.view.${view}`)}
          </button>
        ))}
      </div>
      <div className="panel">
        <Shown of={answer}>
          {(data) =>
            data.rows.length ? (
              <RequestTable rows={data.rows} withName />
            ) : (
              <Empty>{t(`dataRequests.none.${show}`)}</Empty>
            )
          }
        </Shown>
      </div>
      {answer.data && <Pages total={answer.data.total} size={perPage} />}
    </Page>
  );
}
