/** Everyone in one's scope: found by what one remembers, narrowed, sorted, paged, printed, exported without numbers. */
import { call } from '@guilu/platform/http/client.ts';
import { useCall } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink, useAddress } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { brokenNames, mergeFiles, repairsNames } from '../../people/contract.ts';
import { type CaseLine, listCases } from '../contract.ts';
import { csvOf, queryOf, type Sort } from './people-query.ts';
import { PeopleFilters } from './PeopleFilters.tsx';

const SIZE = 50;

export default function PeopleList() {
  const { t } = useText();
  const [address] = useAddress();
  const query = queryOf(address, SIZE);
  const answer = useCall(listCases, { query }, { keep: true });
  return (
    <Page
      title={t('people.title')}
      sub={answer.data && t('people.count', { count: answer.data.total })}
      acts={<ListActs />}
    >
      <PeopleFilters />
      <div className="panel">
        <Shown of={answer}>
          {(data) =>
            data.rows.length === 0 ? (
              <Empty>{t(address.q ? 'people.noneFound' : 'people.none')}</Empty>
            ) : (
              <>
                <PeopleTable rows={data.rows} />
                <Pages total={data.total} size={SIZE} />
              </>
            )
          }
        </Shown>
      </div>
    </Page>
  );
}

function PeopleTable({ rows }: { rows: CaseLine[] }) {
  const { t } = useText();
  return (
    <div className="scroll">
      <table className="plain cards">
        <thead>
          <tr>
            <SortHead sort="name">{t('people.name')}</SortHead>
            <th scope="col">{t('people.kind')}</th>
            <th scope="col">{t('people.state')}</th>
            <SortHead sort="termEnd">{t('people.term')}</SortHead>
            <th scope="col">{t('people.office')}</th>
            <SortHead sort="lastSeenOn">{t('people.lastSeen')}</SortHead>
            <SortHead sort="overdue">{t('people.duties')}</SortHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PersonRow key={row.caseId} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PersonRow({ row }: { row: CaseLine }) {
  const { t, day, code, today } = useText();
  const { shown } = useNames();
  const age = row.bornOn
    ? Number(today.slice(0, 4)) - Number(row.bornOn.slice(0, 4)) - (today.slice(5) < row.bornOn.slice(5) ? 1 : 0)
    : undefined;
  return (
    <tr>
      <td>
        <PageLink to={`/cases/${row.caseId}`}>
          <b>{shown(row.name)}</b>
        </PageLink>
        <div className="tiny">
          {[code('people.sex', row.sex), age !== undefined && t('people.age', { age })].filter(Boolean).join(' · ')}
        </div>
      </td>
      <td>
        {code('case.kind', row.kind)}
        <div className="tiny">{code('case.category', row.category)}</div>
      </td>
      <td>{code('case.state', row.state)}</td>
      <td>
        {row.termEnd ? t('people.untilDay', { day: day(row.termEnd) }) : '—'}
        {row.closedOn && <div className="tiny">{t('people.closedOn', { day: day(row.closedOn) })}</div>}
      </td>
      <td>
        {row.officeName ?? '—'}
        <div className="tiny">{row.officerName}</div>
      </td>
      <td>{day(row.lastSeenOn) || '—'}</td>
      <td>
        {row.overdue > 0 ? (
          <Chip kind="late">{t('people.overdue', { count: row.overdue })}</Chip>
        ) : row.nextDue ? (
          <Chip kind={row.nextDue === today ? 'today' : 'later'}>
            {row.nextDue === today ? t('today.isToday') : t('today.by', { day: day(row.nextDue) })}
          </Chip>
        ) : (
          '—'
        )}
      </td>
    </tr>
  );
}

/** A heading that sorts; pressing it again turns the order round. */
function SortHead({ sort, children }: { sort: Sort; children: string }) {
  const { t } = useText();
  const [address, change] = useAddress();
  const on = (address.sort ?? 'name') === sort;
  const down = address.down === 'yes';
  return (
    <th scope="col" aria-sort={on ? (down ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        className="link"
        title={t('people.sort')}
        onClick={() => change({ sort, down: on && !down ? 'yes' : undefined, page: undefined })}
      >
        {children} {on && <span aria-hidden="true">{down ? '↓' : '↑'}</span>}
      </button>
    </th>
  );
}

/** Print, or a table for a spreadsheet: of what is listed, all pages, without any number that identifies. */
function ListActs() {
  const text = useText();
  const say = useSay();
  const [address] = useAddress();
  const may = useMay();
  const [busy, setBusy] = useState(false);
  async function download() {
    setBusy(true);
    try {
      const rows = await everyPage(address);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([csvOf(rows, text)], { type: 'text/csv;charset=utf-8' }));
      link.download = `${text.t('people.title')}-${text.today}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch {
      say(text.t('people.exportFailed'));
    } finally {
      setBusy(false);
    }
  }
  const broken = useCall(brokenNames, {}, { freshSeconds: 60, when: may(repairsNames) });
  return (
    <>
      {broken.data && broken.data.rows.length > 0 && (
        <PageLink className="btn" to="/people/broken-names">
          {text.t('people.brokenNames')} {broken.data.rows.length}
        </PageLink>
      )}
      {may(mergeFiles) && (
        <PageLink className="btn" to="/people/duplicates">
          {text.t('people.twice')}
        </PageLink>
      )}
      <button type="button" className="btn" disabled={busy} onClick={() => void download()}>
        {text.t('people.export')}
      </button>
      <button type="button" className="btn" onClick={() => window.print()}>
        {text.t('people.print')}
      </button>
    </>
  );
}

async function everyPage(address: Record<string, string | undefined>): Promise<CaseLine[]> {
  const rows: CaseLine[] = [];
  for (let page = 1; page <= 100; page += 1) {
    const answer = await call(listCases, { query: { ...queryOf(address, 200), page } });
    rows.push(...answer.rows);
    if (rows.length >= answer.total || answer.rows.length === 0) break;
  }
  return rows;
}
