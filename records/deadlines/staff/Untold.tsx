/** After a takeover: what the earlier records did not tell, matter by matter, and whose files they are. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink, useAddress } from '@guilu/ui/navigation.tsx';
import { Empty, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { untold } from '../contract.ts';

export default function Untold() {
  const { t, w } = useText();
  const [address, change] = useAddress();
  const answer = useCall(
    untold,
    { query: { ...(address.rule && { rule: address.rule }), page: pageOf(address) } },
    { keep: true },
  );
  return (
    <Page title={t('untold.title')} sub={t('untold.sub')}>
      <Shown of={answer}>
        {({ rules, cases, total }) =>
          rules.length === 0 ? (
            <Empty>{t('untold.none')}</Empty>
          ) : (
            <>
              <Panel title={t('untold.byRule')}>
                <table className="plain cards">
                  <HeadRow keys={['untold.matter', 'untold.people', 'untold.times']} />
                  <tbody>
                    {rules.map((rule) => (
                      <tr key={rule.rule}>
                        <td>
                          <button
                            type="button"
                            className="link"
                            aria-expanded={address.rule === rule.rule}
                            onClick={() =>
                              change({ rule: address.rule === rule.rule ? undefined : rule.rule, page: undefined })
                            }
                          >
                            {w(rule.title)}
                          </button>
                        </td>
                        <td className="num">{t('untold.count', { count: rule.cases })}</td>
                        <td className="num">{t('untold.timesCount', { count: rule.duties })}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Panel>
              {address.rule && <Files cases={cases} total={total} />}
            </>
          )
        }
      </Shown>
    </Page>
  );
}

interface FilesProps {
  cases: { caseId: string; name: string; duties: number; lastDueOn: string }[];
  total: number;
}

function Files({ cases, total }: FilesProps) {
  const { t, day } = useText();
  const { shown } = useNames();
  return (
    <Panel title={t('untold.whose', { count: total })}>
      <table className="plain cards">
        <HeadRow keys={['people.name', 'untold.times', 'untold.lastDue']} />
        <tbody>
          {cases.map((file) => (
            <tr key={file.caseId}>
              <td>
                <PageLink to={`/cases/${file.caseId}`}>{shown(file.name)}</PageLink>
              </td>
              <td className="num">{t('untold.timesCount', { count: file.duties })}</td>
              <td>{day(file.lastDueOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pages total={total} size={50} />
    </Panel>
  );
}
