/** Asking for one's own information: a copy, a correction, a deletion, an explanation, the end of a consent; and what came of it. */
import { urlOf } from '@guilu/platform/http/client.ts';
import type { Askable, OwnRequest } from '@guilu/procedures/data-requests/contract.ts';
import { requestKinds } from '@guilu/procedures/data-requests/rules.ts';
import { useState } from 'react';
import { api, call, CallError, useAnswer } from './api.ts';
import { Form, Long } from './forms.tsx';
import { useSending } from './sending.ts';
import { day, language, t, w } from './words.ts';

const paper = { method: 'GET', path: '/papers/:paperId/:format' } as const;
const archive = { method: 'GET', path: '/my/data-requests/:requestId/copy' } as const;

export function Information() {
  const [turn, setTurn] = useState(0);
  const { data } = useAnswer(() => call(api.data), turn);
  const again = () => setTurn((before) => before + 1);
  return (
    <>
      <h1 tabIndex={-1}>{t('my.data.title')}</h1>
      <p className="note">{t('my.data.what')}</p>
      {data?.rows.length === 0 && <p>{t('my.data.none')}</p>}
      {data?.rows.map((row) => (
        <Made key={row.requestId} row={row} onChanged={again} />
      ))}
      {data && <Ask askable={data.askable} onSent={again} />}
      <p>
        <a href="#readers">{t('my.data.readers')}</a>
      </p>
    </>
  );
}

function Made({ row, onChanged }: { row: OwnRequest; onChanged: () => void }) {
  const stands = row.outcome ? t(`my.data.outcome.${row.outcome}`) : t(`my.data.state.${row.state}`);
  return (
    <div className="line">
      <p>
        <b>{t(`my.data.kind.${row.request}`)}</b> · {stands}
        <br />
        <span className="small">
          {day(row.askedOn)}
          {row.state === 'open' && row.dueOn && ` · ${t('my.data.due', { day: day(row.dueOn) })}`}
          {row.about && ` · ${w(row.about.title)}`}
        </span>
      </p>
      {row.reasons && (
        <p>
          {row.groundBasis.length > 0 && `${row.groundBasis.map(w).join('、')}：`}
          {row.reasons}
        </p>
      )}
      {row.outcome && row.outcome !== 'granted' && <p className="small">{t('my.data.court')}</p>}
      {row.explanation?.map((line, at) => (
        <p key={at} className="small">
          {w(line.label)}：{w(line.text)}
        </p>
      ))}
      {row.copy?.there && (
        <p>
          <a className="big" href={urlOf(archive, { requestId: row.requestId })}>
            {t('my.data.download')}
          </a>
          <span className="small">{t('my.data.until', { day: day(row.copy.until) })}</span>
        </p>
      )}
      {row.copy && !row.copy.there && <p className="small">{t('my.data.over')}</p>}
      {row.paperId && (
        <p>
          <a href={urlOf(paper, { paperId: row.paperId, format: 'pdf' })}>
            {t('my.data.paper', { number: row.paperNumber ?? '' })}
          </a>
        </p>
      )}
      {row.state === 'open' && <TakeBack requestId={row.requestId} onDone={onChanged} />}
    </div>
  );
}

function TakeBack({ requestId, onDone }: { requestId: string; onDone: () => void }) {
  const [problem, setProblem] = useState('');
  async function send() {
    try {
      await call(api.withdrawData, { params: { requestId } });
      onDone();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.problem.sentence[language === 'en' ? 'en' : 'zh']);
    }
  }
  return (
    <>
      {problem && (
        <p className="wrong" role="alert">
          {problem}
        </p>
      )}
      <button type="button" onClick={() => void send()}>
        {t('my.data.withdraw')}
      </button>
    </>
  );
}

function Ask({ askable, onSent }: { askable: Askable; onSent: () => void }) {
  const sending = useSending(
    'data',
    ({ request = '', details, about, purpose }, key) =>
      call(api.askData, {
        body: {
          request: request as (typeof requestKinds)[number],
          ...(details && { details }),
          ...(request === 'explanation' && about && { about }),
          ...(request === 'withdraw-consent' && purpose && { purpose }),
        },
        key,
      }),
    onSent,
  );
  const { request } = sending.values;
  const wantsDetails = request === 'correction' || request === 'deletion';
  const choices = {
    explanation: askable.decisions.map((one) => [one.factId, `${day(one.on)} ${w(one.title)}`] as const),
    'withdraw-consent': askable.consents.map((one) => [one.purpose, w(one.title)] as const),
  };
  return (
    <section>
      <Form title={t('my.data.ask')} level={2} sending={sending} submit={t('my.data.send')} sent={t('my.data.sent')}>
        <Choice
          name="request"
          label={t('my.data.which')}
          sending={sending}
          options={requestKinds.map((one) => [one, t(`my.data.kind.${one}`)] as const)}
        />
        {request === 'explanation' && (
          <Choice
            name="about"
            label={t('my.data.about')}
            sending={sending}
            options={choices.explanation}
            none={t('my.data.noDecisions')}
          />
        )}
        {request === 'withdraw-consent' && (
          <Choice
            name="purpose"
            label={t('my.data.purpose')}
            sending={sending}
            options={choices['withdraw-consent']}
            none={t('my.data.noConsents')}
          />
        )}
        {request && (
          <Long
            label={t(wantsDetails ? 'my.data.detailsWanted' : 'my.data.details')}
            name="details"
            sending={sending}
            required={wantsDetails}
          />
        )}
      </Form>
    </section>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  sending: ReturnType<typeof useSending>;
  options: readonly (readonly [string, string])[];
  none?: string;
}

function Choice({ name, label, sending, options, none }: ChoiceProps) {
  if (options.length === 0 && none) return <p>{none}</p>;
  return (
    <label>
      {label}
      <select required value={sending.values[name] ?? ''} onChange={(event) => sending.set(name, event.target.value)}>
        <option value="">{t('my.choose')}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
