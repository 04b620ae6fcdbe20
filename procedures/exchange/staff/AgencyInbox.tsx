/** A partner agency's inbox: the papers sent to it and nothing else, each to be read and acknowledged. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useNames } from '@guilu/ui/names.tsx';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { Empty, Page, ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useWho } from '@guilu/ui/who.tsx';
import { acknowledge, inbox, type LetterLine } from '../contract.ts';
import { Downloads } from './Downloads.tsx';
import { Received } from './Received.tsx';

const size = 50;

export default function AgencyInbox() {
  const { t } = useText();
  const who = useWho();
  const [address, change] = useAddress();
  const all = address.show === 'all';
  const answer = useCall(inbox, { query: { waiting: !all, page: pageOf(address) } }, { keep: true });
  const counted = answer.data && t('exchange.inboxSub', { count: answer.data.waiting });
  return (
    <Page title={t('exchange.inbox')} sub={[who.organisationName, counted].filter(Boolean).join(' · ')}>
      <div className="switch tabs no-print" role="group" aria-label={t('exchange.show')}>
        <button type="button" aria-pressed={!all} onClick={() => change({ show: undefined, page: undefined })}>
          {t('exchange.waiting')}
        </button>
        <button type="button" aria-pressed={all} onClick={() => change({ show: 'all', page: undefined })}>
          {t('exchange.allLetters')}
        </button>
      </div>
      <div className="panel">
        <Shown of={answer}>
          {(data) =>
            data.rows.length ? (
              <Letters rows={data.rows} />
            ) : (
              <Empty>{t(all ? 'exchange.noLetters' : 'exchange.nothingWaits')}</Empty>
            )
          }
        </Shown>
      </div>
      {answer.data && <Pages total={answer.data.total} size={size} />}
    </Page>
  );
}

function Letters({ rows }: { rows: LetterLine[] }) {
  const { t } = useText();
  const say = useSay();
  const { send, busy, problem } = useWrite(acknowledge, () => say(t('exchange.acknowledgedNow')));
  return (
    <>
      <ProblemNote problem={problem} />
      <div className="scroll">
        <table className="plain cards">
          <HeadRow
            keys={['exchange.paper', 'exchange.person', 'exchange.from', 'exchange.download', 'exchange.receipt']}
          />
          <tbody>
            {rows.map((row) => (
              <Letter
                key={row.letterId}
                row={row}
                busy={busy}
                onAcknowledge={() => void send({ params: { letterId: row.letterId } })}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Letter({ row, busy, onAcknowledge }: { row: LetterLine; busy: boolean; onAcknowledge: () => void }) {
  const { t, w, instant } = useText();
  const { shown } = useNames();
  return (
    <tr>
      <td>
        <b>{w(row.title)}</b>
        <div className="tiny">
          {row.number} · {w(row.about)}
        </div>
      </td>
      <td>{shown(row.name)}</td>
      <td>
        {row.sentFrom}
        <div className="tiny">
          {row.sentBy} · {instant(row.sentAt)}
        </div>
      </td>
      <td>
        <Downloads of={row} />
      </td>
      <td>
        {row.acknowledgedAt ? (
          <Received by={row.acknowledgedBy} at={row.acknowledgedAt} />
        ) : (
          <button
            type="button"
            className="btn p"
            disabled={busy}
            aria-label={`${t('exchange.acknowledge')} ${w(row.title)} ${row.number}`}
            onClick={onAcknowledge}
          >
            {t('exchange.acknowledge')}
          </button>
        )}
      </td>
    </tr>
  );
}
