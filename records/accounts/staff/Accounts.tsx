/** The administrator's accounts: found, added, changed; each act says what follows from it. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { type Static } from 'typebox';
import { useState } from 'react';
import { type accountRow, listAccounts } from '../contract.ts';
import { ChangeAccount, NewAccount } from './AccountForms.tsx';
import { Providers } from './Providers.tsx';

type Row = Static<typeof accountRow>;
const size = 50;

export default function Accounts() {
  const { t } = useText();
  const [address, change] = useAddress();
  const [open, setOpen] = useState<Row | 'new'>();
  const page = pageOf(address);
  const answer = useCall(listAccounts, { query: { page, ...(address.q && { q: address.q }) } }, { keep: true });
  const close = () => setOpen(undefined);
  return (
    <Page
      title={t('accounts.title')}
      sub={answer.data && t('accounts.count', { total: answer.data.total })}
      acts={
        <button type="button" className="btn p" onClick={() => setOpen('new')}>
          {t('accounts.add')}
        </button>
      }
    >
      <div className="filters">
        <label className="grow">
          <span className="only-read">{t('accounts.find')}</span>
          <input
            className="input"
            type="search"
            placeholder={t('accounts.find')}
            defaultValue={address.q ?? ''}
            onChange={(event) => change({ q: event.target.value, page: undefined })}
          />
        </label>
      </div>
      <Panel title={t('accounts.list')}>
        <Shown of={answer}>
          {({ rows, total }) =>
            rows.length === 0 ? (
              <Empty>{t('accounts.none')}</Empty>
            ) : (
              <>
                <Table rows={rows} onOpen={setOpen} />
                <Pages total={total} size={size} />
              </>
            )
          }
        </Shown>
      </Panel>
      <Providers />
      {open === 'new' && <NewAccount onClose={close} />}
      {open && open !== 'new' && <ChangeAccount account={open} onClose={close} />}
    </Page>
  );
}

function Table({ rows, onOpen }: { rows: Row[]; onOpen: (row: Row) => void }) {
  const { t, instant, code } = useText();
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow
          keys={['accounts.name', 'accounts.organisation', 'accounts.roles', 'accounts.lastSeen', 'accounts.state']}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <button type="button" className="link" onClick={() => onOpen(row)}>
                  <b>{row.name}</b>
                </button>
                <div className="tiny">{row.username}</div>
              </td>
              <td>{row.organisationName}</td>
              <td>{row.roles.map((role) => code('accounts.role', role)).join(' · ')}</td>
              <td>{instant(row.lastSeenAt) || '—'}</td>
              <td>
                <div className="btns">
                  {row.disabledAt && <Chip kind="plain">{t('accounts.disabled')}</Chip>}
                  {row.lockedUntil && (
                    <Chip kind="late">{t('accounts.lockedUntil', { at: instant(row.lockedUntil) })}</Chip>
                  )}
                  {row.secondFactor && <Chip kind="done">{t('accounts.secondFactor')}</Chip>}
                  {row.oidcIssuer && <Chip kind="later">{t('accounts.tied')}</Chip>}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
