/** What was written and read, filtered; and the proof that no entry was changed or taken away. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { type LogEntry, readLog, verifyLog } from '../contract.ts';
import { Filters } from './Filters.tsx';

const size = 50;

export default function AccessLog() {
  const { t } = useText();
  const [address] = useAddress();
  const page = pageOf(address);
  const { kind, actor, person, action, from, to } = address;
  const query = {
    page,
    ...((kind === 'read' || kind === 'write') && { kind: kind as 'read' | 'write' }),
    ...(actor && { actor }),
    ...(person && { person }),
    ...(action && { action }),
    ...(from && { from }),
    ...(to && { to }),
  };
  const answer = useCall(readLog, { query }, { keep: true });
  return (
    <Page title={t('accessLog.title')} sub={t('accessLog.what')}>
      <Proof />
      <Filters actions={answer.data?.actions ?? []} />
      <Panel title={answer.data ? t('accessLog.count', { total: answer.data.total }) : t('accessLog.title')}>
        <Shown of={answer}>
          {({ rows, total }) =>
            rows.length === 0 ? (
              <Empty>{t('accessLog.none')}</Empty>
            ) : (
              <>
                <Table rows={rows} />
                <Pages total={total} size={size} />
              </>
            )
          }
        </Shown>
      </Panel>
    </Page>
  );
}

/** Walks the chain when asked, because it reads every entry. */
function Proof() {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  const answer = useCall(verifyLog, {}, { when: asked, freshSeconds: 3600 });
  const broken = answer.data?.broken;
  return (
    <Panel
      title={t('accessLog.proof')}
      right={
        <button
          type="button"
          className="btn"
          disabled={answer.fetching}
          onClick={() => (asked ? void answer.reload() : setAsked(true))}
        >
          {t('accessLog.verify')}
        </button>
      }
    >
      <div className="in" role="status">
        {!asked && <p className="quiet">{t('accessLog.proofWhat')}</p>}
        {asked && answer.fetching && <p>{t('ui.loading')}</p>}
        {answer.data && !answer.fetching && (
          <Chip kind={broken ? 'late' : 'done'}>
            {broken
              ? t('accessLog.broken', { seq: broken.seq, why: t(`accessLog.why.${broken.why}`) })
              : t('accessLog.whole', { entries: answer.data.entries })}
          </Chip>
        )}
      </div>
    </Panel>
  );
}

function Table({ rows }: { rows: LogEntry[] }) {
  const { t, instant, code, has } = useText();
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow keys={['accessLog.at', 'accessLog.actor', 'accessLog.action', 'accessLog.person', 'accessLog.more']} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{instant(row.at)}</td>
              <td>{row.actor}</td>
              <td>
                {code('accessLog.act', row.action.split(': ')[0])}
                <div className="tiny">
                  {row.kind === 'write' ? t('accessLog.entry', { seq: row.seq }) : t('accessLog.looked')}
                </div>
              </td>
              <td>{row.personName ?? (row.personId ? t('accessLog.hidden') : '—')}</td>
              <td>
                {row.purpose &&
                  code(has(`accessLog.purpose.${row.purpose}`) ? 'accessLog.purpose' : 'people.purpose', row.purpose)}
                {row.detail && Object.keys(row.detail).length > 0 && (
                  <details>
                    <summary>{t('accessLog.detail')}</summary>
                    <code className="tiny">{JSON.stringify(row.detail)}</code>
                  </details>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
