/** Sealed files that are open to whoever looks; the look itself is written down. */
import { useCall } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { sealedFiles } from '../contract.ts';

export default function SealedFiles() {
  const { t, day } = useText();
  const { shown } = useNames();
  const answer = useCall(sealedFiles, {});
  return (
    <Page title={t('sealing.files')} sub={t('sealing.filesSub')}>
      <div className="panel">
        <Shown of={answer}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty>{t('sealing.none')}</Empty>
            ) : (
              <ul className="rows">
                {rows.map((row) => (
                  <li key={row.caseId} className="due">
                    <span>
                      <PageLink to={`/cases/${row.caseId}`} search={{ tab: 'sealing.tab' }}>
                        <b>{shown(row.name)}</b>
                      </PageLink>{' '}
                      <span className="tiny">{row.number}</span>
                    </span>
                    <span className="quiet">
                      {t('sealing.since', { day: day(row.sealedOn) })} ·{' '}
                      {t('sealing.keeperCount', { count: row.keepers })}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
      </div>
    </Page>
  );
}
