/** Letters sent in one's scope: those without a receipt first, the oldest on top. */
import { useCall } from '@guilu/ui/calls.ts';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { listSent } from '../contract.ts';
import { SentTable } from './SentTable.tsx';

const size = 50;

export default function SentLetters() {
  const { t } = useText();
  const [address, change] = useAddress();
  const all = address.show === 'all';
  const answer = useCall(listSent, { query: { all, page: pageOf(address) } }, { keep: true });
  const total = answer.data?.total;
  return (
    <Page
      title={t('exchange.sent')}
      sub={total === undefined ? undefined : t(all ? 'exchange.sentCount' : 'exchange.waitingCount', { count: total })}
    >
      <div className="switch tabs no-print" role="group" aria-label={t('exchange.show')}>
        <button type="button" aria-pressed={!all} onClick={() => change({ show: undefined, page: undefined })}>
          {t('exchange.withoutReceipt')}
        </button>
        <button type="button" aria-pressed={all} onClick={() => change({ show: 'all', page: undefined })}>
          {t('exchange.allLetters')}
        </button>
      </div>
      <div className="panel">
        <Shown of={answer}>
          {(data) =>
            data.rows.length ? (
              <SentTable rows={data.rows} people />
            ) : (
              <Empty>{t(all ? 'exchange.noneSent' : 'exchange.allReceived')}</Empty>
            )
          }
        </Shown>
      </div>
      {total !== undefined && <Pages total={total} size={size} />}
    </Page>
  );
}
