/** Everybody's leave in one's scope: what waits for me, what was asked for, who is away, who is late. */
import { useCall } from '@guilu/ui/calls.ts';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { listLeave } from '../contract.ts';
import { LeaveTable } from './LeaveTable.tsx';

const views = ['mine', 'asked', 'away', 'late', 'all'] as const;
/** As many as the server answers at once. */
const perPage = 100;
type View = (typeof views)[number];

export default function LeaveList() {
  const { t } = useText();
  const [address, change] = useAddress();
  const show = (views as readonly string[]).includes(address.show ?? '') ? (address.show as View) : 'mine';
  const page = pageOf(address);
  const answer = useCall(listLeave, { query: { show, page } }, { keep: true });
  return (
    <Page title={t('leave.title')} sub={answer.data && t(`leave.count.${show}`, { count: answer.data.total })}>
      <div className="switch tabs no-print" role="group" aria-label={t('leave.show')}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={view === show}
            onClick={() => change({ show: view, page: undefined })}
          >
            {t(`leave.view.${view}`)}
          </button>
        ))}
      </div>
      <div className="panel">
        <Shown of={answer}>
          {(data) =>
            data.rows.length ? <LeaveTable rows={data.rows} withName /> : <Empty>{t(`leave.none.${show}`)}</Empty>
          }
        </Shown>
      </div>
      {answer.data && <Pages total={answer.data.total} size={perPage} />}
    </Page>
  );
}
