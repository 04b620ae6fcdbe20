/** What a leave would mean before it is asked for or decided: days in two months, what is left, who decides and why. */
import { useCall } from '@guilu/ui/calls.ts';
import { useText } from '@guilu/ui/text.ts';
import { outlook } from '../contract.ts';

export function Outlook({ caseId, from, to }: { caseId: string; from: string; to: string }) {
  const { t, w, day } = useText();
  const ready = from.length === 10 && to.length === 10 && from <= to;
  const { data } = useCall(outlook, { params: { caseId }, query: { from, to } }, { when: ready, keep: true });
  if (!ready || !data) return null;
  return (
    <div className="note-plain" role="status">
      <p>
        {t('leave.outlook', { days: data.days, other: data.otherDays, left: data.left, limit: data.limit })} {t(`leave.decides.${data.decides || 'nobody'}`)}
      </p>
      <p className="tiny">
        {data.basis.map(w).join('、')}
        {!data.verified && ` · ${t('leave.unverified')}`}
      </p>
      {data.away.length > 0 && <p className="tiny">{t('leave.awayBefore', { list: data.away.map((one) => `${day(one.from)}–${day(one.to)} ${one.destination}`).join('；') })}</p>}
      {data.problems.map((problem) => (
        <p key={problem.code} className="wrong">
          {w(problem.sentence)}
        </p>
      ))}
    </div>
  );
}
