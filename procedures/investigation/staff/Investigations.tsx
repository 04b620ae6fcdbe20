/** Commissions by the day their opinion is due. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink, useAddress } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { listInvestigations } from '../contract.ts';

const views = ['open', 'all'] as const;

export default function Investigations() {
  const { t } = useText();
  const [address, change] = useAddress();
  const show = address.show === 'all' ? 'all' : 'open';
  const answer = useCall(listInvestigations, { query: { show, page: pageOf(address) } }, { keep: true });
  return (
    <Page
      title={t('investigation.title')}
      sub={t('investigation.sub')}
      acts={
        <PageLink to="/investigations/new" className="btn p">
          {t('investigation.take')}
        </PageLink>
      }
    >
      <p className="note-calm">{t('investigation.secret')}</p>
      <div className="switch tabs no-print" role="group" aria-label={t('investigation.show')}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={show === view}
            onClick={() => change({ show: view === 'all' ? 'all' : undefined, page: undefined })}
          >
            {t(`investigation.${view}`)}
          </button>
        ))}
      </div>
      <div className="panel">
        <Shown of={answer}>
          {(data) =>
            data.rows.length ? (
              <Rows rows={data.rows} />
            ) : (
              <Empty>{t(show === 'all' ? 'investigation.noneAll' : 'investigation.none')}</Empty>
            )
          }
        </Shown>
        {answer.data && <Pages total={answer.data.total} size={50} />}
      </div>
    </Page>
  );
}

function Rows({ rows }: { rows: Returns<typeof listInvestigations>['rows'] }) {
  const { t, day, code } = useText();
  const { shown } = useNames();
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow
          keys={[
            'people.name',
            'investigation.agency',
            'investigation.received',
            'investigation.state',
            'investigation.due',
            'investigation.office',
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.caseId}>
              <td>
                <PageLink to={`/cases/${row.caseId}`}>{shown(row.name)}</PageLink>
                <div className="tiny">{row.number}</div>
              </td>
              <td>{row.agency}</td>
              <td>{day(row.receivedOn)}</td>
              <td>{code('case.state', row.state)}</td>
              <td>
                {day(row.dueOn)} {row.overdue && <Chip kind="late">{t('investigation.late')}</Chip>}
              </td>
              <td>{row.officeName ?? t('investigation.county')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
