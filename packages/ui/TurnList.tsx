/** Decisions that go from hand to hand, as a page: those under way, those that wait for whoever looks, all. */
import type { Problem } from '@guilu/platform/http/client.ts';
import { HeadRow } from './HeadRow.tsx';
import { useNames } from './names.tsx';
import { PageLink, useAddress } from './navigation.tsx';
import { Chip, Empty, Page, Shown } from './Page.tsx';
import { pageOf, Pages } from './Pages.tsx';
import { useText } from './text.ts';

const views = ['open', 'mine', 'all'] as const;
export type TurnView = (typeof views)[number];
const empty = { open: 'none', mine: 'noneMine', all: 'noneAll' };

export interface TurnRow {
  id: string;
  caseId: string;
  name: string;
  number: string;
  kind: string;
  state: string;
  on: string;
  officeName?: string;
  mine: boolean;
}

/** Which view and which page the address asks for. */
export function useTurnView(): { show: TurnView; page: number } {
  const [address] = useAddress();
  return { show: views.find((view) => view === address.show) ?? 'open', page: pageOf(address) };
}

interface Props {
  /** The feature's own words: `title`, `sub`, `show`, `open`, `mine`, `all`, `kind.<kind>`, `states.<state>` and the heads. */
  words: string;
  /** The key of the file's tab that a name leads to. */
  tab: string;
  of: {
    data: { total: number; rows: TurnRow[] } | undefined;
    problem: Problem | undefined;
    reload: () => Promise<unknown>;
  };
}

export function TurnList({ words, tab, of }: Props) {
  const { t } = useText();
  const [, change] = useAddress();
  const { show } = useTurnView();
  return (
    <Page title={t(`${words}.title`)} sub={t(`${words}.sub`)}>
      <div className="switch tabs no-print" role="group" aria-label={t(`${words}.show`)}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={show === view}
            onClick={() => change({ show: view === 'open' ? undefined : view, page: undefined })}
          >
            {t(`${words}.${view}`)}
          </button>
        ))}
      </div>
      <div className="panel">
        <Shown of={of}>
          {({ rows }) =>
            rows.length ? <Rows rows={rows} words={words} tab={tab} /> : <Empty>{t(`${words}.${empty[show]}`)}</Empty>
          }
        </Shown>
        {of.data && <Pages total={of.data.total} size={50} />}
      </div>
    </Page>
  );
}

function Rows({ rows, words, tab }: { rows: TurnRow[]; words: string; tab: string }) {
  const { t, day } = useText();
  const { shown } = useNames();
  const heads = ['kindAsk', 'state', 'opened', 'office'].map((name) => `${words}.${name}`);
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow keys={['people.name', ...heads]} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <PageLink to={`/cases/${row.caseId}?tab=${tab}`}>{shown(row.name)}</PageLink>
                <div className="tiny">{row.number}</div>
              </td>
              <td>{t(`${words}.kind.${row.kind}`)}</td>
              <td>
                <Chip kind={row.mine ? 'today' : row.state === 'decided' ? 'done' : 'wait'}>
                  {t(`${words}.states.${row.state}`)}
                </Chip>
              </td>
              <td>{day(row.on)}</td>
              <td>{row.officeName ?? t(`${words}.county`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
