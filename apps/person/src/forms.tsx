/** A report, a request for help, an objection: few fields each, in plain words. */
import type { Home } from '@guilu/procedures/self-service/contract.ts';
import { type ReactNode, useState } from 'react';
import { api, call } from './api.ts';
import { type Sending, useSending } from './sending.ts';
import { day, t, w } from './words.ts';

export function Form({
  title,
  level,
  sending,
  submit,
  sent,
  children,
}: {
  title: string;
  /** 2 where it stands below something else on its page. */
  level?: 2;
  sending: Sending;
  submit: string;
  sent: string;
  children: ReactNode;
}) {
  return (
    <>
      {level ? <h2>{title}</h2> : <h1 tabIndex={-1}>{title}</h1>}
      {sending.state === 'sent' ? (
        <p className="sent" role="status">
          {sent}
        </p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            sending.submit();
          }}
        >
          {children}
          {sending.problem && (
            <p className="wrong" role="alert">
              {sending.problem}
            </p>
          )}
          <button type="submit" className="big" disabled={sending.state === 'sending'}>
            {sending.state === 'sending' ? t('my.sending') : submit}
          </button>
        </form>
      )}
    </>
  );
}

export function Long({
  label,
  name,
  sending,
  required,
}: {
  label: string;
  name: string;
  sending: Sending;
  required?: boolean;
}) {
  return (
    <label>
      {label}
      <textarea
        rows={3}
        required={required}
        value={sending.values[name] ?? ''}
        onChange={(event) => sending.set(name, event.target.value)}
      />
    </label>
  );
}

export function Report() {
  const [enough, setEnough] = useState(true);
  const sending = useSending(
    'report',
    ({ how = '', work, family }, key) =>
      call(api.report, { body: { how, ...(work && { work }), ...(family && { family }) }, key }),
    (answer) => setEnough(answer.enough),
  );
  return (
    <Form
      title={t('my.report')}
      sending={sending}
      submit={t('my.send')}
      sent={t(enough ? 'my.reportSent' : 'my.reportSentCall')}
    >
      <Long label={t('my.how')} name="how" sending={sending} required />
      <Long label={t('my.work')} name="work" sending={sending} />
      <Long label={t('my.family')} name="family" sending={sending} />
    </Form>
  );
}

export function Help() {
  const sending = useSending(
    'help',
    ({ need = '' }, key) => call(api.help, { body: { need }, key }),
    () => undefined,
  );
  return (
    <Form title={t('my.help')} sending={sending} submit={t('my.send')} sent={t('my.helpSent')}>
      <Long label={t('my.need')} name="need" sending={sending} required />
    </Form>
  );
}

/** Moving is asked for at the office, because the county decides it; from here the wish reaches the officer. */
export function Move() {
  const sending = useSending(
    'move',
    ({ place = '' }, key) => call(api.help, { body: { need: t('my.moveNeed', { place }) }, key }),
    () => undefined,
  );
  return (
    <Form title={t('my.move')} sending={sending} submit={t('my.send')} sent={t('my.moveSent')}>
      <p className="note">{t('my.moveHow')}</p>
      <Long label={t('my.movePlace')} name="place" sending={sending} required />
    </Form>
  );
}

export function Objection({ home }: { home: Home }) {
  const sending = useSending(
    'objection',
    ({ against = '', ground = '' }, key) => call(api.objection, { body: { against, ground }, key }),
    () => undefined,
  );
  if (home.decisions.length === 0) {
    return (
      <>
        <h1 tabIndex={-1}>{t('my.object')}</h1>
        <p>{t('my.noDecisions')}</p>
      </>
    );
  }
  return (
    <Form title={t('my.object')} sending={sending} submit={t('my.send')} sent={t('my.objectionSent')}>
      <label>
        {t('my.which')}
        <select
          required
          value={sending.values.against ?? ''}
          onChange={(event) => sending.set('against', event.target.value)}
        >
          <option value="">{t('my.choose')}</option>
          {home.decisions.map((one) => (
            <option key={one.factId} value={one.factId}>
              {day(one.on)} {w(one.title)}
            </option>
          ))}
        </select>
      </label>
      <Long label={t('my.ground')} name="ground" sending={sending} required />
    </Form>
  );
}
