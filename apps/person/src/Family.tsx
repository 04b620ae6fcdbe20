/** Which of the family sees a little, ending it at any time, and consenting to one more. */
import type { FamilyRow } from '@guilu/procedures/self-service/contract.ts';
import { relations } from '@guilu/procedures/self-service/rules.ts';
import { useState } from 'react';
import { api, call, CallError, useAnswer } from './api.ts';
import { Form } from './forms.tsx';
import { useSending } from './sending.ts';
import { day, language, t } from './words.ts';

export function Family() {
  const [turn, setTurn] = useState(0);
  const { data } = useAnswer(() => call(api.family), turn);
  const again = () => setTurn((before) => before + 1);
  return (
    <>
      <h1 tabIndex={-1}>{t('my.kin.title')}</h1>
      <p className="note">{t('my.kin.what')}</p>
      {data?.rows.length === 0 && <p>{t('my.kin.nobody')}</p>}
      {data?.rows.map((row) => (
        <Member key={row.accessId} row={row} onEnded={again} />
      ))}
      {data?.mayConsent && <Consent onSent={again} />}
    </>
  );
}

function Member({ row, onEnded }: { row: FamilyRow; onEnded: () => void }) {
  const [problem, setProblem] = useState('');
  async function end() {
    try {
      await call(api.endFamily, { params: { accessId: row.accessId } });
      onEnded();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.problem.sentence[language === 'en' ? 'en' : 'zh']);
    }
  }
  const state = { asked: t('my.kin.asked'), open: t('my.kin.until', { day: day(row.toOn) }), over: t('my.kin.over') };
  return (
    <div className="line">
      <p>
        <b>{row.name}</b> · {t(`selfService.relation.${row.relation}`)}
        <br />
        <span className="small">
          {state[row.state]}
          {row.kind === 'guardian' && ` · ${t('my.kin.guardian')}`}
        </span>
      </p>
      {problem && (
        <p className="wrong" role="alert">
          {problem}
        </p>
      )}
      {row.state !== 'over' && row.kind === 'by-consent' && (
        <button type="button" onClick={() => void end()}>
          {t('my.kin.end')}
        </button>
      )}
    </div>
  );
}

function Consent({ onSent }: { onSent: () => void }) {
  const sending = useSending(
    'family',
    ({ name = '', relation, toOn = '' }, key) =>
      call(api.consent, { body: { name, relation: relation as (typeof relations)[number], toOn }, key }),
    onSent,
  );
  const input = (name: string) => ({
    value: sending.values[name] ?? '',
    onChange: (event: { target: { value: string } }) => sending.set(name, event.target.value),
    required: true,
  });
  return (
    <section>
      <Form title={t('my.kin.add')} level={2} sending={sending} submit={t('my.kin.send')} sent={t('my.kin.sent')}>
        <label>
          {t('my.kin.name')}
          <input {...input('name')} autoComplete="off" maxLength={40} />
        </label>
        <label>
          {t('my.kin.relation')}
          <select {...input('relation')}>
            <option value="">{t('my.choose')}</option>
            {relations.map((one) => (
              <option key={one} value={one}>
                {t(`selfService.relation.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('my.kin.toOn')}
          <input type="date" {...input('toOn')} />
        </label>
      </Form>
    </section>
  );
}
