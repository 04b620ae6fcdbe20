/** One change on its way: what it says, before and after, whom it touches, who decided; and what may be done with it now. */
import { useCall } from '@guilu/ui/calls.ts';
import { PageLink, useParam } from '@guilu/ui/navigation.tsx';
import { Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { type ChangeDetail, readChange } from '../contract.ts';
import { Acts } from './ChangeActs.tsx';
import { ChangeState } from './ChangeList.tsx';
import { ChangeText, NumberedText, Problems } from './ChangeText.tsx';
import { DryRun } from './DryRun.tsx';
import { Examples } from './RuleReading.tsx';
import { SideText } from './RuleSide.tsx';

export default function ChangePage() {
  const { t, w } = useText();
  const changeId = useParam('changeId');
  const answer = useCall(readChange, { params: { changeId } });
  const change = answer.data;
  return (
    <Page
      title={
        change
          ? `${t('rules.number', { number: change.number })} ${change.rules.map((rule) => w(rule.title)).join(t('rules.comma'))}`
          : t('rules.change')
      }
      sub={change && <Said change={change} />}
      acts={
        <PageLink to="/rules/changes" className="btn">
          {t('rules.changes')}
        </PageLink>
      }
    >
      <Shown of={answer}>{(data) => <Whole key={data.id} change={data} />}</Shown>
    </Page>
  );
}

function Said({ change }: { change: ChangeDetail }) {
  const { t, dayLong } = useText();
  return (
    <>
      <ChangeState line={change} />{' '}
      {change.takesBack
        ? t('rules.takesBack', { number: change.takesBack.number })
        : t(`rules.origins.${change.origin}`)}{' '}
      · {t('rules.from', { day: dayLong(change.effectiveOn) })}
    </>
  );
}

function Whole({ change }: { change: ChangeDetail }) {
  const { t } = useText();
  const editing = change.acts.includes('edit');
  const open = change.state === 'draft' || change.state === 'proposed';
  return (
    <>
      <Acts change={change} />
      <div className="two wide-left">
        <div>
          <Panel title={t('rules.beforeAfter')}>
            <BeforeAfter change={change} />
          </Panel>
          {(open || change.dryRuns.length > 0) && <DryRun change={change} />}
          {change.examples.length > 0 && (
            <Panel title={t('rules.examples')}>
              <Examples examples={change.examples} />
            </Panel>
          )}
        </div>
        <div>
          <Panel title={t('rules.history')}>
            <History change={change} />
          </Panel>
          <Panel title={t('rules.text')}>
            {editing ? (
              <ChangeText key={change.text} change={change} />
            ) : (
              <div className="in">
                {open && <Problems change={change} />}
                <NumberedText text={change.text} wrong={new Set(change.problems.map((one) => one.line))} />
              </div>
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}

function BeforeAfter({ change }: { change: ChangeDetail }) {
  const { t, w } = useText();
  return (
    <div className="in">
      {change.sides.map((one) => (
        <div key={`${one.sort} ${one.id}`}>
          <h3>{w(one.title)}</h3>
          <div className="sides">
            <div>
              <div className="tiny">{t('rules.before')}</div>
              {one.before ? <SideText side={one.before} /> : <p className="quiet">{t('rules.newRule')}</p>}
            </div>
            <div>
              <div className="tiny">{t('rules.after')}</div>
              {one.after ? (
                <SideText side={one.after} than={one.before} />
              ) : (
                <p className="quiet">{t('rules.notYet')}</p>
              )}
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}

function History({ change }: { change: ChangeDetail }) {
  const { t, instant } = useText();
  const { name } = useWho();
  const steps = [
    { what: t('rules.did.written'), who: change.author, when: change.writtenAt, note: change.reason },
    ...(change.proposedAt
      ? [{ what: t('rules.did.proposed'), who: change.author, when: change.proposedAt, note: '' }]
      : []),
    ...(change.decidedAt
      ? [
          {
            what: t(`rules.did.${change.state}`),
            who: change.decidedBy ?? '',
            when: change.decidedAt,
            note: change.decisionNote ?? '',
          },
        ]
      : []),
  ];
  return (
    <ul className="rows">
      {steps.map((step) => (
        <li key={step.what} className="due">
          <div>
            <b>{step.what}</b> {step.who}
            <div className="tiny">{instant(step.when)}</div>
            {step.note && <div>{step.note}</div>}
          </div>
        </li>
      ))}
      {change.state === 'proposed' && (
        <li className="due">{change.author === name ? t('rules.waitsForOther') : t('rules.waitsForYou')}</li>
      )}
    </ul>
  );
}
