/** An agency's own page: the notices that it sent, and what became of each. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink, useAddress } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { type NoticeLine, ownNotices } from '../agencies/contract.ts';

const views = ['all', 'sent', 'taken-in', 'returned'] as const;
const size = 50;

export default function AgencyNotices() {
  const { t } = useText();
  const who = useWho();
  const [address, change] = useAddress();
  const show = views.find((view) => view === address.show) ?? 'all';
  const query = { ...(show !== 'all' && { state: show }), page: pageOf(address) };
  const answer = useCall(ownNotices, { query }, { keep: true });
  const counted = answer.data && t('intake.agency.count', { count: answer.data.total });
  return (
    <Page
      title={t('intake.agency.title')}
      sub={[who.organisationName, counted].filter(Boolean).join(' · ')}
      acts={
        <PageLink to="/notices/new" className="btn p">
          {t('intake.agency.write')}
        </PageLink>
      }
    >
      <div className="switch tabs no-print" role="group" aria-label={t('intake.agency.show')}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={view === show}
            onClick={() => change({ show: view === 'all' ? undefined : view, page: undefined })}
          >
            {t(`intake.agency.view.${view}`)}
          </button>
        ))}
      </div>
      <div className="panel">
        <Shown of={answer}>
          {(data) => (data.rows.length ? <Notices rows={data.rows} /> : <Empty>{t('intake.agency.none')}</Empty>)}
        </Shown>
      </div>
      {answer.data && <Pages total={answer.data.total} size={size} />}
    </Page>
  );
}

function Notices({ rows }: { rows: NoticeLine[] }) {
  const { t, instant, day } = useText();
  const { shown } = useNames();
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow keys={['people.name', 'people.kind', 'intake.agency.to', 'intake.agency.sentAt', 'intake.state']} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.noticeId}>
              <td>
                <b>{shown(row.name)}</b>
              </td>
              <td>{t(`intake.agency.kind.${row.kind}`)}</td>
              <td>{row.countyName}</td>
              <td>
                {row.sentBy ? instant(row.sentAt) : day(row.sentAt.slice(0, 10))}
                <div className="tiny">{row.sentBy ?? t('intake.agency.onPaper')}</div>
              </td>
              <td>
                <State of={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const looks = { sent: 'wait', 'taken-in': 'done', returned: 'late' } as const;

function State({ of }: { of: NoticeLine }) {
  const { t, day } = useText();
  return (
    <>
      <Chip kind={looks[of.state]}>{t(`intake.agency.state.${of.state}`)}</Chip>{' '}
      {of.answeredAt && <span className="tiny">{day(of.answeredAt.slice(0, 10))}</span>}
      {of.reason && <div>{t('intake.agency.because', { reason: of.reason })}</div>}
      {of.receiptOn && <div className="tiny">{t('intake.agency.receipt', { day: day(of.receiptOn) })}</div>}
    </>
  );
}
