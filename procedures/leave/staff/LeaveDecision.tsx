/** One leave on one page: what is asked and why, the two months, who decides under which article, and the two buttons. */
import { useCall } from '@guilu/ui/calls.ts';
import { PageLink, useParam } from '@guilu/ui/navigation.tsx';
import { Empty, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { type LeaveDetail, leaveOfCase } from '../contract.ts';
import { Acts } from './LeaveActs.tsx';
import { LeaveState } from './LeaveTable.tsx';
import { Entrustment, Outlook } from './Outlook.tsx';

export default function LeaveDecision() {
  const { t } = useText();
  const [caseId, leaveId] = [useParam('caseId'), useParam('leaveId')];
  const answer = useCall(leaveOfCase, { params: { caseId } });
  return (
    <Page title={t('leave.decision')}>
      <Shown of={answer}>
        {(data) => {
          const leave = data.rows.find((row) => row.leaveId === leaveId);
          return leave ? <Decision leave={leave} /> : <Empty>{t('leave.gone')}</Empty>;
        }}
      </Shown>
    </Page>
  );
}

function Decision({ leave }: { leave: LeaveDetail }) {
  const { t, day, instant } = useText();
  const line = (key: string, value: string): [string, string] => [t(key), value];
  const lines: [string, string][] = [
    [
      t('leave.when'),
      `${t('leave.fromTo', { from: day(leave.fromOn), to: day(leave.toOn) })} · ${t('leave.days', { count: leave.days })}`,
    ],
    [t('leave.where'), leave.destination],
    [t('leave.why'), t(`leave.purpose.${leave.purpose}`)],
    [t('leave.proof'), t(leave.proof ? 'leave.proofThere' : 'leave.proofMissing')],
    [t('leave.askedOn'), `${day(leave.appliedOn)} · ${leave.appliedBy}`],
    ...(leave.decidedOn ? [line('leave.decidedOn', day(leave.decidedOn))] : []),
    ...(leave.departedOn ? [line('leave.leftOn', day(leave.departedOn))] : []),
    ...(leave.returnedOn ? [line('leave.backOn', day(leave.returnedOn))] : []),
    ...(leave.daysLate ? [line('leave.lateness', t('leave.lateDays', { count: leave.daysLate }))] : []),
  ];
  return (
    <div className="two">
      <Panel
        title={<PageLink to={`/cases/${leave.caseId}`}>{leave.name}</PageLink>}
        right={<LeaveState leave={leave} />}
      >
        <dl className="facts-list">
          {lines.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {leave.refusal && (
            <div>
              <dt>{t('leave.refusedBecause')}</dt>
              <dd>
                {t(`leave.refusal.${leave.refusal.reason}`)}：{leave.refusal.evidence}
              </dd>
            </div>
          )}
          {leave.opinions.map((opinion) => (
            <div key={opinion.level}>
              <dt>{t(`leave.level.${opinion.level}`)}</dt>
              <dd>
                {opinion.text}
                <div className="tiny">
                  {opinion.by} · {instant(opinion.at)}
                </div>
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
      <div>
        <Panel title={t('leave.whoDecides')}>
          <div className="in">
            <p>{leave.chain.map((level) => t(`leave.level.${level}`)).join(' → ')}</p>
            {leave.state !== 'asked' && <Entrustment instrument={leave.instrument} notEntrusted={false} />}
            {leave.state === 'asked' && (
              <Outlook caseId={leave.caseId} from={leave.fromOn} to={leave.toOn} leaveId={leave.leaveId} />
            )}
            <p className="tiny">{t('leave.ifRefused')}</p>
          </div>
        </Panel>
        <Acts leave={leave} />
      </div>
    </div>
  );
}
