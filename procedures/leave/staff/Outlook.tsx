/** What a leave would mean before it is asked for or decided: days in two months, what is left, who decides and why. */
import { useCall } from '@guilu/ui/calls.ts';
import { useText } from '@guilu/ui/text.ts';
import { addDays } from '@guilu/calendar';
import { outlook } from '../contract.ts';

export function Outlook({ caseId, from, to, leaveId }: { caseId: string; from: string; to: string; leaveId?: string }) {
  const { t, w, day, list } = useText();
  const ready = from.length === 10 && to.length === 10 && from <= to;
  const { data } = useCall(
    outlook,
    { params: { caseId }, query: { from, to, ...(leaveId && { leaveId }) } },
    { when: ready, keep: true },
  );
  if (!ready || !data) return null;
  return (
    <div className="note-plain" role="status">
      <p>
        {t('leave.outlook', { days: data.days, other: data.otherDays, left: data.left, limit: data.limit })}{' '}
        {t(`leave.decides.${data.decides || 'nobody'}`)}
      </p>
      <Entrustment instrument={data.instrument} notEntrusted={data.notEntrusted} ended={data.ended} />
      <p className="tiny">
        {list(data.basis.map(w))}
        {!data.verified && ` · ${t('leave.unverified')}`}
      </p>
      <TwoMonths from={data.windowFrom} to={to} away={[...data.away, { from, to }]} />
      {data.away.length > 0 && (
        <p className="tiny">
          {t('leave.awayBefore', {
            list: data.away.map((one) => `${day(one.from)}–${day(one.to)} ${one.destination}`).join('；'),
          })}
        </p>
      )}
      {data.problems.map((problem) => (
        <p key={problem.code} className="wrong">
          {w(problem.sentence)}
        </p>
      ))}
    </div>
  );
}

interface EntrustmentProps {
  instrument?: string | undefined;
  notEntrusted: boolean;
  ended?: { instrument: string; until: string } | undefined;
}

/** By which instrument the office decides for the county, or why the county decides itself (CCL 9). */
export function Entrustment({ instrument, notEntrusted, ended }: EntrustmentProps) {
  const { t } = useText();
  if (instrument) return <p className="tiny">{t('leave.byInstrument', { instrument })}</p>;
  if (!notEntrusted) return null;
  return <p>{ended ? t('leave.entrustmentOver', ended) : t('leave.notEntrusted')}</p>;
}

/** The two months that are added up, a box for each day; days out are filled. What it shows also stands in words. */
function TwoMonths({ from, to, away }: { from: string; to: string; away: { from: string; to: string }[] }) {
  const days: string[] = [];
  for (let on = from; on <= to && days.length < 70; on = addDays(on, 1)) days.push(on);
  return (
    <div className="days" aria-hidden="true">
      {days.map((on) => (
        <i key={on} title={on} className={away.some((one) => one.from <= on && on <= one.to) ? 'out' : ''} />
      ))}
    </div>
  );
}
