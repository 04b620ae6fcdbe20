/** Rewards and sanctions in scope: those that wait for whoever looks, those under way, all. */
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink, useAddress } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { listMeasures } from '../contract.ts';

const views = ['open', 'mine', 'all'] as const;
const empty = { open: 'measure.none', mine: 'measure.noneMine', all: 'measure.noneAll' };

export default function MeasureList() {
  const { t } = useText();
  const [address, change] = useAddress();
  const show = views.find((view) => view === address.show) ?? 'open';
  const answer = useCall(listMeasures, { query: { show, page: pageOf(address) } }, { keep: true });
  return (
    <Page title={t('measure.title')} sub={t('measure.sub')}>
      <div className="switch tabs no-print" role="group" aria-label={t('measure.show')}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={show === view}
            onClick={() => change({ show: view === 'open' ? undefined : view, page: undefined })}
          >
            {t(`measure.${view}`)}
          </button>
        ))}
      </div>
      <div className="panel">
        <Shown of={answer}>
          {(data) => (data.rows.length ? <Rows rows={data.rows} /> : <Empty>{t(empty[show])}</Empty>)}
        </Shown>
        {answer.data && <Pages total={answer.data.total} size={50} />}
      </div>
    </Page>
  );
}

function Rows({ rows }: { rows: Returns<typeof listMeasures>['rows'] }) {
  const { t, day } = useText();
  const { shown } = useNames();
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow keys={['people.name', 'measure.which', 'measure.state', 'measure.proposed', 'measure.office']} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.measureId}>
              <td>
                <PageLink to={`/cases/${row.caseId}?tab=measure.tab`}>{shown(row.name)}</PageLink>
                <div className="tiny">{row.number}</div>
              </td>
              <td>{t(`measure.kind.${row.measure}`)}</td>
              <td>
                <Chip kind={row.mine ? 'today' : row.state === 'decided' ? 'done' : 'wait'}>
                  {t(`measure.states.${row.state}`)}
                </Chip>
              </td>
              <td>{day(row.proposedOn)}</td>
              <td>{row.officeName ?? t('measure.county')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
