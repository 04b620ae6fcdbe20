/** Signing in with what the office gave, and choosing a password of one's own the first time. */
import { type FormEvent, useState } from 'react';
import { api, call, CallError } from './api.ts';
import { language, t } from './words.ts';

const sentenceOf = (error: unknown) =>
  error instanceof CallError ? error.problem.sentence[language === 'en' ? 'en' : 'zh'] : String(error);

export function SignIn({ onIn, offline }: { onIn: () => void; offline: boolean }) {
  const [problem, setProblem] = useState('');
  async function enter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      await call(api.signIn, {
        body: { username: String(form.get('username')), password: String(form.get('password')) },
      });
      onIn();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }
  return (
    <main className="view">
      <h1>{t('my.signIn')}</h1>
      {offline && <p role="alert">{t('my.offline')}</p>}
      <form onSubmit={(event) => void enter(event)}>
        <label>
          {t('my.username')}
          <input name="username" autoComplete="username" required />
        </label>
        <label>
          {t('my.password')}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {problem && (
          <p className="wrong" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="big">
          {t('my.enter')}
        </button>
      </form>
      <p className="small">{t('my.signInHelp')}</p>
    </main>
  );
}

export function FirstPassword({ onDone }: { onDone: () => void }) {
  const [problem, setProblem] = useState('');
  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      await call(api.changePassword, { body: { old: String(form.get('old')), fresh: String(form.get('fresh')) } });
      onDone();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }
  return (
    <main className="view">
      <h1>{t('my.ownPassword')}</h1>
      <form onSubmit={(event) => void change(event)}>
        <label>
          {t('my.oldPassword')}
          <input name="old" type="password" autoComplete="current-password" required />
        </label>
        <label>
          {t('my.newPassword')}
          <input name="fresh" type="password" autoComplete="new-password" minLength={12} required />
        </label>
        {problem && (
          <p className="wrong" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="big">
          {t('my.save')}
        </button>
      </form>
    </main>
  );
}
