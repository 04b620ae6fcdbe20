/** Proposals in scope: those that wait for whoever looks, those under way, all. */
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink, useAddress } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { listProposals } from '../contract.ts';

const views = ['open', 'mine', 'all'] as const;
const empty = { open: 'proposal.none', mine: 'proposal.noneMine', all: 'proposal.noneAll' };

export default function ProposalList() {
  const { t } = useText();
  const [address, change] = useAddress();
  const show = views.find((view) => view === address.show) ?? 'open';
  const answer = useCall(listProposals, { query: { show, page: pageOf(address) } }, { keep: true });
  return (
    <Page title={t('proposal.title')} sub={t('proposal.sub')}>
      <div className="switch tabs no-print" role="group" aria-label={t('proposal.show')}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={show === view}
            onClick={() => change({ show: view === 'open' ? undefined : view, page: undefined })}
          >
            {t(`proposal.${view}`)}
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

function Rows({ rows }: { rows: Returns<typeof listProposals>['rows'] }) {
  const { t, day } = useText();
  const { shown } = useNames();
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow keys={['people.name', 'proposal.kindAsk', 'proposal.state', 'proposal.opened', 'proposal.office']} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.proposalId}>
              <td>
                <PageLink to={`/cases/${row.caseId}?tab=proposal.tab`}>{shown(row.name)}</PageLink>
                <div className="tiny">{row.number}</div>
              </td>
              <td>{t(`proposal.kind.${row.kind}`)}</td>
              <td>
                <Chip kind={row.mine ? 'today' : row.state === 'decided' ? 'done' : 'wait'}>
                  {t(`proposal.states.${row.state}`)}
                </Chip>
              </td>
              <td>{day(row.openedOn)}</td>
              <td>{row.officeName ?? t('proposal.county')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
