/** Leaves in lines: when, where, why, how it stands, whose turn it is. */
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip, type ChipKind } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { LeaveDetail } from '../contract.ts';

const tones: Record<string, ChipKind> = {
  asked: 'wait',
  approved: 'later',
  away: 'today',
  late: 'late',
  returned: 'done',
  refused: 'plain',
};

export function LeaveState({ leave }: { leave: LeaveDetail }) {
  const { t } = useText();
  const late =
    leave.state === 'late' ? t('leave.lateDays', { count: leave.daysLate ?? 0 }) : t(`leave.state.${leave.state}`);
  return <Chip kind={tones[leave.state] ?? 'plain'}>{leave.waitsFor ? t(`leave.waits.${leave.waitsFor}`) : late}</Chip>;
}

export function LeaveTable({ rows, withName }: { rows: LeaveDetail[]; withName: boolean }) {
  const { t, day } = useText();
  return (
    <div className="scroll">
      <table className="plain cards">
        <thead>
          <tr>
            {withName && <th scope="col">{t('people.name')}</th>}
            <th scope="col">{t('leave.when')}</th>
            <th scope="col">{t('leave.where')}</th>
            <th scope="col">{t('leave.why')}</th>
            <th scope="col">{t('leave.stands')}</th>
            <th scope="col">
              <span className="only-read">{t('leave.open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((leave) => (
            <tr key={leave.leaveId}>
              {withName && (
                <td>
                  <PageLink to={`/cases/${leave.caseId}`}>
                    <b>{leave.name}</b>
                  </PageLink>
                </td>
              )}
              <td>
                {t('leave.fromTo', { from: day(leave.fromOn), to: day(leave.toOn) })}
                <div className="tiny">{t('leave.days', { count: leave.days })}</div>
              </td>
              <td>{leave.destination}</td>
              <td>{t(`leave.purpose.${leave.purpose}`)}</td>
              <td>
                <LeaveState leave={leave} />
              </td>
              <td>
                <PageLink
                  to={`/leave/${leave.caseId}/${leave.leaveId}`}
                  className={leave.acts.includes('approve') || leave.acts.includes('opinion') ? 'btn p' : 'btn'}
                >
                  {t(leave.acts.includes('approve') || leave.acts.includes('opinion') ? 'leave.decide' : 'leave.open')}
                </PageLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
