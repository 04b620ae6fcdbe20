/** One destruction list: its items, the approval by another, the carrying out, and the record that stays. */
import { useCall } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink, useAddress, useParam } from '@guilu/ui/navigation.tsx';
import { Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { type DestructionList, destructionList } from '../contract.ts';
import { KeepForm, ListActs } from './ListActs.tsx';
import { ListState } from './Retention.tsx';

export default function ListPage() {
  const { t } = useText();
  const listId = useParam('listId');
  const [address] = useAddress();
  const answer = useCall(destructionList, { params: { listId }, query: { page: pageOf(address) } }, { keep: true });
  return (
    <Page title={answer.data?.list.number ?? t('retention.list')} sub={answer.data?.list.note}>
      <Shown of={answer}>
        {(of) => (
          <>
            <div className="two">
              <Panel title={t('retention.list')} right={<ListState state={of.list.state} />}>
                <Items of={of} />
              </Panel>
              <div>
                <Steps of={of} />
                {of.digest && <Result of={of} digest={of.digest} />}
                <ListActs of={of} />
              </div>
            </div>
            <Pages total={of.total} size={100} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Steps({ of: { list } }: { of: DestructionList }) {
  const { t, instant } = useText();
  const lines = [
    ['retention.proposed', list.proposedBy, list.proposedAt],
    ['retention.decided', list.decidedBy, list.decidedAt],
    ['retention.carried', list.carriedBy, list.carriedAt],
  ] as const;
  return (
    <Panel title={t('retention.stands')}>
      <dl className="facts-list">
        {lines.map(
          ([key, by, at]) =>
            by &&
            at && (
              <div key={key}>
                <dt>{t(key)}</dt>
                <dd>
                  {by} · {instant(at)}
                </dd>
              </div>
            ),
        )}
        {list.decisionNote && (
          <div>
            <dt>{t('retention.why')}</dt>
            <dd>{list.decisionNote}</dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}

function Result({ of, digest }: { of: DestructionList; digest: string }) {
  const { t, w } = useText();
  return (
    <Panel title={t('retention.result')}>
      <dl className="facts-list">
        {of.counts.map((one) => (
          <div key={one.kind}>
            <dt>{w(one.title)}</dt>
            <dd>
              {t('retention.destroyed', { count: one.destroyed })}
              {one.left > 0 && ` · ${t('retention.leftCount', { count: one.left })}`}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('retention.digest')}</dt>
          <dd className="tiny">{digest}</dd>
        </div>
      </dl>
    </Panel>
  );
}

function Items({ of }: { of: DestructionList }) {
  const { t } = useText();
  const [keeping, keep] = useState<number>();
  const open = of.items.some((item) => item.state === 'listed');
  return (
    <>
      {keeping !== undefined && <KeepForm listId={of.list.listId} seq={keeping} onDone={() => keep(undefined)} />}
      <div className="scroll">
        <table className="plain cards">
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">{t('retention.what')}</th>
              <th scope="col">{t('retention.until')}</th>
              <th scope="col">{t('retention.records')}</th>
              <th scope="col">{t('retention.stands')}</th>
            </tr>
          </thead>
          <tbody>
            {of.items.map((item) => (
              <Item
                key={item.seq}
                of={item}
                {...(open && of.acts.includes('keep') && item.state === 'listed' && { onKeep: () => keep(item.seq) })}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Item({ of, onKeep }: { of: DestructionList['items'][number]; onKeep?: () => void }) {
  const { t, w, day } = useText();
  const { shown } = useNames();
  const reason = of.state === 'left' && of.reason ? t(`retention.left.${of.reason}`) : of.reason;
  return (
    <tr>
      <td>{of.seq}</td>
      <td>
        {w(of.title)}{' '}
        {of.name &&
          (of.caseId ? (
            <PageLink to={`/cases/${of.caseId}`}>{shown(of.name)}</PageLink>
          ) : (
            <span className="quiet">{shown(of.name)}</span>
          ))}
        {of.proof && <div className="tiny">{of.proof}</div>}
      </td>
      <td>{day(of.until)}</td>
      <td>{t('retention.recordCount', { count: of.records })}</td>
      <td>
        {t(`retention.item.${of.state}`)}
        {reason && <div className="tiny">{reason}</div>}
        {onKeep && (
          <div>
            <button type="button" className="btn" onClick={onKeep}>
              {t('retention.keepItem')}
            </button>
          </div>
        )}
      </td>
    </tr>
  );
}
