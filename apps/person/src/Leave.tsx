/** Leave: what it would mean is said while the days are chosen; then how each request stands. */
import type { Home } from '@guilu/procedures/self-service/contract.ts';
import { api, call, CallError, useAnswer } from './api.ts';
import { useState } from 'react';
import type { LeaveDetail } from '@guilu/procedures/leave/contract.ts';
import { Form } from './forms.tsx';
import { useSending } from './sending.ts';
import { day, t, w } from './words.ts';

const purposes = ['medical', 'school', 'litigation', 'family', 'work', 'other'] as const;

export function Leave({ home }: { home: Home }) {
  const params = { caseId: home.caseId };
  const sending = useSending(
    'leave',
    ({ from = '', to = '', purpose = 'family', destination = '', proof, urgent }, key) =>
      call(api.askLeave, {
        params,
        body: { from, to, purpose: purpose as 'family', destination, proof: proof === 'yes', urgent: urgent === 'yes' },
        key,
      }),
    () => undefined,
  );
  const { from = '', to = '' } = sending.values;
  const field = (name: string, type: string) => (
    <input
      type={type}
      required
      value={sending.values[name] ?? ''}
      onChange={(event) => sending.set(name, event.target.value)}
    />
  );
  const tick = (name: string) => (
    <input
      type="checkbox"
      checked={sending.values[name] === 'yes'}
      onChange={(event) => sending.set(name, event.target.checked ? 'yes' : '')}
    />
  );
  return (
    <>
      <Form title={t('my.leave')} sending={sending} submit={t('my.ask')} sent={t('my.leaveSent')}>
        <label>
          {t('my.from')}
          {field('from', 'date')}
        </label>
        <label>
          {t('my.to')}
          {field('to', 'date')}
        </label>
        {from && to && from <= to && <Outlook caseId={home.caseId} from={from} to={to} />}
        <label>
          {t('my.purpose')}
          <select
            required
            value={sending.values.purpose ?? ''}
            onChange={(event) => sending.set('purpose', event.target.value)}
          >
            <option value="">{t('my.choose')}</option>
            {purposes.map((code) => (
              <option key={code} value={code}>
                {t(`my.purposes.${code}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('my.where')}
          {field('destination', 'text')}
        </label>
        <label className="tick">
          {tick('proof')} {t('my.proof')}
        </label>
        <label className="tick">
          {tick('urgent')} {t('my.urgent')}
        </label>
      </Form>
      <Requests caseId={home.caseId} again={sending.state} />
    </>
  );
}

function Outlook({ caseId, from, to }: { caseId: string; from: string; to: string }) {
  const { data } = useAnswer(() => call(api.outlook, { params: { caseId }, query: { from, to } }), `${from} ${to}`);
  if (!data) return null;
  return (
    <div className="note" role="status">
      <p>{t('my.outlook', { days: data.days, left: data.left })}</p>
      <p>
        {t(`my.decides.${data.decides || 'nobody'}`)} {data.notEntrusted && t('my.notEntrusted')}
      </p>
      <p className="small">{data.basis.map(w).join('、')}</p>
      {data.problems.map((problem) => (
        <p key={problem.code} className="wrong">
          {w(problem.sentence)}
        </p>
      ))}
    </div>
  );
}

function Requests({ caseId, again }: { caseId: string; again: string }) {
  const { data } = useAnswer(() => call(api.leaves, { params: { caseId } }), again);
  if (!data?.rows.length) return null;
  return (
    <section>
      <h2>{t('my.myLeaves')}</h2>
      {data.rows.map((leave) => (
        <div key={leave.leaveId} className="line">
          <p>
            <b>{t(`my.leaveState.${leave.state}`)}</b> {day(leave.fromOn)} – {day(leave.toOn)} {leave.destination}
          </p>
          {leave.refusal && (
            <p className="small">
              {t('my.refusedBecause', { why: t(`my.refusals.${leave.refusal.reason}`), facts: leave.refusal.evidence })}
            </p>
          )}
          <Article leave={leave} />
          {leave.acts.includes('withdraw') && <Withdraw leave={leave} />}
        </div>
      ))}
    </section>
  );
}

/** The article under which it is decided, fetched when somebody wants to know. */
function Article({ leave }: { leave: LeaveDetail }) {
  const [wanted, setWanted] = useState(false);
  const { caseId, leaveId, fromOn, toOn } = leave;
  const { data } = useAnswer(
    () =>
      wanted
        ? call(api.outlook, { params: { caseId }, query: { from: fromOn, to: toOn, leaveId } })
        : Promise.resolve(undefined),
    wanted,
  );
  return (
    <details onToggle={(event) => setWanted(event.currentTarget.open)}>
      <summary>{t('my.why')}</summary>
      {data &&
        [
          t(`my.decides.${data.decides || 'nobody'}`),
          data.notEntrusted && t('my.notEntrusted'),
          data.basis.map(w).join('、'),
        ]
          .filter(Boolean)
          .join(' ')}{' '}
      {data && !data.verified && t('my.unverified')}
    </details>
  );
}

function Withdraw({ leave }: { leave: LeaveDetail }) {
  const [problem, setProblem] = useState('');
  async function withdraw() {
    try {
      await call(api.withdrawLeave, {
        params: { caseId: leave.caseId, leaveId: leave.leaveId },
        body: { reason: t('my.withdrawn') },
      });
      location.reload();
    } catch (error) {
      setProblem(error instanceof CallError ? w(error.problem.sentence) : String(error));
    }
  }
  return (
    <>
      {problem && (
        <p className="wrong" role="alert">
          {problem}
        </p>
      )}
      <button type="button" onClick={() => void withdraw()}>
        {t('my.withdraw')}
      </button>
    </>
  );
}
