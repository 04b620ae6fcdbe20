/** The county's own changes of rules, the latest first: nothing is ever taken off this list. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip, type ChipKind, Empty, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { type ChangeLine, listChanges } from '../contract.ts';

const tones: Record<string, ChipKind> = {
  draft: 'plain',
  proposed: 'wait',
  refused: 'late',
  dropped: 'plain',
  running: 'done',
  coming: 'later',
  replaced: 'plain',
};

export function ChangeState({ line }: { line: ChangeLine }) {
  const { t } = useText();
  const state = line.stands ?? line.state;
  return <Chip kind={tones[state] ?? 'plain'}>{t(`rules.state.${state}`)}</Chip>;
}

export default function ChangeList() {
  const { t } = useText();
  const answer = useCall(listChanges);
  return (
    <Page
      title={t('rules.changes')}
      sub={t('rules.changesWhat')}
      acts={
        <PageLink to="/rules" className="btn">
          {t('rules.toAll')}
        </PageLink>
      }
    >
      <Panel title={t('rules.changes')}>
        <Shown of={answer}>
          {(data) => (data.rows.length > 0 ? <ChangeTable rows={data.rows} /> : <Empty>{t('rules.noChanges')}</Empty>)}
        </Shown>
      </Panel>
    </Page>
  );
}

export function ChangeTable({ rows }: { rows: ChangeLine[] }) {
  const { t, w, day, instant } = useText();
  return (
    <div className="scroll">
      <table className="plain cards">
        <HeadRow keys={['rules.change', 'rules.reason', 'rules.holdsFrom', 'rules.stands']} />
        <tbody>
          {rows.map((line) => (
            <tr key={line.id}>
              <td>
                <PageLink to={`/rules/changes/${line.id}`}>
                  <b>{t('rules.number', { number: line.number })}</b>{' '}
                  {line.rules.map((rule) => w(rule.title)).join(t('rules.comma'))}
                </PageLink>
                <div className="tiny">
                  {line.takesBack
                    ? t('rules.takesBack', { number: line.takesBack.number })
                    : t(`rules.origins.${line.origin}`)}
                </div>
              </td>
              <td>
                {line.reason}
                <div className="tiny">{t('rules.wroteAt', { who: line.author, when: instant(line.writtenAt) })}</div>
              </td>
              <td>{day(line.effectiveOn)}</td>
              <td>
                <ChangeState line={line} />
                {line.decidedBy && (
                  <div className="tiny">
                    {t('rules.decidedAt', { who: line.decidedBy, when: instant(line.decidedAt) })}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
